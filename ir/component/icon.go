package component

import "hexodus/ir"

// Icon is a sign of an icon font.
type Icon struct {
	Class string
	Text  string // inline HTML beside it
}

func (Icon) Kind() string { return "icon" }

func (m Icon) Params() []ir.Param {
	var p params
	p.add("class", m.Class)
	p.add("text", m.Text)
	return p
}

func (m Icon) HTML() (string, string) { return icon(m.Class) + m.Text, "" }
