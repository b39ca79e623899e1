package component

import "hexodus/ir"

// Image is a picture.
type Image struct {
	Src           string // "" where the author gave none that the blog understood
	Class         string // classes, with blanks between
	Width, Height string // in pixels, digits only
	Title, Alt    string
}

func (Image) Kind() string { return "image" }

func (m Image) Params() []ir.Param {
	var p params
	p.add("src", m.Src)
	p.add("class", m.Class)
	p.add("width", m.Width)
	p.add("height", m.Height)
	p.add("title", m.Title)
	p.add("alt", m.Alt)
	return p
}

// HTML is <img src="…" class="…">: the class is always there, as Hexo has it.
func (m Image) HTML() (string, string) {
	t := open("img")
	if m.Src != "" {
		t.url("src", m.Src)
	}
	t.attr("class", m.Class)
	t.given("width", m.Width).given("height", m.Height).given("title", m.Title).given("alt", m.Alt)
	return t.end(), ""
}
