package component

import "hexodus/ir"

// Group holds things together that are shown together.
type Group struct {
	Class string // what is in it: "buttons", "videos", "cards"
	Title string // inline HTML
}

func (Group) Kind() string { return "group" }

func (m Group) Params() []ir.Param {
	var p params
	p.add("class", m.Class)
	p.add("title", m.Title)
	return p
}

func (m Group) HTML() (string, string) {
	html := open("div").attr("class", join("group", m.Class)).end()
	if m.Title != "" {
		html += `<p class="group-title">` + m.Title + "</p>"
	}
	return html, "</div>"
}
