package component

import (
	"strings"

	"hexodus/ir"
)

// Script is text that a script of the page draws from, kept where no reader sees it.
type Script struct {
	Type  string // what the script looks for: "WaveDrom"
	Code  string
	Class string // of the element around it
}

func (Script) Kind() string { return "script" }

func (m Script) Params() []ir.Param {
	var p params
	p.add("type", m.Type)
	p.add("code", m.Code)
	p.add("class", m.Class)
	return p
}

func (m Script) HTML() (string, string) {
	code := strings.ReplaceAll(m.Code, "</", `<\/`)
	return open("div").attr("class", m.Class).end() + open("script").attr("type", m.Type).end() + "\n" + code + "\n</script></div>", ""
}
