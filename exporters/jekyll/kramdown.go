package jekyll

import (
	"bytes"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/check"
	"hexodus/exporters/jekyll/kramdown"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// kramdownSpelling is how a body is spelled for kramdown.
type kramdownSpelling struct {
	spelling
	below []below
}

// HTML writes raw HTML.
//
// A whole element on a line of its own, and a single tag in running text, are raw to kramdown, too. All else is shielded.
func (s *kramdownSpelling) HTML(w *body.Writer, at ir.Place, html string) {
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
func (s *kramdownSpelling) block(w *body.Writer, at ir.Place, html string) {
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
func (s *kramdownSpelling) Lead(w *body.Writer, at ir.Place) { s.apart(w, w.Prefix(at)) }

// apart makes sure that the line above is blank where a block begins: kramdown has blocks that do not end a paragraph.
func (s *kramdownSpelling) apart(w *body.Writer, prefix string) {
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

// markdownInside is the attribute that says to kramdown that Markdown follows.
const markdownInside = ` markdown="1"`

// Template writes a component as an include, and one with a body of Markdown as a pair of them: what the first prints says to
// kramdown that Markdown follows. Code has a tag of Jekyll's own.
func (s *kramdownSpelling) Template(w *body.Writer, at ir.Place, m ir.Meaning, part body.Part) *finding.Rule {
	if code, ok := m.(component.Listing); ok {
		return s.highlight(w, at, code)
	}
	tag := s.call(m, part)
	if tag == "" {
		return nil
	}
	shown, end := m.HTML()
	switch part {
	case body.Whole:
		shown += end
	case body.Open:
		shown = strings.Replace(shown, ">", markdownInside+">", 1)
		s.apart(w, w.Prefix(at))
	case body.Close:
		shown = end
	}
	w.Early(tag, shown)
	return asInclude
}

// Finish writes what stands below headings, and guards what the pieces of the body make live.
func (s *kramdownSpelling) Finish(w *body.Writer) {
	w.TellMarks(s.doc.Body)
	mend(w, append(s.belowUnderlines(w), s.joined(w)...)...)
}

func (s *kramdownSpelling) check(w *body.Writer) {
	engine := check.Engine{Name: "Jekyll", Render: s.render, Notes: s.Markdown.Footnotes, Typographer: s.typographer(), Respell: s.respell, Shown: s.opt.Shown}
	engine.Page(w)
}

// render is the page as Jekyll will show it, without the list of notes.
func (s *kramdownSpelling) render(w *body.Writer) ([]byte, error) {
	seen := w.Seen(nil) // Liquid comes before Markdown, so nothing is left to be put in
	html := kramdown.HTML(seen, kramdown.Options{HardWrap: s.Markdown.HardBreaks, Curly: s.typographer(), Symbols: s.typographer()})
	if s.Markdown.Footnotes {
		html, _, _ = bytes.Cut(html, []byte(`<div class="footnotes"`))
	}
	return html, nil
}
