package markdown

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// scan is what one walk over a tree finds: its leaves, and the pieces within them that are not plain text.
type scan struct {
	leaves   []leaf
	pieces   []piece
	headings []*ast.Heading
	links    []ast.Node
}

// leaf is a block without blocks in it.
type leaf struct {
	start, end int // from its first byte to the start of the next leaf
	node       ast.Node
	prefix     string
	pieces     [2]int // range in scan.pieces
	tags       []span // with an HTML block: its tags
}

// piece is a stretch of a leaf with a meaning of its own. Pieces may nest.
type piece struct {
	start, end int
	kind       pieceKind
}

type pieceKind uint8

const (
	cellPiece pieceKind = iota
	labelPiece
	rawPiece
	codePiece
)

// tables is the scan of the tree, made on first use.
func (t *Tree) tables() *scan {
	if t.scan == nil {
		t.scan = &scan{}
		t.walkBlocks(t.Root, "")
		s := t.scan
		sort.SliceStable(s.leaves, func(i, j int) bool { return s.leaves[i].start < s.leaves[j].start })
		for i := range s.leaves {
			end := len(t.Source)
			if i+1 < len(s.leaves) {
				end = s.leaves[i+1].start
			}
			s.leaves[i].end = end
			if v, ok := s.leaves[i].node.(*ast.HTMLBlock); ok {
				start := s.leaves[i].start
				s.leaves[i].tags = tagsIn(t.Source[:max(start, htmlEnd(v))], start)
			}
		}
	}
	return t.scan
}

func (t *Tree) walkBlocks(n ast.Node, prefix string) {
	s := t.scan
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			continue
		}
		switch v := c.(type) {
		case *ast.Blockquote:
			t.walkBlocks(v, prefix+"> ")
			continue
		case *ast.ListItem:
			t.walkBlocks(v, prefix+strings.Repeat(" ", v.Offset))
			continue
		case *ast.List, *east.DefinitionList, *east.DefinitionDescription, *east.FootnoteList, *east.Footnote, *container, *verse, *endnote:
			t.walkBlocks(v, prefix)
			continue
		case *ast.Heading:
			s.headings = append(s.headings, v)
		}
		l := leaf{start: t.startOf(c), node: c, prefix: prefix}
		l.pieces[0] = len(s.pieces)
		if table, ok := c.(*east.Table); ok {
			for row := table.FirstChild(); row != nil; row = row.NextSibling() {
				for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
					if lines := cell.Lines(); lines.Len() > 0 {
						s.pieces = append(s.pieces, piece{lines.At(0).Start, lines.At(lines.Len() - 1).Stop, cellPiece})
					}
					t.walkInlines(cell)
				}
			}
		} else {
			t.walkInlines(c)
		}
		l.pieces[1] = len(s.pieces)
		s.leaves = append(s.leaves, l)
	}
}

func (t *Tree) walkInlines(n ast.Node) {
	s := t.scan
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch v := c.(type) {
		case *ast.Link, *ast.Image:
			s.links = append(s.links, c)
			if note, ok := t.notes.links[c]; ok {
				s.pieces = append(s.pieces, piece{c.Pos(), note.start, labelPiece})
			}
		case *ast.RawHTML:
			if n := v.Segments.Len(); n > 0 {
				s.pieces = append(s.pieces, piece{v.Segments.At(0).Start, v.Segments.At(n - 1).Stop, rawPiece})
			}
		case *ast.CodeSpan:
			if first, ok := v.FirstChild().(*ast.Text); ok {
				last := v.LastChild().(*ast.Text)
				s.pieces = append(s.pieces, piece{first.Segment.Start, last.Segment.Stop, codePiece})
			}
			continue
		}
		t.walkInlines(c)
	}
}

// startOf is where a block's first byte stands.
func (t *Tree) startOf(n ast.Node) int {
	at := n.Pos()
	if n.Kind() == east.KindTable && t.dialect.Engine != Marked && t.dialect.Engine != Pandoc { // goldmark's begins where the paragraph before it does
		for cell := n.FirstChild().FirstChild(); cell != nil; cell = cell.NextSibling() {
			if lines := cell.Lines(); lines.Len() > 0 {
				return lines.At(0).Start
			}
		}
	}
	if lines := n.Lines(); at < 0 && lines != nil && lines.Len() > 0 {
		at = lines.At(0).Start
	}
	for c := n.FirstChild(); at < 0 && c != nil; c = c.FirstChild() {
		if c.Type() == ast.TypeBlock {
			if lines := c.Lines(); lines != nil && lines.Len() > 0 {
				at = lines.At(0).Start
			} else {
				at = c.Pos()
			}
		}
	}
	return min(max(at, 0), len(t.Source))
}

// extent is the lines of a top-level block, without blank ones after it.
func (t *Tree) extent(n ast.Node) (start, end int) {
	start = lineStart(t.Source, t.startOf(n))
	end = len(t.Source)
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		if next.Kind() == east.KindFootnoteList || next.Kind() == kindEndnote {
			continue
		}
		end = max(start, lineStart(t.Source, t.startOf(next)))
		break
	}
	if p, ok := n.(*printed); ok && p.html == "" && p.end > start {
		end = min(end, p.end)
	}
	return start, start + len(bytes.TrimRight(t.Source[start:end], " \t\r\n"))
}

// lineStart is the start of the line that an offset is in.
func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// lineEnd is the end of the line that an offset is in, before its line feed.
func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}
