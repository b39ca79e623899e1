package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blockParsers read the blocks of CommonMark, without those whose rules the blog turned off. With html: false there are
// no blocks of raw HTML, which then is text.
//
// markdown-it: lib/parser_block.mjs, lib/rules_block/html_block.mjs
func (d *Dialect) blockParsers() []util.PrioritizedValue {
	if !d.markdownIt() {
		return parser.DefaultBlockParsers()
	}
	var list []util.PrioritizedValue
	add := func(p parser.BlockParser, priority int, on bool) {
		if on {
			list = append(list, util.Prioritized(p, priority))
		}
	}
	add(parser.NewSetextHeadingParser(), 100, d.on("lheading"))
	add(parser.NewThematicBreakParser(), 200, d.on("hr"))
	add(parser.NewListParser(), 300, d.on("list"))
	add(parser.NewListItemParser(), 400, d.on("list"))
	add(parser.NewCodeBlockParser(), 500, d.on("code"))
	add(parser.NewATXHeadingParser(), 600, d.on("heading"))
	add(parser.NewFencedCodeBlockParser(), 700, d.on("fence"))
	add(parser.NewBlockquoteParser(), 800, d.on("blockquote"))
	add(parser.NewHTMLBlockParser(), 900, d.HTML && d.on("html_block"))
	add(parser.NewParagraphParser(), 1000, true)
	add(indentedText{parser.NewParagraphParser()}, 1001, !d.on("code"))
	return list
}

// indentedText is a paragraph whose first line is indented as code is.
type indentedText struct{ parser.BlockParser }

func (indentedText) CanAcceptIndentedLine() bool { return true }

// inlineParsers read what CommonMark has within a line, without what the blog turned off.
//
// markdown-it: lib/parser_inline.mjs, lib/rules_inline/html_inline.mjs
func (d *Dialect) inlineParsers() []util.PrioritizedValue {
	it := d.markdownIt()
	var list []util.PrioritizedValue
	add := func(p parser.InlineParser, priority int, on bool) {
		if on {
			list = append(list, util.Prioritized(p, priority))
		}
	}
	links := linkParser{parser.NewLinkParser()}
	link, image := d.on("link"), d.on("image")
	add(parser.NewCodeSpanParser(), 100, d.on("backticks"))
	add(links, 200, link && image)
	add(someLinks{links, image}, 200, link != image)
	add(parser.NewAutoLinkParser(), 300, d.on("autolink"))
	add(parser.NewRawHTMLParser(), 400, !it || d.HTML && d.on("html_inline"))
	add(parser.NewEmphasisParser(), 500, !it)
	add(emphasis{}, 500, it && d.on("emphasis"))
	return list
}

// someLinks reads links or images only.
type someLinks struct {
	linkParser
	images bool
}

func (p someLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	switch c := block.Peek(); {
	case c == '[' && p.images, c == '!' && !p.images:
		return nil
	}
	return p.linkParser.Parse(parent, block, pc)
}
