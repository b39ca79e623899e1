package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// PlanOptions are what a user can ask of a plan.
type PlanOptions struct {
	Force bool // write over files of others, and over edits
}

// Plan is what has to be done to a folder so that it holds a tree. Making one writes nothing.
type Plan struct {
	Create   []Change // not there yet
	Update   []Change // written by hexodus before, and different now; with Force also other people's
	Merge    []Change // edited since hexodus wrote it: what is new goes in, and the edits stay
	Conflict []Change // edited since or somebody else's, and at odds with what is new, which goes Beside it
	Delete   []Change // written by hexodus before, untouched since, and no longer in the tree
	Keep     []Change // as it should be, or somebody's edit: see Note

	// Interrupted says that an earlier run was killed. The plan sees the folder as it was before that run; Apply
	// brings it back.
	Interrupted bool
	// Rescued are edits made after an interrupted run, and where Apply put them.
	Rescued []Rescue
	// Progress is called with each file that is written, if it is not nil.
	Progress func(done, total int)

	dst      string
	tree     []File
	folder   *folder
	known    map[string]entry // the manifest, by path
	base     *base            // what hexodus wrote before
	seen     []byte           // the manifest's bytes, nil if there is none
	journal  *journal         // of a run that was interrupted
	clear    []Change         // files of others where a folder is needed, with Force
	settled  []Change         // what was put beside a conflict that is none any more
	manifest []byte           // as it will be, nil if that is known only when files are written
	fault    fault
}

// Change is one file of a plan.
type Change struct {
	Path   string
	Source string // path of the file it came from, "" for none
	URL    string
	Note   string // why it is merged, in conflict, or kept although it differs; "" if it does not
	Beside string // of a conflict: the path of what hexodus would have written

	file   *File       // the tree's, nil if it has none
	put    *File       // what to write, nil for nothing
	at     string      // where to write or what to take away
	info   fs.FileInfo // what is there, nil for nothing
	before string      // its hash, "" if it was not needed
	sum    string      // of file, "" until it is written
}

// Empty reports whether there is nothing to write. Conflicts that stand since an earlier run are nothing to write.
func (p *Plan) Empty() bool { return len(p.puts())+len(p.takes()) == 0 }

// puts are the changes that write a file.
func (p *Plan) puts() []*Change {
	var list []*Change
	for _, changes := range [][]Change{p.Create, p.Update, p.Merge, p.Conflict} {
		for i := range changes {
			if changes[i].put != nil {
				list = append(list, &changes[i])
			}
		}
	}
	return list
}

// takes are the changes that take a file away.
func (p *Plan) takes() []*Change {
	var list []*Change
	for _, changes := range [][]Change{p.clear, p.Delete, p.settled} {
		for i := range changes {
			list = append(list, &changes[i])
		}
	}
	return list
}

// Plan compares the tree with the folder dst, which need not exist. The error is a *Refused if dst is a folder that
// hexodus did not write, or if something other than a file is in the way; ErrBusy if another run is writing there.
func (t *Tree) Plan(dst string, opt PlanOptions) (*Plan, error) {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return nil, err
	}
	p := &Plan{dst: dst, tree: t.Files()}
	if p.folder, err = openFolder(dst); err != nil {
		return nil, err
	}
	defer p.folder.close()
	if _, err = p.folder.lstat(runPath); err == nil {
		p.Interrupted = true
		unlock, err := lock(p.folder.root)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", dst, err)
		}
		unlock() // nobody is writing: a run that left something is over
	}
	if p.journal, err = readJournal(p.folder.root, runPath); err != nil {
		return nil, fmt.Errorf("%s: %w", dst, err)
	}
	p.journal.overlay(p.folder)
	p.base = &base{folder: p.folder}

	var no refusalList
	if err := p.readManifest(opt.Force, &no); err != nil {
		return nil, err
	}
	if err := p.compare(opt.Force, &no); err != nil {
		return nil, fmt.Errorf("%s: %w", dst, err)
	}
	if err := no.err(dst); err != nil {
		return nil, err
	}
	if len(p.puts()) == 0 {
		p.manifest = p.newManifest(nil)
	}
	return p, nil
}

// readManifest reads what hexodus wrote before; files in a folder without a manifest are all somebody else's.
func (p *Plan) readManifest(force bool, no *refusalList) error {
	var err error
	if p.seen, err = p.folder.read(manifestPath); err == nil {
		if p.known, err = parseManifest(p.seen); err == nil || force {
			return nil
		}
		return fmt.Errorf("%s: %w", filepath.Join(p.dst, filepath.FromSlash(manifestPath)), err)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	p.seen = nil
	if force {
		return nil
	}
	if err := p.folder.each(".", func(path string) bool {
		no.add(path, "not written by hexodus")
		return true
	}); err != nil {
		return fmt.Errorf("%s: %w", p.dst, err)
	}
	return no.err(p.dst)
}

// compare rules about every file of the tree and of the manifest.
func (p *Plan) compare(force bool, no *refusalList) error {
	inTree := make(map[string]bool, len(p.tree))
	for i := range p.tree {
		inTree[p.tree[i].Path] = true
	}
	var old []string
	for path := range p.known {
		if !inTree[path] {
			old = append(old, path)
		}
	}
	slices.Sort(old)

	rulings := make([]ruling, len(p.tree)+len(old))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	const batch = 64
	for from := 0; from < len(rulings); from += batch {
		group.Go(func() error {
			j := judge{Plan: p, walk: walk{folder: p.folder}, force: force}
			defer j.walk.close()
			for i := from; i < min(from+batch, len(rulings)); i++ {
				var err error
				if i < len(p.tree) {
					rulings[i], err = j.rule(&p.tree[i])
				} else {
					rulings[i], err = j.ruleOld(p.known[old[i-len(p.tree)]])
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}

	leaving := map[string]bool{}
	for _, r := range rulings[len(p.tree):] {
		if r.verdict == remove {
			leaving[r.Path] = true
		}
	}
	for _, r := range rulings {
		if r.blocked != "" {
			if err := p.unblock(&r, leaving, force); err != nil {
				return err
			}
		}
		switch r.verdict {
		case keep:
			p.Keep = append(p.Keep, r.Change)
		case create:
			p.Create = append(p.Create, r.Change)
		case update:
			p.Update = append(p.Update, r.Change)
		case mix:
			p.Merge = append(p.Merge, r.Change)
		case conflict:
			p.Conflict = append(p.Conflict, r.Change)
		case remove:
			p.Delete = append(p.Delete, r.Change)
		case refuse:
			no.add(r.Path, r.Note)
		}
		if r.settled != nil {
			p.settled = append(p.settled, *r.settled)
		}
	}
	return nil
}

// newManifest lists what is kept, and what was written with the sums it had.
func (p *Plan) newManifest(written map[string]string) []byte {
	m := manifest{Version: 1, Files: make([]entry, 0, len(p.tree))}
	for _, changes := range [][]Change{p.Keep, p.Create, p.Update, p.Merge, p.Conflict} {
		for i := range changes {
			c := &changes[i]
			if c.file == nil {
				continue
			}
			e := entry{Output: c.Path, Source: c.Source, URL: c.URL, SHA256: c.sum, Beside: c.Beside}
			if e.SHA256 == "" {
				e.SHA256 = written[c.Path]
			}
			m.Files = append(m.Files, e)
		}
	}
	return m.bytes()
}
