package component

import "hexodus/ir"

// Checkbox is a box to tick, with a text beside it.
type Checkbox struct {
	Text     string // HTML
	Class    string
	Checked  bool
	Disabled bool
	Radio    bool // a round one
	Inline   bool // within the line
}

func (Checkbox) Kind() string { return "checkbox" }

func (m Checkbox) Params() []ir.Param {
	var p params
	p.add("text", m.Text)
	p.add("class", m.Class)
	p.flag("checked", m.Checked)
	p.flag("disabled", m.Disabled)
	p.flag("radio", m.Radio)
	p.flag("inline", m.Inline)
	return p
}

func (m Checkbox) HTML() (string, string) {
	kind := "checkbox"
	if m.Radio {
		kind = "radio"
	}
	t := open("input").attr("type", kind)
	if m.Checked {
		t.bare("checked")
	}
	if m.Disabled {
		t.bare("disabled")
	}
	if m.Inline {
		return t.end() + m.Text, ""
	}
	return open("div").attr("class", join("checkbox", m.Class)).end() + t.end() + m.Text + "</div>", ""
}
