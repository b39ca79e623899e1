package tree

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"runtime"
	"slices"
)

// verdict is what is to be done about one file.
type verdict uint8

const (
	keep verdict = iota
	create
	update
	remove
	refuse
	drop // is not there, and need not be
)

type ruling struct {
	verdict
	Change
	blocked string // with refuse and Force, or a change of kind: what must be out of the way first
}

// rule says what is to be done about a file of the tree.
func (p *Plan) rule(f *File, force bool) (ruling, error) {
	r := ruling{Change: Change{Path: f.Path, Source: f.Source, URL: f.URL, file: f}}
	no := func(why string) (ruling, error) {
		r.verdict, r.Note = refuse, why
		return r, nil
	}
	if f.Write != nil { // what a plan tells is all that there is to tell, so it is written here once, to nowhere
		var err error
		if r.sum, err = f.sum(); err != nil {
			return r, err
		}
	}
	if at, what := p.folder.above(f.Path); what == aSymlink {
		return no(at + " is a symbolic link")
	} else if what == aFile {
		r.blocked = at
		r.verdict = create
		return r, nil
	}
	info, err := p.folder.lstat(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.verdict = create
		return r, nil
	case err != nil:
		return r, err
	}
	known, ours := p.known[f.Path]
	r.info = info
	switch {
	case info.IsDir():
		r.verdict, r.blocked, r.info = create, f.Path, nil
		return r, nil
	case !info.Mode().IsRegular():
		if force {
			r.verdict = update
			return r, nil
		}
		return no("not a plain file")
	}
	there, err := p.sumThere(f.Path)
	if err != nil {
		return r, err
	}
	if f.Write == nil && (info.Size() == f.size() || ours) {
		if r.sum, err = f.sum(); err != nil {
			return r, err
		}
	}
	switch {
	case there == r.sum && sameMode(info.Mode(), f.mode()):
		return r, nil
	case there == r.sum || ours && there == known.SHA256 || force:
		r.verdict = update
	case ours && r.sum == known.SHA256:
		r.Note = "edited since hexodus wrote it"
	case ours:
		return no("edited since hexodus wrote it")
	default:
		return no("not written by hexodus")
	}
	return r, nil
}

// ruleOld says what is to be done about a file that is no longer in the tree.
func (p *Plan) ruleOld(e entry) (ruling, error) {
	r := ruling{Change: Change{Path: e.Output, Source: e.Source, URL: e.URL}}
	info, err := p.folder.lstat(e.Output)
	if _, what := p.folder.above(e.Output); what != free || errors.Is(err, fs.ErrNotExist) {
		r.verdict = drop
		return r, nil
	} else if err != nil {
		return r, err
	}
	r.Note = "edited since hexodus wrote it; no longer part of the migration"
	if !info.Mode().IsRegular() {
		return r, nil
	}
	sum, err := p.sumThere(e.Output)
	if err != nil {
		return r, err
	}
	if sum == e.SHA256 {
		r.verdict, r.Note, r.info = remove, "", info
	}
	return r, nil
}

// unblock clears the way of a file: of a file where it needs a folder, or of a folder where it is to be.
func (p *Plan) unblock(r *ruling, leaving map[string]bool, force bool) error {
	if r.blocked != r.Path { // a file
		if leaving[r.blocked] || slices.ContainsFunc(p.clear, func(c Change) bool { return c.Path == r.blocked }) {
			return nil
		}
		if !force {
			r.verdict, r.Note = refuse, r.blocked+" is a file"
			return nil
		}
		info, err := p.folder.lstat(r.blocked)
		if err != nil {
			return err
		}
		p.clear = append(p.clear, Change{Path: r.blocked, info: info})
		return nil
	}
	return p.folder.each(r.Path, func(path string) bool {
		if !leaving[path] {
			r.verdict, r.Note = refuse, "a folder with other files"
		}
		return leaving[path]
	})
}

// sumThere is the hash of the file on disk.
func (p *Plan) sumThere(path string) (string, error) {
	f, err := p.folder.open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return sumOf(f)
}

// size is the number of bytes of a file, -1 if that is not known.
func (f *File) size() int64 {
	if f.Write != nil {
		return -1
	}
	if f.Asset == "" {
		return int64(len(f.Data))
	}
	if info, err := fs.Stat(f.FS, f.Asset); err == nil {
		return info.Size()
	}
	return -1
}

func (f *File) sum() (string, error) {
	r, err := f.open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	return sumOf(r)
}

func sumOf(r io.Reader) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sameMode compares what of a file's mode is the same on every disk: whether it can be run.
func sameMode(a, b fs.FileMode) bool {
	return runtime.GOOS == "windows" || a&0o100 == b&0o100
}
