package component

import "hexodus/ir"

// Poem is a poem, or a letter, with what stands above and below it.
type Poem struct {
	Title, Author, Date, Footer string // inline HTML
	Class                       string
}

func (Poem) Kind() string { return "poem" }

func (m Poem) Params() []ir.Param {
	var p params
	p.add("title", m.Title)
	p.add("author", m.Author)
	p.add("date", m.Date)
	p.add("footer", m.Footer)
	p.add("class", m.Class)
	return p
}

func (m Poem) HTML() (string, string) {
	part := func(name, html string) string {
		if html == "" {
			return ""
		}
		return `<div class="poem-` + name + `">` + html + "</div>"
	}
	meta := ""
	for _, s := range []string{m.Author, m.Date} {
		if s != "" {
			meta += "<span>" + s + "</span>"
		}
	}
	return open("div").attr("class", join("poem", m.Class)).end() + part("title", m.Title) + part("meta", meta), part("footer", m.Footer) + "</div>"
}
