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
	w.Early(text, rawhtml.For(at, s.relink(html)))
}
