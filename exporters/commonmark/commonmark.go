// Package commonmark writes a blog as plain CommonMark files, to be read where they lie: on a Git host, in an editor.
//
// Each page is the README.md of the folder that its URL names, so that the blog's own addresses are the links: a Git host
// shows a folder by its README. What CommonMark has no words for is HTML, which it allows.
package commonmark

import (
	"context"
	"path"

	"github.com/yuin/goldmark"

	"hexodus/exporters/export"
	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// site is the export of one blog.
type site struct {
	*ir.Site
	opt    export.Options
	log    *finding.Log
	tree   *tree.Tree
	places places
	hidden map[*ir.Document]bool // another document is at their URL

	reader   goldmark.Markdown // reads what the blog's Markdown had beyond CommonMark, to write it in other words
	renderer goldmark.Markdown // CommonMark, for the self-check
}

// Export plans a folder of CommonMark files.
//
// Every document, asset and data file of the site is accounted for in the log's ledger.
func Export(ctx context.Context, in *ir.Site, opt export.Options, log *finding.Log) (*tree.Tree, error) {
	s := &site{Site: in, opt: opt, log: log, tree: tree.New()}
	s.hidden = pages.Overshadowed(in.Docs, in.Config.Drafts)
	s.places = newPlaces(in, s.hidden, opt.Starter)
	s.reader, s.renderer = s.readerEngine(), s.checkEngine()
	if err := pages.Each(ctx, in.Docs, opt, s.document); err != nil {
		return nil, err
	}
	for _, a := range s.places.aliases {
		s.alias(a)
	}
	for _, a := range in.Assets {
		s.asset(a)
	}
	for _, doc := range in.Docs {
		for _, a := range doc.Assets {
			s.asset(a)
		}
	}
	for _, d := range in.Data {
		s.data(d)
	}
	if s.places.front {
		s.index()
	}
	return s.tree, nil
}

// alias plans a file that leads to a page.
func (s *site) alias(a stub) {
	title := a.doc.Title
	if title == "" {
		title = a.doc.URL
	}
	if pages.Add(s.tree, tree.File{Path: a.file, Data: []byte("[" + escapeText(title) + "](" + s.places.way(path.Dir(a.file), a.doc) + ")\n"), Source: a.doc.Source.Path, URL: a.url}, s.log) {
		s.log.Add(finding.Finding{Rule: aliasStub, Source: a.doc.Source, Effect: finding.Equivalent, Detail: a.file})
	}
}

func (s *site) asset(a ir.Asset) {
	pages.AddAsset(s.tree, s.Site, a, s.places.assetFile(a), s.log)
}

// data keeps a data file as it is: nothing reads it here.
func (s *site) data(d ir.DataFile) {
	outcome, rule := finding.Carried, (*finding.Rule)(nil)
	if !pages.Add(s.tree, tree.File{Path: path.Join("_data", d.ID+path.Ext(d.Path)), Asset: d.Path, FS: s.FS, Source: d.Path}, s.log) {
		outcome, rule = finding.Lost, pages.Unplaced
	}
	s.log.Ledger.Settle(finding.File, d.Path, 1, outcome, rule)
}
