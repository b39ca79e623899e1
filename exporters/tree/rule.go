package tree

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"runtime"
	"slices"

	"hexodus/exporters/internal/merge"
)

// verdict is what is to be done about one file.
type verdict uint8

const (
	keep verdict = iota
	create
	update
	mix
	conflict
	remove
	refuse
	drop // is not there, and need not be
)

type ruling struct {
	verdict
	Change
	blocked string  // with refuse and Force, or a change of kind: what must be out of the way first
	settled *Change // what was put beside a conflict, to be taken away
}

// judge rules about the files of a plan, one after the other.
type judge struct {
	*Plan
	walk  walk
	force bool
	buf   []byte
}

const (
	noteEdited  = "edited since hexodus wrote it"
	noteForeign = "not written by hexodus"
)

// rule says what is to be done about a file of the tree.
func (j *judge) rule(f *File) (r ruling, err error) {
	r.Change = Change{Path: f.Path, Source: f.Source, URL: f.URL, file: f, put: f, at: f.Path}
	no := func(why string) (ruling, error) {
		r.verdict, r.Note = refuse, why
		return r, nil
	}
	if f.Write != nil { // what a plan tells is all that there is to tell, so it is written here once, to nowhere
		if r.sum, err = f.sum(); err != nil {
			return r, err
		}
	}
	info, err := j.walk.find(f.Path)
	switch {
	case errors.Is(err, errInTheWay):
		at, what := j.folder.above(f.Path)
		if what == aSymlink {
			return no(at + " is a symbolic link")
		}
		r.verdict, r.blocked = create, at
		return r, nil
	case errors.Is(err, fs.ErrNotExist):
		r.verdict = create
		return r, j.settle(&r)
	case err != nil:
		return r, err
	case info.IsDir():
		r.verdict, r.blocked = create, f.Path
		return r, nil
	case !info.Mode().IsRegular():
		if r.info = info; j.force {
			r.verdict = update
			return r, nil
		}
		return no("not a plain file")
	}
	r.info = info
	if r.sum == "" {
		if r.sum, err = f.sum(); err != nil {
			return r, err
		}
	}
	if same, err := j.holds(f.Path, info.Size(), f); err != nil {
		return r, err
	} else if same {
		r.before = r.sum // to compare costs less than a hash
	} else if r.before, err = j.walk.sum(f.Path); err != nil {
		return r, err
	}
	known, ours := j.known[f.Path]
	switch {
	case r.before == r.sum && sameMode(info.Mode(), f.mode()):
		r.put = nil
		return r, j.settle(&r)
	case r.before == r.sum || ours && r.before == known.SHA256 || j.force:
		r.verdict = update
		return r, j.settle(&r)
	case !ours:
		return r, j.conflict(&r, noteForeign)
	}
	if standing, err := j.standing(known); err != nil || standing {
		return r, errors.Join(err, j.conflict(&r, noteEdited+"; the conflict of an earlier run stands"))
	}
	r.Note = noteEdited
	if r.sum == known.SHA256 {
		r.put = nil
		return r, nil
	}
	return r, j.merge(&r, known)
}

// merge brings together an edit and what is new.
func (j *judge) merge(r *ruling, known entry) error {
	f := r.file
	if f.inMemory() && !isBinary(f.Data) {
		theirs, err := j.read(r.Path)
		if err != nil {
			return err
		}
		if base, ok := j.base.text(known); ok && !isBinary(theirs) {
			if merged, ok := merge.Three(base, f.Data, theirs); ok {
				if string(merged) == string(theirs) { // the edit says it already
					r.put = nil
					return nil
				}
				r.verdict = mix
				r.put = &File{Path: f.Path, Data: merged, Mode: r.info.Mode().Perm()}
				return nil
			}
		}
	}
	return j.conflict(r, noteEdited+", where the blog changed, too")
}

// holds reports whether the file at a path is known to have the bytes of another one.
func (j *judge) holds(path string, size int64, f *File) (bool, error) {
	if !f.inMemory() || size != int64(len(f.Data)) {
		return false, nil
	}
	at, err := j.walk.openFile(path)
	if err != nil {
		return false, err
	}
	defer at.Close()
	if cap(j.buf) < len(f.Data) {
		j.buf = make([]byte, 2*len(f.Data))
	}
	n, err := io.ReadFull(at, j.buf[:len(f.Data)])
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return false, nil
	}
	return bytes.Equal(j.buf[:n], f.Data), err
}

func (j *judge) read(path string) ([]byte, error) {
	f, err := j.walk.openFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// ruleOld says what is to be done about a file that is no longer in the tree.
func (j *judge) ruleOld(e entry) (ruling, error) {
	r := ruling{Change: Change{Path: e.Output, Source: e.Source, URL: e.URL, at: e.Output}}
	if err := j.settle(&r); err != nil {
		return r, err
	}
	info, err := j.walk.find(e.Output)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errInTheWay) {
		r.verdict = drop
		return r, nil
	} else if err != nil {
		return r, err
	}
	r.Note = noteEdited + "; no longer part of the migration"
	if !info.Mode().IsRegular() {
		return r, nil
	}
	sum, err := j.walk.sum(e.Output)
	if err != nil {
		return r, err
	}
	if sum == e.SHA256 {
		r.verdict, r.Note, r.info, r.before = remove, "", info, sum
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
		p.clear = append(p.clear, Change{Path: r.blocked, at: r.blocked, info: info})
		return nil
	}
	return p.folder.each(r.Path, func(path string) bool {
		if !leaving[path] {
			r.verdict, r.Note = refuse, "a folder with other files"
		}
		return leaving[path]
	})
}

// size is the number of bytes of a file, -1 if that is not known.
func (f *File) size() int64 {
	switch {
	case f.inMemory():
		return int64(len(f.Data))
	case f.Write != nil:
		return -1
	}
	if info, err := fs.Stat(f.FS, f.Asset); err == nil {
		return info.Size()
	}
	return -1
}

func (f *File) sum() (string, error) {
	if f.inMemory() {
		sum := sha256.Sum256(f.Data)
		return hex.EncodeToString(sum[:]), nil
	}
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
