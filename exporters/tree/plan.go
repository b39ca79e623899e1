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
	Create []Change // not there yet
	Update []Change // written by hexodus before, and different now; with Force also other people's
	Delete []Change // written by hexodus before, untouched since, and no longer in the tree
	Keep   []Change // as it should be, or somebody's edit: see Note

	dst      string
	tree     []File
	folder   *folder
	known    map[string]entry // the manifest, by path
	seen     []byte           // the manifest's bytes, nil if there is none
	journal  *journal         // of a run that was interrupted
	litter   bool             // a run left something behind
	clear    []Change         // files of others where a folder is needed, with Force
	manifest []byte           // as it will be, nil if that is known only when files are written
	fault    func(step, path string) error
}

// Change is one file of a plan.
type Change struct {
	Path   string
	Source string // path of the file it came from, "" for none
	URL    string
	Note   string // why it is kept although it differs, "" if it does not

	file *File       // what to write, nil to delete
	info fs.FileInfo // what is there, nil for nothing
	sum  string      // of what the manifest will say
}

// Empty reports whether there is nothing to write.
func (p *Plan) Empty() bool {
	return len(p.Create)+len(p.Update)+len(p.Delete)+len(p.clear) == 0
}

// Plan compares the tree with the folder dst, which need not exist. The error is a *Refused if a file of somebody
// else is in the way, or an edit of a file that hexodus wants to change.
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
	if p.journal, err = readJournal(p.folder.root); err != nil {
		return nil, fmt.Errorf("%s: %w", dst, err)
	}
	p.journal.overlay(p.folder)
	_, err = p.folder.lstat(runPath)
	p.litter = err == nil

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
	if len(p.Create)+len(p.Update) == 0 {
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
	const batch = 32
	for from := 0; from < len(rulings); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(rulings)); i++ {
				var err error
				if i < len(p.tree) {
					rulings[i], err = p.rule(&p.tree[i], force)
				} else {
					rulings[i], err = p.ruleOld(p.known[old[i-len(p.tree)]])
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
		case remove:
			p.Delete = append(p.Delete, r.Change)
		case refuse:
			no.add(r.Path, r.Note)
		}
	}
	return nil
}

// newManifest lists what is kept, and what was written with the sums it had.
func (p *Plan) newManifest(written map[string]string) []byte {
	m := manifest{Version: 1, Files: make([]entry, 0, len(p.tree))}
	add := func(c *Change, sum string) {
		m.Files = append(m.Files, entry{c.Path, c.Source, c.URL, sum})
	}
	for i := range p.Keep {
		if c := &p.Keep[i]; c.file != nil {
			add(c, c.sum)
		}
	}
	for _, list := range [][]Change{p.Create, p.Update} {
		for i := range list {
			add(&list[i], written[list[i].Path])
		}
	}
	return m.bytes()
}
