package component

import "hexodus/ir"

// URL is an address written into the text, or into an attribute of raw HTML.
type URL struct{ URL string }

func (URL) Kind() string { return "url" }

func (m URL) Params() []ir.Param {
	var p params
	p.add("url", m.URL)
	return p
}

func (m URL) HTML() (string, string) { return quotes.Replace(m.URL), "" }
