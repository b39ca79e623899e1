package component

import (
	"strconv"
	"strings"

	"hexodus/ir"
)

// Listing is a piece of code with a caption.
type Listing struct {
	Code          string
	Lang          string
	Title         string
	URL, LinkText string
	FirstLine     int      // 0: not said
	Marked        [][2]int // ranges of line numbers, inclusive, counted from FirstLine
	NoLineNumbers bool
	Plain         bool // without highlighting and caption: <pre><code>
}

func (Listing) Kind() string { return "listing" }

func (m Listing) Params() []ir.Param {
	var p params
	p.add("lang", m.Lang)
	p.add("title", m.Title)
	p.add("url", m.URL)
	p.add("link", m.LinkText)
	p.number("first", m.FirstLine)
	var marks []string
	for _, r := range m.Marked {
		mark := strconv.Itoa(r[0])
		if r[1] != r[0] {
			mark += "-" + strconv.Itoa(r[1])
		}
		marks = append(marks, mark)
	}
	p.add("mark", strings.Join(marks, ","))
	p.flag("nonumbers", m.NoLineNumbers)
	p.flag("plain", m.Plain)
	return p
}

// HTML is the text that Hexo shows, without its colours and line numbers.
func (m Listing) HTML() (string, string) {
	if m.Plain {
		return "<pre><code>" + escapeHTML(m.Code) + "</code></pre>", ""
	}
	lang := "plaintext"
	if m.Lang != "" {
		lang = m.Lang
	}
	t := open("figure").attr("class", "highlight "+strings.ToLower(lang))
	html := t.end()
	if m.Title != "" || m.URL != "" {
		html += "<figcaption>"
		if m.Title != "" {
			html += "<span>" + escapeHTML(m.Title) + "</span>"
		}
		if m.URL != "" {
			text := m.LinkText
			if text == "" {
				text = "link"
			}
			html += open("a").url("href", m.URL).end() + escapeHTML(text) + "</a>"
		}
		html += "</figcaption>"
	}
	return html + "<pre><code>" + escapeText(m.Code) + "</code></pre></figure>", ""
}
