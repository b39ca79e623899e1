package component

import (
	"strings"

	"hexodus/ir"
)

// PullQuote is a passage lifted out of the text.
type PullQuote struct {
	Class string // classes beside "pullquote", with blanks between
}

func (PullQuote) Kind() string { return "pullquote" }

func (m PullQuote) Params() []ir.Param {
	var p params
	p.add("class", m.Class)
	return p
}

func (m PullQuote) HTML() (string, string) {
	class := strings.ReplaceAll(strings.TrimSuffix("pullquote "+m.Class, " "), `"`, "&quot;")
	return `<blockquote class="` + class + `">`, "</blockquote>"
}
