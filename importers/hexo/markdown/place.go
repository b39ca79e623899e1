package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
)

// Place is where an offset stands in the Markdown.
type Place struct {
	Block    bool   // in an HTML block: nothing on its line is read as Markdown
	Alone    bool   // with Block: a comment there has its line for itself
	Prefix   string // what a further line in the same list items and quotes starts with: "> ", "   "
	Cell     bool   // in a table cell
	Attr     bool   // inside the tag of a raw HTML element
	Label    bool   // in the text of a link or the alt of an image
	Heading  bool
	Code     bool // in code
	BlockEnd int  // end of the HTML block, before its last line feed
}

// PlaceOf says where an offset stands.
func (t *Tree) PlaceOf(offset int) Place {
	s := t.tables()
	i := sort.Search(len(s.leaves), func(i int) bool { return s.leaves[i].start > offset }) - 1
	if i < 0 {
		return Place{}
	}
	l := &s.leaves[i]
	p := Place{Prefix: l.prefix}
	switch v := l.node.(type) {
	case *ast.HTMLBlock:
		if end := htmlEnd(v); offset < end {
			p.Block = true
			p.BlockEnd = l.start + len(bytes.TrimRight(t.Source[l.start:max(end, l.start)], "\n"))
			p.Attr = inside(l.tags, offset)
			p.Alone = t.alone(l.start, offset)
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		if lines := v.Lines(); lines.Len() > 0 {
			p.Code = offset < lines.At(lines.Len()-1).Stop
		}
	case *ast.Heading:
		_, _, stop := t.headingSpan(v)
		p.Heading = offset < stop
	}
	for _, piece := range s.pieces[l.pieces[0]:l.pieces[1]] {
		if offset < piece.start || offset >= piece.end {
			continue
		}
		switch piece.kind {
		case cellPiece:
			p.Cell = true
		case labelPiece:
			p.Label = true
		case codePiece:
			p.Code = true
		case rawPiece:
			p.Attr = p.Attr || offset > piece.start
		}
	}
	return p
}

// htmlEnd is the end of an HTML block's last line.
func htmlEnd(v *ast.HTMLBlock) int {
	if v.HasClosure() {
		return v.ClosureLine.Stop
	}
	if n := v.Lines().Len(); n > 0 {
		return v.Lines().At(n - 1).Stop
	}
	return 0
}

// alone reports whether the comment at an offset is the only thing on its line of an HTML block.
func (t *Tree) alone(block, offset int) bool {
	for i := offset; i > block && t.Source[i-1] != '\n'; i-- { // a line may be very long
		if len(bytes.TrimSpace(t.Source[i-1:i])) > 0 {
			return false
		}
	}
	rest := t.Source[offset:lineEnd(t.Source, offset)]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		if i := bytes.Index(rest, []byte("-->")); i >= 0 {
			return len(bytes.TrimSpace(rest[i+3:])) == 0
		}
	}
	return false
}

// span is a stretch of the source.
type span struct{ start, end int }

// tagsIn are the tags of raw HTML from an offset on; one that does not end goes on to the end.
func tagsIn(html []byte, from int) (tags []span) {
	for i := from; i < len(html); i++ {
		if html[i] != '<' {
			continue
		}
		rest := html[i:]
		if bytes.HasPrefix(rest, []byte("<!--")) {
			n := bytes.Index(rest, []byte("-->"))
			if n < 0 {
				return tags
			}
			i += n + 2
			continue
		}
		if len(rest) < 2 || !isAlnum(rest[1]) && rest[1] != '/' {
			continue
		}
		n := tagLen(rest)
		if n < 0 {
			return append(tags, span{i, len(html)})
		}
		tags = append(tags, span{i, i + n})
		i += n - 1
	}
	return tags
}

// inside reports whether an offset is within a tag, behind its first two bytes, which make it one.
func inside(tags []span, offset int) bool {
	i := sort.Search(len(tags), func(i int) bool { return tags[i].start > offset }) - 1
	return i >= 0 && offset > tags[i].start+1 && offset < tags[i].end
}

// tagLen is the length of the tag that html begins with, -1 if it does not end.
func tagLen(html []byte) int {
	var quote byte
	for i, c := range html {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return -1
}
