package component

import "hexodus/ir"

// Frozen is the HTML that code of the blog's own made, as it is.
type Frozen struct {
	Markup string
	By     string // where that code is: "scripts/a.js:4"
}

func (Frozen) Kind() string { return "frozen" }

func (m Frozen) Params() []ir.Param {
	var p params
	p.add("markup", m.Markup)
	p.add("by", m.By)
	return p
}

func (m Frozen) HTML() (string, string) { return m.Markup, "" }
