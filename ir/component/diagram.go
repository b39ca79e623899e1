package component

import "hexodus/ir"

// Diagram is drawn from a text by a script in the browser: "mermaid", "wavedrom", "chart", "music".
type Diagram struct {
	Language string
	Code     string
}

func (Diagram) Kind() string { return "diagram" }

func (m Diagram) Params() []ir.Param {
	var p params
	p.add("language", m.Language)
	p.add("code", m.Code)
	return p
}

func (m Diagram) HTML() (string, string) {
	return open("pre").attr("class", m.Language).end() + escapeText(m.Code) + "</pre>", ""
}
