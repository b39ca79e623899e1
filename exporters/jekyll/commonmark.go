package jekyll

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer/html"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/check"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// commonMarkSpelling is how a body is spelled for jekyll-commonmark.
type commonMarkSpelling struct {
	spelling
	blocks   rawhtml.Blocks
	anchored []anchored
}

// commonMark reports whether Jekyll is to read CommonMark.
func (s *site) commonMark() bool { return s.opt.Jekyll.Markdown == "commonmark" }

// HTML writes raw HTML.
func (s *commonMarkSpelling) HTML(w *body.Writer, at ir.Place, html string) {
	s.blocks.Write(w, at, html)
}

// Fence is the language, which every code has.
func (s *commonMarkSpelling) Fence(i ir.CodeInfo) (string, bool) {
	lang, ok := s.spelling.Fence(i)
	return cmp.Or(lang, "text"), ok
}

// Template writes a component as an include, whose output Markdown reads: as an HTML block of one line, or as tags in running
// text. A caption is HTML around a fence.
func (s *commonMarkSpelling) Template(w *body.Writer, at ir.Place, m ir.Meaning, part body.Part) *finding.Rule {
	if code, ok := m.(component.Listing); ok {
		return s.captioned(w, at, code)
	}
	shown, end := m.HTML()
	switch part {
	case body.Whole:
		shown += end
	case body.Close:
		shown = end
	}
	if strings.Contains(shown, "\n") || at.Cell && strings.Contains(shown, "|") || !at.Block && !at.Raw && rawhtml.For(at, shown) != shown {
		return nil // its text would be Markdown
	}
	tag := s.call(m, part)
	if tag == "" {
		return nil
	}
	w.Lead(at)
	w.Early(tag, shown)
	return asInclude
}

// captioned writes code with a caption.
func (s *commonMarkSpelling) captioned(w *body.Writer, at ir.Place, m component.Listing) *finding.Rule {
	if at.Cell || at.Attr {
		return nil
	}
	shown, _ := m.HTML()
	head, _, _ := strings.Cut(shown, "<pre>")
	lang, _ := s.Fence(ir.CodeInfo{Lang: m.Lang})
	prefix := w.Prefix(at)
	blank := "\n" + strings.TrimRight(prefix, " ") + "\n" + prefix
	w.RawHTML(rawhtml.OneLine(head))
	w.Write(blank)
	w.Fence(at, lang, m.Code)
	w.Write(blank + "</figure>")
	return asHighlight
}

// Finish gives headings their anchors, ends HTML blocks, and guards what only the pieces of the body together make live.
func (s *commonMarkSpelling) Finish(w *body.Writer) {
	w.TellMarks(s.doc.Body)
	mend(w, append(s.anchors(w), s.blocks.Close(w)...)...)
	mend(w, s.reread(w)...)
	mend(w, s.joined(w)...)
}

func (s *commonMarkSpelling) check(w *body.Writer) {
	engine := check.Engine{Name: "Jekyll", Render: s.render, Notes: s.Markdown.Footnotes, Gap: true, Typographer: s.typographer(), Shown: s.opt.Shown}
	engine.Page(w)
}

// render is the page as Jekyll will show it, without the list of notes.
func (s *commonMarkSpelling) render(w *body.Writer) ([]byte, error) {
	var out bytes.Buffer
	err := s.reader().Convert(w.Seen(nil), &out)
	shown := out.Bytes()
	if s.Markdown.Footnotes {
		shown, _, _ = bytes.Cut(shown, []byte(`<div class="footnotes"`))
	}
	return shown, err
}

// commonMarkReader reads CommonMark as jekyll-commonmark does with the settings of _config.yml.
func (s *site) commonMarkReader() goldmark.Markdown {
	m := &s.Markdown
	list := check.Extensions(m)
	if s.typographer() {
		list = append(list, check.Typographer())
	}
	options := []goldmark.Option{goldmark.WithExtensions(list...), goldmark.WithRendererOptions(html.WithUnsafe())}
	if m.HardBreaks {
		options = append(options, goldmark.WithRendererOptions(html.WithHardWraps()))
	}
	return goldmark.New(options...)
}

// commonMarkSettings sets up jekyll-commonmark.
func (s *site) commonMarkSettings(y *settings) {
	m := &s.Markdown
	y.WriteString("\nmarkdown: CommonMark\ncommonmark:\n")
	options := []string{"UNSAFE"} // HTML in the text is shown as HTML
	for _, o := range []struct {
		name string
		on   bool
	}{{"HARDBREAKS", m.HardBreaks}, {"SMART", s.typographer()}, {"FOOTNOTES", m.Footnotes}} {
		if o.on {
			options = append(options, o.name)
		}
	}
	y.set("  options", options, "what the blog's Markdown did; HTML in the text is shown as HTML")
	extensions := []string{}
	for _, e := range []struct {
		name string
		on   bool
	}{{"table", m.Tables}, {"strikethrough", m.Strikethrough}, {"tasklist", m.TaskLists}} {
		if e.on {
			extensions = append(extensions, e.name)
		}
	}
	y.set("  extensions", extensions, "not autolink: links are written <https://…>")
}
