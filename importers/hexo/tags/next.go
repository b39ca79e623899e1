package tags

import (
	"slices"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// next is the theme NexT, of all versions.
var next = family{}

// NexT: scripts/tags/note.js. Up to two words are classes; what is left makes it fold.
var _ = next.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	var classes []string
	args := c.Args
	for len(args) > 0 && len(classes) < 2 && hasWord("default primary info success warning danger no-icon", args[0]) {
		classes, args = append(classes, args[0]), args[1:]
	}
	class := strings.Join(classes, " ")
	if len(args) == 0 {
		return component.Callout{Class: class}, nil
	}
	return component.Fold{Class: join("note", class), Title: c.Markup(strings.Join(args, " "))}, nil
}}, "note", "subnote")

func join(a, b string) string { return strings.TrimSpace(a + " " + b) }

// NexT: scripts/tags/tabs.js. The anchor of a pane is the name and its number; a name for a sign begins with "fa" or is an
// icon of Font Awesome.
var _ = next.tag(tabs(component.TabsList, faIcon, paneID), "tabs", "subtabs", "subsubtabs")

// tabs are panes between "<!-- tab Title@icon -->" and "<!-- endtab -->".
func tabs(form component.TabsForm, icon func(string) string, pane func(name string, n int) string) Tag {
	read := func(c Call) (m component.Tabs, list []section) {
		args := c.colons()
		name := args.at(0)
		m = component.Tabs{ID: paneID(name, 0), Form: form, Active: active(args.at(1))}
		list = c.pairs("tab")
		for i, s := range list {
			title, sign, _ := strings.Cut(s.title, "@")
			title, sign = strings.TrimSpace(title), icon(strings.TrimSpace(sign))
			if title == "" && sign == "" {
				title = strings.TrimSpace(or(name, "tab") + " " + decimal(i+1))
			}
			m.Titles, m.Icons, m.Panes = append(m.Titles, title), append(m.Icons, sign), append(m.Panes, pane(name, i+1))
		}
		return m, list
	}
	return paned(read)
}

// paned is a tag whose panes are sections of its body.
func paned(read func(Call) (component.Tabs, []section)) Tag {
	return Tag{Block: true, Markdown: true,
		Make: func(c Call) (ir.Meaning, error) {
			m, list := read(c)
			if len(list) == 0 {
				return m, c.missing("a pane: <!-- tab Title -->")
			}
			return m, nil
		},
		Parts: func(c Call) []Part {
			m, list := read(c)
			parts := make([]Part, len(list))
			for i, s := range list {
				parts[i] = Part{s.start, s.end, s.innerStart, s.innerEnd, component.Tab{ID: m.Panes[i], Active: m.Active == i+1}}
			}
			return parts
		},
	}
}

// paneID is an anchor as NexT makes it of a name: in lower case, with dashes for blanks.
func paneID(name string, n int) string {
	if n > 0 {
		name += " " + decimal(n)
	}
	return strings.ReplaceAll(strings.ToLower(name), " ", "-")
}

// noPane gives panes no anchor.
func noPane(string, int) string { return "" }

// active is the number of the pane that is shown at first; 0 if none is.
func active(s string) int {
	if n := number(s); n > 0 {
		return n
	}
	if strings.HasPrefix(s, "-") && number(s[1:]) > 0 {
		return 0
	}
	return 1
}

// NexT: scripts/tags/button.js: URL, text, icon, title. Nothing is escaped.
var _ = next.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split(",")
	return component.Button{Href: a.at(0), Text: a.at(1), Icon: faIcon(a.at(2)), Title: a.at(3)}, nil
}}, "button", "btn")

// NexT: scripts/tags/label.js: class@text.
var _ = next.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	class, text, _ := strings.Cut(strings.Join(c.Args, " "), "@")
	text, _, _ = strings.Cut(text, "@")
	m := component.Label{Class: strings.TrimSpace(class), Text: text}
	if text == "" {
		return m, c.missing("a text")
	}
	return m, nil
}}, "label")

// NexT: scripts/tags/center-quote.js.
var _ = next.tag(Tag{Block: true, Markdown: true, Make: func(Call) (ir.Meaning, error) {
	return component.Centered{}, nil
}}, "centerquote", "cq")

// NexT: scripts/tags/video.js.
var _ = next.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a file")
	}
	return component.Media{Src: c.arg(0), Poster: c.arg(1)}, nil
}}, "video")

// NexT: scripts/tags/pdf.js.
var _ = next.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a file")
	}
	return component.Document{Src: c.arg(0), Height: c.arg(1)}, nil
}}, "pdf")

// NexT: scripts/tags/caniuse.js.
var _ = next.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	feature, periods, _ := strings.Cut(strings.Join(c.Args, ""), "@")
	if feature == "" {
		return component.Nothing{}, c.missing("a feature")
	}
	return component.Frame{
		Src:   "https://caniuse.bitsofco.de/embed/index.html?feat=" + feature + "&periods=" + or(periods, "current") + "&accessible-colours=false",
		Width: "100%", Height: "400",
	}, nil
}}, "caniuse", "can")

// NexT: scripts/tags/mermaid.js. The arguments are the first line.
var _ = next.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return diagram(c, "mermaid", strings.TrimSpace(strings.Join(c.Args, " ")+"\n"+c.Body))
}}, "mermaid")

// NexT: scripts/tags/wavedrom.js.
var _ = next.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return component.Script{Type: "WaveDrom", Code: c.Body, Class: "wavedrom"}, c.scripted("wavedrom")
}}, "wavedrom")

func diagram(c Call, language, code string) (ir.Meaning, error) {
	return component.Diagram{Language: language, Code: code}, c.scripted(language)
}

// NexT: scripts/tags/group-pictures.js: number-layout.
var _ = next.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	m := component.Gallery{Pictures: pictures(c.Blog.Markdown(c.Body), true)}
	if len(m.Pictures) == 0 {
		return component.Nothing{}, c.missing("pictures")
	}
	group, layout, _ := strings.Cut(c.arg(0), "-")
	if list := groupLayouts[number(group)]; number(layout) > 0 && number(layout) <= len(list) {
		m.Rows = list[number(layout)-1]
		for sum(m.Rows) > len(m.Pictures) && len(m.Rows) > 0 && sum(m.Rows)-m.Rows[len(m.Rows)-1] >= len(m.Pictures) {
			m.Rows = m.Rows[:len(m.Rows)-1]
		}
		m.Pictures = m.Pictures[:min(len(m.Pictures), sum(m.Rows))]
	} else {
		for left := len(m.Pictures); left > 0; left -= 3 {
			m.Rows = append(m.Rows, min(left, 3))
		}
	}
	return m, nil
}}, "grouppicture", "gp")

func sum(list []int) (n int) {
	for _, x := range list {
		n += x
	}
	return n
}

// groupLayouts are NexT's layouts of two to ten pictures: how many go into each row.
var groupLayouts = map[int][][]int{
	2:  {{1, 1}, {2}},
	3:  {{1, 2}, {2, 1}, {3}},
	4:  {{1, 2, 1}, {1, 3}, {2, 2}, {3, 1}},
	5:  {{1, 2, 2}, {2, 1, 2}, {2, 3}, {3, 2}},
	6:  {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 2, 2}, {3, 3}},
	7:  {{1, 2, 2, 2}, {1, 3, 3}, {2, 2, 3}, {2, 3, 2}, {3, 2, 2}},
	8:  {{1, 2, 2, 3}, {1, 2, 3, 2}, {1, 3, 2, 2}, {2, 2, 2, 2}, {2, 3, 3}, {3, 2, 3}, {3, 3, 2}},
	9:  {{1, 2, 3, 3}, {1, 3, 2, 3}, {2, 2, 2, 3}, {2, 2, 3, 2}, {2, 3, 2, 2}, {3, 2, 2, 2}, {3, 3, 3}},
	10: {{1, 3, 3, 3}, {2, 2, 3, 3}, {2, 3, 2, 3}, {2, 3, 3, 2}, {3, 2, 2, 3}, {3, 2, 3, 2}, {3, 3, 2, 2}},
}

// NexT: scripts/tags/link-grid.js: a line for each: name | URL | text | picture.
var _ = next.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	delimiter, comment := or(c.arg(1), "|"), or(c.arg(2), "%")
	var list []component.Card
	for line := range strings.SplitSeq(c.Body, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		item := fields(strings.Split(line, delimiter))
		for i := range item {
			item[i] = strings.TrimSpace(item[i])
		}
		if strings.HasPrefix(item.at(0), comment) {
			continue
		}
		list = append(list, component.Card{Href: item.at(1), Title: item.at(0), Text: or(item.at(2), item.at(1)), Picture: or(item.at(3), or(c.arg(0), "/images/avatar.gif")), Apart: true})
	}
	return component.Cards{Class: "link-grid", Groups: []component.CardGroup{{List: list}}}, nil
}}, "linkgrid", "lg")

// NexT up to version 7: a picture as wide as the window, and links that the theme hid from search engines.
var _ = next.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split(",")
	m := component.Image{Src: a.at(0), Alt: a.at(1), Title: a.rest(2, ","), Class: "full-image"}
	if m.Src == "" {
		return component.Nothing{}, c.missing("a picture")
	}
	return m, nil
}}, "fullimage", "fi")

var _ = next.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	i := slices.IndexFunc(c.Args, looksLikeURL.MatchString)
	if i < 0 {
		return component.Plain{Text: strings.Join(c.Args, " ")}, c.problem(noURL, strings.Join(c.Args, " "))
	}
	return component.Link{Href: c.Args[i], Text: strings.Join(c.Args[:i], " "), Title: strings.Join(c.Args[i+1:], " "), External: true}, nil
}}, "exturl", "extlink")
