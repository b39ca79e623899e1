package tree

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
)

// A run keeps its files in a folder: new/N to be put in place, old/N that were there before, and its journal. While
// it lasts that folder is runPath. When it is done the folder becomes undoPath, which is one step on the disk.
//
// So a journal in runPath is an interrupted run, and one in undoPath is a finished run that can still be taken back.
const (
	runPath     = own + "/run"
	undoPath    = own + "/undo"
	journalName = "/journal.json"
	journalPath = runPath + journalName
)

// journal is what a run is about to do, written down before it does the first of it. Played backwards it gives
// back what was there before, however far the run came.
type journal struct {
	Version int  `json:"version"`
	Ops     []op `json:"ops"`
}

// op is one step of a run.
type op struct {
	Do     string `json:"do"` // "put" a file, "take" one away, "mkdir", "rmdir"
	Path   string `json:"path"`
	File   int    `json:"file"`             // N of new/N and old/N
	SHA256 string `json:"sha256,omitempty"` // of what is put
}

func (o op) new() string { return runPath + "/new/" + strconv.Itoa(o.File) }
func (o op) old() string { return runPath + "/old/" + strconv.Itoa(o.File) }

// ofOthers reports whether a step is about a file that is not one of hexodus's books.
func (o op) ofOthers() bool {
	return (o.Do == "put" || o.Do == "take") && o.Path != manifestPath && o.Path != basePath
}

// readJournal reads the journal of the run kept in a folder, nil if there is none.
func readJournal(root *os.Root, dir string) (*journal, error) {
	if root == nil {
		return nil, nil
	}
	if info, err := root.Lstat(dir); err != nil || !info.IsDir() {
		return nil, nil
	}
	data, err := root.ReadFile(dir + journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, fmt.Errorf("%s: %w", dir+journalName, err)
	}
	if j.Version != 1 {
		return nil, fmt.Errorf("%s: version %d is not known to this hexodus", dir+journalName, j.Version)
	}
	for _, o := range j.Ops {
		if badPath(o.Path) != "" && o.Path != manifestPath && o.Path != basePath {
			return nil, fmt.Errorf("%s: %q is no path of ours", dir+journalName, o.Path)
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
