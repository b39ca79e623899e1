package tags

import (
	"regexp"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// icarus is the theme Icarus, since version 4.
var icarus = family{}

// Icarus: hexo-component-inferno, lib/hexo/tag/message.js: color:, icon:, title: and size:.
var _ = icarus.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	o := optionsOf(c.Args)
	m := component.Callout{Class: join(o["size"], o["color"])}
	if o["icon"]+o["title"] != "" {
		m.Icon, m.Title = o["icon"], c.Markup(o["title"])
	}
	return m, nil
}}, "message")

// optionsOf are arguments "key:value"; of a value with more colons, only what is before the next.
func optionsOf(args []string) map[string]string {
	list := map[string]string{}
	for _, a := range args {
		parts := strings.Split(a, ":")
		value := "true"
		if len(parts) > 1 {
			value = parts[1]
		}
		list[parts[0]] = value
	}
	return list
}

var icarusTab = regexp.MustCompile(`(?s)<!--\s*tab\b\s*([^\n]*?)\s*-->(.*?)<!--\s*endtab\s*-->`)

// Icarus: hexo-component-inferno, lib/hexo/tag/tabs.js: the panes have id:, title:, icon: and active.
var _ = icarus.tag(paned(func(c Call) (m component.Tabs, list []section) {
	o := optionsOf(c.Args)
	m = component.Tabs{Class: join(join(o["align"], o["size"]), o["style"]), Form: component.TabsList}
	for i, at := range icarusTab.FindAllStringSubmatchIndex(c.Source, -1) {
		list = append(list, section{start: at[0], end: at[1], innerStart: at[4], innerEnd: at[5]})
		var words []string
		for _, q := range quotedWord.FindAllString(c.Source[at[2]:at[3]], -1) {
			words = append(words, unquoted(q))
		}
		pane := optionsOf(words)
		m.Titles, m.Icons = append(m.Titles, c.Markup(pane["title"])), append(m.Icons, pane["icon"])
		m.Panes = append(m.Panes, or(pane["id"], "tab-"+decimal(c.Place)+"-"+decimal(i+1)))
		if _, ok := pane["active"]; ok {
			m.Active = i + 1
		}
	}
	return m, list
}), "tabs")

var quotedWord = regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`)
