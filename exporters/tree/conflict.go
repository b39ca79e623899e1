package tree

import (
	"errors"
	"io/fs"
)

// conflict leaves a file and puts ours beside it.
func (j *judge) conflict(r *ruling, why string) error {
	known := j.known[r.Path]
	r.verdict, r.Note, r.Beside = conflict, why, known.Beside
	if r.Beside == "" {
		r.Beside = beside(r.Path)
	}
	r.at = r.Beside
	info, err := j.walk.find(r.Beside)
	if r.info = info; errors.Is(err, fs.ErrNotExist) {
		r.before = ""
		return nil
	} else if err != nil {
		return err
	}
	if info.Mode().IsRegular() {
		if r.before, err = j.walk.sum(r.Beside); err != nil {
			return err
		}
		if r.before == r.sum {
			r.put = nil
			return nil
		}
		if known.Beside == r.Beside && r.before == known.SHA256 {
			return nil
		}
	}
	r.put = nil
	r.Note += "; " + r.Beside + " is in the way of ours"
	return nil
}

// standing reports whether what was put beside a file is still there: the conflict is not settled.
func (j *judge) standing(known entry) (bool, error) {
	if known.Beside == "" {
		return false, nil
	}
	_, err := j.walk.find(known.Beside)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errInTheWay) {
		return false, nil
	}
	return err == nil, err
}

// settle takes away what was put beside a conflict that is none any more.
func (j *judge) settle(r *ruling) error {
	known := j.known[r.Path]
	if known.Beside == "" {
		return nil
	}
	info, err := j.walk.find(known.Beside)
	if err != nil || !info.Mode().IsRegular() {
		return nil // there is nothing that we put there
	}
	sum, err := j.walk.sum(known.Beside)
	if err == nil && sum == known.SHA256 {
		r.settled = &Change{Path: known.Beside, Source: known.Source, at: known.Beside, info: info, before: sum}
	}
	return err
}
