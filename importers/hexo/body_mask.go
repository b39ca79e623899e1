package hexo

import (
	"bytes"
	"sort"
	"strconv"

	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
)

// unit is a text that is rendered on its own: a body, or the Markdown in a tag.
type unit struct {
	at     ir.Span   // in the source
	text   []byte    // as the Markdown engine sees it: a comment for each piece
	pieces []piece   // by offset
	runs   []run     // where the text's bytes come from, by offset
	code   []ir.Span // what Hexo took for inline code, in the source
	tree   *markdown.Tree
}

// piece is what Hexo took out before Markdown, as one: the tiles of a placeholder.
type piece struct {
	tiles      []scan.Tile
	start, end int // in the source
	from, to   int // in the text: its placeholder
}

// run is a stretch of text copied from the source.
type run struct{ text, source int }

// whole is the document's body as a unit.
func (r *reader) whole() *unit {
	at := r.doc.Content
	opt := r.scan()
	tiles := scan.Scan(r.body[at.Start:at.End], opt)
	shift(tiles, at.Start)
	r.run(tiles)
	u := r.unit(r.contents(r.admonitions(r.footnotes(r.diagrams(tiles)))), at, 0)
	if r.contentsOn {
		r.list = listed(u.tree)
	}
	return u
}

func (r *reader) scan() scan.Options {
	opt := r.bodies.scan
	opt.NoTags = r.noTags
	return opt
}

// shift moves tiles from offsets into a body to offsets into the source.
func shift(tiles []scan.Tile, by int) {
	for i := range tiles {
		t := &tiles[i]
		t.Start, t.End = t.Start+by, t.End+by
		if n := t.Node; n != nil {
			n.Start, n.End, n.InnerStart, n.InnerEnd = n.Start+by, n.End+by, n.InnerStart+by, n.InnerEnd+by
			shift(n.Body, by)
		}
	}
}

// unit prepares tiles for the Markdown engine; indent is what is cut from the start of each line.
func (r *reader) unit(tiles []scan.Tile, at ir.Span, indent int) *unit {
	u := &unit{at: at, text: make([]byte, 0, at.Len()+64)}
	cut := indent // indentation still to be cut on this line
	for i := 0; i < len(tiles); i++ {
		t := tiles[i]
		if !taken(&t) {
			if t.Kind == scan.InlineCode {
				u.code = append(u.code, ir.Span{Start: t.Start, End: t.End})
			}
			end := u.copy(r.body, t.Start, t.End, indent, cut)
			cut = end
			continue
		}
		if open := r.opened(&t); open != nil {
			// a tag that nobody knows: its body is Markdown of the page
			tiles = append(append(append([]scan.Tile{}, tiles[:i]...), open...), tiles[i+1:]...)
			t = tiles[i]
			if !taken(&t) {
				i--
				continue
			}
		}
		p := piece{tiles: []scan.Tile{t}, start: t.Start, end: t.End, from: len(u.text)}
		for i+1 < len(tiles) && joins(&tiles[i], &tiles[i+1]) {
			i++
			p.tiles = append(p.tiles, tiles[i])
			p.end = tiles[i].End
		}
		switch {
		case t.Kind == scan.TemplateComment || t.Kind == noteText:
		case t.Kind == formula && !r.isDisplay(&t):
			u.text = append(u.text, mathMark(len(u.pieces))...)
		default:
			u.text = append(u.text, "<!--"+placeholderName(&t)+"\uFFFC"...)
			u.text = strconv.AppendInt(u.text, int64(len(u.pieces)), 10)
			u.text = append(u.text, "-->"...)
		}
		p.to = len(u.text)
		u.pieces = append(u.pieces, p)
		cut = 0
	}
	if r.doc.Format == ir.FormatMarkdown {
		for i, c := range u.text {
			if c == '\r' { // alone: every engine takes it for the end of a line
				u.text[i] = '\n'
			}
		}
		u.tree = r.dialect.Parse(u.text)
		if typesets(&r.dialect) {
			u.tree.Unmask = func(text string) string { return r.withFormulas(u, text) }
		}
		if more, ok := r.formulas(u, tiles); ok {
			return r.unit(more, at, indent)
		}
	}
	return u
}

// taken reports whether a tile is taken out before Markdown.
func taken(t *scan.Tile) bool {
	switch t.Kind {
	case scan.Text, scan.InlineCode:
		return false
	case noteMark, noteText, admonitionNote, contentsList, formula, diagram:
		return true
	case scan.Fence:
		return !t.Fence.HighlightOff
	case scan.HTMLComment:
		return !t.Seen
	}
	return true
}

// joins reports whether the next tile is part of the same placeholder: text can only be hidden within one.
func joins(t, next *scan.Tile) bool {
	hiddenText := func(t *scan.Tile) bool { return t.Hidden && (t.Kind == scan.Text || t.Kind == scan.Fence) }
	return hiddenText(next) || hiddenText(t) && next.Hidden
}

func placeholderName(t *scan.Tile) string {
	switch t.Kind {
	case scan.Fence:
		return "code"
	case scan.HTMLComment:
		return "comment"
	}
	return "swig"
}

// copy takes source bytes over, without the indentation of each line. It returns what is left to cut of the last line.
func (u *unit) copy(src []byte, start, end, indent, cut int) int {
	if indent == 0 {
		u.runs = append(u.runs, run{len(u.text), start})
		u.text = append(u.text, src[start:end]...)
		return 0
	}
	for start < end {
		for cut > 0 && start < end && (src[start] == ' ' || src[start] == '\t') {
			start++
			cut--
		}
		if start == end {
			break
		}
		line := end
		if i := bytes.IndexByte(src[start:end], '\n'); i >= 0 {
			line = start + i + 1
		}
		u.runs = append(u.runs, run{len(u.text), start})
		u.text = append(u.text, src[start:line]...)
		start = line
		if src[line-1] == '\n' {
			cut = indent
		} else {
			cut = 0
		}
	}
	return cut
}

// source is where in the source an offset of the text comes from.
func (u *unit) source(offset int) int {
	if i := sort.Search(len(u.pieces), func(i int) bool { return u.pieces[i].to > offset }); i < len(u.pieces) && u.pieces[i].from <= offset {
		return u.pieces[i].start
	}
	i := sort.Search(len(u.runs), func(i int) bool { return u.runs[i].text > offset }) - 1
	if i < 0 {
		if len(u.pieces) > 0 && offset >= u.pieces[len(u.pieces)-1].to {
			return u.at.End
		}
		return u.at.Start
	}
	at := u.runs[i].source + offset - u.runs[i].text
	return min(at, u.at.End)
}

// sourceEnd is where in the source a stretch ends that ends at an offset of the text.
func (u *unit) sourceEnd(offset int) int {
	if offset == 0 {
		return u.at.Start
	}
	if i := sort.Search(len(u.pieces), func(i int) bool { return u.pieces[i].to >= offset }); i < len(u.pieces) && u.pieces[i].from < offset {
		return u.pieces[i].end
	}
	return u.source(offset-1) + 1
}

// pieceIn is the first piece whose placeholder reaches into a stretch of the text, -1 if none does.
func (u *unit) pieceIn(start, end int) int {
	i := sort.Search(len(u.pieces), func(i int) bool { return u.pieces[i].to > start })
	if i < len(u.pieces) && u.pieces[i].from < end && u.pieces[i].to > u.pieces[i].from {
		return i
	}
	return -1
}

// dedent is the indentation that the lines of a tag's body share. The first line counts only if it is a whole one.
// Hexo: lib/extend/tag.ts, hexo-util stripIndent
func dedent(text []byte) int {
	least := -1
	for line := range bytes.Lines(text) {
		trimmed := bytes.TrimLeft(line, " \t")
		if len(bytes.TrimSpace(trimmed)) == 0 {
			continue
		}
		if n := len(line) - len(trimmed); least < 0 || n < least {
			least = n
		}
	}
	return max(least, 0)
}
