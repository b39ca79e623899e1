package component

import "hexodus/ir"

// Spoiler is text within a line that a reader has to uncover.
type Spoiler struct {
	Text  string // inline HTML
	Title string // inline HTML, what is shown in its place
	Class string
	Color string // of the title, as in CSS; Back is the colour behind it
	Back  string
}

func (Spoiler) Kind() string { return "spoiler" }

func (m Spoiler) Params() []ir.Param {
	var p params
	p.add("text", m.Text)
	p.add("title", m.Title)
	p.add("class", m.Class)
	p.add("color", m.Color)
	p.add("back", m.Back)
	return p
}

// HTML is a title and a text that shows when the reader points at it or goes to it with the keyboard.
func (m Spoiler) HTML() (string, string) {
	title := ""
	if m.Title != "" {
		title = open("span").attr("class", "spoiler-title").given("style", style("background-color", m.Back, "color", m.Color)).end() + m.Title + "</span>"
	}
	return open("span").attr("class", join("spoiler", m.Class)).attr("tabindex", "0").end() + title + `<span class="spoiler-text">` + m.Text + "</span></span>", ""
}
