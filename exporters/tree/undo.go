package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
)

// ErrNoRun says that there is nothing to take back.
var ErrNoRun = errors.New("there is no run to take back")

// UndoOptions are what a user can ask when a run is taken back.
type UndoOptions struct {
	Force bool // also what was edited since; the edits are kept beside

	fault fault
}

// Undone is a run that was taken back.
type Undone struct {
	Interrupted bool // it was killed before it was done
	Restored    int  // files that are again what they were
	Removed     int  // files that were not there before
	Rescued     []Rescue
}

// Rescue is an edit that would have been lost, and where it is now.
type Rescue struct{ Path, To string }

// Undo takes back the last run on the folder dst: the interrupted one if there is one, otherwise the last that changed
// anything. It can be called again until it has come to its end, whatever stopped it. The error is ErrNoRun, ErrBusy, or
// a *Refused if files were edited since.
func Undo(dst string, opt UndoOptions) (*Undone, error) {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return nil, err
	}
	d, err := openFolder(dst)
	if err != nil {
		return nil, err
	}
	defer d.close()
	if d.root == nil {
		return nil, fmt.Errorf("%s: %w", dst, ErrNoRun)
	}
	if _, err := d.root.Lstat(own); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", dst, ErrNoRun)
	}
	unlock, err := lock(d.root)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dst, err)
	}
	defer unlock()
	u, err := undo(d, dst, opt)
	var no *Refused
	if err != nil && !errors.As(err, &no) {
		err = fmt.Errorf("%s: %w", dst, err)
	}
	if err == nil {
		_ = d.root.Remove(own) // it stays if there was a run before
	}
	return u, err
}

func undo(d *folder, dst string, opt UndoOptions) (*Undone, error) {
	j, err := readJournal(d.root, runPath)
	if err != nil {
		return nil, err
	}
	_, err = d.root.Lstat(runPath)
	u := &Undone{Interrupted: err == nil}
	switch {
	case j != nil:
	case u.Interrupted: // it had only begun to write aside
		return u, bare(d.root.RemoveAll(runPath))
	default:
		if j, err = readJournal(d.root, undoPath); err != nil {
			return nil, err
		} else if j == nil {
			return nil, ErrNoRun
		}
		if !opt.Force {
			if err := j.edits(d, dst); err != nil {
				return nil, err
			}
		}
		if err := d.root.Rename(undoPath, runPath); err != nil { // from now on it is an interrupted run
			return nil, bare(err)
		}
	}
	for _, o := range j.Ops {
		if !o.ofOthers() {
			continue
		}
		if _, err := d.root.Lstat(o.old()); err == nil {
			u.Restored++
		} else if _, err := d.root.Lstat(o.new()); err != nil {
			u.Removed++
		}
	}
	u.Rescued, err = recoverRun(d.root, opt.fault)
	return u, err
}

// edits refuses to take back what somebody changed after the run.
func (j *journal) edits(d *folder, dst string) error {
	var no refusalList
	made := map[string]bool{}
	for _, o := range j.Ops {
		if o.Do == "mkdir" {
			made[o.Path] = true
		}
	}
	for _, o := range j.Ops {
		if !o.ofOthers() || o.Do == "take" && made[o.Path] {
			continue
		}
		if _, err := d.root.Lstat(filepath.FromSlash(o.Path)); err != nil {
			continue // it is not there, or where it was is a file now: takeBack moves that
		}
		switch {
		case o.Do == "take":
			no.add(o.Path, "made since the run took its place away")
		case !o.put(d.root):
			no.add(o.Path, noteEdited)
		}
	}
	return no.err(dst)
}

// put reports whether what is at the path of a step is what the step put there.
func (o op) put(root *os.Root) bool {
	info, err := root.Lstat(filepath.FromSlash(o.Path))
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := root.Open(filepath.FromSlash(o.Path))
	if err != nil {
		return false
	}
	defer f.Close()
	sum, err := sumOf(f)
	return err == nil && sum == o.SHA256
}

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
			if info, err := root.Lstat(at); err == nil && info.IsDir() {
				_ = root.Remove(at) // it stays if somebody put a file there
			}
		case o.Do == "rmdir":
			_ = root.MkdirAll(at, 0o755) // whoever comes back to it sees to it
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
	if there(at) {
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
	for dir := range folders(o.Path) {
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
