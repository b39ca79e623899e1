package body

import (
	"bytes"
	"html"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// text writes Markdown, made inert where the target would act on it.
func (w *Writer) text(n *ir.Text) { w.guarded(n.Span(), Text) }

// guarded carries the author's bytes over, made inert where the target would act on them.
func (w *Writer) guarded(at ir.Span, in Context) {
	b := w.Doc.Source.Bytes(at)
	rule := w.target.Live(b)
	if rule == nil {
		w.Copy(at)
		return
	}
	start := at.Start
	for len(b) > 0 {
		end := len(b)
		if n := bytes.Index(b, []byte("\n\n")); n >= 0 && in == Text { // block by block, so that each can be mended by itself
			end = n + len("\n\n")
		}
		w.guard(ir.Span{Start: start, End: start + end}, in)
		b, start = b[end:], start+end
	}
	w.Say(at, finding.Finding{Rule: rule, Effect: finding.Exact})
}

// guard makes lines inert.
func (w *Writer) guard(at ir.Span, in Context) {
	b := w.Doc.Source.Bytes(at)
	if w.target.Live(b) == nil {
		w.Copy(at)
		return
	}
	text := w.target.Guard(string(b), in)
	head, tail := sameLines(string(b), text)
	w.Copy(ir.Span{Start: at.Start, End: at.Start + head})
	w.Early(text[head:len(text)-tail], string(b[head:len(b)-tail]))
	w.Copy(ir.Span{Start: at.End - tail, End: at.End})
}

// sameLines are the lengths of the whole lines with which two texts begin alike, and of those with which they then end alike;
// what the next line is indented with belongs to the first.
func sameLines(a, b string) (head, tail int) {
	short := min(len(a), len(b))
	for i := 0; i < short && a[i] == b[i]; i++ {
		if a[i] == '\n' {
			head = i + 1
		}
	}
	for head < short && a[head] == b[head] && (a[head] == ' ' || a[head] == '\t' || a[head] == '>') {
		head++
	}
	for i := 1; i <= short-head && a[len(a)-i] == b[len(b)-i]; i++ {
		if a[len(a)-i] == '\n' {
			tail = i - 1
		}
	}
	return head, tail
}

// verbatim writes what stood between raw tags: it was shown as raw HTML.
func (w *Writer) verbatim(n *ir.Verbatim) {
	inner := w.Doc.Source.Bytes(n.Inner)
	w.tags[shielded]++
	w.Mark(n.Start)
	switch {
	case len(bytes.TrimSpace(inner)) == 0: // around a listing
		w.out.Write(inner)
	case n.Attr || n.Place.Raw || inert(inner):
		if !bytes.HasPrefix(inner, []byte("<!--")) {
			w.Lead(n.Place)
		}
		w.RawHTML(string(inner))
	default:
		w.target.HTML(w, n.Place, string(inner))
	}
	w.Mark(n.End)
	w.Say(n.Span(), finding.Finding{Rule: shielded, Effect: finding.Equivalent})
}

// inert reports whether Markdown leaves text as it is.
func inert(text []byte) bool {
	return !bytes.ContainsAny(text, "\\`*_[]<>&~\n!#+-=|:\"'.@") || len(bytes.TrimSpace(text)) == 0 && !bytes.Contains(text, []byte("\n"))
}

// literal writes text so that a reader sees it as it is.
func (w *Writer) literal(at ir.Place, text string) {
	switch {
	case at.Attr:
		w.RawHTML(text)
	case at.Block && w.readsOn():
		w.Lead(at)
		w.Inline(escape(text))
	case at.Block || at.Raw:
		w.Lead(at)
		text = html.EscapeString(text)
		if at.Block {
			text = strings.ReplaceAll(text, "\n", "&#10;")
		}
		w.RawHTML(text)
	default:
		w.Inline(escape(text))
	}
}

// readsOn reports whether the target reads Markdown even where the blog's engine was in an HTML block.
func (w *Writer) readsOn() bool {
	_, ok := w.target.(Leader)
	return ok
}

// escape puts a backslash before each character that Markdown could act on in running text.
func escape(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte("\\`*_[]<>&~|#", text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// SingleTag reports whether html is one tag or one element without text that Markdown could read.
func SingleTag(html string) bool {
	if !strings.HasPrefix(html, "<") || !strings.HasSuffix(html, ">") || strings.ContainsAny(html, "\n|`") {
		return false
	}
	depth, text := 0, false
	for i := 0; i < len(html); i++ {
		switch html[i] {
		case '<':
			depth++
		case '>':
			depth--
		case '*', '_', '[', ']', '!', '\\', '&', '~', '"', '\'':
			text = text || depth == 0
		}
	}
	return depth == 0 && !text
}

// Clip shortens text for a message.
func Clip(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	const most = 80
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + "…"
		}
	}
	return text
}
