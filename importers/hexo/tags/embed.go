package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// The tags of this file came with Hexo up to version 6, and come with hexo-tag-embed since.

// Hexo 6: lib/plugins/tag/youtube.js. Any second argument but "video" makes a playlist of it.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a video id")
	}
	kind := c.arg(1)
	return component.Video{Provider: "youtube", ID: c.arg(0), List: kind != "" && kind != "video"}, nil
}}, "youtube")

// Hexo 6: lib/plugins/tag/vimeo.js. All arguments go into the URL.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a video id")
	}
	return component.Video{Provider: "vimeo", ID: strings.Join(c.Args, ",")}, nil
}}, "vimeo")

// Hexo 6: lib/plugins/tag/gist.js.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a gist id")
	}
	return component.Gist{ID: c.arg(0), File: c.arg(1)}, nil
}}, "gist")

// Hexo 6: lib/plugins/tag/jsfiddle.js. The width comes before the height, whatever the documentation says.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a fiddle id")
	}
	return component.Fiddle{ID: c.arg(0), Tabs: c.usual(1), Skin: c.usual(2), Width: c.usual(3), Height: c.usual(4)}, nil
}}, "jsfiddle")
