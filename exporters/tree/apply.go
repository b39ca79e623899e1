package tree

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrStale says that the output folder changed between Plan and Apply.
var ErrStale = errors.New("changed since it was compared; run again")

// ErrBusy says that another run is writing to the output folder.
var ErrBusy = errors.New("another hexodus is writing here; wait for it to end")

// Apply does what is planned, all or nothing: new files are written and flushed aside, within the output folder, and
// then moved into place. On an error, or when ctx ends, what was there before is there again. A run that was killed
// is undone by the next one.
func (p *Plan) Apply(ctx context.Context) (err error) {
	if p.Empty() && !p.litter && p.seen != nil && bytes.Equal(p.manifest, p.seen) {
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
	if err := recoverRun(d.root); err != nil {
		return fmt.Errorf("%s: an interrupted run cannot be undone: %w", p.dst, err)
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

// recoverRun undoes a run that was interrupted, and takes away what it left.
func recoverRun(root *os.Root) error {
	j, err := readJournal(root)
	if err != nil {
		return err
	}
	if j != nil {
		if err := j.undo(root); err != nil {
			return err
		}
		if err := root.Remove(journalPath); err != nil {
			return err
		}
	}
	return root.RemoveAll(runPath)
}

// run is one Apply.
type run struct {
	plan    *Plan
	folder  *folder
	journal journal
}

func (r *run) do(ctx context.Context) (err error) {
	p, root := r.plan, r.folder.root
	if now, err := r.folder.read(manifestPath); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return bare(err)
	} else if (err == nil) != (p.seen != nil) || !bytes.Equal(now, p.seen) {
		return ErrStale
	}
	for _, dir := range []string{runPath, runPath + "/new", runPath + "/old"} {
		if err := root.Mkdir(dir, 0o755); err != nil {
			return bare(err)
		}
	}
	sums, err := r.stage(ctx)
	if err == nil {
		if p.manifest == nil {
			p.manifest = p.newManifest(sums)
		}
		err = r.commit(ctx)
	}
	if err != nil {
		if broken := recoverRun(root); broken != nil {
			return fmt.Errorf("%w; what was there before is in %s, and comes back with the next run: %w", err, runPath, broken)
		}
		return err
	}
	// Without its journal the run is done; what it leaves is of no use to anybody.
	_ = root.RemoveAll(runPath)
	return nil
}

// commit writes the journal, moves everything into place and takes the journal away.
func (r *run) commit(ctx context.Context) error {
	p, root := r.plan, r.folder.root
	if err := r.stageLast(manifestPath, p.manifest); err != nil {
		return err
	}
	infos := r.list()
	text, err := json.Marshal(&r.journal)
	if err != nil {
		return err
	}
	draft := journalPath + ".new"
	if err := r.write(draft, text, 0o644); err != nil {
		return err
	}
	if err := flush(root, r.journal.staged(draft)); err != nil {
		return bare(err)
	}
	if err := root.Rename(draft, journalPath); err != nil {
		return bare(err)
	}
	if err := flush(root, nil); err != nil {
		return bare(err)
	}
	for _, o := range r.journal.Ops {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.perform(o, infos[o.Path]); err != nil {
			return fmt.Errorf("%s: %w", o.Path, bare(err))
		}
	}
	if err := flush(root, nil); err != nil {
		return bare(err)
	}
	return root.Remove(journalPath)
}

// list makes the journal, and tells what is expected at each path.
func (r *run) list() map[string]fs.FileInfo {
	p := r.plan
	infos := map[string]fs.FileInfo{}
	add := func(do, path string, file int) {
		r.journal.Ops = append(r.journal.Ops, op{do, path, file})
	}
	r.journal.Version = 1
	file := len(p.Create) + len(p.Update) + 1
	empty := map[string]int{} // folders that files are taken from, by depth
	for _, list := range [][]Change{p.clear, p.Delete} {
		for _, c := range list {
			add("take", c.Path, file)
			infos[c.Path] = c.info
			file++
			for dir := range folders(c.Path) {
				empty[dir] = strings.Count(dir, "/")
			}
		}
	}
	for _, dir := range sortedKeys(empty, func(a, b string) int { return empty[b] - empty[a] }) {
		add("rmdir", dir, 0)
	}
	dirs := map[string]int{}
	n := 0
	for _, list := range [][]Change{p.Create, p.Update} {
		for _, c := range list {
			for dir := range folders(c.Path) {
				dirs[dir] = strings.Count(dir, "/")
			}
			infos[c.Path] = c.info
		}
	}
	for _, dir := range sortedKeys(dirs, func(a, b string) int { return dirs[a] - dirs[b] }) {
		info, err := r.folder.lstat(dir)
		if _, leaves := empty[dir]; leaves || err != nil || !info.IsDir() {
			add("mkdir", dir, 0)
		}
	}
	for _, list := range [][]Change{p.Create, p.Update} {
		for _, c := range list {
			add("put", c.Path, n)
			n++
		}
	}
	if p.seen != nil {
		infos[manifestPath], _ = r.folder.lstat(manifestPath)
	}
	add("put", manifestPath, n)
	return infos
}

// perform does one step; what is at its path must be what the plan saw there.
func (r *run) perform(o op, expected fs.FileInfo) error {
	if err := r.plan.fail("move", o.Path); err != nil {
		return err
	}
	root, at := r.folder.root, filepath.FromSlash(o.Path)
	switch o.Do {
	case "mkdir":
		if err := root.Mkdir(at, 0o755); !errors.Is(err, fs.ErrExist) {
			return err
		}
		return r.straight(o.Path + "/x")
	case "rmdir":
		_ = root.Remove(at) // it stays if it is not empty
		return nil
	}
	if err := r.straight(o.Path); err != nil {
		return err
	}
	now, err := root.Lstat(at)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil && now.IsDir() && o.Do == "put" && expected == nil {
		if err := root.Remove(at); err != nil { // the empty folders of files that were taken away
			return err
		}
	} else if (err == nil) != (expected != nil) || err == nil && !sameFile(now, expected) {
		return ErrStale
	}
	if expected != nil {
		if err := root.Rename(at, o.old()); err != nil {
			return err
		}
	}
	if o.Do == "take" {
		return nil
	}
	return root.Rename(o.new(), at)
}

// straight makes sure that the way to a path leads through no symbolic link.
func (r *run) straight(p string) error {
	if at, what := r.folder.above(p); what != free {
		return fmt.Errorf("%s: %w", at, ErrStale)
	}
	return nil
}

func sameFile(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.Mode() == b.Mode() && a.ModTime().Equal(b.ModTime())
}

func sortedKeys(m map[string]int, by func(a, b string) int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if n := by(a, b); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return keys
}

// bare is an error without the name of the call and of a temporary file.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
