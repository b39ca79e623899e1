package component

import (
	"strconv"
	"strings"

	"hexodus/ir"
)

// Gallery is a number of pictures shown together, in rows.
type Gallery struct {
	Class    string
	Pictures []Picture
	Rows     []int // how many are in each row; nil: all in one
	Captions bool  // the alternative text stands below each
	Linked   bool  // each leads to itself
}

// Picture is one of a gallery's.
type Picture struct{ Src, Alt, Title, Href string }

func (Gallery) Kind() string { return "gallery" }

func (m Gallery) Params() []ir.Param {
	var p params
	p.add("class", m.Class)
	for i, picture := range m.Pictures {
		n := strconv.Itoa(i + 1)
		p.add("src"+n, picture.Src)
		p.add("alt"+n, picture.Alt)
		p.add("title"+n, picture.Title)
		p.add("href"+n, picture.Href)
	}
	rows := make([]string, len(m.Rows))
	for i, n := range m.Rows {
		rows[i] = strconv.Itoa(n)
	}
	p.add("rows", strings.Join(rows, "-"))
	p.flag("captions", m.Captions)
	p.flag("linked", m.Linked)
	return p
}

func (m Gallery) HTML() (string, string) {
	var b strings.Builder
	b.WriteString(open("div").attr("class", join("gallery", m.Class)).end())
	left := m.Pictures
	for _, n := range m.rows() {
		b.WriteString(`<div class="gallery-row">`)
		n = min(n, len(left))
		for _, p := range left[:n] {
			b.WriteString(`<div class="gallery-item">` + m.picture(p) + "</div>")
		}
		b.WriteString("</div>")
		left = left[n:]
	}
	b.WriteString("</div>")
	return b.String(), ""
}

func (m Gallery) rows() []int {
	if len(m.Rows) == 0 {
		return []int{len(m.Pictures)}
	}
	return m.Rows
}

func (m Gallery) picture(p Picture) string {
	html := open("img").url("src", p.Src).given("alt", p.Alt).given("title", p.Title).end()
	href := p.Href
	if href == "" && m.Linked {
		href = p.Src
	}
	if href != "" {
		html = open("a").url("href", href).end() + html + "</a>"
	}
	if m.Captions && p.Alt != "" {
		html += `<span class="caption">` + escapeText(p.Alt) + "</span>"
	}
	return html
}
