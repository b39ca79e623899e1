package component

import "hexodus/ir"

// Fold is a passage that is folded away under its title.
type Fold struct {
	Title string // inline HTML
	Class string
	Open  bool   // shown unfolded at first
	Color string // of the title, as in CSS; Back is the colour behind it
	Back  string
	Form  FoldForm
}

// FoldForm is how the blog folded.
type FoldForm uint8

const (
	FoldDetails FoldForm = iota // the browser folds
	FoldScript                  // a script folded; without one all is shown
	FoldButton                  // as FoldScript, under a button
)

func (Fold) Kind() string { return "fold" }

func (m Fold) Params() []ir.Param {
	var p params
	p.add("title", m.Title)
	p.add("class", m.Class)
	p.flag("open", m.Open)
	p.add("color", m.Color)
	p.add("back", m.Back)
	p.flag("shown", m.Form != FoldDetails)
	return p
}

func (m Fold) HTML() (string, string) {
	style := style("background-color", m.Back, "color", m.Color)
	if m.Form != FoldDetails {
		return open("div").attr("class", join("fold", m.Class)).end() +
			open("div").attr("class", "fold-title").given("style", style).end() + m.Title + `</div><div class="fold-content">`, "</div></div>"
	}
	t := open("details").attr("class", join("fold", m.Class))
	if m.Open {
		t.bare("open")
	}
	return t.end() + open("summary").given("style", style).end() + m.Title + "</summary>", "</details>"
}
