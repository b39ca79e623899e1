package hugo

import (
	"errors"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
)

// CheckTemplate reports whether a text that somebody wants to have in a page closes every shortcode that it opens.
func CheckTemplate(text string) error {
	if open, _ := openShortcode(text); open {
		return errors.New(`a shortcode has no end: {{< name "…" >}} or {{% name "…" %}}`)
	}
	return nil
}

// openShortcode reports whether a text ends within a shortcode, and within which quotes in it; 0 is none.
func openShortcode(text string) (open bool, quote byte) {
	closer := ""
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case closer == "":
			if strings.HasPrefix(text[i:], angleOpen) {
				closer = ">}}"
			} else if strings.HasPrefix(text[i:], percentOpen) {
				closer = "%}}"
			} else {
				continue
			}
			i += 2
		case quote == 0 && strings.HasPrefix(text[i:], closer):
			i, closer = i+2, ""
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '`'):
			quote = c
		}
	}
	return closer != "", quote
}

// Quote writes a value as a shortcode's parameter. What may not stand between the quotes that the template has is a
// character reference.
func (s *spelling) Quote(before, value string) (string, bool) {
	open, quote := openShortcode(before)
	switch {
	case !open:
		return "", false
	case quote == '"':
		return strings.NewReplacer(`"`, "&quot;", `\`, "&#92;", "\n", " ", "\r", " ").Replace(value), true
	case quote == '`':
		return strings.ReplaceAll(value, "`", "&#96;"), true
	}
	return argument(value), true
}

// Own writes text of the blog's owner. A shortcode that stands for a block is no paragraph.
func (s *spelling) Own(w *body.Writer, at ir.Place, text, html string) {
	if !at.Raw && strings.HasPrefix(text, angleOpen) {
		w.Lead(at)
	}
	w.Late(text, html)
}
