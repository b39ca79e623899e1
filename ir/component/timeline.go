package component

import "hexodus/ir"

// Timeline is a row of events. They are its body, each a Moment.
type Timeline struct {
	Title string // HTML
	Class string
}

func (Timeline) Kind() string { return "timeline" }

func (m Timeline) Params() []ir.Param {
	var p params
	p.add("title", m.Title)
	p.add("class", m.Class)
	return p
}

func (m Timeline) HTML() (string, string) {
	html := open("div").attr("class", join("timeline", m.Class)).end()
	if m.Title != "" {
		html += `<div class="timeline-title">` + m.Title + "</div>"
	}
	return html, "</div>"
}

// Moment is one event of a Timeline, told in its body.
type Moment struct {
	Time string // HTML
}

func (Moment) Kind() string { return "moment" }

func (m Moment) Params() []ir.Param {
	var p params
	p.add("time", m.Time)
	return p
}

func (m Moment) HTML() (string, string) {
	return `<div class="timeline-item"><div class="timeline-time">` + m.Time + `</div><div class="timeline-text">`, "</div></div>"
}
