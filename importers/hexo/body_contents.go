package hexo

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var anchorMoved = finding.Define(finding.Rule{
	ID:       "heading/anchor-moved",
	Severity: finding.Info,
	Title:    "the anchors of headings are the headings' own",
	Doc:      "The plugin hexo-toc took the headings' anchors away and put others on an element within each. The same anchors are on the headings themselves now.",
	Hint:     "nothing to do",
})

// The marks of the plugin hexo-toc. What stands between them gives way to the list.
// Plugin: hexo-toc, lib/filter.js, and markdown-toc, lib/insert.js
const (
	contentsMark = "<!-- toc -->"
	contentsStop = "<!-- tocstop -->"
)

// contents takes the place of the table of contents out of the text.
func (r *reader) contents(tiles []scan.Tile) []scan.Tile {
	if !r.contentsOn || len(tiles) == 0 {
		return tiles
	}
	base, last := tiles[0].Start, tiles[len(tiles)-1].End
	i := bytes.Index(r.body[base:last], []byte(contentsMark))
	if i < 0 {
		return tiles
	}
	start := base + i
	end := start + len(contentsMark)
	if n := bytes.Index(r.body[end:last], []byte(contentsStop)); n >= 0 {
		end += n + len(contentsStop)
	}
	tiles, _ = replaced(tiles, scan.Tile{Kind: contentsList, Start: start, End: end})
	return tiles
}

// listed are the headings for the table of contents. Anchors in the list are numbered, those of headings are not.
func listed(tree *markdown.Tree) component.Contents {
	var m component.Contents
	if tree == nil {
		return m
	}
	seen := map[string]int{}
	for _, h := range tree.Headings() {
		m.Headings = append(m.Headings, component.Heading{Level: h.Level, Text: h.Text, Href: "#" + markdown.PlainID(h.Text, seen)})
	}
	return m
}

func (r *reader) contentsNode(t *scan.Tile, place ir.Place) ir.Node {
	return &ir.Component{At: ir.At{Start: t.Start, End: t.End}, Place: place, Name: contentsMark, Means: r.list, Inner: ir.Span{Start: t.End, End: t.End}}
}

var (
	heading    = regexp.MustCompile(`(?s)<h([1-6])[^>]*>(.*?)</h[1-6]>`)
	headerLink = regexp.MustCompile(`(?s)<a [^>]*class="headerlink"[^>]*>.*?</a>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// plainHeadings gives the headings of some HTML the anchors of the plugin.
func plainHeadings(text []byte) []byte {
	return heading.ReplaceAllFunc(text, func(h []byte) []byte {
		m := heading.FindSubmatch(h)
		inner := headerLink.ReplaceAll(m[2], nil)
		id := markdown.PlainID(html.UnescapeString(string(anyTag.ReplaceAll(inner, nil))), map[string]int{})
		return []byte("<h" + string(m[1]) + ` id="` + html.EscapeString(id) + `">` + strings.TrimSpace(string(inner)) + "</h" + string(m[1]) + ">")
	})
}
