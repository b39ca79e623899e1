package tags

import (
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/url_for.ts: text, path, and whether the link is relative to the site's root.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	path := or(c.arg(1), "/")
	href := c.Blog.URLFor(path)
	if r := c.arg(2); r != "" && r != "false" {
		href = urls.Relative("", path)
	}
	return c.plainLink(href)
}}, "url_for")

// Hexo: lib/plugins/tag/full_url_for.ts.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return c.plainLink(c.Blog.FullURLFor(or(c.arg(1), "/")))
}}, "full_url_for")

func (c Call) plainLink(href string) (ir.Meaning, error) {
	m := component.Link{Href: urls.Encode(href), Text: c.arg(0), Form: component.LinkBare}
	if len(c.Args) == 0 {
		m.Form = component.LinkOpen
		return m, c.missing("a text")
	}
	return m, nil
}
