package tags

import (
	"hexodus/ir"
	"hexodus/ir/component"
)

// keep is the theme Keep.
var keep = family{}

// Keep: scripts/tags/note.js: class, title.
var _ = keep.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	m := component.Callout{Class: "info", Title: c.arg(1)}
	if hasWord("info primary success warning danger", c.arg(0)) {
		m.Class = c.arg(0)
	}
	return m, nil
}}, "note")

// Keep: scripts/tags/button.js: colour, size, URL, and the text for a body.
var _ = keep.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	m := component.Button{Text: c.Body, Href: c.arg(2), NoLink: c.arg(2) == "", NewTab: true, Script: true}
	color, size := "info", "default"
	if hasWord("info primary success warning danger", c.arg(0)) {
		color = c.arg(0)
	}
	if hasWord("small default large", c.arg(1)) {
		size = c.arg(1)
	}
	m.Class = color + " " + size
	return m, nil
}}, "button", "btn")

// Keep: scripts/tags/tabs.js: only the number of the pane that is shown at first.
var _ = keep.tag(paned(func(c Call) (m component.Tabs, list []section) {
	m = component.Tabs{Form: component.TabsLabels, Active: active(c.arg(0))}
	list = c.pairs("tab")
	for _, s := range list {
		m.Titles, m.Icons, m.Panes = append(m.Titles, s.title), append(m.Icons, ""), append(m.Panes, "")
	}
	return m, list
}), "tabs")

// Keep: scripts/tags/timeline.js.
var _ = keep.tag(Tag{Block: true, Holds: true, Make: func(Call) (ir.Meaning, error) {
	return component.Timeline{}, nil
}}, "timeline")

var _ = keep.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	return component.Moment{Time: c.arg(0)}, nil
}}, "timenode")
