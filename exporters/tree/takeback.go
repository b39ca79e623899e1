package tree

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
)

// recoverRun takes back a run that was interrupted, and takes away what it left. It can be interrupted itself, and
// be called again.
func recoverRun(root *os.Root, fault fault) ([]Rescue, error) {
	j, err := readJournal(root, runPath)
	if err != nil {
		return nil, err
	}
	var saved []Rescue
	if j != nil {
		if saved, err = j.undo(root, fault); err != nil {
			return saved, bare(err)
		}
		if err := flush(root, nil); err != nil {
			return saved, bare(err)
		}
		if err := root.Remove(journalPath); err != nil {
			return saved, bare(err)
		}
	}
	return saved, bare(root.RemoveAll(runPath))
}

// undo gives back what was there before the run.
func (j *journal) undo(root *os.Root, fault fault) (saved []Rescue, first error) {
	for i := len(j.Ops) - 1; i >= 0; i-- {
		o := j.Ops[i]
		at := filepath.FromSlash(o.Path)
		err := fault.fail("back", o.Path)
		switch {
		case err != nil:
			return saved, err
		case o.Do == "mkdir":
			if info, err := root.Lstat(at); err == nil && info.IsDir() && straight(root, o.Path) {
				_ = root.Remove(at) // it stays if somebody put a file there
			}
		case o.Do == "rmdir":
			if straight(root, o.Path) {
				_ = root.MkdirAll(at, 0o755) // whoever comes back to it sees to it
			}
		default:
			var edits []Rescue
			edits, err = o.takeBack(root, fault)
			saved = append(saved, edits...)
		}
		if err != nil && first == nil {
			first = fmt.Errorf("%s: %w", o.Path, bare(err))
		}
	}
	return saved, first
}

// takeBack is the way back of a put or a take, from wherever it was stopped, this way back included:
//
//	new  old  the path holds
//	yes  no   what was there before; nothing is to be done
//	yes  yes  nothing: what was there is to come back
//	no   …    what was put there: it is to become new again
//
// A take has no new. Whatever else is at the path is somebody's, and is put beside.
func (o op) takeBack(root *os.Root, fault fault) (edits []Rescue, err error) {
	at := filepath.FromSlash(o.Path)
	there := func(path string) bool {
		_, err := root.Lstat(path)
		return err == nil
	}
	hasNew, hasOld := o.Do == "take" || there(o.new()), there(o.old())
	if hasNew && !hasOld {
		return nil, nil
	}
	if straight(root, o.Path) && there(at) {
		if o.Do == "put" && !hasNew && o.put(root) {
			err = root.Rename(at, o.new())
		} else {
			edits, err = setAside(root, o.Path, nil)
		}
		if err == nil {
			err = fault.fail("back", o.Path)
		}
		if err != nil {
			return edits, err
		}
	}
	if o.Do == "put" && !there(o.new()) {
		f, err := newFile(root, o.new(), 0o600) // says that the path is ours no more
		if err != nil {
			return edits, err
		}
		f.Close()
	}
	if !hasOld {
		return edits, nil
	}
	for _, dir := range slices.Backward(slices.Collect(folders(o.Path))) {
		if info, err := root.Lstat(filepath.FromSlash(dir)); err == nil && !info.IsDir() {
			if edits, err = setAside(root, dir, edits); err != nil {
				return edits, err
			}
		}
	}
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(o.Path)), 0o755); err != nil {
		return edits, err
	}
	return edits, root.Rename(o.old(), at)
}

// straight reports whether nothing but folders, if anything, is above a path.
func straight(root *os.Root, p string) bool {
	for dir := range folders(p) {
		if info, err := root.Lstat(filepath.FromSlash(dir)); err == nil && !info.IsDir() {
			return false
		}
	}
	return true
}

// setAside moves what somebody put at a path to a free name beside it.
func setAside(root *os.Root, p string, edits []Rescue) ([]Rescue, error) {
	to := ended255(p, endKept)
	for n := 2; ; n++ {
		if _, err := root.Lstat(filepath.FromSlash(to)); err != nil {
			break
		}
		to = ended255(p, "-"+strconv.Itoa(n)+endKept)
	}
	err := root.Rename(filepath.FromSlash(p), filepath.FromSlash(to))
	if err == nil {
		edits = append(edits, Rescue{p, to})
	}
	return edits, err
}
