package component

import "hexodus/ir"

// Fiddle is a program on jsfiddle.net.
type Fiddle struct {
	ID            string
	Tabs, Skin    string // "" are the usual ones
	Width, Height string
}

func (Fiddle) Kind() string { return "fiddle" }

func (m Fiddle) Params() []ir.Param {
	var p params
	p.add("id", m.ID)
	p.add("tabs", m.Tabs)
	p.add("skin", m.Skin)
	p.add("width", m.Width)
	p.add("height", m.Height)
	return p
}

// URL is the address of the frame.
func (m Fiddle) URL() string {
	return "https://jsfiddle.net/" + m.ID + "/embedded/" + or(m.Tabs, "js,resources,html,css,result") + "/" + or(m.Skin, "light")
}

func (m Fiddle) HTML() (string, string) {
	t := open("iframe").attr("scrolling", "no").attr("width", or(m.Width, "100%")).attr("height", or(m.Height, "300"))
	t.url("src", m.URL()).attr("frameborder", "0").attr("loading", "lazy").bare("allowfullscreen")
	return t.end() + "</iframe>", ""
}
