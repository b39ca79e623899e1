package pages

import (
	"bytes"
	"path"
	"strings"

	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	wholeDocument = finding.Define(finding.Rule{
		ID:       "page/whole-document",
		Severity: finding.Warning,
		Title:    "the page is a whole HTML document",
		Doc:      "The page has an <html> of its own, and the blog put it into the theme's page, as the new site does now. Browsers mend such a document each in its own way.",
		Hint:     "give the page layout: false in the blog, or make it a file of the new site that no layout is put around",
	})
	noLayout = finding.Define(finding.Rule{
		ID:       "page/no-layout",
		Severity: finding.Info,
		Title:    "a page without a layout is a file",
		Doc:      "The page said layout: false, so the blog answered with its content alone. The HTML that the blog answered with is a file, at the same address.",
		Hint:     "nothing to do; edit that file from now on",
	})
)

// TellWholeDocument tells of a page that is a whole HTML document. It is not as it was: plugins of the blog that read HTML kept
// the <body> alone, and the <title> is text where the document stands within another.
func TellWholeDocument(doc *ir.Document, log *finding.Log) {
	if doc.Format == ir.FormatHTML && bytes.Contains(bytes.ToLower(doc.Source.Bytes(doc.Content)), []byte("<html")) {
		log.Add(finding.Finding{Rule: wholeDocument, Source: doc.Source, At: doc.Content, Effect: finding.Degraded})
	}
}

// Unwrapped reports whether a document's body was the blog's whole answer, without a theme around it.
func Unwrapped(doc *ir.Document) bool {
	return (doc.Layout == "false" || doc.Layout == "off" && doc.Kind == ir.Page) && !doc.Draft && !doc.Secret && doc.Render != nil
}

// AddUnwrapped plans a document without a layout, and books it with all its fields: what the blog answered is a file at
// its URL below a folder of the output.
func AddUnwrapped(t *tree.Tree, doc *ir.Document, folder string, log *finding.Log) {
	var html []byte
	for _, b := range doc.Render() {
		html = append(html, b.HTML...)
	}
	name := strings.TrimPrefix(folder+path.Clean("/"+doc.URL), "/")
	if strings.HasSuffix(doc.URL, "/") {
		name = path.Join(name, "index.html")
	}
	source := doc.Source.Path
	outcome, rule := finding.Changed, noLayout
	if !Add(t, tree.File{Path: name, Data: html, Source: source, URL: doc.URL}, log) {
		outcome, rule = finding.Lost, Unplaced
	}
	log.Ledger.Settle(finding.File, source, 1, outcome, rule)
	log.Ledger.Settle(finding.Field, source, len(doc.Meta.Fields), outcome, rule)
	log.Add(finding.Finding{Rule: noLayout, Source: doc.Source, Effect: finding.Exact, Detail: name})
}
