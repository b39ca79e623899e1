package component

import (
	"strconv"
	"strings"

	"hexodus/ir"
)

// Contents is a list of the headings of the page.
type Contents struct{ Headings []Heading }

// Heading is one of the page's. Text is plain.
type Heading struct {
	Level      int
	Text, Href string
}

func (Contents) Kind() string { return "contents" }

func (m Contents) Params() []ir.Param {
	var p params
	for i, h := range m.Headings {
		n := strconv.Itoa(i + 1)
		p.add("level"+n, strconv.Itoa(h.Level))
		p.add("text"+n, h.Text)
		p.add("href"+n, h.Href)
	}
	return p
}

func (m Contents) HTML() (string, string) {
	var b strings.Builder
	var levels []int
	for _, h := range m.Headings {
		for len(levels) > 1 && h.Level < levels[len(levels)-1] {
			b.WriteString("</li></ul>")
			levels = levels[:len(levels)-1]
		}
		if len(levels) == 0 || h.Level > levels[len(levels)-1] {
			b.WriteString("<ul>")
			levels = append(levels, h.Level)
		} else {
			b.WriteString("</li>")
		}
		b.WriteString("<li>" + open("a").url("href", h.Href).end() + escapeText(h.Text) + "</a>")
	}
	b.WriteString(strings.Repeat("</li></ul>", len(levels)))
	return b.String(), ""
}
