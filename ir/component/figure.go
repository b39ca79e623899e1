package component

import "hexodus/ir"

// Figure is a picture with its caption.
type Figure struct {
	Src, Alt      string
	Caption       string // inline HTML
	Width, Height string // as in CSS
	Back          string // colour behind it, as in CSS
	Class         string
	Href          string // where the picture leads
	Inline        bool   // stands within the line
	Download      string // a link to save it
}

func (Figure) Kind() string { return "figure" }

func (m Figure) Params() []ir.Param {
	var p params
	p.add("src", m.Src)
	p.add("alt", m.Alt)
	p.add("caption", m.Caption)
	p.add("width", m.Width)
	p.add("height", m.Height)
	p.add("back", m.Back)
	p.add("class", m.Class)
	p.add("href", m.Href)
	p.flag("inline", m.Inline)
	p.add("download", m.Download)
	return p
}

func (m Figure) HTML() (string, string) {
	img := open("img").given("class", m.Class).url("src", m.Src).given("alt", m.Alt).given("style", style("width", m.Width, "height", m.Height)).end()
	if m.Href != "" {
		img = open("a").url("href", m.Href).end() + img + "</a>"
	}
	if m.Inline {
		return img, ""
	}
	html := open("figure").attr("class", "image").end() + open("div").given("style", style("background", m.Back)).end() + img
	if m.Download != "" {
		html += open("a").url("href", m.Download).bare("download").end() + "</a>"
	}
	html += "</div>"
	if m.Caption != "" {
		html += "<figcaption>" + m.Caption + "</figcaption>"
	}
	return html + "</figure>", ""
}
