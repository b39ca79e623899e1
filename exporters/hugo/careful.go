package hugo

import (
	"hexodus/exporters/internal/matter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// text is the whole page. A fault of ours costs no more than it must: without a check the page is as good as any, a body
// that cannot be spelled is the author's, made inert, and without a front matter the page is a draft of the whole file.
func (p *page) text() []byte {
	source, all := p.doc.Source, ir.Span{End: len(p.doc.Source.Data)}
	front, ok := p.carefulFrontMatter()
	if !ok {
		p.log.Ledger.SettleRest(finding.Field, source.Path, finding.Changed, finding.Panicked)
		p.bookBody()
		front = "---\ntitle: " + matter.Flow(p.doc.Title) + "\ndraft: true\n"
		if p.path != "" {
			front += "url: " + matter.Flow(p.path) + "\n"
		}
		front += "---\n"
		return append([]byte(front), p.inert(all)...)
	}
	body, ok := p.carefulBody()
	if !ok {
		p.bookBody()
		return append([]byte(front), p.inert(p.doc.Content)...)
	}
	if p.opt.SelfCheck {
		p.carefulCheck(front, body)
	}
	return append([]byte(front), body.out.Bytes()...)
}

func (p *page) carefulFrontMatter() (front string, ok bool) {
	defer p.log.Catch(p.doc.Source, "", finding.Manual, nil)
	p.path = p.url()
	return p.frontMatter(), true
}

func (p *page) carefulBody() (body *spelling, ok bool) {
	defer p.log.Catch(p.doc.Source, "", finding.Manual, nil)
	return p.spell(), true
}

func (p *page) carefulCheck(front string, body *spelling) {
	defer p.log.Catch(p.doc.Source, "", finding.Manual, nil)
	p.checkFrontMatter(front)
	if p.doc.Format == ir.FormatMarkdown && p.doc.Render != nil {
		p.check(body)
	}
}

// inert are the author's bytes, with nothing in them that Hugo acts on.
func (p *page) inert(at ir.Span) string {
	return guardAnywhere(string(p.doc.Source.Bytes(at)), p.use)
}

// bookBody accounts for a body that is carried over as it stands: its tags are shown as text.
func (p *page) bookBody() {
	path := p.doc.Source.Path
	tags, links := count(p.doc.Body)
	p.log.Ledger.Enter(finding.Tag, path, tags)
	p.log.Ledger.Enter(finding.Link, path, links)
	p.log.Ledger.Settle(finding.Tag, path, tags, finding.Lost, finding.Panicked)
	p.log.Ledger.Settle(finding.Link, path, links, finding.Carried, nil)
}
