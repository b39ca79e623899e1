// Package hexo reads a Hexo blog: its configuration, files, front matter, dates, permalinks, taxonomy and bodies,
// as Hexo itself reads them.
//
// One broken file never stops the others: it is a finding, and nothing of it is lost or published by accident.
package hexo

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/sync/errgroup"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/mapping"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Options are what the blog itself cannot tell.
type Options struct {
	Config   []string      // configuration files instead of _config.yml, merged in order
	Timezone string        // zone of the machine that built the blog; "": the blog's own timezone, else UTC
	Drafts   bool          // drafts are shown
	Only     []string      // globs of source files; documents that match none are left out
	Jobs     int           // 0: GOMAXPROCS
	Lean     bool          // texts are not kept in memory: see ir.Document.Open; findings about a body come with its first opening
	Mapping  *mapping.File // what the blog's owner says its tags mean; may be nil
	// RunScripts runs the code of the blog's own tags, in an engine of ours that cannot change the disk or reach the network.
	RunScripts bool
	Progress   func(done, total int) // told after each document, one call at a time; may be nil
}

var notSelected = finding.Define(finding.Rule{
	ID: "file/not-selected", Severity: finding.Info,
	Title: "document was not asked for",
	Doc:   "Only some documents of the blog were asked for. The others still count for links, tags and categories.",
})

// Import reads a blog. An error means that nothing can be done with it; everything less is a finding.
func Import(ctx context.Context, fsys fs.FS, opt Options, log *finding.Log) (*ir.Site, error) {
	b, err := read(ctx, fsys, opt, log)
	if err != nil {
		return nil, err
	}
	return b.site, nil
}

func read(ctx context.Context, fsys fs.FS, opt Options, log *finding.Log) (*blog, error) {
	for _, glob := range opt.Only {
		if !doublestar.ValidatePattern(glob) {
			return nil, fmt.Errorf("%q is not a glob", glob)
		}
	}
	cfg, err := config.Load(fsys, opt.Config, log)
	if err != nil {
		return nil, err
	}
	b, err := newBlog(fsys, cfg, opt)
	if err != nil {
		return nil, err
	}
	dir := path.Clean(strings.Trim(cfg.SourceDir, "/"))
	if !fs.ValidPath(dir) {
		return nil, cfg.ErrorAt("source_dir", "source_dir %q is not in the blog's folder", cfg.SourceDir)
	}
	if info, err := fs.Stat(fsys, dir); err != nil || !info.IsDir() {
		return nil, cfg.ErrorAt("source_dir", "the blog has no folder %s, where its posts are to be", dir)
	}
	b.site = &ir.Site{FS: fsys, SourceDir: dir, Config: b.siteConfig()}
	b.bookConfig(log)
	files, err := walk(ctx, fsys, dir, cfg.Ignore, log)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	entries, err := b.sort(ctx, files, log)
	if err != nil {
		return nil, err
	}
	b.finish(entries, log)
	if err := b.readBodies(ctx, entries, log); err != nil {
		return nil, err
	}
	b.site.Docs = slices.DeleteFunc(b.site.Docs, func(d *ir.Document) bool { return !b.selects(d.Source.Path) })
	return b, nil
}

// sort reads what can be told from each file alone, and gives back the documents.
func (b *blog) sort(ctx context.Context, files []file, log *finding.Log) ([]*entry, error) {
	entries := make([]*entry, len(files))
	err := b.each(ctx, len(files), func(i int) {
		e := &entry{file: files[i]}
		e.class, e.output = b.rules.classify(e.rel)
		entries[i] = e
		switch e.class {
		case classPost, classDraft, classPage, classTemplate:
			e.selected = b.selects(e.file.path)
			b.open(e, b.logOf(e, log), log)
		case classText:
			b.openText(e, log)
		}
	})
	if err != nil {
		return nil, err
	}
	return b.shelve(entries, log), nil
}

// open reads a document; one that cannot be read is lost, and told.
func (b *blog) open(e *entry, log, all *finding.Log) {
	err := b.careful(e, log)
	if e.lost {
		return
	}
	if err != nil {
		e.class, e.doc, e.lost = classNone, nil, true
		all.Add(finding.Finding{Rule: unreadable, Path: e.file.path, Effect: finding.Dropped, Detail: reason(err)})
		all.Ledger.Enter(finding.File, e.file.path, 1)
		all.Ledger.Settle(finding.File, e.file.path, 1, finding.Lost, unreadable)
		return
	}
	all.Ledger.Enter(finding.File, e.file.path, 1)
	if !e.selected {
		all.Ledger.Settle(finding.File, e.file.path, 1, finding.Skipped, notSelected)
	}
}

// shelve puts the files into the site, and gives back the documents.
func (b *blog) shelve(entries []*entry, log *finding.Log) []*entry {
	var docs, beside []*entry
	for _, e := range entries {
		switch e.class {
		case classAsset, classText:
			b.site.Assets = append(b.site.Assets, ir.Asset{Path: e.file.path, URL: "/" + cmp.Or(e.path, e.rel), Size: e.info.Size()})
			log.Ledger.Enter(finding.AssetFile, e.file.path, 1)
		case classData:
			id := dataFolder.FindStringSubmatch(e.rel)[1]
			b.site.Data = append(b.site.Data, ir.DataFile{Path: e.file.path, ID: trimExtension(id)})
			log.Ledger.Enter(finding.File, e.file.path, 1)
		case classPostAsset:
			beside = append(beside, e)
		default:
			if e.doc != nil {
				docs = append(docs, e)
				continue
			}
			b.leaveOut(e, log)
		}
	}
	for _, e := range docs {
		b.site.Docs = append(b.site.Docs, e.doc)
	}
	b.place(docs, log)
	b.giveAssets(docs, beside, log)
	return docs
}

// leaveOut books a file that the blog did not publish.
func (b *blog) leaveOut(e *entry, log *finding.Log) {
	if e.lost {
		return
	}
	rule := ignored
	if (strings.HasPrefix(e.rel, "_posts/") || strings.HasPrefix(e.rel, "_drafts/")) && !isTemporary(e.rel) &&
		!isHidden(e.rel[strings.IndexByte(e.rel, '/')+1:]) {
		rule = besidePost
		log.Add(finding.Finding{Rule: rule, Path: e.file.path, Effect: finding.Exact})
	}
	log.Ledger.Enter(finding.File, e.file.path, 1)
	log.Ledger.Settle(finding.File, e.file.path, 1, finding.Skipped, rule)
}

// finish is what needs all documents: terms, clashes, order.
func (b *blog) finish(entries []*entry, log *finding.Log) {
	s := b.site
	var shown, selected []*ir.Document
	for _, e := range entries {
		if e.doc.Kind == ir.Post && b.shown(e.doc) {
			shown = append(shown, e.doc)
		}
		if e.selected {
			selected = append(selected, e.doc)
		}
	}
	s.Tags, s.Categories = b.namer.terms(shown)
	b.configAliases(log)
	clashes(selected, s.Config, log)
	slices.SortFunc(s.Docs, func(x, y *ir.Document) int { return cmp.Compare(x.Source.Path, y.Source.Path) })
	slices.SortFunc(s.Assets, func(x, y ir.Asset) int { return cmp.Or(cmp.Compare(x.URL, y.URL), cmp.Compare(x.Path, y.Path)) })
	slices.SortFunc(s.Data, func(x, y ir.DataFile) int { return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(x.Path, y.Path)) })
}

// readBodies reads the bodies of the documents that were asked for.
func (b *blog) readBodies(ctx context.Context, entries []*entry, log *finding.Log) error {
	entries = slices.DeleteFunc(slices.Clone(entries), func(e *entry) bool { return !e.selected })
	bodies := newBodies(b.cfg, b.site, b.opt.Mapping)
	b.unusedMappings(log)
	bodies.missPackages(log)
	if b.opt.RunScripts {
		bodies.runScripts(log)
	}
	if b.opt.Lean {
		for _, e := range entries {
			b.readLater(bodies, e.doc, log)
		}
		return nil
	}
	var telling sync.Mutex
	done := 0
	return b.each(ctx, len(entries), func(i int) {
		bodies.readCarefully(entries[i].doc, log)
		if b.opt.Progress != nil {
			telling.Lock()
			defer telling.Unlock()
			done++
			b.opt.Progress(done, len(entries))
		}
	})
}

// each calls do for 0 to n-1, some at a time.
func (b *blog) each(ctx context.Context, n int, do func(i int)) error {
	g, ctx := errgroup.WithContext(ctx)
	jobs := b.opt.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	for range min(jobs, n) {
		g.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				do(i)
			}
		})
	}
	return g.Wait()
}

// selects reports whether a document was asked for: by its path, its path in the content folder, or its name.
func (b *blog) selects(name string) bool {
	if len(b.opt.Only) == 0 {
		return true
	}
	for _, glob := range b.opt.Only {
		for _, n := range []string{name, strings.TrimPrefix(name, b.site.SourceDir+"/"), path.Base(name)} {
			if ok, _ := doublestar.Match(glob, n); ok {
				return true
			}
		}
	}
	return false
}
