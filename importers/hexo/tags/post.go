package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/post_link.ts. Where Hexo stops, the text of the link is kept.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a post")
	}
	slug, hash := c.arg(0), ""
	if parts := strings.Split(slug, "#"); len(parts) == 2 {
		slug, hash = parts[0], parts[1]
	}
	rest, markup := textAndEscape(c.Args[1:])
	path, title, ok := c.Blog.Post(slug)
	if !ok {
		return component.Plain{Text: or(rest, c.arg(0))}, c.problem(unknownPost, c.arg(0))
	}
	title = or(title, slug)
	if hash != "" {
		path += "#" + hash
	}
	return withText(c.Blog.URLFor(path), or(rest, title), title, markup), nil
}}, "post_link")

// Hexo: lib/plugins/tag/post_path.ts.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a post")
	}
	path, _, ok := c.Blog.Post(c.arg(0))
	if !ok {
		return component.Nothing{}, c.asBefore(unknownPost, c.arg(0))
	}
	return component.URL{URL: c.Blog.URLFor(path)}, nil
}}, "post_path")

// textAndEscape are the words of a link, and whether they are HTML: the last one may say so.
func textAndEscape(args []string) (text string, markup bool) {
	if n := len(args); n > 0 && (args[n-1] == "true" || args[n-1] == "false") {
		markup = args[n-1] == "false"
		args = args[:n-1]
	}
	return strings.Join(args, " "), markup
}

func withText(href, text, title string, markup bool) component.Link {
	m := component.Link{Href: href, Text: text, Title: title, Form: component.LinkTitle}
	if markup {
		m.Markup = text
	}
	return m
}

func or(value, usual string) string {
	if value == "" {
		return usual
	}
	return value
}
