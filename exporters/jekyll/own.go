package jekyll

import (
	"errors"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
)

// CheckTemplate reports whether a text that somebody wants to have in a page closes every Liquid tag that it opens.
func CheckTemplate(text string) error {
	if open, _ := openTag(text); open {
		return errors.New(`a Liquid tag has no end: {% name "…" %} or {{ name }}`)
	}
	return nil
}

// openTag reports whether a text ends within a tag of Liquid's, and within which quotes in it; 0 is none.
func openTag(text string) (open bool, quote byte) {
	closer := ""
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case closer == "":
			if strings.HasPrefix(text[i:], "{%") {
				closer = "%}"
			} else if strings.HasPrefix(text[i:], "{{") {
				closer = "}}"
			} else {
				continue
			}
			i++
		case quote == 0 && strings.HasPrefix(text[i:], closer):
			i, closer = i+1, ""
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
	}
	return closer != "", quote
}

// Quote writes a value as a string of Liquid's, which has no escapes: what would end it, or the tag, is a character reference.
func (s *spelling) Quote(before, value string) (string, bool) {
	open, quote := openTag(before)
	if !open {
		return "", false
	}
	value = strings.NewReplacer(`"`, "&quot;", "'", "&#39;", `\`, "&#92;", "\n", " ", "\r", " ", "%}", "&#37;}", "{{", "&#123;{", "}}", "&#125;}", "{%", "&#123;%").Replace(value)
	if quote == 0 {
		value = `"` + value + `"`
	}
	return value, true
}

// Own writes text of the blog's owner.
func (s *kramdownSpelling) Own(w *body.Writer, at ir.Place, text, html string) {
	if at.Block {
		s.apart(w, w.Prefix(at))
	}
	if html != "" && !at.Raw && !at.Attr {
		html = shield(html)
	}
	w.Early(text, html)
}

// Own writes text of the blog's owner.
func (s *commonMarkSpelling) Own(w *body.Writer, at ir.Place, text, html string) {
	w.Early(text, rawhtml.For(at, html))
}
