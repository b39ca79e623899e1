package component

import "hexodus/ir"

// Progress is a bar that is filled so far.
type Progress struct {
	Percent string // "40"
	Color   string
	Text    string // HTML, on the bar
}

func (Progress) Kind() string { return "progress" }

func (m Progress) Params() []ir.Param {
	var p params
	p.add("percent", m.Percent)
	p.add("color", m.Color)
	p.add("text", m.Text)
	return p
}

func (m Progress) HTML() (string, string) {
	return `<div class="progress">` + open("div").attr("class", join("progress-bar", m.Color)).attr("style", style("width", m.Percent+"%")).end() + m.Text + "</div></div>", ""
}
