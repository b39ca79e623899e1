package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// extension prints the blocks of markdown-it's plugins.
func (r *renderer) extension(n ast.Node) {
	if r.t.dialect.Engine == Pandoc && r.pandocBlock(n) {
		return
	}
	switch v := n.(type) {
	case *east.DefinitionList:
		r.put("<dl>\n")
		r.blocks(v, true)
		r.put("</dl>\n")
	case *east.DefinitionTerm:
		r.put("<dt>")
		r.inlines(v)
		r.put("</dt>\n")
	case *east.DefinitionDescription:
		r.put("<dd>")
		if first := v.FirstChild(); first != nil && first == v.LastChild() && (first.Kind() == ast.KindParagraph || first.Kind() == ast.KindTextBlock) {
			r.inlines(first)
		} else {
			r.put("\n")
			r.blocks(v, true)
		}
		r.put("</dd>\n")
	case *container:
		r.put(`<div class="`, escapeAttr(v.name), "\">\n")
		r.blocks(v, true)
		r.put("</div>\n")
	case *east.FootnoteList:
		r.put(`<hr class="footnotes-sep"`, r.slash(), "\n<section class=\"footnotes\">\n<ol class=\"footnotes-list\">\n")
		r.blocks(v, true)
		r.put("</ol>\n</section>\n")
	case *east.Footnote:
		r.put(`<li id="fn`, strconv.Itoa(v.Index), `" class="footnote-item">`)
		r.blocks(v, true)
		r.put("</li>\n")
	case *ast.LinkReferenceDefinition:
	case *innerNote:
		r.innerNote(v)
	case *printed:
		r.put(v.html)
	case *note:
		r.put(`<blockquote id="fn_`, v.name, "\">\n<sup>", v.name, "</sup>. ")
		r.inlines(v)
		r.put(`<a href="#reffn_`, v.name, `" title="Jump back to footnote [`, v.name, "] in the text.\"> &#8617;</a>\n</blockquote>\n")
	default:
		r.blocks(n, true)
	}
}

// inlineExtension prints what markdown-it's plugins add within a line.
func (r *renderer) inlineExtension(n ast.Node) {
	switch v := n.(type) {
	case *abbreviation:
		r.put(v.open())
		r.inlines(v)
		r.put("</abbr>")
	case *noteMark:
		r.noteMark(v.number, v.again)
	case *east.FootnoteLink:
		r.noteMark(v.Index, v.RefIndex)
	case *east.FootnoteBacklink:
		r.noteBack(v.Index)
	default:
		r.inlines(n)
	}
}
