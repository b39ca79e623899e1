package jekyll

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/check"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/exporters/jekyll/kramdown"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
	"hexodus/ir/reading"
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

// Lines around HTML that kramdown passes on without a look.
const (
	htmlOnly    = "\n{::nomarkdown}\n"
	htmlOnlyEnd = "\n{:/nomarkdown}"
)

// kramdownOnly takes away what an include says to kramdown alone.
var kramdownOnly = strings.NewReplacer(markdownInside, "", htmlOnly, "", htmlOnlyEnd, "")

// opening is the opening of a component of which kramdown is to read the body as Markdown: the element that holds the body
// says so. What else is in it before the body is HTML.
func opening(html string) string {
	at := bodyElement(html)
	if at < 0 {
		return html
	}
	head, rest := html[:at]+markdownInside+">", html[at+1:]
	if rest != "" && !rawhtml.StartsBlock(rest) {
		rest = htmlOnly + rest + htmlOnlyEnd
	}
	return head + rest
}

// bodyElement is where the start tag ends of the element that HTML leaves open last, -1 if it leaves none open.
func bodyElement(text string) int {
	var open []int
	z := html.NewTokenizer(strings.NewReader(text))
	for at := 0; ; {
		kind := z.Next()
		at += len(z.Raw())
		name, _ := z.TagName()
		switch {
		case kind == html.ErrorToken && len(open) > 0:
			return open[len(open)-1]
		case kind == html.ErrorToken:
			return -1
		case kind == html.StartTagToken && !void[string(name)]:
			open = append(open, at-1)
		case kind == html.EndTagToken && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
}

// void are the elements without an end that titles of components hold.
var void = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "wbr": true, "embed": true, "source": true}

// Template writes a component as an include, and one with a body of Markdown as a pair of them: what the first prints says to
// kramdown that Markdown follows. Code has a tag of Jekyll's own.
func (s *kramdownSpelling) Template(w *body.Writer, at ir.Place, m ir.Meaning, part body.Part) *finding.Rule {
	if code, ok := m.(component.Listing); ok {
		return s.highlight(w, at, code)
	}
	shown, end := m.HTML()
	if part == body.Whole {
		shown += end
	} else {
		shown = opening(shown)
	}
	if at.Cell && strings.Contains(shown, "|") || strings.Contains(shown, "\n") && (part == body.Whole || w.Prefix(at) != "") {
		return nil
	}
	tag := s.call(m, part)
	switch {
	case tag == "":
		return nil
	case part == body.Whole:
		s.whole(w, at, tag, shown)
	case part == body.Open:
		s.apart(w, w.Prefix(at))
		w.Early(tag, shown)
	case part == body.Close:
		w.Early(tag, end)
	}
	return asInclude
}

// whole writes a component without a body of Markdown: as it is where kramdown passes on what it prints, else shielded.
func (s *kramdownSpelling) whole(w *body.Writer, at ir.Place, tag, shown string) {
	switch prefix := w.Prefix(at); {
	case at.Raw || body.SingleTag(shown) || passed(shown, at.Block):
		w.Early(tag, shown)
	case at.Block && at.Alone:
		s.apart(w, prefix)
		w.Write("{::nomarkdown}\n" + prefix)
		w.Early(tag, shown)
		w.Write("\n" + prefix + "{:/nomarkdown}")
	default:
		w.Write("{::nomarkdown}")
		w.Early(tag, shown)
		w.Write("{:/nomarkdown}")
	}
}

// passed reports whether a reader sees the same of HTML between other text if kramdown reads all of it.
func passed(html string, block bool) bool {
	read, want := "a "+html+" b", "<p>a "+html+" b</p>"
	if block {
		read, want = "a\n\n"+html+"\nb", "<p>a</p>"+html+"<p>b</p>"
	}
	got := kramdown.HTML([]byte(read), kramdown.Options{Curly: true, Symbols: true})
	return slices.Equal(reading.Tokens(got, reading.Base{}), reading.Tokens([]byte(want), reading.Base{}))
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
