package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// The things a plan does, as a Step names them.
const (
	DoCreate   = "create"
	DoUpdate   = "update"
	DoMerge    = "merge"
	DoConflict = "conflict"
	DoDelete   = "delete"
	DoLeave    = "left" // an edit
	DoKeep     = "same" // as it should be
)

// Verbs are the things a plan does, in the order in which they are counted.
var Verbs = []string{DoCreate, DoUpdate, DoMerge, DoConflict, DoDelete, DoLeave, DoKeep}

// Step is what a plan does about one file.
type Step struct {
	Do     string `json:"do"`
	Path   string `json:"path"`
	Source string `json:"source,omitempty"` // path of the file it came from
	Note   string `json:"note,omitempty"`   // why
	Beside string `json:"beside,omitempty"` // of a conflict: where hexodus puts what it would have written
	Before string `json:"before,omitempty"` // SHA-256 of the file that is replaced or taken away
	After  string `json:"after,omitempty"`  // SHA-256 of what is written
}

// Steps are the plan as data, by path. Files that stay as they are have no hashes; with hashes false none has, and no
// asset is read.
func (p *Plan) Steps(hashes bool) ([]Step, error) {
	var steps []Step
	w := walk{folder: p.folder}
	if hashes {
		var err error
		if w.folder, err = openFolder(p.dst); err != nil {
			return nil, err
		}
		defer w.folder.close()
		defer w.close()
		p.journal.overlay(w.folder)
	}
	for _, list := range []struct {
		do      string
		changes []Change
	}{
		{DoCreate, p.Create}, {DoUpdate, p.Update}, {DoMerge, p.Merge}, {DoConflict, p.Conflict},
		{DoDelete, p.Delete}, {DoDelete, p.settled}, {DoDelete, p.clear}, {DoKeep, p.Keep},
	} {
		for i := range list.changes {
			c := &list.changes[i]
			s := Step{Do: list.do, Path: c.Path, Source: c.Source, Note: c.Note, Beside: c.Beside}
			if s.Do == DoKeep && c.Note != "" {
				s.Do = DoLeave
			}
			if hashes && s.Do != DoKeep {
				if err := c.hash(&s, &w); err != nil {
					return nil, fmt.Errorf("%s: %w", c.Path, bare(err))
				}
			}
			steps = append(steps, s)
		}
	}
	slices.SortFunc(steps, func(a, b Step) int { return strings.Compare(a.Path, b.Path) })
	return steps, nil
}

// hash completes a step.
func (c *Change) hash(s *Step, w *walk) (err error) {
	if s.Before = c.before; s.Before == "" && c.info != nil && c.info.Mode().IsRegular() {
		if s.Before, err = w.sum(c.at); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if c.put == nil {
		return nil
	}
	if s.After = c.sum; s.After == "" || c.put != c.file {
		s.After, err = c.put.sum()
	}
	return err
}
