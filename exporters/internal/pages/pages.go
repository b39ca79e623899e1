// Package pages is what exporters do alike with the documents and files of a blog.
package pages

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"hexodus/exporters/export"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Each calls do for each document, several at a time, as the options say.
func Each(ctx context.Context, docs []*ir.Document, opt export.Options, do func(*ir.Document)) error {
	jobs := opt.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var mu sync.Mutex
	done := 0
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(jobs)
	for _, doc := range docs {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			do(doc)
			if opt.Progress != nil {
				mu.Lock()
				done++
				opt.Progress(done, len(docs))
				mu.Unlock()
			}
			return nil
		})
	}
	return group.Wait()
}

// Unplaced tells of a file that could not be planned.
var Unplaced = finding.Define(finding.Rule{
	ID:       "output/unplaced",
	Severity: finding.Error,
	Title:    "a file has no place in the output",
	Doc:      "Two files of the blog would be written to one place, or the place is one that no file can have. The first by path is there, this one is not.",
	Hint:     "rename one of the files in the blog and migrate again",
})

// Add plans a file. A file that cannot be planned is a finding; what stands there already stays.
func Add(t *tree.Tree, f tree.File, log *finding.Log) bool {
	if err := t.Add(f); err != nil {
		log.Add(finding.Finding{Rule: Unplaced, Path: f.Source, Effect: finding.Dropped, Detail: err.Error()})
		return false
	}
	return true
}

// AddAsset plans a file that is published as it is, at a path of the output, and books it.
func AddAsset(t *tree.Tree, site *ir.Site, a ir.Asset, path string, log *finding.Log) {
	outcome, rule := finding.Carried, (*finding.Rule)(nil)
	if !Add(t, tree.File{Path: path, Asset: a.Path, FS: site.FS, Source: a.Path, URL: a.URL}, log) {
		outcome, rule = finding.Lost, Unplaced
	}
	log.Ledger.Settle(finding.AssetFile, a.Path, 1, outcome, rule)
}
