package tree

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// walk goes through a folder from path to path. It holds open the folders on the way to the last one, so that the
// next in order costs a step or two and not the whole way from the top. It goes through no symbolic link. It is not
// safe for concurrent use.
type walk struct {
	*folder
	steps []step
	top   held // the folder itself
}

// step is a folder that is held open.
type step struct {
	name string
	root *os.Root
	held
}

// held is a folder as the operating system knows it, opened when something is moved there.
type held struct {
	file *os.File // nil until then
	fd   int
}

func (h *held) open(dir *os.Root) (err error) {
	if h.file == nil {
		if h.file, err = dir.Open("."); err == nil {
			h.fd = int(h.file.Fd())
		}
	}
	return err
}

func (h *held) close() {
	if h.file != nil {
		h.file.Close()
		h.file = nil
	}
}

func (w *walk) close() {
	w.back(0)
	w.top.close()
}

// back closes all folders but the first n.
func (w *walk) back(n int) {
	for i := range w.steps[n:] {
		s := &w.steps[n+i]
		s.root.Close()
		s.held.close()
	}
	w.steps = w.steps[:n]
}

// errInTheWay says that something on the way to a path is no folder.
var errInTheWay = errors.New("not a folder")

// to opens the folder that a path is in. The error is fs.ErrNotExist, or errInTheWay if above knows what is there.
func (w *walk) to(path string) (dir *os.Root, name string, err error) {
	if w.root == nil {
		return nil, "", fs.ErrNotExist
	}
	dir = w.root
	for depth := 0; ; depth++ {
		part, rest, more := strings.Cut(path, "/")
		if !more {
			w.back(depth)
			return dir, part, nil
		}
		if depth < len(w.steps) && w.steps[depth].name == part {
			dir = w.steps[depth].root
		} else {
			w.back(depth)
			if dir, err = openStep(dir, part); err != nil {
				return nil, "", err
			}
			w.steps = append(w.steps, step{name: part, root: dir})
		}
		path = rest
	}
}

// openStep opens a folder in another one, and nothing but a folder.
func openStep(dir *os.Root, name string) (*os.Root, error) {
	before, err := dir.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !before.IsDir() {
		return nil, errInTheWay
	}
	sub, err := dir.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	now, err := sub.Stat(".")
	if err == nil && !os.SameFile(before, now) { // a link took its place just now
		err = errInTheWay
	}
	if err != nil {
		sub.Close()
		return nil, err
	}
	return sub, nil
}

// find is what is at a path, itself and not what it links to.
func (w *walk) find(path string) (fs.FileInfo, error) {
	if w.overlaid() {
		if _, what := w.above(path); what != free {
			return nil, errInTheWay
		}
		return w.lstat(path)
	}
	dir, name, err := w.to(path)
	if err != nil {
		return nil, err
	}
	return dir.Lstat(name)
}

// sum is the hash of the file at a path.
func (w *walk) sum(path string) (string, error) {
	f, err := w.openFile(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return sumOf(f)
}

func (w *walk) openFile(path string) (*os.File, error) {
	if w.overlaid() {
		return w.open(path)
	}
	dir, name, err := w.to(path)
	if err != nil {
		return nil, err
	}
	return dir.Open(name)
}

// place is where a file can be moved from or to.
type place struct {
	root *os.Root // the output folder
	path string   // from there
	fd   int      // the folder that it is in, as long as the walk stays there
	name string
}

// place opens the folder of a path for moves.
func (w *walk) place(path string) (place, error) {
	dir, name, err := w.to(path)
	if err != nil {
		return place{}, err
	}
	h := &w.top
	if n := len(w.steps); n > 0 {
		h = &w.steps[n-1].held
	}
	err = h.open(dir)
	return place{w.root, path, h.fd, name}, err
}
