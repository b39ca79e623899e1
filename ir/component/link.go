package component

import "hexodus/ir"

// Link leads somewhere.
type Link struct {
	Href, Text, Title string
	Markup            string // the text as HTML, if the author wrote it so; Text is the same without
	External          bool   // opens in a new tab
	Form              LinkForm
}

// LinkForm is which attributes the blog wrote.
type LinkForm uint8

const (
	LinkFull  LinkForm = iota // href, title and target, empty ones too
	LinkTitle                 // href and title
	LinkBare                  // href alone
	LinkOpen                  // href alone, and the link was never closed: it had no text
)

func (Link) Kind() string { return "link" }

func (m Link) Params() []ir.Param {
	var p params
	p.add("href", m.Href)
	p.add("text", m.Text)
	p.add("title", m.Title)
	p.flag("external", m.External)
	return p
}

func (m Link) HTML() (string, string) {
	t := open("a").url("href", m.Href)
	switch m.Form {
	case LinkFull:
		t.attr("title", m.Title)
		if m.External {
			t.attr("target", "_blank")
		} else {
			t.attr("target", "")
		}
	case LinkTitle:
		// Written by hand in Hexo, so a title of "title" is written out.
		t.WriteString(` title="` + escapeHTML(m.Title) + `"`)
	case LinkOpen:
		return t.end(), ""
	}
	text := m.Markup
	if text == "" {
		text = escapeHTML(m.Text)
	}
	return t.end() + text + "</a>", ""
}
