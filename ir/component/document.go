package component

import "hexodus/ir"

// Document is a file that the browser shows within the page: a PDF, a badge.
type Document struct {
	Src    string
	Type   string // "" is a PDF
	Height string // as in CSS
	Title  string
	Inline bool // stands within the line, as large as it is
	Embed  bool // the blog wrote an embed and not an object
}

func (Document) Kind() string { return "document" }

func (m Document) Params() []ir.Param {
	var p params
	p.add("src", m.Src)
	p.add("type", m.Type)
	p.add("height", m.Height)
	p.add("title", m.Title)
	p.flag("inline", m.Inline)
	p.flag("embed", m.Embed)
	return p
}

func (m Document) HTML() (string, string) {
	name, source, end := "object", "data", "</object>"
	if m.Embed {
		name, source, end = "embed", "src", ""
	}
	t := open(name).attr("class", "document").url(source, m.Src).attr("type", or(m.Type, "application/pdf")).given("title", m.Title)
	if !m.Inline {
		t.attr("style", style("width", "100%", "height", or(m.Height, "500px")))
	}
	return t.end() + end, ""
}
