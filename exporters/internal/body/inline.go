package body

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// expression writes what a template expression came to.
func (w *Writer) expression(n *ir.Expression) {
	source := Clip(string(w.Doc.Source.Bytes(n.Span())))
	w.Mark(n.Start)
	if !n.Known {
		w.tags[unknownValue]++
		w.literal(n.Place, string(w.Doc.Source.Bytes(n.Span())))
		w.Mark(n.End)
		w.Say(n.Span(), finding.Finding{Rule: unknownValue, Effect: finding.Manual, Detail: source})
		return
	}
	w.tags[value]++
	switch html := []byte(n.HTML); {
	case n.HTML == "":
		w.Lead(n.Place)
	case inert(html) && !n.Block && w.target.Live(html) == nil:
		w.out.WriteString(n.HTML)
	default:
		w.target.HTML(w, n.Place, n.HTML)
	}
	w.Mark(n.End)
	w.Say(n.Span(), finding.Finding{Rule: value, Effect: finding.Equivalent, Detail: source, After: n.HTML})
}

// unknown writes a tag that nobody knows as text.
func (w *Writer) unknown(n *ir.Unknown) {
	rule := unknownTag
	if n.Known {
		rule = brokenTag
	}
	w.tags[rule]++
	w.Mark(n.Start)
	w.literal(w.settled(n.Place, n.Start), string(w.Doc.Source.Bytes(n.Span())))
	w.Mark(n.End)
	detail := n.Name
	if n.Defined != "" {
		detail += ", defined in " + n.Defined
	}
	w.Say(n.Span(), finding.Finding{Rule: rule, Effect: finding.Manual, Detail: detail})
}

// destination writes the target of a link or image.
func (w *Writer) destination(n *ir.Destination) {
	text := w.target.Link(n.URL)
	if n.Same && text == n.URL {
		w.guarded(n.Span(), Text)
		return
	}
	w.links++
	if strings.ContainsAny(text, " ()<>\t") || text == "" {
		text = "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(text) + ">"
	}
	if n.Whole {
		text = "(" + text + ")"
	}
	w.Mark(n.Start)
	w.Inline(text)
	w.Mark(n.End)
	w.Say(n.Span(), finding.Finding{Rule: destination, Effect: finding.Exact, Before: string(w.Doc.Source.Bytes(n.Span())), After: w.target.Link(n.URL)})
}

// comment carries an HTML comment over; a template comment showed nothing.
func (w *Writer) comment(n *ir.Comment) {
	if !n.Template {
		w.guarded(n.Span(), Comment)
		return
	}
	w.tags[templateComment]++
	w.Mark(n.Start)
	if !n.Alone {
		w.Lead(n.Place)
	}
	w.Mark(n.End)
	w.Say(n.Span(), finding.Finding{Rule: templateComment, Effect: finding.Exact, Before: Clip(string(w.Doc.Source.Bytes(n.Span())))})
}

// dialect writes a construct in words that the target's engine reads as the blog's did.
func (w *Writer) dialect(n *ir.Dialect) {
	w.Mark(n.Start)
	if n.Markdown != "" || n.HTML == "" {
		w.Inline(n.Markdown)
	} else {
		w.target.HTML(w, n.Place, n.HTML)
	}
	w.Mark(n.End)
	w.Say(n.Span(), finding.Finding{Rule: Respelled, Effect: finding.Equivalent, Detail: n.Construct})
}

// Footnote carries a note or its mark over as they are.
func (w *Writer) Footnote(n *ir.Footnote) {
	if !n.Note {
		w.Copy(n.Span())
		return
	}
	w.Copy(ir.Span{Start: n.Start, End: n.Inner.Start})
	w.depth++
	w.Nodes(n.Body)
	w.depth--
}

// NativeFootnote is Footnote for a target that has footnotes of its own, and tells so once for a page.
func (w *Writer) NativeFootnote(n *ir.Footnote) {
	w.Footnote(n)
	if n.Note && !w.noted {
		w.noted = true
		w.Say(n.Span(), finding.Finding{Rule: FootnoteNative, Effect: finding.Improved})
	}
}
