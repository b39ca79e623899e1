package tags

import (
	"strings"

	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/link.ts. All before the first URL is the text; a path of the site is no URL.
var linkTag = Tag{Make: func(c Call) (ir.Meaning, error) {
	m, ok := c.link(false)
	if !ok {
		return m, c.problem(noURL, strings.Join(c.Args, " "))
	}
	return m, nil
}}

var _ = tag(linkTag, "link", "a", "anchor")

// A theme's own link: it opens in a new tab unless it says false. Without a URL it is just its text.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	m, ok := c.link(true)
	if !ok {
		return component.Plain{Text: m.Text}, c.problem(noURL, strings.Join(c.Args, " "))
	}
	return m, nil
}}, "elink")

func (c Call) link(external bool) (m component.Link, ok bool) {
	m.External = external
	i := 0
	for i < len(c.Args) && !looksLikeURL.MatchString(c.Args[i]) {
		i++
	}
	m.Text = strings.Join(c.Args[:i], " ")
	if i == len(c.Args) {
		return m, false
	}
	m.Href = urls.Encode(c.Args[i])
	rest := c.Args[i+1:]
	if len(rest) > 0 && (rest[0] == "true" || rest[0] == "false") {
		m.External = rest[0] == "true"
		rest = rest[1:]
	}
	m.Title = strings.Join(rest, " ")
	return m, true
}
