package component

import "hexodus/ir"

// Math is a formula in TeX.
type Math struct {
	TeX     string
	Display bool // on lines of its own
}

func (Math) Kind() string { return "math" }

func (m Math) Params() []ir.Param {
	var p params
	p.add("tex", m.TeX)
	p.flag("display", m.Display)
	return p
}

// HTML is the formula between the marks that scripts for formulas look for.
func (m Math) HTML() (string, string) {
	if m.Display {
		return `<div class="math display">\[` + escapeText(m.TeX) + `\]</div>`, ""
	}
	return `<span class="math inline">\(` + escapeText(m.TeX) + `\)</span>`, ""
}
