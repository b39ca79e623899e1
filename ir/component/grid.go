package component

import (
	"strconv"

	"hexodus/ir"
)

// Grid is a number of passages side by side. They are its body, each a Cell.
type Grid struct {
	Class   string
	Columns int    // 0: as many as fit
	Width   string // least width of a column, as in CSS
	Gap     string // as in CSS
}

func (Grid) Kind() string { return "grid" }

func (m Grid) Params() []ir.Param {
	var p params
	p.add("class", m.Class)
	p.number("columns", m.Columns)
	p.add("width", m.Width)
	p.add("gap", m.Gap)
	return p
}

func (m Grid) HTML() (string, string) {
	columns := "repeat(auto-fill, minmax(" + or(m.Width, "240px") + ", 1fr))"
	if m.Columns > 0 {
		columns = "repeat(" + strconv.Itoa(m.Columns) + ", 1fr)"
	}
	return open("div").attr("class", join("grid", m.Class)).attr("style", style("grid-template-columns", columns, "gap", m.Gap)).end(), "</div>"
}

// Cell is one passage of a Grid.
type Cell struct{}

func (Cell) Kind() string { return "cell" }

func (Cell) Params() []ir.Param { return nil }

func (Cell) HTML() (string, string) { return `<div class="cell">`, "</div>" }
