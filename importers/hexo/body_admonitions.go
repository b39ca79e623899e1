package hexo

import (
	"bytes"
	"regexp"
	"strings"

	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/component"
)

// admonition is how the plugin hexo-admonition finds a note: a line, and indented lines below it.
// Plugin: hexo-admonition, index.js
var admonition = regexp.MustCompile(`(?mi)^!!! *(note|info|todo|warning|attention|caution|failure|missing|fail|error)(.*\n)((?:^ {4}.*\n|^\n)+)`)

// admonitionEngine is the engine that renders its text.
var admonitionEngine = markdown.Dialect{Engine: markdown.MarkdownIt, HTML: true}

// admonitions takes the plugin's notes out of the text. A note needs a blank line above it.
func (r *reader) admonitions(tiles []scan.Tile) []scan.Tile {
	if !r.cfg.HasPackage("hexo-admonition") || len(tiles) == 0 {
		return tiles
	}
	base := tiles[0].Start
	for _, m := range admonition.FindAllIndex(r.body[base:tiles[len(tiles)-1].End], -1) {
		start, end := base+m[0], base+m[1]
		if start < base+2 || r.body[start-1] != '\n' || r.body[start-2] != '\n' {
			continue
		}
		end = start + len(bytes.TrimRight(r.body[start:end], "\n"))
		tiles, _ = replaced(tiles, scan.Tile{Kind: admonitionNote, Start: start, End: end})
	}
	return tiles
}

// replaced puts a tile in the place of text; where anything but text stands there, nothing changes, and ok is false.
func replaced(tiles []scan.Tile, t scan.Tile) (out []scan.Tile, ok bool) {
	for _, old := range tiles {
		if old.Start < t.End && old.End > t.Start && old.Kind != scan.Text && old.Kind != scan.InlineCode && old.Kind != scan.HTMLComment {
			return tiles, false
		}
	}
	put := false
	for _, old := range tiles {
		if old.End <= t.Start || old.Start >= t.End {
			if old.Start >= t.End && !put {
				out, put = append(out, t), true
			}
			out = append(out, old)
			continue
		}
		if old.Start < t.Start {
			before := old
			before.End = t.Start
			out = append(out, before)
		}
		if old.End > t.End {
			after := old
			after.Start = t.End
			out, put = append(out, t, after), true
		}
	}
	if !put {
		out = append(out, t)
	}
	return out, true
}

// admonition is what a note of the plugin's means.
func (r *reader) admonition(t *scan.Tile) component.Callout {
	m := admonition.FindSubmatch(append(bytes.Clone(r.body[t.Start:t.End]), '\n'))
	if m == nil {
		return component.Callout{}
	}
	var text bytes.Buffer
	for line := range bytes.Lines(m[3]) {
		text.Write(bytes.TrimSpace(line))
		text.WriteByte('\n')
	}
	html := string(admonitionEngine.Parse(text.Bytes()).HTML())
	if !strings.Contains(html, "<pre") {
		html = strings.ReplaceAll(strings.TrimSpace(html), "\n", " ")
	}
	note := component.Callout{Class: "admonition " + strings.ToLower(string(m[1])), Text: html}
	switch title := strings.TrimSpace(string(m[2])); {
	case title == "":
		note.Title = string(m[1])
	case strings.Join(strings.Fields(title), "") != `""`:
		note.Title = strings.ReplaceAll(title, `"`, "")
	}
	return note
}

func (r *reader) admonitionNode(t *scan.Tile, place ir.Place) ir.Node {
	return &ir.Component{At: ir.At{Start: t.Start, End: t.End}, Place: place, Name: "!!!", Means: r.admonition(t), Inner: ir.Span{Start: t.End, End: t.End}}
}
