package component

import "hexodus/ir"

// Label is a word or two on a ground of their own.
type Label struct {
	Text  string // inline HTML
	Class string
	Plain bool // only looks marked; else it is marked
}

func (Label) Kind() string { return "label" }

func (m Label) Params() []ir.Param {
	var p params
	p.add("text", m.Text)
	p.add("class", m.Class)
	p.flag("plain", m.Plain)
	return p
}

func (m Label) HTML() (string, string) {
	name := "mark"
	if m.Plain {
		name = "span"
	}
	return open(name).attr("class", join("label", m.Class)).end() + m.Text + "</" + name + ">", ""
}
