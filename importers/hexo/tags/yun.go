package tags

import (
	"hexodus/ir"
	"hexodus/ir/component"
)

// common is the package hexo-tag-common, which has NexT's tabs.
var common = family{}

var _ = common.tag(tabs(component.TabsList, faIcon, paneID), "tabs", "subtabs", "subsubtabs")

// yun is the theme Yun.
var yun = family{}

// Yun: scripts/tags/prompt.js. A script asked for a word before it showed the text, which stood in the page all the same.
var _ = yun.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	return component.Fold{Title: "See Hiden Block", Class: "prompt"}, c.unscripted("a word was asked for")
}}, "prompt")
