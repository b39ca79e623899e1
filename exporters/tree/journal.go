package tree

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
)

// A run keeps its files here while it lasts: new/N to be put in place, old/N that were there before.
const (
	runPath     = own + "/run"
	journalPath = runPath + "/journal.json"
)

// journal is what a run is about to do, written down before it does the first of it. Played backwards it gives
// back what was there before, however far the run came.
//
// A run ends by taking its journal away. A journal that is there is an interrupted run; one kept elsewhere
// together with its old files would be a finished run that can still be undone.
type journal struct {
	Version int  `json:"version"`
	Ops     []op `json:"ops"`
}

// op is one step of a run.
type op struct {
	Do   string `json:"do"` // "put" a file, "take" one away, "mkdir", "rmdir"
	Path string `json:"path"`
	File int    `json:"file"` // N of new/N and old/N
}

func (o op) new() string { return runPath + "/new/" + strconv.Itoa(o.File) }
func (o op) old() string { return runPath + "/old/" + strconv.Itoa(o.File) }

// readJournal reads the journal of an interrupted run, nil if there was none.
func readJournal(root *os.Root) (*journal, error) {
	if root == nil {
		return nil, nil
	}
	if info, err := root.Lstat(runPath); err != nil || !info.IsDir() {
		return nil, nil
	}
	data, err := root.ReadFile(journalPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, fmt.Errorf("%s: %w", journalPath, err)
	}
	if j.Version != 1 {
		return nil, fmt.Errorf("%s: version %d is not known to this hexodus", journalPath, j.Version)
	}
	for _, o := range j.Ops {
		if badPath(o.Path) != "" && o.Path != manifestPath {
			return nil, fmt.Errorf("%s: %q is no path of ours", journalPath, o.Path)
		}
	}
	return &j, nil
}

// overlay lets a folder show what was there before the run.
func (j *journal) overlay(d *folder) {
	if j == nil {
		return
	}
	d.moved, d.gone = map[string]string{}, map[string]bool{}
	there := func(path string) bool {
		_, err := d.root.Lstat(path)
		return err == nil
	}
	for _, o := range j.Ops {
		switch {
		case o.Do != "put" && o.Do != "take":
		case there(o.old()):
			d.moved[o.Path] = o.old()
		case o.Do == "put" && !there(o.new()):
			d.gone[o.Path] = true
		}
	}
}

// undo gives back what was there before the run.
func (j *journal) undo(root *os.Root) error {
	var first error
	note := func(err error) {
		if err != nil && first == nil && !errors.Is(err, fs.ErrNotExist) {
			first = err
		}
	}
	for i := len(j.Ops) - 1; i >= 0; i-- {
		o := j.Ops[i]
		switch at := filepath.FromSlash(o.Path); o.Do {
		case "mkdir":
			if info, err := root.Lstat(at); err == nil && info.IsDir() {
				_ = root.Remove(at) // it stays if somebody put a file there
			}
		case "rmdir":
			if err := root.Mkdir(at, 0o755); !errors.Is(err, fs.ErrExist) {
				note(err)
			}
		case "put", "take":
			if o.Do == "put" {
				if _, err := root.Lstat(o.new()); errors.Is(err, fs.ErrNotExist) {
					note(root.Remove(at))
				}
			}
			if _, err := root.Lstat(o.old()); err == nil {
				note(root.MkdirAll(filepath.FromSlash(path.Dir(o.Path)), 0o755))
				note(root.Rename(o.old(), at))
			}
		}
	}
	return first
}
