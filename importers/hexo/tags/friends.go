package tags

import (
	"html"

	"hexodus/importers/hexo/frontmatter/yaml"
	"hexodus/ir"
	"hexodus/ir/component"
)

// Butterfly: scripts/tag/flink.js: links to friends, in YAML.
var _ = butterfly.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	doc, err := yaml.Parse([]byte(c.Body), yaml.Options{JSTypes: true})
	if err != nil || doc.Root == nil {
		return nil, c.missing("a list of links in YAML")
	}
	groups, _ := doc.Root.Value.([]any)
	m := component.Cards{Class: "flink"}
	for _, item := range groups {
		group, _ := item.(ir.Map)
		g := component.CardGroup{Title: entryText(group, "class_name"), Text: entryText(group, "class_desc")}
		links, _ := entry(group, "link_list").([]any)
		for _, link := range links {
			l, _ := link.(ir.Map)
			href, _ := entry(l, "link").(string)
			avatar, _ := entry(l, "avatar").(string)
			name, _ := entry(l, "name").(string)
			g.List = append(g.List, component.Card{Href: href, Title: entryText(l, "name"), Text: entryText(l, "descr"), Image: avatar, Alt: name, NewTab: true})
		}
		m.Groups = append(m.Groups, g)
	}
	return m, nil
}}, "flink")

// entry is the value of a key, nil if there is none.
func entry(m ir.Map, key string) any {
	for _, e := range m {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

func entryText(m ir.Map, key string) string {
	s, _ := entry(m, key).(string)
	return text(s)
}

// text is plain text as HTML.
func text(s string) string { return html.EscapeString(s) }
