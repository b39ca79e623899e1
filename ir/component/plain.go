package component

import "hexodus/ir"

// Plain is text that is shown as it is.
type Plain struct{ Text string }

func (Plain) Kind() string { return "text" }

func (m Plain) Params() []ir.Param {
	var p params
	p.add("text", m.Text)
	return p
}

func (m Plain) HTML() (string, string) { return escapeText(m.Text), "" }
