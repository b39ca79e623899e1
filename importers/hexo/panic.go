package hexo

import (
	"hexodus/ir"
	"hexodus/ir/finding"
)

// careful is document, but for a fault of ours, which costs no other document anything: this one becomes a draft that
// holds the whole file as text, or is lost if its text was not even read.
func (b *blog) careful(e *entry, log *finding.Log) (err error) {
	defer log.Catch(nil, e.file.path, finding.Manual, func() {
		log.Ledger.SettleRest(finding.Field, e.file.path, finding.Changed, finding.Panicked)
		if e.doc == nil {
			e.class, e.lost = classNone, true
			log.Ledger.Enter(finding.File, e.file.path, 1)
			log.Ledger.Settle(finding.File, e.file.path, 1, finding.Lost, finding.Panicked)
			return
		}
		src := e.doc.Source
		e.doc = &ir.Document{
			Source: src, Kind: e.doc.Kind, Format: e.doc.Format, Draft: true,
			Slug: trimExtension(e.rel), Content: ir.Span{End: len(src.Data)},
		}
		e.rejected = true
	})
	return b.document(e, log)
}

// readCarefully is read, but for a fault of ours: the body is one text then, of which it is not known what the blog made.
func (b *bodies) readCarefully(doc *ir.Document, log *finding.Log) {
	defer log.Catch(doc.Source, "", finding.Manual, func() {
		doc.Body, doc.Render = []ir.Node{&ir.Text{At: ir.At(doc.Content)}}, nil
	})
	b.read(doc, log)
}
