package hugo

import (
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var asShortcode = finding.Define(finding.Rule{
	ID:       "tag/as-shortcode",
	Severity: finding.Info,
	Title:    "a tag became a shortcode",
	Doc:      "Hugo's tags are shortcodes. The template is in layouts/_shortcodes and prints what the blog printed.",
	Hint:     "change the template to change how all of them look",
})

// spelling is how the body of one page is spelled for Hugo.
type spelling struct {
	*page
	ids   *hugoIDs // anchors that Hugo gives by itself
	more  bool     // the divider is written
	drawn bool     // that large brackets are drawn in a new way is told
}

// Live reports on shortcodes and dividers.
func (s *spelling) Live(text []byte) *finding.Rule {
	if live(text) {
		return guarded
	}
	return nil
}

// Guard makes text inert.
func (s *spelling) Guard(text string, in body.Context) string {
	switch {
	case in == body.Comment && text == divider:
		return "<!-- more -->"
	case in == body.Raw || in == body.Comment:
		return guardAnywhere(text, s.use)
	case in == body.Text && s.more: // the excerpt has ended: further markers are comments to Hugo too
		pieces := strings.Split(text, divider)
		for i, piece := range pieces {
			pieces[i] = guardCode(piece, s.use)
		}
		return strings.Join(pieces, divider)
	}
	return guardCode(text, s.use)
}

// Link is the URL: Hugo answers at those of the blog.
func (s *spelling) Link(url string) string { return url }

// HTML writes raw HTML.
//
// HTML of one line that begins with a tag is raw in itself: inline HTML in running text, an HTML block elsewhere. All
// else goes through a shortcode, whose output Markdown never sees.
func (s *spelling) HTML(w *body.Writer, at ir.Place, html string) {
	switch {
	case at.Attr || at.Raw:
		w.RawHTML(html)
	case at.Block && s.setFormulas(w, at, html):
	case at.Block && !strings.Contains(html, "\n"):
		w.Lead(at)
		w.RawHTML(html)
	case !at.Block && !at.Cell && body.SingleTag(html):
		w.RawHTML(html)
	default:
		w.Lead(at)
		s.shortcode(w, "html", " "+argument(html), html)
	}
}

// shortcode writes a shortcode that shows html.
func (s *spelling) shortcode(w *body.Writer, name, params, html string) {
	s.use(name)
	w.Late("{{< "+name+params+" >}}", html)
}

// Template writes a component as a shortcode.
func (s *spelling) Template(w *body.Writer, at ir.Place, m ir.Meaning, part body.Part) *finding.Rule {
	if m, ok := m.(component.Math); ok && s.math(w, at, m) {
		return mathNative
	}
	if f, ok := m.(component.Fold); ok && f.Form != component.FoldDetails {
		return nil // its end is another element's
	}
	if math, ok := m.(component.Math); ok {
		m = typed(math)
	}
	name := m.Kind()
	if part != body.Whole && !(hasTemplate(name+"-open") && hasTemplate(name+"-close")) || part == body.Whole && !hasTemplate(name) {
		return nil
	}
	if !at.Raw {
		w.Lead(at)
	}
	open, end := m.HTML()
	switch part {
	case body.Whole:
		s.shortcode(w, name, params(m), open+end)
	case body.Open:
		s.shortcode(w, name+"-open", params(m), open)
	case body.Close:
		s.shortcode(w, name+"-close", "", end)
	}
	return asShortcode
}

// params spells a component's parameters.
func params(m ir.Meaning) string {
	var b strings.Builder
	for _, p := range m.Params() {
		b.WriteString(" " + p.Name + "=" + argument(p.Value))
	}
	return b.String()
}

// Divider writes the end of the excerpt.
func (s *spelling) Divider(w *body.Writer, n *ir.More) {
	if !n.Block || n.Prefix != "" || w.Nested() || s.more {
		if string(s.doc.Source.Bytes(n.Span())) == divider && !s.more {
			w.Mark(n.Start)
			w.Write("<!-- more -->")
			w.Mark(n.End)
		} else {
			w.Copy(n.Span())
		}
		if !s.more {
			w.Say(n.Span(), finding.Finding{Rule: body.DividerInline, Effect: finding.Degraded})
		}
		return
	}
	s.more = true
	w.Mark(n.Start)
	w.Early(divider, "\n\n"+dividerMark+"\n\n")
	w.Mark(n.End)
	w.Say(n.Span(), finding.Finding{Rule: body.DividerSpelled, Effect: finding.Equivalent})
}

// dividerMark is what Hugo itself puts for the divider while Markdown is read.
const dividerMark = "HUGOMORE42"

// Footnote leaves footnotes as they are: Hugo's own are on.
func (s *spelling) Footnote(w *body.Writer, n *ir.Footnote) { w.NativeFootnote(n) }

// Finish guards what only the pieces of a body together make live: a brace of the text before a tag that is shown as
// text, {{% x %}. Each piece by itself is inert.
func (s *spelling) Finish(w *body.Writer) {
	var edits []body.Edit
	for _, at := range w.Open("{{", func(rest []byte) bool { return len(rest) > 0 && (rest[0] == '<' || rest[0] == '%') }) {
		s.use("lit")
		edits = append(edits, body.Edit{Start: at, End: at + 1, Write: func(w *body.Writer) { w.Early(`{{% lit "{" %}}`, "{") }})
		src := w.Source(at)
		w.Say(ir.Span{Start: src, End: src}, finding.Finding{Rule: guarded, Effect: finding.Exact})
	}
	w.Apply(edits)
}
