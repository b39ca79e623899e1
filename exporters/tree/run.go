package tree

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
)

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
		err = r.commit(ctx, sums)
	}
	if err != nil {
		saved, broken := recoverRun(root, p.fault)
		p.Rescued = append(p.Rescued, saved...)
		if broken != nil {
			return fmt.Errorf("%w; what was there before is in %s, and comes back with the next run: %w", err, runPath, broken)
		}
	}
	return err
}

// commit writes the journal, moves everything into place and keeps the journal for Undo.
func (r *run) commit(ctx context.Context, sums map[string]string) error {
	p, root := r.plan, r.folder.root
	infos, err := r.list(sums)
	if err != nil {
		return err
	}
	text, err := json.Marshal(&r.journal)
	if err != nil {
		return err
	}
	draft := journalPath + ".new"
	if err := write(root, draft, text, 0o644); err != nil {
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
	if err := r.perform(ctx, infos); err != nil {
		return err
	}
	if err := flush(root, nil); err != nil {
		return bare(err)
	}
	if err := p.fault.fail("done", ""); err != nil {
		return err
	}
	// What an earlier run left to be taken back goes; from the next step on this run is the one that can be.
	if err := root.RemoveAll(undoPath); err != nil {
		return bare(err)
	}
	return bare(root.Rename(runPath, undoPath))
}

// list makes the journal, writes hexodus's own books aside, and tells what is expected at each path.
func (r *run) list(sums map[string]string) (map[string]fs.FileInfo, error) {
	p := r.plan
	infos := map[string]fs.FileInfo{}
	add := func(do, path string, file int, sum string) {
		r.journal.Ops = append(r.journal.Ops, op{do, path, file, sum})
	}
	r.journal.Version = 1
	puts, takes := p.puts(), p.takes()
	file := len(puts)
	empty := map[string]int{} // folders that files are taken from, by depth
	for _, c := range takes {
		add("take", c.at, file, "")
		infos[c.at] = c.info
		file++
		for dir := range folders(c.at) {
			empty[dir] = strings.Count(dir, "/")
		}
	}
	for _, dir := range sortedKeys(empty, func(a, b string) int { return empty[b] - empty[a] }) {
		add("rmdir", dir, 0, "")
	}
	dirs := map[string]int{}
	for _, c := range puts {
		for dir := range folders(c.at) {
			dirs[dir] = strings.Count(dir, "/")
		}
		infos[c.at] = c.info
	}
	w := walk{folder: r.folder}
	defer w.close()
	for _, dir := range sortedKeys(dirs, strings.Compare) {
		info, err := w.find(dir)
		if _, leaves := empty[dir]; leaves || err != nil || !info.IsDir() {
			add("mkdir", dir, 0, "")
		}
	}
	for n, c := range puts {
		add("put", c.at, n, sums[c.at])
	}
	return infos, r.books(infos, sums, file)
}

// books adds hexodus's own to the journal; the manifest comes last.
func (r *run) books(infos map[string]fs.FileInfo, sums map[string]string, file int) error {
	p := r.plan
	if p.manifest == nil {
		p.manifest = p.newManifest(sums)
	}
	for _, changes := range [][]Change{p.Keep, p.Create, p.Update, p.Merge, p.Conflict} {
		for i := range changes {
			if c := &changes[i]; c.sum != "" {
				sums[c.Path] = c.sum // of what hexodus made, also where something else is written
			}
		}
	}
	p.base.folder = r.folder
	base, err := p.newBase(sums)
	if err != nil {
		return err
	}
	books := map[string][]byte{basePath: base, manifestPath: p.manifest}
	for _, path := range []string{basePath, manifestPath} {
		if books[path] == nil {
			continue
		}
		infos[path], _ = r.folder.lstat(path)
		o, err := r.book(path, books[path], file)
		if err != nil {
			return err
		}
		r.journal.Ops = append(r.journal.Ops, o)
		file++
	}
	return nil
}

// mover moves files between their places and those aside.
type mover struct {
	walk
	plan     *Plan
	new, old place // without names
}

// perform does every step of the journal, one after the other: a disk moves files between folders one at a time,
// whoever asks.
func (r *run) perform(ctx context.Context, infos map[string]fs.FileInfo) error {
	m := mover{walk: walk{folder: r.folder}, plan: r.plan}
	defer m.close()
	var ways [2]walk
	for i, place := range []*place{&m.new, &m.old} {
		ways[i].folder = r.folder
		defer ways[i].close()
		var err error
		if *place, err = ways[i].place(runPath + [...]string{"/new", "/old"}[i] + "/x"); err != nil {
			return bare(err)
		}
	}
	for _, o := range r.journal.Ops {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := r.plan.fault.fail("move", o.Path)
		if err == nil {
			err = m.step(o, infos[o.Path])
		}
		if errors.Is(err, errInTheWay) {
			err = ErrStale
		}
		if err != nil {
			return fmt.Errorf("%s: %w", o.Path, bare(err))
		}
	}
	return nil
}

// step does one step; what is at its path must be what the plan saw there.
func (m *mover) step(o op, expected fs.FileInfo) error {
	dir, name, err := m.to(o.Path)
	switch o.Do {
	case "mkdir":
		if err == nil {
			err = dir.Mkdir(name, 0o755)
		}
		if errors.Is(err, fs.ErrExist) {
			_, _, err = m.to(o.Path + "/x") // it has to be a folder
		}
		return err
	case "rmdir":
		if err == nil {
			_ = dir.Remove(name) // it stays if it is not empty
		}
		return nil
	}
	if err != nil {
		return err
	}
	now, err := dir.Lstat(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil && now.IsDir() && o.Do == "put" && expected == nil {
		if err := dir.Remove(name); err != nil { // the empty folders of files that were taken away
			return err
		}
	} else if (err == nil) != (expected != nil) || err == nil && !sameFile(now, expected) {
		return ErrStale
	}
	at, err := m.place(o.Path)
	if err != nil {
		return err
	}
	if expected != nil {
		if err := move(at, aside(m.old, o.old(), o.File)); err != nil {
			return err
		}
	}
	if o.Do == "take" {
		return nil
	}
	return move(aside(m.new, o.new(), o.File), at)
}

// aside is the place of a file among those aside.
func aside(p place, path string, file int) place {
	p.path, p.name = path, strconv.Itoa(file)
	return p
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
