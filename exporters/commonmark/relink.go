package commonmark

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
)

// HTML writes raw HTML, with links that lead from this page.
func (s *spelling) HTML(w *body.Writer, at ir.Place, html string) {
	html = s.relink(html)
	if s.opt.CommonMark.NoHTML && !at.Attr && !at.Raw {
		s.asText(w, at, html)
		return
	}
	s.blocks.Write(w, at, html)
}

// linkAttribute is an attribute that holds a link.
var linkAttribute = regexp.MustCompile(`(?i)(\s(?:href|src|poster|data-src)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)`)

// relink makes the links of HTML lead from this page to where they led.
func (s *spelling) relink(text string) string {
	if !strings.Contains(text, "=") {
		return text
	}
	var b strings.Builder
	rawhtml.EachPart(text, func(part string, kind rawhtml.Kind) {
		if kind == rawhtml.Tag {
			part = linkAttribute.ReplaceAllStringFunc(part, func(attr string) string {
				m := linkAttribute.FindStringSubmatch(attr)
				quote, value := `"`, m[2]
				if value[0] == '"' || value[0] == '\'' {
					quote, value = value[:1], value[1:len(value)-1]
				}
				if to := s.Link(html.UnescapeString(value)); to != html.UnescapeString(value) {
					return m[1] + quote + html.EscapeString(to) + quote
				}
				return attr
			})
		}
		b.WriteString(part)
	})
	return b.String()
}
