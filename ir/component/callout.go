package component

import "hexodus/ir"

// Callout is a passage set apart from the text: a note, a warning, an admonition.
type Callout struct {
	Class string // what kind it is, with blanks between: "info no-icon"
	Icon  string // classes of an icon font
	Title string // inline HTML
	Loud  bool   // the title is strong
	Text  string // HTML: what it says, if it has no body
}

func (Callout) Kind() string { return "callout" }

func (m Callout) Params() []ir.Param {
	var p params
	p.add("class", m.Class)
	p.add("icon", m.Icon)
	p.add("title", m.Title)
	p.flag("loud", m.Loud)
	p.add("text", m.Text)
	return p
}

func (m Callout) HTML() (string, string) {
	html := open("div").attr("class", join("note", m.Class)).end() + icon(m.Icon)
	if m.Title != "" {
		html += `<div class="note-title">` + loud(m.Title, m.Loud) + "</div>"
	}
	if m.Text != "" {
		return html + m.Text + "</div>", ""
	}
	return html, "</div>"
}

func loud(html string, on bool) string {
	if !on {
		return html
	}
	return "<strong>" + html + "</strong>"
}
