package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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

// edits refuses to take back what somebody changed after the run, or what is behind a symbolic link now.
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
		if at, what := d.above(o.Path); what == aSymlink {
			no.add(o.Path, at+" is a symbolic link")
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
