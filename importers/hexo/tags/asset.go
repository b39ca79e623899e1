package tags

import (
	"hexodus/ir"
	"hexodus/ir/component"
)

// asset is the post's file that the first argument names; with a problem and no path if there is none.
func (c Call) asset() (path string, problem error) {
	name := c.arg(0)
	if name == "" {
		return "", c.missing("a file")
	}
	if path, ok := c.Blog.Asset(name); ok {
		return path, nil
	}
	if path, ok := c.similar(name); ok {
		return path, c.solved(assetCase, name)
	}
	return "", c.asBefore(missingAsset, name)
}

// Hexo: lib/plugins/tag/asset_link.ts.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	path, problem := c.asset()
	if path == "" {
		return component.Nothing{}, problem
	}
	text, markup := textAndEscape(c.Args[1:])
	text = or(text, c.arg(0))
	return withText(c.Blog.URLFor(path), text, text, markup), problem
}}, "asset_link")

// Hexo: lib/plugins/tag/asset_path.ts.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	path, problem := c.asset()
	if path == "" {
		return component.Nothing{}, problem
	}
	return component.URL{URL: c.Blog.URLFor(path)}, problem
}}, "asset_path")
