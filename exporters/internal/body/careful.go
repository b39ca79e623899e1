package body

import (
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Options are what can be asked of any body.
type Options struct {
	Format     string        // the target's name, as ir.Component.Templates has it
	Typography string        // "exact" writes typographic characters out
	Check      func(*Writer) // looks at the body when it is written, and may mend it; nil if nobody does
}

// Write is the body of a document in the Markdown of a target; its tags and links are booked. A fault of ours costs no
// more than it must: without a check the body is as good as any, and one that cannot be spelled is the author's, made
// inert.
func Write(site *ir.Site, doc *ir.Document, t Target, opt Options, log *finding.Log) []byte {
	w, ok := careful(site, doc, t, opt, log)
	if !ok {
		return Inert(doc, doc.Content, t, log)
	}
	if opt.Check != nil {
		func() {
			defer log.Catch(doc.Source, "", finding.Manual, nil)
			opt.Check(w)
		}()
	}
	return w.Bytes()
}

func careful(site *ir.Site, doc *ir.Document, t Target, opt Options, log *finding.Log) (w *Writer, ok bool) {
	defer log.Catch(doc.Source, "", finding.Manual, nil)
	return spell(site, doc, t, opt, log), true
}

// Inert are the author's bytes, with nothing in them that the target acts on. The tags of the document are booked as
// lost: they are shown as text.
func Inert(doc *ir.Document, at ir.Span, t Target, log *finding.Log) []byte {
	books, path := &log.Ledger, doc.Source.Path
	tags, links := Count(doc.Body)
	books.Enter(finding.Tag, path, tags)
	books.Enter(finding.Link, path, links)
	books.Settle(finding.Tag, path, tags, finding.Lost, finding.Panicked)
	books.Settle(finding.Link, path, links, finding.Carried, nil)
	return []byte(t.Guard(string(doc.Source.Bytes(at)), Raw))
}
