package tags

import (
	"strconv"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// fluid is the theme Fluid.
var fluid = family{}

// Fluid: scripts/tags/note.js.
var _ = fluid.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	class := strings.Join(c.Args, " ")
	if c.arg(0) == "" || strings.EqualFold(c.arg(0), "default") {
		class = "info"
	}
	return component.Callout{Class: class}, nil
}}, "note")

// Fluid: scripts/tags/label.js: class @text.
var _ = fluid.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	class, text, _ := strings.Cut(strings.Join(c.Args, " "), "@")
	m := component.Label{Class: strings.TrimSpace(or(class, "default")), Text: text, Plain: true}
	if text == "" {
		return m, c.missing("a text")
	}
	return m, nil
}}, "label")

// Fluid: scripts/tags/button.js: URL, text, title.
var _ = fluid.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split(",")
	return component.Button{Href: a.at(0), Text: a.at(1), Title: a.at(2), NewTab: true}, nil
}}, "button", "btn")

// Fluid: scripts/tags/checkbox.js: text, checked, inline, disabled; or only whether it is checked.
var _ = fluid.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "," {
		c.Args = c.Args[1:]
	}
	a := c.split(",")
	if a.at(0) == "" && len(a) > 1 {
		a = a[1:]
	}
	set := func(i int) bool { return a.at(i) != "" && a.at(i) != "false" }
	switch text := a.at(0); text {
	case "":
		return component.Checkbox{}, c.missing("a text")
	case "checked", "true", "false":
		return component.Checkbox{Checked: text != "false", Disabled: true, Inline: true}, nil
	default:
		html := strings.NewReplacer("<p>", "", "</p>", "", "<br>", "").Replace(c.Blog.Markdown(text))
		return component.Checkbox{Text: strings.TrimSpace(html), Checked: set(1), Inline: set(2), Disabled: set(3)}, nil
	}
}}, "checkbox", "cb")

// Fluid: scripts/tags/fold.js: class @title. A script folds.
var _ = fluid.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	class, title, _ := strings.Cut(strings.Join(c.Args, " "), "@")
	return component.Fold{Title: `<div class="fold-arrow">▶</div>` + strings.TrimSpace(title), Class: strings.TrimSpace(or(class, "default")), Form: component.FoldScript}, nil
}}, "fold")

// Fluid: scripts/tags/group-image.js: total n1-n2-….
var _ = fluid.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	m := component.Gallery{Pictures: pictures(c.Blog.Markdown(c.Body), false)}
	if len(m.Pictures) == 0 {
		return component.Nothing{}, c.missing("pictures")
	}
	total := number(c.arg(0))
	for n := range strings.SplitSeq(c.arg(1), "-") {
		if n != "" {
			m.Rows = append(m.Rows, number(n))
		}
	}
	if sum(m.Rows) != total || len(m.Rows) == 0 {
		m.Rows = fluidLayouts[total]
	}
	if len(m.Rows) == 0 {
		for left := len(m.Pictures); left > 0; left -= 3 {
			m.Rows = append(m.Rows, min(left, 3))
		}
	}
	m.Pictures = m.Pictures[:min(len(m.Pictures), sum(m.Rows))]
	return m, nil
}}, "groupimage", "gi")

var fluidLayouts = map[int][]int{2: {1, 1}, 3: {2, 1}, 4: {2, 2}, 5: {3, 2}, 6: {3, 3}, 7: {3, 2, 2}, 8: {3, 2, 3}, 9: {3, 3, 3}, 10: {3, 2, 2, 3}}

// Fluid: scripts/tags/mermaid.js.
var _ = fluid.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return diagram(c, "mermaid", strings.TrimSpace(c.Body))
}}, "mermaid")

func decimal(n int) string { return strconv.Itoa(n) }
