package tree

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// ErrStale says that the output folder changed between Plan and Apply.
var ErrStale = errors.New("changed since it was compared; run again")

// ErrBusy says that another run is writing to the output folder.
var ErrBusy = errors.New("another hexodus is writing here; wait for it to end")

// Apply does what is planned, all or nothing: new files are written and flushed aside, within the output folder, and
// then moved into place. On an error, or when ctx ends, what was there before is there again. A run that was killed
// is taken back by the next one. A run that is done can be taken back with Undo, until another one is done.
func (p *Plan) Apply(ctx context.Context) (err error) {
	if p.upToDate() && !p.Interrupted {
		return nil
	}
	made, err := makeFolder(p.dst)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			for _, dir := range slices.Backward(made) {
				_ = os.Remove(dir) // it stays if it is not empty
			}
		}
	}()
	d, err := openFolder(p.dst)
	if err != nil {
		return err
	}
	defer d.close()
	if e := d.root.Mkdir(own, 0o755); e == nil {
		defer func() {
			if err != nil {
				_ = d.root.Remove(own)
			}
		}()
	} else if !errors.Is(e, fs.ErrExist) {
		return fmt.Errorf("%s: %w", p.dst, bare(e))
	}
	unlock, err := lock(d.root)
	if err != nil {
		return fmt.Errorf("%s: %w", p.dst, err)
	}
	defer unlock()
	if p.Rescued, err = recoverRun(d.root, p.fault); err != nil {
		return fmt.Errorf("%s: an interrupted run cannot be taken back: %w", p.dst, err)
	}
	if p.upToDate() {
		return nil
	}
	r := run{plan: p, folder: d}
	if err := r.do(ctx); err != nil {
		return fmt.Errorf("%s: %w", p.dst, err)
	}
	return nil
}

// makeFolder makes a folder and lists those it had to make, from the top.
func makeFolder(dst string) (made []string, err error) {
	for up := dst; ; up = filepath.Dir(up) {
		if _, err := os.Stat(up); err == nil || up == filepath.Dir(up) {
			break
		}
		made = append(made, up)
	}
	slices.Reverse(made)
	return made, os.MkdirAll(dst, 0o755)
}

// upToDate reports whether neither the folder nor hexodus's books have to change.
func (p *Plan) upToDate() bool {
	return p.Empty() && p.seen != nil && bytes.Equal(p.manifest, p.seen)
}
