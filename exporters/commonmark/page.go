package commonmark

import (
	"bytes"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/check"
	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	placed = finding.Define(finding.Rule{
		ID:       "commonmark/file-renamed",
		Severity: finding.Info,
		Title:    "a page is the README.md of its folder",
		Doc: "The folder is the page's URL, so that links between pages are those of the blog, and a Git host shows the page when it shows the folder. " +
			"What was not published is in the folder _unpublished.",
		Hint: "nothing to do",
	})
	encrypted = finding.Define(finding.Rule{
		ID:       "commonmark/encrypted",
		Severity: finding.Warning,
		Title:    "an encrypted page is left out",
		Doc:      "The blog showed this page to those only who know its password. A plain file can be read by anybody, so it is not written.",
		Hint:     "copy the post by hand if nobody but you will see the files",
	})
	aliasStub = finding.Define(finding.Rule{
		ID:       "commonmark/alias",
		Severity: finding.Info,
		Title:    "another address of a page is a file that leads to it",
		Doc:      "The page had other addresses in the blog, which sent readers on to it. Plain files cannot do that; at each address is a file with a link.",
		Hint:     "nothing to do",
	})
)

// page is the export of one document.
type page struct {
	*site
	doc *ir.Document
}

// document plans one page.
func (s *site) document(doc *ir.Document) {
	source, file := doc.Source.Path, s.places.files[doc]
	switch {
	case doc.Secret:
		s.log.Ledger.Settle(finding.File, source, 1, finding.Skipped, encrypted)
		s.log.Ledger.Settle(finding.Field, source, len(doc.Meta.Fields), finding.Skipped, encrypted)
		s.log.Add(finding.Finding{Rule: encrypted, Source: doc.Source, Effect: finding.Dropped})
		return
	case pages.Unwrapped(doc) && !s.hidden[doc]:
		pages.AddUnwrapped(s.tree, doc, "", s.log)
		return
	}
	p := &page{site: s, doc: doc}
	text := p.text()
	if doc.Source.CRLF {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	url := doc.URL
	if !s.places.published(doc, s.hidden) {
		url = "" // nothing answers for it
	}
	if !pages.Add(s.tree, tree.File{Path: file, Data: text, Source: source, URL: url}, s.log) {
		s.log.Ledger.Settle(finding.File, source, 1, finding.Lost, pages.Unplaced)
		return
	}
	pages.TellWholeDocument(doc, s.log)
	s.log.Ledger.Settle(finding.File, source, 1, finding.Changed, placed)
	s.log.Add(finding.Finding{Rule: placed, Source: doc.Source, Effect: finding.Exact, Detail: file})
}

// text is the whole page. A fault of ours costs no more than it must: without a front matter the page is the whole file.
func (p *page) text() []byte {
	target := &spelling{page: p}
	front, ok := p.carefulFrontMatter()
	if !ok {
		p.log.Ledger.SettleRest(finding.Field, p.doc.Source.Path, finding.Changed, finding.Panicked)
		return body.Inert(p.doc, ir.Span{End: len(p.doc.Source.Data)}, target, p.log)
	}
	opt := body.Options{Format: "commonmark", Typography: p.opt.Typography, Check: func(w *body.Writer) {
		if p.opt.SelfCheck {
			engine := check.Engine{
				Name: "CommonMark", Render: p.render, Path: "/" + p.places.files[p.doc],
				Notes: p.opt.CommonMark.GFM && p.Markdown.Footnotes, Gap: true, Keep: p.opt.CommonMark.NoHTML, Shown: p.opt.Shown,
			}
			engine.Page(w)
		}
		target.tellAnchorless(w)
	}}
	return append([]byte(front), body.Write(p.Site, p.doc, target, opt, p.log)...)
}

func (p *page) carefulFrontMatter() (front string, ok bool) {
	defer p.log.Catch(p.doc.Source, "", finding.Manual, nil)
	return p.frontMatter(), true
}

// render is the page as CommonMark, without the list of notes where GFM makes it.
func (p *page) render(w *body.Writer) ([]byte, error) {
	var out bytes.Buffer
	if err := p.renderer.Convert(w.Seen(nil), &out); err != nil {
		return nil, err
	}
	if p.opt.CommonMark.GFM {
		html, _, _ := bytes.Cut(out.Bytes(), []byte(`<div class="footnotes"`))
		return html, nil
	}
	return out.Bytes(), nil
}
