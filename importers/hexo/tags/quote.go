package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/blockquote.ts.
var _ = tag(Tag{Block: true, Markdown: true, Make: quote}, "blockquote", "quote")

var (
	citeWithTitle = javaScript(`(?i)(\S.*)\s+(https?://\S+)\s+(.+)`)
	cite          = javaScript(`(?i)(\S.*)\s+(https?://\S+)`)
	authorTitle   = javaScript(`([^,]+),\s*([^,]+)`)
)

func quote(c Call) (ir.Meaning, error) {
	text := strings.Join(c.Args, " ")
	var q component.Quote
	if m := citeWithTitle.FindStringSubmatch(text); m != nil {
		q = component.Quote{Author: m[1], URL: m[2], Source: c.title(m[3])}
	} else if m := cite.FindStringSubmatch(text); m != nil {
		q = component.Quote{Author: m[1], URL: m[2]}
	} else if m := authorTitle.FindStringSubmatch(text); m != nil {
		q = component.Quote{Author: m[1], Source: c.title(m[2])}
	} else {
		q = component.Quote{Author: text}
	}
	return q, nil
}

func (c Call) title(s string) string {
	if c.Config.TitleCase == nil {
		return s
	}
	return c.Config.TitleCase(s)
}

// Hexo: lib/plugins/tag/pullquote.ts.
var _ = tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	return component.PullQuote{Class: strings.Join(c.Args, " ")}, nil
}}, "pullquote")
