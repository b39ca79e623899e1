package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// pandoc reads a text as pandoc 2.17 reads its own Markdown and builds a goldmark tree of it.
//
// Pandoc takes the text of a list item, a quote or a note out of its lines and reads that anew, as the engines
// of marked's family do, so lines and passages are shared with them. A paragraph is different: it ends at the
// first block element of raw HTML, wherever in a line that stands, and blocks go on from there.
//
// pandoc: src/Text/Pandoc/Readers/Markdown.hs
type pandoc struct {
	*marked
	html     string // the element whose Markdown is read, whose end tag ends a text; "" for none
	divs     int    // fenced divs around
	items    bool   // within a list item, where an item's mark ends a text
	depth    int    // containers around
	examples int    // items of example lists so far
	labels   map[string]int
	notices  map[string][]line // the lines of footnotes
	headings map[string]string // ids by the text of their headings
	anchored *identifiers
	promoted map[ast.Node]ast.Node // blocks of text that another one stands for
}

// maxDepth is how deep containers may nest, and maxSpans how deep spans; what is deeper is text.
const maxDepth, maxSpans = 100, 30

func (d *Dialect) parsePandoc(src []byte, notes *notes) ast.Node {
	p := &pandoc{
		marked: &marked{d: d, src: src, notes: notes, refs: map[string]reference{}},
		labels: map[string]int{}, notices: map[string][]line{}, headings: map[string]string{},
		promoted: map[ast.Node]ast.Node{}, anchored: newIdentifiers(),
	}
	root := ast.NewDocument()
	lines := p.split()
	p.blocks(p.titleBlock(lines), root)
	p.readLeaves(0)
	p.endnotes(root)
	return root
}

// split is the lines of the text, without carriage returns, and an empty one at the end: pandoc always has one.
func (p *pandoc) split() []line {
	lines := splitLines(p.src)
	for i := range lines {
		for l := &lines[i]; l.end > l.start && p.src[l.end-1] == '\r'; {
			l.end--
		}
	}
	return append(lines, line{start: len(p.src), end: len(p.src)})
}

// titleBlock passes over the lines of a title block, which a page does not show.
func (p *pandoc) titleBlock(lines []line) []line {
	for n := 0; n < 3 && len(lines) > 0; n++ {
		if l := lines[0]; l.start == l.end || p.src[l.start] != '%' {
			break
		}
		for lines = lines[1:]; len(lines) > 0 && lines[0].start < lines[0].end && p.src[lines[0].start] == ' ' && !p.blank(lines[0]); {
			lines = lines[1:]
		}
	}
	return lines
}

// add appends a block.
func (p *pandoc) add(parent, n ast.Node, pos int) {
	n.SetPos(pos)
	parent.AppendChild(parent, n)
}

// blocks reads lines as blocks.
func (p *pandoc) blocks(lines []line, parent ast.Node) {
	p.depth++
	for len(lines) > 0 {
		lines = p.next(lines, parent)
	}
	p.depth--
}

// next reads one block, or blank lines, and gives the lines after it.
//
// pandoc: Readers/Markdown.hs, block
func (p *pandoc) next(lines []line, parent ast.Node) []line {
	if p.blank(lines[0]) {
		return lines[1:]
	}
	if p.depth > maxDepth {
		return p.paragraph(lines, parent)
	}
	for _, read := range []func([]line, ast.Node) ([]line, bool){
		p.fence, p.metadata, p.bulletList, p.division, p.fencedDivision, p.setext, p.atx, p.rawHTML, p.table,
		p.indented, p.environment, p.lineBlock, p.quote, p.rule, p.orderedList, p.definitions, p.footnote, p.define,
	} {
		if rest, ok := read(lines, parent); ok {
			return rest
		}
	}
	return p.paragraph(lines, parent)
}

// leaf gives a block the lines of its text and has it read later.
func (p *pandoc) leaf(n ast.Node, lines []line) {
	for _, l := range lines {
		n.Lines().Append(text.NewSegmentPadding(l.start, l.end, l.pad))
	}
	p.leaves = append(p.leaves, n)
}

// readLeaves reads the text of the blocks from a number on: headings first, since a link may lead to one by its text.
func (p *pandoc) readLeaves(from int) {
	for _, headings := range []bool{true, false} {
		for i := from; i < len(p.leaves); i++ {
			n := p.leaves[i]
			if q := p.promoted[n]; q != nil {
				n = q
			}
			if h, ok := n.(*ast.Heading); ok != headings {
				continue
			} else if ok {
				p.inlines(h)
				p.register(h)
				continue
			}
			p.inlines(n)
			p.figure(n)
		}
	}
	p.leaves = p.leaves[:from]
}

// replace puts a block of text in the place of another one.
func (p *pandoc) replace(old, by ast.Node) {
	by.SetLines(old.Lines())
	by.SetPos(old.Pos())
	old.Parent().ReplaceChild(old.Parent(), old, by)
	p.promoted[old] = by
	if box := p.notes.boxes[old]; box != nil {
		p.notes.boxes[by] = box
	}
}

// column is where in its line an offset stands, tabs reaching to the next multiple of four.
func (p *pandoc) column(at int) int {
	start, n := lineStart(p.src, at), 0
	if bytes.IndexByte(p.src[start:at], '\t') < 0 {
		return at - start
	}
	for _, c := range p.src[start:at] {
		switch {
		case c == '\t':
			n += 4 - n%4
		case c&0xC0 != 0x80: // not the rest of a character
			n++
		}
	}
	return n
}

// indent is the number of columns before the first character of a line that is no blank, and what follows them.
func (p *pandoc) indent(l line) (columns int, rest []byte) {
	columns = l.pad
	at := l.start
	for ; at < l.end; at++ {
		switch p.src[at] {
		case ' ':
			columns++
			continue
		case '\t':
			columns += 4 - p.column(at)%4
			continue
		}
		break
	}
	return columns, p.src[at:l.end]
}

// gobble takes n columns of blanks off a line; it reports whether there were as many.
func (p *pandoc) gobble(l line, n int) (line, bool) {
	for n > 0 {
		switch {
		case l.pad > 0:
			k := min(n, l.pad)
			l.pad -= k
			n -= k
		case l.start < l.end && p.src[l.start] == ' ':
			l.start++
			n--
		case l.start < l.end && p.src[l.start] == '\t':
			l.pad = 4 - p.column(l.start)%4
			l.start++
		default:
			return l, false
		}
	}
	return l, true
}

// from is a line from one of its offsets on.
func from(l line, at int) line { return line{start: at, end: l.end} }

// put is lines that go on behind an offset of lines[n].
func put(lines []line, n, at int) []line {
	lines[n] = from(lines[n], at)
	return lines[n:]
}
