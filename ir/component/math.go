package component

import "hexodus/ir"

// Math is a formula in TeX.
type Math struct {
	TeX     string
	Display bool // on lines of its own
	Dollars bool // the author wrote it between dollar signs; else it stood in a tag
}

func (Math) Kind() string { return "math" }

func (m Math) Params() []ir.Param {
	var p params
	p.add("tex", m.TeX)
	p.flag("display", m.Display)
	return p
}

// Marks are the signs that scripts for formulas look for, before and after it.
func (m Math) Marks() (open, end string) {
	switch {
	case m.Dollars && m.Display:
		return "$$", "$$"
	case m.Dollars:
		return "$", "$"
	case m.Display:
		return `\[`, `\]`
	}
	return `\(`, `\)`
}

// HTML is the formula between its marks.
func (m Math) HTML() (string, string) {
	open, end := m.Marks()
	if m.Display {
		return `<div class="math display">` + open + escapeText(m.TeX) + end + "</div>", ""
	}
	return `<span class="math inline">` + open + escapeText(m.TeX) + end + "</span>", ""
}
