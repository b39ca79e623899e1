package hugo

import (
	"path"
	"strings"

	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var noLayout = finding.Define(finding.Rule{
	ID:       "page/no-layout",
	Severity: finding.Info,
	Title:    "a page without a layout is a file",
	Doc:      "The page said layout: false, so the blog answered with its content alone. Hugo has no such page; the HTML that the blog answered with is a file in static/, at the same address.",
	Hint:     "nothing to do; edit the file in static/ from now on",
})

// unwrapped reports whether a document's body was the blog's whole answer, without a theme around it.
func unwrapped(doc *ir.Document) bool {
	return (doc.Layout == "false" || doc.Layout == "off" && doc.Kind == ir.Page) && !doc.Draft && !doc.Secret && doc.Render != nil
}

// file plans a document without a layout: what the blog answered is a file.
func (s *site) file(doc *ir.Document) {
	var html []byte
	for _, b := range doc.Render() {
		html = append(html, b.HTML...)
	}
	name := "static" + path.Clean("/"+doc.URL)
	if strings.HasSuffix(doc.URL, "/") {
		name += "/index.html"
	}
	source := doc.Source.Path
	outcome, rule := finding.Changed, noLayout
	if !s.add(tree.File{Path: name, Data: html, Source: source, URL: doc.URL}) {
		outcome, rule = finding.Lost, unplaced
	}
	s.log.Ledger.Settle(finding.File, source, 1, outcome, rule)
	s.log.Ledger.Settle(finding.Field, source, len(doc.Meta.Fields), outcome, rule)
	s.log.Add(finding.Finding{Rule: noLayout, Source: doc.Source, Effect: finding.Exact, Detail: name})
}
