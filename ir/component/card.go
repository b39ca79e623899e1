package component

import "hexodus/ir"

// Card is a link with a picture and what there is to say about where it leads.
type Card struct {
	Href    string
	Title   string // inline HTML
	Text    string // inline HTML, below the title
	Before  string // inline HTML, above it
	Image   string // a picture
	Alt     string
	Avatar  string // a smaller one
	Picture string // one that stands for the whole card, with no text in its stead
	Class   string
	Apart   bool // the link stands empty beside what it is about
	NewTab  bool
}

func (Card) Kind() string { return "card" }

func (m Card) Params() []ir.Param {
	var p params
	p.add("href", m.Href)
	p.add("title", m.Title)
	p.add("text", m.Text)
	p.add("before", m.Before)
	p.add("image", m.Image)
	p.add("alt", m.Alt)
	p.add("avatar", m.Avatar)
	p.add("picture", m.Picture)
	p.add("class", m.Class)
	p.flag("apart", m.Apart)
	p.flag("newtab", m.NewTab)
	return p
}

func (m Card) HTML() (string, string) {
	link := open("a").attr("class", "card-link").url("href", m.Href)
	if m.NewTab {
		link.attr("target", "_blank").attr("rel", "noopener")
	}
	var html string
	if m.Picture != "" {
		html = open("object").url("data", m.Picture).end() + "</object>"
	}
	if m.Image != "" {
		html += open("img").url("src", m.Image).given("alt", m.Alt).end()
	}
	if m.Avatar != "" {
		html += open("img").url("src", m.Avatar).end()
	}
	for _, part := range [...][2]string{{"before", m.Before}, {"title", m.Title}, {"text", m.Text}} {
		if part[1] != "" {
			html += `<div class="card-` + part[0] + `">` + part[1] + "</div>"
		}
	}
	box := open("div").attr("class", join("card", m.Class)).end()
	if m.Apart {
		return box + html + link.end() + "</a></div>", ""
	}
	return box + link.end() + html + "</a></div>", ""
}
