package tags

import (
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/iframe.ts.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	m := component.Frame{Width: c.usual(1), Height: c.usual(2)}
	if c.arg(0) == "" {
		return m, c.missing("a URL")
	}
	m.Src = urls.Encode(c.arg(0))
	return m, nil
}}, "iframe")
