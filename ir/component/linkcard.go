package component

import "hexodus/ir"

// LinkCard is a link shown as a card, with what the page behind it says about itself.
//
// The card was made from the network when the blog was built; what stays the same is the link.
type LinkCard struct {
	URL         string
	Target, Rel string
}

func (LinkCard) Kind() string { return "link-card" }

func (m LinkCard) Params() []ir.Param {
	var p params
	p.add("url", m.URL)
	p.add("target", m.Target)
	p.add("rel", m.Rel)
	return p
}

func (m LinkCard) HTML() (string, string) {
	t := open("a").attr("class", "link-card").url("href", m.URL)
	t.given("target", m.Target).given("rel", m.Rel)
	return t.end() + escapeText(m.URL) + "</a>", ""
}
