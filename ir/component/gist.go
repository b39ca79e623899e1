package component

import "hexodus/ir"

// Gist is a snippet of code on GitHub.
type Gist struct {
	ID   string // "id" or "user/id"
	File string // one file of it; "" are all
}

func (Gist) Kind() string { return "gist" }

func (m Gist) Params() []ir.Param {
	var p params
	p.add("id", m.ID)
	p.add("file", m.File)
	return p
}

func (m Gist) HTML() (string, string) {
	src := "//gist.github.com/" + m.ID + ".js"
	if m.File != "" {
		src += "?file=" + m.File
	}
	return open("script").url("src", src).end() + "</script>", ""
}
