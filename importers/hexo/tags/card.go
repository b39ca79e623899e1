package tags

import (
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
)

// hexo-tag-link-preview and hexo-tag-blog-card: a URL, then the link's target and rel.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a URL")
	}
	return component.LinkCard{URL: urls.Encode(c.arg(0)), Target: c.arg(1), Rel: c.arg(2)}, nil
}}, "linkPreview", "blogCard")
