package component

import (
	"strings"

	"hexodus/ir"
)

// Diagram is drawn from a text by a script in the browser: "mermaid", "wavedrom", "chart", "music".
type Diagram struct {
	Language string
	Code     string
	Markup   bool // the code is HTML, with elements and character references in it
}

func (Diagram) Kind() string { return "diagram" }

func (m Diagram) Params() []ir.Param {
	var p params
	p.add("language", m.Language)
	p.add("code", m.Code)
	p.flag("markup", m.Markup)
	return p
}

func (m Diagram) HTML() (string, string) {
	code := escapeText(m.Code)
	if m.Markup {
		code = braces.Replace(m.Code)
	}
	return open("pre").attr("class", m.Language).end() + code + "</pre>", ""
}

var braces = strings.NewReplacer("{", "&#123;", "}", "&#125;")
