package hexo

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
)

// Kinds of tiles beside scan's own, of plugins that rewrite the text before it is rendered.
const (
	noteMark scan.Kind = 100 + iota
	noteText
	admonitionNote
	contentsList
	formula
	diagram
)

// notes are footnotes as a plugin makes them. All of these plugins render a note's text with markdown-it.
type notes struct {
	plugin string
	label  *regexp.Regexp // a note or its mark
	mark   string         // a mark's text, %s for the label
	inner  bool           // the way back stands in the text's own element
	back   string
}

// Plugins: src/footnotes.js of each.
var notePlugins = []*notes{
	{"hexo-footnotes", regexp.MustCompile(`\[\^(\d+)\](:?)`), "%s", false, " ↩"},
	{"hexo-footnote", regexp.MustCompile(`\[\^(\w+)\](:?)`), "%s", true, "↩"},
	{"hexo-reference", regexp.MustCompile(`\[\^(\d+)\](:?)`), "[%s]", true, " ↩"},
}

// noteEngine is the engine that renders the text of notes.
var noteEngine = markdown.Dialect{Engine: markdown.MarkdownIt, GFM: true, HTML: true}

// footnotes takes notes and their marks out of the text. A note goes to the next mark or blank line.
// Plugin: hexo-footnotes, index.js
func (r *reader) footnotes(tiles []scan.Tile) []scan.Tile {
	if r.notes == nil {
		return tiles
	}
	var out []scan.Tile
	for i := 0; i < len(tiles); i++ {
		t := tiles[i]
		if t.Kind != scan.Text {
			out = append(out, t)
			continue
		}
		m := r.notes.label.FindSubmatchIndex(r.body[t.Start:t.End])
		if m == nil {
			out = append(out, t)
			continue
		}
		start, end := t.Start+m[0], t.Start+m[1]
		if start > t.Start {
			out = append(out, scan.Tile{Kind: scan.Text, Start: t.Start, End: start})
		}
		node := &scan.Node{Name: string(r.body[t.Start+m[2] : t.Start+m[3]]), Start: start, End: end, InnerStart: end, InnerEnd: end}
		kind := noteMark
		if m[4] < m[5] {
			kind = noteText
			if end < len(r.body) && r.body[end] == ' ' {
				end++
			}
			node.InnerStart = end
			end, i = r.noteEnd(tiles, i, end)
			node.InnerEnd, node.End = end, end
			node.Body = tilesIn(tiles, node.InnerStart, end)
		}
		out = append(out, scan.Tile{Kind: kind, Start: start, End: end, Node: node})
		if end < tiles[i].End { // what is left of the tile is looked at again
			rest := tiles[i]
			rest.Start = end
			tiles = append(append([]scan.Tile{}, tiles[:i]...), append([]scan.Tile{rest}, tiles[i+1:]...)...)
			i--
		}
	}
	return out
}

// noteEnd is where a note ends that starts in a tile, and the tile that holds the end.
func (r *reader) noteEnd(tiles []scan.Tile, i, from int) (end, tile int) {
	for ; i < len(tiles); i++ {
		t := tiles[i]
		from = max(from, t.Start)
		if t.Kind != scan.Text {
			continue
		}
		text := r.body[from:t.End]
		stop := len(text)
		if n := bytes.Index(text, []byte("\n\n")); n >= 0 {
			stop = n
		}
		if m := r.notes.label.FindIndex(text[:stop]); m != nil {
			stop = m[0]
		}
		if stop < len(text) {
			return from + stop, i
		}
	}
	return tiles[len(tiles)-1].End, len(tiles) - 1
}

// tilesIn are the tiles between two offsets; text is cut to fit.
func tilesIn(tiles []scan.Tile, start, end int) []scan.Tile {
	var out []scan.Tile
	for _, t := range tiles {
		if t.End <= start || t.Start >= end {
			continue
		}
		if t.Kind == scan.Text || t.Kind == scan.InlineCode {
			t.Start, t.End = max(t.Start, start), min(t.End, end)
		}
		out = append(out, t)
	}
	return out
}

// note is the node of a footnote or of its mark.
func (r *reader) note(t *scan.Tile, place ir.Place) ir.Node {
	n := &ir.Footnote{At: ir.At{Start: t.Start, End: t.End}, Place: place, Label: t.Node.Name}
	if t.Kind == noteText {
		n.Note = true
		n.Inner = ir.Span{Start: t.Node.InnerStart, End: t.Node.InnerEnd}
		n.Body = r.nodes(r.unit(shown(t.Node.Body), n.Inner, 0))
	}
	return n
}

// notesHTML is the list of notes that the plugin puts at the end.
func (r *reader) notesHTML(u *unit) string {
	var b strings.Builder
	for _, p := range u.pieces {
		t := &p.tiles[0]
		if t.Kind != noteText {
			continue
		}
		label := html.EscapeString(t.Node.Name)
		text := r.noteHTML(t.Node)
		back := `<a href="#fnref:` + label + `" rev="footnote">` + r.notes.back + "</a>"
		if r.notes.inner {
			text += back + "</span>"
		} else {
			text += "</span>" + back
		}
		b.WriteString(`<li id="fn:` + label + `"><span>` + label + `.</span><span>` + text + `</li>`)
	}
	if b.Len() == 0 {
		return ""
	}
	return `<div id="footnotes"><hr><div id="footnotelist"><ol style="list-style:none; padding-left: 0;">` + b.String() + "</ol></div></div>"
}

// noteHTML is a note's text.
func (r *reader) noteHTML(n *scan.Node) string {
	own := *r
	own.dialect = noteEngine
	text := strings.TrimSpace(string(own.html(own.unit(shown(n.Body), ir.Span{Start: n.InnerStart, End: n.InnerEnd}, 0))))
	return strings.TrimSuffix(strings.TrimPrefix(text, "<p>"), "</p>")
}

func (n *notes) markHTML(label string) string {
	label = html.EscapeString(label)
	return `<sup id="fnref:` + label + `"><a href="#fn:` + label + `" rel="footnote">` + strings.Replace(n.mark, "%s", label, 1) + "</a></sup>"
}
