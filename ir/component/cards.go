package component

import (
	"strconv"
	"strings"

	"hexodus/ir"
)

// Cards are a number of cards side by side, in groups.
type Cards struct {
	Class  string
	Groups []CardGroup
}

// CardGroup is cards under a title. Title and Text are inline HTML.
type CardGroup struct {
	Title, Text string
	List        []Card
}

func (Cards) Kind() string { return "cards" }

func (m Cards) Params() []ir.Param {
	var p params
	p.add("class", m.Class)
	for i, g := range m.Groups {
		at := strconv.Itoa(i + 1)
		p.add("group"+at, g.Title)
		p.add("about"+at, g.Text)
		for k, c := range g.List {
			for _, param := range c.Params() {
				p.add(param.Name+at+"-"+strconv.Itoa(k+1), param.Value)
			}
		}
	}
	return p
}

func (m Cards) HTML() (string, string) {
	var b strings.Builder
	b.WriteString(open("div").attr("class", join("cards", m.Class)).end())
	for _, g := range m.Groups {
		for _, part := range [...][2]string{{"title", g.Title}, {"text", g.Text}} {
			if part[1] != "" {
				b.WriteString(`<div class="cards-` + part[0] + `">` + part[1] + "</div>")
			}
		}
		for _, c := range g.List {
			html, _ := c.HTML()
			b.WriteString(html)
		}
	}
	b.WriteString("</div>")
	return b.String(), ""
}
