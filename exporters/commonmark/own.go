package commonmark

import (
	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
)

// CheckTemplate takes every text: all that Markdown does not know is text to it.
func CheckTemplate(string) error { return nil }

// Own writes text of the blog's owner.
func (s *spelling) Own(w *body.Writer, at ir.Place, text, html string) {
	html = s.relink(html)
	if at.Block {
		w.Early(text, rawhtml.WithoutBlankLines(html))
	} else {
		w.Early(text, rawhtml.Inline(html))
	}
}
