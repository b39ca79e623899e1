package tree

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
)

// folder is the output folder as it is to be seen: as an interrupted run left it, this shows what was there before.
type folder struct {
	root  *os.Root // nil: there is no such folder yet
	moved map[string]string
	gone  map[string]bool

	mu   sync.Mutex
	dirs map[string]obstacle // what was found of the folders
}

// obstacle is what can be in the way of a file below a folder's path.
type obstacle uint8

const (
	free     obstacle = iota // a folder, or nothing
	aFile                    // a file
	aSymlink                 // a symbolic link, or something that is neither file nor folder
)

// openFolder opens the folder at dst; a folder that is not there is empty.
func openFolder(dst string) (*folder, error) {
	d := &folder{dirs: map[string]obstacle{}}
	info, err := os.Stat(dst)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		if _, err := os.Lstat(dst); err == nil {
			return nil, fmt.Errorf("%s: a symbolic link that leads nowhere", dst)
		}
		for up := filepath.Dir(dst); ; up = filepath.Dir(up) {
			info, err := os.Stat(up)
			if err == nil && !info.IsDir() {
				return nil, fmt.Errorf("%s: not a folder", up)
			} else if err == nil || up == filepath.Dir(up) {
				return d, nil
			} else if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
				return nil, err
			}
		}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s: not a folder", dst)
	}
	if d.root, err = os.OpenRoot(dst); err != nil {
		return nil, err
	}
	if info, err := d.root.Lstat(own); err == nil && !info.IsDir() {
		d.close()
		return nil, fmt.Errorf("%s: not a folder", filepath.Join(dst, own))
	}
	return d, nil
}

func (d *folder) close() {
	if d.root != nil {
		d.root.Close()
	}
}

// overlaid reports whether the folder shows what was there before an interrupted run.
func (d *folder) overlaid() bool { return d.moved != nil }

// lstat is what is at a path, itself and not what it links to.
func (d *folder) lstat(path string) (fs.FileInfo, error) {
	if d.root == nil || d.gone[path] {
		return nil, fs.ErrNotExist
	}
	if old, ok := d.moved[path]; ok {
		path = old
	}
	return d.root.Lstat(filepath.FromSlash(path))
}

func (d *folder) open(path string) (*os.File, error) {
	if d.root == nil || d.gone[path] {
		return nil, fs.ErrNotExist
	}
	if old, ok := d.moved[path]; ok {
		path = old
	}
	return d.root.Open(filepath.FromSlash(path))
}

func (d *folder) read(path string) ([]byte, error) {
	f, err := d.open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// above is the first thing in the way of a file at path, from the top.
func (d *folder) above(path string) (string, obstacle) {
	if d.root == nil {
		return "", free
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := range len(path) {
		if path[i] != '/' {
			continue
		}
		dir := path[:i]
		what, ok := d.dirs[dir]
		if !ok {
			if info, err := d.lstat(dir); err == nil && !info.IsDir() {
				if what = aSymlink; info.Mode().IsRegular() {
					what = aFile
				}
			}
			d.dirs[dir] = what
		}
		if what != free {
			return dir, what
		}
	}
	return "", free
}

// each calls f with every file below a folder but hexodus's own, by path, until f says stop.
func (d *folder) each(dir string, f func(path string) (more bool)) error {
	if d.root == nil {
		return nil
	}
	err := fs.WalkDir(d.root.FS(), dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path == own && e.IsDir():
			return fs.SkipDir
		case e.IsDir() || d.gone[path]:
			return nil
		}
		if !f(path) {
			return fs.SkipAll
		}
		return nil
	})
	return err
}
