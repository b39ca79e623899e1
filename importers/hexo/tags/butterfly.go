package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// butterfly is the theme Butterfly.
var butterfly = family{}

// Butterfly: scripts/tag/note.js. All arguments are classes, but for an icon before the last, the style.
var _ = butterfly.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	var m component.Callout
	args := append([]string(nil), c.Args...)
	styled := len(args) > 0 && hasWord("flat modern simple disabled", args[len(args)-1])
	at := len(args) - 1
	if styled {
		at--
	}
	if at >= 0 && strings.HasPrefix(args[at], "fa") {
		m.Icon, args[at] = args[at], "icon-padding"
	}
	if !styled {
		args = append(args, "flat")
	}
	m.Class = strings.Join(args, " ")
	return m, nil
}}, "note", "subnote")

// Butterfly: scripts/tag/tabs.js.
var _ = butterfly.tag(tabs(component.TabsButtons, asWritten, noPane), "tabs", "subtabs", "subsubtabs")

func asWritten(s string) string { return s }

// Butterfly: scripts/tag/button.js: URL, text, icon, options.
var _ = butterfly.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split(",")
	return component.Button{Href: c.Blog.URLFor(unquoted(a.at(0))), Text: text(a.at(1)), Title: a.at(1), Icon: a.at(2), Class: a.at(3)}, nil
}}, "btn")

// unquoted is an argument without quotes around it, which stay if a comma follows them.
func unquoted(s string) string {
	if n := len(s); n > 1 && (s[0] == '\'' || s[0] == '"') && s[n-1] == s[0] {
		return s[1 : n-1]
	}
	return s
}

// Butterfly: scripts/tag/label.js: text, colour.
var _ = butterfly.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	m := component.Label{Text: c.arg(0), Class: or(c.arg(1), "default")}
	if m.Text == "" {
		return m, c.missing("a text")
	}
	return m, nil
}}, "label")

// Butterfly: scripts/tag/hide.js.
var (
	_ = butterfly.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.split(",")
		return component.Spoiler{Text: a.at(0), Title: or(a.at(1), "Click"), Back: a.at(2), Color: a.at(3)}, nil
	}}, "hideInline")
	_ = butterfly.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		a := c.split(",")
		return component.Fold{Title: or(a.at(0), "Click"), Back: a.at(1), Color: a.at(2), Form: component.FoldButton}, nil
	}}, "hideBlock")
	_ = butterfly.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		a := c.split(",")
		return component.Fold{Title: a.at(0), Back: a.at(1), Color: a.at(2), Class: "toggle"}, nil
	}}, "hideToggle")
)

// Butterfly: scripts/tag/timeline.js: title, colour; events between "<!-- timeline Time -->" and "<!-- endtimeline -->".
var _ = butterfly.tag(Tag{Block: true, Markdown: true,
	Make: func(c Call) (ir.Meaning, error) {
		a := c.split(",")
		m := component.Timeline{Class: a.at(1)}
		if a.at(0) != "" {
			m.Title = c.Markup(a.at(0))
		}
		return m, nil
	},
	Parts: func(c Call) []Part {
		var parts []Part
		for _, s := range c.pairs("timeline") {
			parts = append(parts, Part{s.start, s.end, s.innerStart, s.innerEnd, component.Moment{Time: c.Markup(s.title)}})
		}
		return parts
	},
}, "timeline")

// Butterfly: scripts/tag/gallery.js. A script makes pictures of a list of them.
var _ = butterfly.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	a := c.split(",")
	if a.at(0) == "url" {
		return component.Nothing{}, c.fetched(a.at(1))
	}
	return component.Gallery{Pictures: markdownPictures(c.Body)}, c.unscripted("pictures")
}}, "gallery")

// Butterfly: scripts/tag/gallery.js, galleryGroup: name, text, URL, picture.
var _ = butterfly.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Card{
		Href: c.Blog.URLFor(c.arg(2)), Title: c.arg(0), Text: c.arg(1), Image: c.Blog.URLFor(c.arg(3)), Alt: "Group Image Gallery", Apart: true, Class: "gallery-group",
	}, nil
}}, "galleryGroup")

// Butterfly: scripts/tag/inlineImg.js: picture, height.
var _ = butterfly.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a picture")
	}
	return component.Figure{Src: c.Blog.URLFor(c.arg(0)), Height: c.arg(1), Class: "inline", Inline: true}, nil
}}, "inlineImg")

// Butterfly: scripts/tag/mermaid.js. The arguments configure it; the first line is indented.
var _ = butterfly.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return diagram(c, "mermaid", "    "+c.Body)
}}, "mermaid")

// Butterfly: scripts/tag/chartjs.js and score.js.
var (
	_ = butterfly.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
		code := c.Body
		if list := c.pairs("chart"); len(list) > 0 {
			code = c.Source[list[0].innerStart:list[0].innerEnd]
		}
		return diagram(c, "chart", strings.TrimSpace(code))
	}}, "chartjs")
	_ = butterfly.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
		code := strings.TrimSpace(c.Body)
		if _, score, ok := strings.Cut(code, "------"); ok {
			code = strings.TrimSpace(score)
		}
		return component.Styled{As: "div", Class: "abc-music-sheet", Text: text(code)}, c.scripted("sheet music")
	}}, "score")
)

// Butterfly: scripts/tag/series.js: the posts of the same series.
var _ = butterfly.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Nothing{}, c.fetched("the posts of the series " + c.arg(0))
}}, "series")
