// Package body writes the body of a document in a target's Markdown: the author's bytes, and what stands in place of some
// of them.
//
// What a tile means is in the IR, and a Target says how it is spelled. Copying, placing, escaping, booking and telling
// are the same for all targets, and are here.
package body

import (
	"bytes"
	"fmt"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// Writer is a body on its way out.
type Writer struct {
	Site *ir.Site
	Doc  *ir.Document
	Log  *finding.Log

	target  Target
	format  string // under which name the blog's owner may have templates for it
	out     bytes.Buffer
	stands  []stand
	from    []anchor
	typeset []ir.Replacement // typographic characters still to be written out
	hushed  int              // up to here, tiles that opened an HTML block are spelled as if they stood in running text
	outer   string           // what each line of the tag bodies that are being written starts with
	depth   int              // how many of them there are
	noted   bool             // that footnotes are the target's own is told
	links   int              // link and image targets changed
	tags    map[*finding.Rule]int
}

// stand is a stretch of the output that the target replaces: before Markdown is read, or after.
type stand struct {
	start, end int
	text       string
	early      bool
}

// anchor ties an offset of the output to one of the source.
type anchor struct {
	out, src int
	copied   bool // from here on, the output is the source
}

// spell writes the body and books its tags and links.
func spell(site *ir.Site, doc *ir.Document, t Target, opt Options, log *finding.Log) *Writer {
	w := &Writer{Site: site, Doc: doc, Log: log, target: t, format: opt.Format, tags: map[*finding.Rule]int{}}
	if opt.Typography == "exact" && doc.Typography != nil {
		w.typeset = doc.Typography()
		if n := len(w.typeset); n > 0 {
			log.Add(finding.Finding{Rule: typographyExact, Source: doc.Source, Effect: finding.Exact, Count: n})
		}
	}
	w.Nodes(doc.Body)
	t.Finish(w)
	w.book()
	return w
}

// Bytes is what has been written; it is valid until more is.
func (w *Writer) Bytes() []byte { return w.out.Bytes() }

// Nodes writes tiles.
func (w *Writer) Nodes(nodes []ir.Node) {
	for i, n := range nodes {
		w.hush(nodes[i:])
		w.node(n)
	}
}

func (w *Writer) node(n ir.Node) {
	switch n := n.(type) {
	case *ir.Text:
		w.text(n)
	case *ir.Code:
		w.code(n)
	case *ir.Component:
		w.component(n)
	case *ir.Verbatim:
		w.verbatim(n)
	case *ir.Expression:
		w.expression(n)
	case *ir.Destination:
		w.destination(n)
	case *ir.Heading:
		w.Copy(n.Span())
		w.target.Anchor(w, n)
	case *ir.More:
		w.target.Divider(w, n)
	case *ir.Comment:
		w.comment(n)
	case *ir.Raw:
		w.guarded(n.Span(), Raw)
	case *ir.Dialect:
		w.dialect(n)
	case *ir.Unknown:
		w.unknown(n)
	case *ir.Footnote:
		w.target.Footnote(w, n)
	default:
		panic(fmt.Sprintf("body: a node of type %T", n))
	}
}

// Nested reports whether the body of a component or a note is being written.
func (w *Writer) Nested() bool { return w.depth > 0 }

// Prefix is what a further line at a place starts with.
func (w *Writer) Prefix(at ir.Place) string { return w.outer + at.Prefix }

// Mark notes that what is written next comes from this offset of the source.
func (w *Writer) Mark(src int) { w.from = append(w.from, anchor{out: w.out.Len(), src: src}) }

// Copy writes the author's bytes.
func (w *Writer) Copy(at ir.Span) {
	w.markCopied(at.Start)
	for len(w.typeset) > 0 && w.typeset[0].At.End <= at.End {
		r := w.typeset[0]
		w.typeset = w.typeset[1:]
		if r.At.Start < at.Start {
			continue
		}
		w.out.Write(w.Doc.Source.Data[at.Start:r.At.Start])
		w.out.WriteString(r.Text)
		at.Start = r.At.End
		w.markCopied(at.Start)
	}
	w.out.Write(w.Doc.Source.Bytes(at))
	w.Mark(at.End)
}

func (w *Writer) markCopied(src int) {
	w.from = append(w.from, anchor{out: w.out.Len(), src: src, copied: true})
}

// Write writes text that the target does not act on.
func (w *Writer) Write(text string) { w.out.WriteString(text) }

// Inline writes Markdown, made inert where the target would act on it.
func (w *Writer) Inline(text string) { w.Early(w.target.Guard(text, Code), text) }

// RawHTML writes HTML where no Markdown is read, made inert where the target would act on it.
func (w *Writer) RawHTML(html string) { w.Early(w.target.Guard(html, Raw), html) }

// Early writes text that the target turns into shown before it reads Markdown.
func (w *Writer) Early(text, shown string) {
	start := w.out.Len()
	w.out.WriteString(text)
	if text != shown {
		w.stands = append(w.stands, stand{start: start, end: w.out.Len(), text: shown, early: true})
	}
}

// Late writes text that the target turns into shown after it has read Markdown.
func (w *Writer) Late(text, shown string) {
	start := w.out.Len()
	w.out.WriteString(text)
	w.stands = append(w.stands, stand{start: start, end: w.out.Len(), text: shown})
}

// Lead opens an HTML block where a tile did so in the blog.
func (w *Writer) Lead(at ir.Place) {
	if t, ok := w.target.(Leader); ok && at.Block {
		t.Lead(w, at)
	} else if at.Block {
		w.out.WriteString(Blank)
	}
}

// Blank opens an HTML block, as the blog's own placeholder for a tag did at the start of a line: to the end of the line
// nothing is Markdown, the paragraph above ends, and no blank line is needed, which would make a list loose.
const Blank = "<!---->"

// Say notes a finding about the author's bytes.
func (w *Writer) Say(at ir.Span, f finding.Finding) {
	f.Source, f.At = w.Doc.Source, at
	w.Log.Add(f)
}

// HTMLBlock writes raw HTML on lines of its own.
func (w *Writer) HTMLBlock(html string) { w.target.HTML(w, ir.Place{Block: true, Alone: true}, html) }
