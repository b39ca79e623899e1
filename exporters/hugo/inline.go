package hugo

import (
	"bytes"
	"html"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// expression writes what a template expression came to.
func (s *spelling) expression(n *ir.Expression) {
	if !n.Known {
		s.tags[unknownValue]++
		s.mark(n.Start)
		s.literal(n.Place, string(s.doc.Source.Bytes(n.Span())))
		s.mark(n.End)
		s.say(n.Span(), finding.Finding{Rule: unknownValue, Effect: finding.Manual, Detail: clip(string(s.doc.Source.Bytes(n.Span())))})
		return
	}
	s.tags[value]++
	s.mark(n.Start)
	switch {
	case n.HTML == "":
		if n.Block {
			s.out.WriteString(blank)
		}
	case inert([]byte(n.HTML)) && !n.Block && !live([]byte(n.HTML)):
		s.out.WriteString(n.HTML)
	default:
		s.html(n.Place, n.HTML)
	}
	s.mark(n.End)
	s.say(n.Span(), finding.Finding{Rule: value, Effect: finding.Equivalent, Detail: clip(string(s.doc.Source.Bytes(n.Span()))), After: n.HTML})
}

// unknown writes a tag that nobody knows as text.
func (s *spelling) unknown(n *ir.Unknown) {
	rule := unknownTag
	if n.Known {
		rule = brokenTag
	}
	s.tags[rule]++
	s.mark(n.Start)
	s.literal(s.settled(n.Place, n.Start), string(s.doc.Source.Bytes(n.Span())))
	s.mark(n.End)
	detail := n.Name
	if n.Defined != "" {
		detail += ", defined in " + n.Defined
	}
	s.say(n.Span(), finding.Finding{Rule: rule, Effect: finding.Manual, Detail: detail})
}

// literal writes text so that a reader sees it as it is.
func (s *spelling) literal(at ir.Place, text string) {
	if at.Attr {
		s.early(guardAnywhere(text, s.use), text)
		return
	}
	if at.Block || at.Raw {
		if at.Block {
			s.out.WriteString(blank)
		}
		text = html.EscapeString(text)
		if at.Block {
			text = strings.ReplaceAll(text, "\n", "&#10;")
		}
		s.early(guardAnywhere(text, s.use), text)
		return
	}
	text = escapeMarkdown(text)
	s.early(guardCode(text, s.use), text)
}

// escapeMarkdown puts a backslash before each character that Markdown could act on in running text.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte("\\`*_[]<>&~|#", text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// destination writes the target of a link or image.
func (s *spelling) destination(n *ir.Destination) {
	if n.Same {
		s.text(&ir.Text{At: n.At})
		return
	}
	s.links++
	text := n.URL
	if strings.ContainsAny(text, " ()<>\t") || text == "" {
		text = "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(text) + ">"
	}
	if n.Whole {
		text = "(" + text + ")"
	}
	s.putText(n.Span(), text, finding.Finding{Rule: destination, Effect: finding.Exact, Before: string(s.doc.Source.Bytes(n.Span())), After: n.URL})
}

// heading pins the anchor of a heading where Hugo would make another.
func (s *spelling) heading(n *ir.Heading) {
	s.copy(n.Span())
	id := ""
	if n.HasID {
		id = n.ID
	}
	source := s.doc.Source.Bytes(n.Source)
	if !bytes.ContainsAny(source, "{}`!<[&\\*_") && !bytes.Contains(source, []byte("--")) && s.ids.next(n.Text) == id {
		s.ids.take(id)
		return
	}
	s.ids.take(id)
	text := " {#" + id + "}"
	if !plainID(id) {
		text = ` {id="` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(id) + `"}`
	}
	s.inline(text)
	s.mark(n.End)
	s.say(n.Source, finding.Finding{Rule: anchorPinned, Effect: finding.Exact, After: id})
}

// plainID reports whether an anchor can be written as {#id}.
func plainID(id string) bool {
	for i := range len(id) {
		c := id[i]
		if c <= ' ' || c < 0x80 && !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("-_.:", c) >= 0) {
			return false
		}
	}
	return id != ""
}

// divider writes the end of the excerpt.
func (s *spelling) divider(n *ir.More) {
	bytes := s.doc.Source.Bytes(n.Span())
	if !n.Block || n.Prefix != "" || s.depth > 0 || s.more {
		if string(bytes) == divider && !s.more {
			s.put(n.Span(), "<!-- more -->", finding.Finding{Rule: dividerInline, Effect: finding.Degraded})
			return
		}
		s.copy(n.Span())
		if !s.more {
			s.say(n.Span(), finding.Finding{Rule: dividerInline, Effect: finding.Degraded})
		}
		return
	}
	s.more = true
	s.mark(n.Start)
	s.early(divider, "\n\n"+dividerMark+"\n\n")
	s.mark(n.End)
	s.say(n.Span(), finding.Finding{Rule: dividerSpelled, Effect: finding.Equivalent})
}

// dividerMark is what Hugo itself puts for the divider while Markdown is read.
const dividerMark = "HUGOMORE42"

// comment carries an HTML comment over; a template comment showed nothing.
func (s *spelling) comment(n *ir.Comment) {
	text := string(s.doc.Source.Bytes(n.Span()))
	if n.Template {
		s.tags[templateComment]++
		out := ""
		if n.Block && !n.Alone {
			out = blank
		}
		s.put(n.Span(), out, finding.Finding{Rule: templateComment, Effect: finding.Exact, Before: clip(text)})
		return
	}
	if live([]byte(text)) {
		s.mark(n.Start)
		if text == divider {
			s.out.WriteString("<!-- more -->")
		} else {
			s.early(guardAnywhere(text, s.use), text)
		}
		s.mark(n.End)
		s.say(n.Span(), finding.Finding{Rule: guarded, Effect: finding.Exact})
		return
	}
	s.copy(n.Span())
}

// raw carries over text that is raw HTML because of the tag before it on the line.
func (s *spelling) raw(n *ir.Raw) {
	text := string(s.doc.Source.Bytes(n.Span()))
	if !live([]byte(text)) {
		s.copy(n.Span())
		return
	}
	s.mark(n.Start)
	s.early(guardAnywhere(text, s.use), text)
	s.mark(n.End)
	s.say(n.Span(), finding.Finding{Rule: guarded, Effect: finding.Exact})
}

// dialect writes a construct in words that Hugo's engine reads as the blog's did.
func (s *spelling) dialect(n *ir.Dialect) {
	f := finding.Finding{Rule: dialectRespelled, Effect: finding.Equivalent, Detail: n.Construct}
	if n.Markdown != "" || n.HTML == "" {
		s.putText(n.Span(), n.Markdown, f)
		return
	}
	s.mark(n.Start)
	s.html(n.Place, n.HTML)
	s.mark(n.End)
	s.say(n.Span(), f)
}

// footnote carries a note or its mark over: Hugo's own footnotes are on.
func (s *spelling) footnote(n *ir.Footnote) {
	if !n.Note {
		s.copy(n.Span())
		return
	}
	s.copy(ir.Span{Start: n.Start, End: n.Inner.Start})
	s.depth++
	s.nodes(n.Body)
	s.depth--
	if !s.notes {
		s.notes = true
		s.say(n.Span(), finding.Finding{Rule: footnoteNative, Effect: finding.Improved})
	}
}

// clip shortens text for a message.
func clip(text string) string {
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
