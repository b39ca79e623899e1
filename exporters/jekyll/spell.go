package jekyll

import (
	"slices"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var asInclude = finding.Define(finding.Rule{
	ID:       "tag/as-include",
	Severity: finding.Info,
	Title:    "a tag became an include",
	Doc:      "A template of Jekyll's with parameters says what the tag did. The template is in _includes/hexo and prints what the blog printed.",
	Hint:     "change the template to change how all of them look",
})

// spelling is how the body of one page is spelled for Jekyll, as far as that is the same for all of its Markdown engines.
type spelling struct{ *page }

// target is a spelling for one of the engines.
type target interface {
	body.Target
	check(*body.Writer) // mends and tells where Jekyll will show the page otherwise than the blog did
}

// target is how the body of the page is spelled.
func (p *page) target() target {
	if p.commonMark() {
		return &commonMarkSpelling{spelling: spelling{p}}
	}
	return &kramdownSpelling{spelling: spelling{p}}
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

// call is the tag that prints a component or one end of it, "" if there is no template for it, or none that takes its
// parameters.
func (s *spelling) call(m ir.Meaning, part body.Part) string {
	name := m.Kind()
	if part != body.Whole {
		name += "-open"
	}
	args, ok := arguments(m)
	if !ok || !prints(name, m.Params()) {
		return ""
	}
	if part == body.Close {
		name, args = m.Kind()+"-close", ""
	}
	if args == "" && looks(name) {
		args = ` kind="` + m.Kind() + `"` // without a parameter there is no "include", and strict_variables would mind
	}
	s.use(name)
	return "{% include hexo/" + name + ".html" + args + " %}"
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

// joined are the edits that guard what only the pieces of a body together make live: a brace of the text before a tag.
func (s *spelling) joined(w *body.Writer) (edits []body.Edit) {
	for _, at := range w.Open("{", func(rest []byte) bool { return len(rest) > 0 && (rest[0] == '{' || rest[0] == '%') }) {
		edits = append(edits, body.Edit{Start: at, End: at + 1, Write: func(w *body.Writer) { w.Early(rawOpen+"{"+rawClose, "{") }})
		src := w.Source(at)
		w.Say(ir.Span{Start: src, End: src}, finding.Finding{Rule: guarded, Effect: finding.Exact})
	}
	return edits
}

// mend makes edits in the order of their places.
func mend(w *body.Writer, edits ...body.Edit) {
	slices.SortStableFunc(edits, func(a, b body.Edit) int { return a.Start - b.Start })
	w.Apply(edits)
}
