package component

import (
	"strings"

	"hexodus/ir"
)

// Button is a link that looks like a button.
type Button struct {
	Href   string
	NoLink bool   // it leads nowhere
	Text   string // inline HTML
	Title  string
	Icon   string // classes of an icon font
	Image  string // a picture before the text
	Class  string
	NewTab bool // opens in a new tab
	Script bool // the blog wrote no link, but a button that goes there by a script of its own
}

func (Button) Kind() string { return "button" }

func (m Button) Params() []ir.Param {
	var p params
	p.add("href", m.Href)
	p.flag("nolink", m.NoLink)
	p.add("text", m.Text)
	p.add("title", m.Title)
	p.add("icon", m.Icon)
	p.add("image", m.Image)
	p.add("class", m.Class)
	p.flag("newtab", m.NewTab)
	p.flag("script", m.Script)
	return p
}

func (m Button) HTML() (string, string) {
	if m.Script {
		t := open("button").attr("type", "button").attr("class", join("btn", m.Class))
		if !m.NoLink {
			t.attr("onclick", "window.open('"+strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(m.Href)+"')")
		}
		return t.end() + m.Text + "</button>", ""
	}
	t := open("a").attr("class", join("btn", m.Class))
	if !m.NoLink {
		t.url("href", m.Href)
	}
	t.given("title", m.Title)
	if m.NewTab {
		t.attr("target", "_blank").attr("rel", "noopener")
	}
	html := t.end() + icon(m.Icon)
	if m.Image != "" {
		html += open("img").url("src", m.Image).end()
	}
	return html + m.Text + "</a>", ""
}
