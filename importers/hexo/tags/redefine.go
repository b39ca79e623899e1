package tags

import (
	"regexp"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// redefine is the theme Redefine.
var redefine = family{}

// keyed are arguments "key=value", and the others.
//
// Redefine: scripts/utils/tag-args.js
func (c Call) keyed() (values map[string]string, others fields) {
	values = map[string]string{}
	for _, m := range keyedArgument.FindAllStringSubmatch(strings.Join(c.Args, " "), -1) {
		if m[1] != "" {
			values[m[1]] = unquoted(m[2])
		} else {
			others = append(others, unquoted(m[2]))
		}
	}
	return values, others
}

var keyedArgument = regexp.MustCompile(`(?:([A-Za-z_][\w-]*)=)?("[^"]*"|'[^']*'|\S+)`)

// Redefine: scripts/modules/callout.js.
func calloutTag(titled string) Tag {
	return Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		o, words := c.keyed()
		title := o["title"]
		if left, right, ok := strings.Cut(strings.Join(c.Args, " "), "::"); ok && len(o) == 0 {
			words, title = strings.Fields(left), or(strings.TrimSpace(right), "Note")
		}
		m := component.Callout{Class: or(o["type"], or(words.at(0), "default")), Icon: o["icon"]}
		var style, sign string
		var rest fields
		for i, w := range words {
			switch {
			case i == 0:
			case strings.HasPrefix(w, "fa-") && hasWord("fa-solid fa-regular fa-light fa-thin fa-duotone fa-brands fa-sharp", w):
				style = w
			case strings.HasPrefix(w, "fa-") && sign == "":
				sign = w
			default:
				rest = append(rest, w)
			}
		}
		if sign != "" && m.Icon == "" {
			m.Icon = or(style, "fa-solid") + " " + sign
		}
		if titled != "" {
			title, rest = or(rest.rest(0, " "), titled), nil
		}
		m.Class = join(m.Class, rest.rest(0, " "))
		if title != "" {
			m.Title = c.Markup(title)
		}
		return m, nil
	}}
}

var (
	_ = redefine.tag(calloutTag(""), "callout", "note", "notes", "subnote")
	_ = redefine.tag(calloutTag("Warning"), "noteL", "notel", "notelarge", "subwarning")
)

// Redefine: scripts/modules/folding.js: class, title.
var _ = redefine.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	if o, words := c.keyed(); o["title"]+o["open"]+o["class"] != "" {
		return component.Fold{Title: or(o["title"], words.rest(0, " ")), Class: o["class"], Open: hasWord("1 true yes on", o["open"])}, nil
	}
	a := c.colons()
	return component.Fold{Class: a.at(0), Title: a.at(1)}, nil
}}, "folding")

// Redefine: scripts/modules/button.js: size, text, URL, icon or picture.
var _ = redefine.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	o, words := c.keyed()
	m := component.Button{Text: or(o["text"], or(o["label"], words.at(0))), Href: or(o["url"], or(o["href"], words.at(1))), Icon: o["icon"], Image: or(o["image"], o["img"]), NewTab: o["target"] == "_blank"}
	if len(o) == 0 {
		var a fields
		for _, f := range c.colons() {
			if f != "" {
				a = append(a, f)
			}
		}
		if len(a) < 3 || len(a) == 3 && redefineURL.MatchString(a.at(1)) {
			a = append(fields{""}, a...)
		}
		m = component.Button{Class: a.at(0), Text: a.at(1), Href: a.at(2), Icon: a.at(3)}
		if strings.Contains(m.Icon, "/") {
			m.Icon, m.Image = "", m.Icon
		}
	}
	m.Text = or(m.Text, "Button")
	m.Title, m.NoLink = or(o["title"], m.Text), m.Href == ""
	return m, nil
}}, "button", "btn", "cell")

var redefineURL = regexp.MustCompile(`(?i)^(?:https?://|/|#|mailto:|tel:)`)

// Redefine: scripts/modules/grid.js.
var _ = redefine.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	o, words := c.keyed()
	m := component.Grid{Columns: max(2, number(or(o["cols"], or(o["columns"], words.at(0))))), Gap: or(o["gap"], "16px"), Class: or(o["class"], "")}
	if number(m.Gap) > 0 {
		m.Gap += "px"
	}
	return m, nil
}}, "grid", "btns", "buttons")

// Redefine: scripts/modules/tabs.js: name, active; or the number alone.
var _ = redefine.tag(paned(func(c Call) (m component.Tabs, list []section) {
	o, _ := c.keyed()
	a := c.colons()
	name, first := or(o["name"], or(o["id"], a.at(0))), or(o["active"], a.at(1))
	if number(name) > 0 && len(a) == 1 {
		name, first = "", name
	}
	m = component.Tabs{ID: paneID("tab "+name, 0), Form: component.TabsButtons, Active: max(1, active(first))}
	list = c.pairs("tab")
	if len(list) == 0 {
		list = c.sections("tab")
	}
	for i, s := range list {
		title, sign, _ := strings.Cut(s.title, "@")
		m.Titles = append(m.Titles, or(strings.TrimSpace(title), join(name, decimal(i+1))))
		m.Icons, m.Panes = append(m.Icons, strings.TrimSpace(sign)), append(m.Panes, paneID(or(name, "tabs"), i+1))
	}
	return m, list
}), "tabs", "subtabs", "subsubtabs")
