package component

import "hexodus/ir"

// Styled is text in a dress of its own.
type Styled struct {
	Text  string // inline HTML
	As    string // the HTML element: "u", "del", "kbd", "sup", "sub", "code", "mark", "span", "div", "p", "h1" to "h6"
	ID    string // an anchor
	Class string
	Color string // as in CSS; Back is the colour behind it
	Back  string
	Note  string // shown when a reader points at it
}

func (Styled) Kind() string { return "styled" }

func (m Styled) Params() []ir.Param {
	var p params
	p.add("text", m.Text)
	p.add("as", m.As)
	p.add("id", m.ID)
	p.add("class", m.Class)
	p.add("color", m.Color)
	p.add("back", m.Back)
	p.add("note", m.Note)
	return p
}

func (m Styled) HTML() (string, string) {
	t := open(m.As).given("id", m.ID).given("class", m.Class).given("title", m.Note).given("style", style("background-color", m.Back, "color", m.Color))
	return t.end() + m.Text + "</" + m.As + ">", ""
}
