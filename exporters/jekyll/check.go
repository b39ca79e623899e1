package jekyll

import (
	"bytes"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/check"
	"hexodus/exporters/jekyll/kramdown"
)

// check mends and tells where Jekyll will show the page otherwise than the blog did.
func (s *spelling) check(w *body.Writer) {
	engine := check.Engine{Name: "Jekyll", Render: s.render, Notes: s.Markdown.Footnotes, Typographer: s.typographer(), Respell: s.respell, Shown: s.opt.Shown}
	engine.Page(w)
}

// render is the page as Jekyll will show it, without the list of notes.
func (s *spelling) render(w *body.Writer) ([]byte, error) {
	seen := w.Seen(nil) // Liquid comes before Markdown, so nothing is left to be put in
	html := kramdown.HTML(seen, kramdown.Options{HardWrap: s.Markdown.HardBreaks, Curly: s.typographer(), Symbols: s.typographer()})
	if s.Markdown.Footnotes {
		html, _, _ = bytes.Cut(html, []byte(`<div class="footnotes"`))
	}
	return html, nil
}
