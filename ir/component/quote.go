package component

import (
	"strings"

	"hexodus/ir"
)

// Quote is a quotation with its source. Author and Source may hold inline HTML: Hexo did not escape them.
type Quote struct {
	Author, Source, URL string
}

func (Quote) Kind() string { return "quote" }

func (m Quote) Params() []ir.Param {
	var p params
	p.add("author", m.Author)
	p.add("source", m.Source)
	p.add("url", m.URL)
	return p
}

func (m Quote) HTML() (string, string) {
	if m == (Quote{}) {
		return "<blockquote>", "</blockquote>"
	}
	var b strings.Builder
	b.WriteString("<footer>")
	if m.Author != "" {
		b.WriteString("<strong>" + m.Author + "</strong>")
	}
	switch {
	case m.URL != "":
		text := m.Source
		if text == "" {
			text = shortURL(m.URL)
		}
		b.WriteString(`<cite><a href="` + strings.ReplaceAll(m.URL, `"`, "&quot;") + `">` + text + "</a></cite>")
	case m.Source != "":
		b.WriteString("<cite>" + m.Source + "</cite>")
	}
	b.WriteString("</footer></blockquote>")
	return "<blockquote>", b.String()
}

// shortURL is a URL without its scheme, and without what servers add at the end.
//
// Hexo: lib/plugins/tag/blockquote.ts.
func shortURL(url string) string {
	for _, scheme := range []string{"http://", "https://"} {
		url = strings.TrimPrefix(url, scheme)
	}
	for _, end := range []string{"/index.html", "/index.htm", "/"} {
		if s, ok := strings.CutSuffix(url, end); ok {
			return s
		}
	}
	return url
}
