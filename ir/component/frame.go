package component

import "hexodus/ir"

// Frame is another page shown within this one.
type Frame struct {
	Src           string
	Width, Height string // as in HTML; "" are 100% and 300
}

func (Frame) Kind() string { return "frame" }

func (m Frame) Params() []ir.Param {
	var p params
	p.add("src", m.Src)
	p.add("width", m.Width)
	p.add("height", m.Height)
	return p
}

func (m Frame) HTML() (string, string) {
	t := open("iframe")
	if m.Src != "" {
		t.url("src", m.Src)
	}
	t.attr("width", or(m.Width, "100%")).attr("height", or(m.Height, "300"))
	t.attr("frameborder", "0").attr("loading", "lazy").bare("allowfullscreen")
	return t.end() + "</iframe>", ""
}

func or(value, usual string) string {
	if value == "" {
		return usual
	}
	return value
}
