package component

import "hexodus/ir"

// Menu is a list that opens under its title. Its entries are its body, each an Entry.
type Menu struct {
	Title         string // inline HTML
	Before, After string // inline HTML around it, in the line
	Icon          string
	Inner         bool // an entry of another menu
}

func (Menu) Kind() string { return "menu" }

func (m Menu) Params() []ir.Param {
	var p params
	p.add("title", m.Title)
	p.add("before", m.Before)
	p.add("after", m.After)
	p.add("icon", m.Icon)
	p.flag("inner", m.Inner)
	return p
}

func (m Menu) HTML() (string, string) {
	title := "<a>" + icon(m.Icon) + m.Title + "</a><ul>"
	if m.Inner {
		return `<li class="submenu">` + title, "</ul></li>"
	}
	before, after := "", ""
	if m.Before != "" {
		before = "<span>" + m.Before + "</span>"
	}
	if m.After != "" {
		after = "<span>" + m.After + "</span>"
	}
	return `<div class="menu">` + before + "<div>" + title, "</ul></div>" + after + "</div>"
}

// Entry is one of a Menu's.
type Entry struct {
	Text string // inline HTML; "" is a line between entries
	Href string
	Icon string
}

func (Entry) Kind() string { return "entry" }

func (m Entry) Params() []ir.Param {
	var p params
	p.add("text", m.Text)
	p.add("href", m.Href)
	p.add("icon", m.Icon)
	return p
}

func (m Entry) HTML() (string, string) {
	if m.Text == "" {
		return "<hr>", ""
	}
	return "<li>" + open("a").url("href", m.Href).end() + icon(m.Icon) + m.Text + "</a></li>", ""
}
