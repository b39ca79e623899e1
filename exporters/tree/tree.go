// Package tree is what a migration would write: a set of files, in memory.
//
// A Plan holds it against what is on disk; Diff shows the plan, Apply does it, Undo takes it back, and nothing else in
// hexodus touches the disk. Apply is all or nothing, stays inside the output folder, goes through no symbolic link and
// writes over no file that hexodus did not write itself. An edit of what it wrote merges with what is new, or stays and
// has what is new put beside it.
//
// Hexodus's books are in the folder .hexodus of the output: the manifest of what it wrote, the texts as it wrote them,
// and what the last run replaced.
package tree

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// File is one file to write. Its bytes are Data, or those of Asset or of Write, which are streamed when they are needed.
type File struct {
	Path   string                // slash path in the output folder
	Data   []byte                // the file's bytes, with Asset == ""
	Asset  string                // path in FS
	FS     fs.FS                 // with Asset
	Write  func(io.Writer) error // gives the file's bytes, the same each time: once for a plan, and when they are needed; nil with Data or Asset
	Source string                // path of the file it came from, "" for none
	URL    string                // where the site will show it, "" for nowhere
	Mode   fs.FileMode           // permissions; 0 is 0644
}

func (f *File) mode() fs.FileMode {
	if f.Mode == 0 {
		return 0o644
	}
	return f.Mode.Perm()
}

// inMemory reports whether the file's bytes are Data.
func (f *File) inMemory() bool { return f.Asset == "" && f.Write == nil }

// open gives the file's bytes.
func (f *File) open() (io.ReadCloser, error) {
	switch {
	case f.Write != nil:
		r, w := io.Pipe()
		go func() { w.CloseWithError(f.Write(w)) }()
		return r, nil
	case f.Asset == "":
		return io.NopCloser(bytes.NewReader(f.Data)), nil
	}
	return f.FS.Open(f.Asset)
}

// Tree is a set of files, no two of which are in each other's way on any usual disk. It is safe for concurrent use.
type Tree struct {
	mu    sync.Mutex
	files map[string]File   // by folded path
	dirs  map[string]string // a file below, by folded path of each folder

	answers []Answer
}

// New is an empty tree.
func New() *Tree {
	return &Tree{files: map[string]File{}, dirs: map[string]string{}}
}

// A Clash is two files that cannot be on one disk: of one path, of paths that differ in case alone, or one where the
// other needs a folder.
type Clash struct {
	File  File // was not added
	Other File // is in the tree
}

func (e *Clash) Error() string {
	if e.File.Path == e.Other.Path {
		return fmt.Sprintf("%s: two files have this path", e.File.Path)
	}
	return fmt.Sprintf("%s: %s is in its way", e.File.Path, e.Other.Path)
}

// A BadPath is a path that a file cannot have.
type BadPath struct{ Path, Why string }

func (e *BadPath) Error() string { return fmt.Sprintf("%q: %s", e.Path, e.Why) }

// Add puts a file into the tree; the error is a *Clash or a *BadPath.
func (t *Tree) Add(f File) error {
	if why := badPath(f.Path); why != "" {
		return &BadPath{f.Path, why}
	}
	key := fold(f.Path)
	t.mu.Lock()
	defer t.mu.Unlock()
	if other, ok := t.files[key]; ok {
		return &Clash{f, other}
	}
	if below, ok := t.dirs[key]; ok {
		return &Clash{f, t.files[below]}
	}
	for dir := range folders(key) {
		if other, ok := t.files[dir]; ok {
			return &Clash{f, other}
		}
	}
	for dir := range folders(key) {
		if _, ok := t.dirs[dir]; !ok {
			t.dirs[dir] = key
		}
	}
	t.files[key] = f
	return nil
}

// Files are all files, by path.
func (t *Tree) Files() []File {
	t.mu.Lock()
	list := make([]File, 0, len(t.files))
	for _, f := range t.files {
		list = append(list, f)
	}
	t.mu.Unlock()
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// own is the folder inside the output folder that hexodus keeps its books in.
const own = ".hexodus"

// badPath says why a file cannot have a path, "" if it can.
func badPath(p string) string {
	switch {
	case p == "":
		return "an empty path"
	case strings.IndexByte(p, 0) >= 0:
		return "a path cannot hold a NUL byte"
	case p[0] == '/':
		return "a path must be relative"
	}
	for i, part := range strings.Split(p, "/") {
		switch {
		case part == "":
			return "a path cannot have an empty part"
		case part == "." || part == "..":
			return "a path cannot have dots for a part"
		case len(part) > 255:
			return "a part of the path is longer than the 255 bytes that disks allow"
		case i == 0 && strings.EqualFold(part, own):
			return own + " is where hexodus keeps its own books"
		}
	}
	return ""
}

// fold makes one of the paths that some disks cannot tell apart.
func fold(p string) string {
	for i := range len(p) {
		if p[i] >= 0x80 {
			return strings.ToLower(norm.NFC.String(p))
		}
	}
	return strings.ToLower(p)
}

// folders are the folders above a path, the nearest first.
func folders(p string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for {
			i := strings.LastIndexByte(p, '/')
			if i < 0 {
				return
			}
			p = p[:i]
			if !yield(p) {
				return
			}
		}
	}
}
