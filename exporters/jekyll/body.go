package jekyll

import (
	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/matter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// text is the whole page. A fault of ours costs no more than it must: without a front matter the page is kept back, with the
// whole file in it.
func (p *page) text() []byte {
	source := p.doc.Source
	target := p.target()
	front, ok := p.carefulFrontMatter()
	if !ok {
		p.log.Ledger.SettleRest(finding.Field, source.Path, finding.Changed, finding.Panicked)
		front = "---\ntitle: " + matter.Flow(p.doc.Title) + "\npublished: false\npermalink: " + matter.Flow(p.permalink) + "\n---\n"
		return append([]byte(front), body.Inert(p.doc, ir.Span{End: len(source.Data)}, target, p.log)...)
	}
	opt := body.Options{Format: "jekyll", Typography: p.opt.Typography}
	if p.opt.SelfCheck {
		opt.Check = func(w *body.Writer) {
			p.checkFrontMatter(front)
			target.check(w)
		}
	}
	return append([]byte(front), body.Write(p.Site, p.doc, target, opt, p.log)...)
}

func (p *page) carefulFrontMatter() (front string, ok bool) {
	defer p.log.Catch(p.doc.Source, "", finding.Manual, nil)
	return p.frontMatter(), true
}
