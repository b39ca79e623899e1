package jekyll

import (
	"bytes"
	"slices"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var asInclude = finding.Define(finding.Rule{
	ID:       "tag/as-include",
	Severity: finding.Info,
	Title:    "a tag became an include",
	Doc:      "A template of Jekyll's with parameters says what the tag did. The template is in _includes/hexo and prints what the blog printed.",
	Hint:     "change the template to change how all of them look",
})

// spelling is how the body of one page is spelled for Jekyll.
type spelling struct {
	*page
	below []below
}

// Live reports on Liquid.
func (s *spelling) Live(text []byte) *finding.Rule {
	if live(text) {
		return guarded
	}
	return nil
}

// Guard makes text inert.
func (s *spelling) Guard(text string, _ body.Context) string { return guard(text) }

// HTML writes raw HTML.
//
// A whole element on a line of its own, and a single tag in running text, are raw to kramdown, too. All else is shielded.
func (s *spelling) HTML(w *body.Writer, at ir.Place, html string) {
	switch {
	case at.Block && (at.Alone || strings.Contains(html, "\n")):
		s.block(w, at, html)
		if !at.Alone {
			w.Write("\n" + w.Prefix(at))
		}
	case at.Attr || at.Raw || !at.Block && !at.Cell && body.SingleTag(html):
		w.RawHTML(html)
	case at.Cell:
		w.RawHTML(shield(strings.ReplaceAll(html, "|", "&#124;")))
	default:
		w.RawHTML(shield(html))
	}
}

// block writes raw HTML on lines of its own, which kramdown passes on without a look.
func (s *spelling) block(w *body.Writer, at ir.Place, html string) {
	prefix := w.Prefix(at)
	s.apart(w, prefix)
	var b strings.Builder
	b.WriteString("{::nomarkdown}\n")
	for line := range strings.Lines(strings.TrimRight(html, "\n") + "\n") {
		b.WriteString(prefix + line)
	}
	b.WriteString(prefix + "{:/nomarkdown}")
	w.RawHTML(b.String())
}

// Lead begins a block.
func (s *spelling) Lead(w *body.Writer, at ir.Place) { s.apart(w, w.Prefix(at)) }

// apart makes sure that the line above is blank where a block begins: kramdown has blocks that do not end a paragraph.
func (s *spelling) apart(w *body.Writer, prefix string) {
	out := w.Bytes()
	at := bytes.LastIndexByte(out, '\n')
	if at < 0 || len(bytes.TrimLeft(out[at+1:], " \t>")) > 0 {
		return
	}
	above := out[bytes.LastIndexByte(out[:at], '\n')+1 : at]
	if len(bytes.TrimLeft(above, " \t>")) > 0 {
		w.Write("\n" + prefix)
	}
}

// shield keeps kramdown from reading HTML.
func shield(html string) string { return "{::nomarkdown}" + html + "{:/nomarkdown}" }

// Template writes a component as an include, and one with a body of Markdown as a pair of them: what the first prints says to
// kramdown that Markdown follows. Code has a tag of Jekyll's own.
func (s *spelling) Template(w *body.Writer, at ir.Place, m ir.Meaning, part body.Part) *finding.Rule {
	if code, ok := m.(component.Listing); ok {
		return s.highlight(w, at, code)
	}
	name := m.Kind() + map[body.Part]string{body.Open: "-open", body.Close: "-close"}[part]
	args, ok := arguments(m)
	if !ok || !hasTemplate(name) {
		return nil
	}
	shown, end := m.HTML()
	switch part {
	case body.Whole:
		shown += end
	case body.Open:
		shown = strings.Replace(shown, ">", ` markdown="1">`, 1)
		s.apart(w, w.Prefix(at))
	case body.Close:
		args, shown = "", end
	}
	if args == "" && part != body.Close {
		args = ` kind="` + m.Kind() + `"` // without a parameter there is no "include", and strict_variables would mind
	}
	s.use(name)
	w.Early("{% include hexo/"+name+".html"+args+" %}", shown)
	return asInclude
}

// arguments spells a component's parameters; ok is false if an include cannot take one of them.
// Jekyll: lib/jekyll/tags/include.rb
func arguments(m ir.Meaning) (text string, ok bool) {
	var b strings.Builder
	for _, p := range m.Params() {
		v := p.Value
		quote := `"`
		if strings.Contains(v, `"`) {
			quote = "'"
		}
		if strings.ContainsAny(v, "\\\n\r"+quote) || strings.Contains(v, "%}") || strings.Contains(v, "{{") {
			return "", false
		}
		b.WriteString(" " + p.Name + "=" + quote + v + quote)
	}
	return b.String(), true
}

// Divider leaves the end of the excerpt as it is: what it looks like is a setting.
func (s *spelling) Divider(w *body.Writer, n *ir.More) { w.Copy(n.Span()) }

// Footnote leaves footnotes as they are: kramdown has its own.
func (s *spelling) Footnote(w *body.Writer, n *ir.Footnote) { w.NativeFootnote(n) }

// Finish guards what only the pieces of a body together make live: a brace of the text before a tag.
func (s *spelling) Finish(w *body.Writer) {
	w.TellMarks(s.doc.Body)
	edits := s.belowUnderlines(w)
	for _, at := range w.Open("{", func(rest []byte) bool { return len(rest) > 0 && (rest[0] == '{' || rest[0] == '%') }) {
		edits = append(edits, body.Edit{Start: at, End: at + 1, Write: func(w *body.Writer) { w.Early(rawOpen+"{"+rawClose, "{") }})
		src := w.Source(at)
		w.Say(ir.Span{Start: src, End: src}, finding.Finding{Rule: guarded, Effect: finding.Exact})
	}
	slices.SortStableFunc(edits, func(a, b body.Edit) int { return a.Start - b.Start })
	w.Apply(edits)
}
