package hexo

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
)

// moreMarker is Hexo's own pattern. Hexo: lib/plugins/filter/after_post_render/excerpt.ts
var (
	moreMarker   = regexp.MustCompile(`(?i)^<!-- ?more ?-->$`)
	moreAnywhere = regexp.MustCompile(`(?i)<!-- ?more ?-->`)
)

// mark is a node that takes a stretch of the source out of the text around it.
type mark struct {
	start, end int
	nodes      []ir.Node
}

// nodes are the tiles of a unit: together they are its bytes.
func (r *reader) nodes(u *unit) []ir.Node {
	var marks []mark
	for i := range u.pieces {
		marks = append(marks, r.mark(u, i)...)
	}
	if u.tree != nil {
		constructs := r.constructs(u)
		for _, h := range r.headings(u) { // a heading within a construct of blocks is written with it
			if !slices.ContainsFunc(constructs, func(c mark) bool {
				return c.start < h.start && h.start <= c.end && c.nodes[0].(*ir.Dialect).Block
			}) {
				marks = append(marks, h)
			}
		}
		marks = append(marks, r.links(u)...)
		marks = append(marks, constructs...)
		marks = append(marks, r.emojis(u)...)
		marks = append(marks, r.oddFences(u)...)
		r.brokenCode(u)
		r.leftovers(u)
		r.guesses(u)
		if r.typeset {
			for _, t := range u.tree.Typography() {
				r.replaced = append(r.replaced, ir.Replacement{At: ir.Span{Start: u.source(t.Start), End: u.sourceEnd(t.End)}, Text: t.Text})
			}
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return (a.end - a.start) - (b.end - b.start) // what is empty comes first
	})
	var out []ir.Node
	at := u.at.Start
	for _, m := range marks {
		if m.start < at {
			continue
		}
		out = r.text(out, u, at, m.start)
		out = append(out, m.nodes...)
		at = m.end
	}
	return r.text(out, u, at, u.at.End)
}

// text adds the bytes between two marks: comments in them are tiles of their own.
func (r *reader) text(out []ir.Node, u *unit, start, end int) []ir.Node {
	for start < end {
		i := bytes.Index(r.body[start:end], []byte("<!--"))
		if i < 0 {
			break
		}
		n := bytes.Index(r.body[start+i:end], []byte("-->"))
		if n < 0 {
			break
		}
		from, to := start+i, start+i+n+3
		if !moreMarker.Match(r.body[from:to]) || r.more || u.tree == nil || u.placeOf(from).Code {
			out = append(out, &ir.Text{At: ir.At{Start: start, End: to}})
			start = to
			continue
		}
		if i > 0 {
			out = append(out, &ir.Text{At: ir.At{Start: start, End: from}})
		}
		r.more = true
		out = append(out, &ir.More{At: ir.At{Start: from, End: to}, Place: u.place(u.offset(from), r)})
		start = to
	}
	if start < end {
		out = append(out, &ir.Text{At: ir.At{Start: start, End: end}})
	}
	return out
}

// offset is where in the text a source offset went, for an offset that was copied.
func (u *unit) offset(source int) int {
	for _, run := range slices.Backward(u.runs) {
		if run.source <= source {
			return run.text + source - run.source
		}
	}
	return 0
}

func (u *unit) placeOf(source int) markdown.Place { return u.tree.PlaceOf(u.offset(source)) }

// place says where in the Markdown a placeholder, or a comment, stands.
func (u *unit) place(offset int, r *reader) ir.Place {
	if u.tree == nil {
		return ir.Place{Raw: true, Attr: insideTag(u.text[:offset])}
	}
	p := u.tree.PlaceOf(offset)
	out := ir.Place{Prefix: p.Prefix, Cell: p.Cell, Attr: p.Attr || p.Code, Label: p.Label}
	if p.Block {
		out.Block = !p.Attr && u.opens(offset)
		out.Alone = out.Block && p.Alone
		out.Raw = !out.Block
	}
	return out
}

// opens reports whether an HTML block begins at an offset, and not before.
func (u *unit) opens(offset int) bool {
	line := offset // a line may be very long
	for line > 0 && u.text[line-1] != '\n' {
		if line--; strings.IndexByte(" \t>-*+0123456789.)", u.text[line]) < 0 {
			return false
		}
	}
	if line == 0 {
		return true
	}
	above := u.tree.PlaceOf(line - 1)
	if line > 1 && !above.Block {
		above = u.tree.PlaceOf(line - 2)
	}
	return !above.Block || above.BlockEnd <= line
}

// insideTag reports whether HTML ends within a tag.
func insideTag(html []byte) bool {
	open := bytes.LastIndexByte(html, '<')
	return open > bytes.LastIndexByte(html, '>') && open+1 < len(html) && (html[open+1] == '/' || html[open+1]|0x20 >= 'a' && html[open+1]|0x20 <= 'z')
}

// inCode reports whether a piece stands in code that only the Markdown engine knows of: an indented block, a fence that the
// highlighter left. Hexo ran nothing there; but what it deletes, or shields, it deletes and shields in code, too.
func (u *unit) inCode(p *piece) bool {
	switch p.tiles[0].Kind {
	case scan.Tag, scan.Block, scan.Variable:
		return u.tree != nil && u.tree.PlaceOf(p.from).Code
	}
	return false
}

// mark is what stands in the place of a piece, and the rest of its line if that is raw because of it.
func (r *reader) mark(u *unit, i int) []mark {
	p := &u.pieces[i]
	if u.inCode(p) {
		return nil // it stays text
	}
	place := u.place(p.from, r)
	var nodes []ir.Node
	for k, t := range p.tiles {
		nodes = append(nodes, r.tile(&t, place, k > 0)...)
		place.Block, place.Raw = false, place.Raw || place.Block
	}
	marks := []mark{{p.start, p.end, nodes}}
	if u.tree == nil {
		return marks
	}
	at := u.tree.PlaceOf(p.from)
	if !at.Block || at.Attr || p.to >= len(u.text) {
		return marks
	}
	// what follows on the line is raw HTML too
	line := len(u.text)
	if n := bytes.IndexByte(u.text[p.to:], '\n'); n >= 0 {
		line = p.to + n
	}
	if i+1 < len(u.pieces) && u.pieces[i+1].from < line {
		line = u.pieces[i+1].from
	}
	if len(bytes.TrimSpace(u.text[p.to:line])) > 0 {
		start, end := p.end, u.sourceEnd(line)
		marks = append(marks, mark{start, end, []ir.Node{&ir.Raw{At: ir.At{Start: start, End: end}, Place: place}}})
	}
	return marks
}

// tile is the node of what was taken out; inside is true for what only hid in another's placeholder.
func (r *reader) tile(t *scan.Tile, place ir.Place, inside bool) []ir.Node {
	at := ir.At{Start: t.Start, End: t.End}
	switch t.Kind {
	case scan.Text, scan.InlineCode:
		return []ir.Node{&ir.Raw{At: at, Place: place}}
	case scan.Fence:
		return []ir.Node{r.fence(t, place)}
	case scan.HTMLComment:
		if moreMarker.Match(r.body[t.Start:t.End]) && !r.more {
			r.more = true
			return []ir.Node{&ir.More{At: at, Place: place}}
		}
		return []ir.Node{&ir.Comment{At: at, Place: place}}
	case admonitionNote:
		return []ir.Node{r.admonitionNode(t, place)}
	case formula:
		return []ir.Node{r.mathNode(t, place)}
	case diagram:
		return []ir.Node{r.diagramNode(t, place)}
	case contentsList:
		return []ir.Node{r.contentsNode(t, place)}
	case noteMark, noteText:
		return []ir.Node{r.note(t, place)}
	case scan.TemplateComment:
		return []ir.Node{&ir.Comment{At: at, Place: place, Template: true}}
	case scan.Raw:
		return r.verbatim(t, place)
	case scan.Variable:
		html, known := r.results[t.Node.Start]
		return []ir.Node{&ir.Expression{At: at, Place: place, HTML: html, Known: known}}
	}
	return r.tag(t, place)
}
