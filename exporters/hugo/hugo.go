// Package hugo writes a blog as a Hugo site.
//
// First a setting in hugo.toml, then the smallest edit of the author's text, and only then HTML. What Hugo's Markdown
// engine cannot say is a shortcode; its template is written along with the site, and only if it is used.
package hugo

import (
	"context"
	"sync"

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
	opt  export.Options
	log  *finding.Log
	tree *tree.Tree

	names  map[*ir.Document]string // path of each document below content/
	terms  terms
	merged map[string]string       // folders of terms that Hugo takes for another, and the name of that
	mixed  map[string]bool         // folders of terms that posts spell in several ways
	hidden map[*ir.Document]bool   // another document is at their URL
	moved  map[*ir.Document]string // where documents are whose nearest address is taken
	twins  map[string]string       // addresses of merged terms, and the folder of the term that is left
	leads  map[string][]string     // addresses of lists that Hugo does not make, by that of the page that leads there

	marks marks // between which formulas stand

	checker  sync.Once
	markdown goldmark.Markdown // Hugo's engine, for the self-check

	shortcodes pages.Used
	needs      needs
}

// needs are settings that depend on what the pages hold.
type needs struct {
	html bool // a page is written in HTML
}

// Export plans a Hugo site.
//
// Every document, asset and data file of the site is accounted for in the log's ledger.
func Export(ctx context.Context, in *ir.Site, opt export.Options, log *finding.Log) (*tree.Tree, error) {
	s := &site{Site: in, opt: opt, log: log, tree: tree.New(), merged: map[string]string{}, twins: map[string]string{}, mixed: map[string]bool{}}
	s.layOut()
	s.hidden = pages.Overshadowed(in.Docs, in.Config.Drafts)
	s.moved = makeWay(in.Docs, s.hidden)
	s.terms = s.sortTerms()
	s.answer()
	s.marks = mathMarks(in.Docs)

	if err := pages.Each(ctx, in.Docs, opt, s.document); err != nil {
		return nil, err
	}
	s.sections()
	s.archives()
	s.assets()
	s.data()
	s.termPages()
	s.templates()
	s.config()
	return s.tree, nil
}

// use notes that a page needs the template of a shortcode.
func (s *site) use(shortcode string) { s.shortcodes.Note(shortcode) }
