package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// marked reads a text as marked 15 does and builds a goldmark tree of it.
//
// It cannot be had from goldmark's own parser: marked cuts blocks with one rule after the other instead of line
// by line, so it differs where a list, a quote or raw HTML ends, and its emphasis and links are found by rules
// of their own.
//
// marked: src/Lexer.ts, src/Tokenizer.ts, src/rules.ts
type marked struct {
	d      *Dialect
	src    []byte
	notes  *notes
	refs   map[string]reference
	top    bool       // running text makes paragraphs; else it is text of a list item
	leaves []ast.Node // blocks whose text is to be read, in order

	inLink, inRaw bool // within <a …> or <code>, which may reach over blocks
}

// reference is the definition of a link.
type reference struct{ dest, title []byte }

func (d *Dialect) parseMarked(src []byte, notes *notes) ast.Node {
	m := &marked{d: d, src: src, notes: notes, refs: map[string]reference{}, top: true}
	root := ast.NewDocument()
	m.blocks(splitLines(src), &blockState{parent: root}, false)
	for _, n := range m.leaves {
		m.inlines(n)
	}
	return root
}

type blockKind uint8

const (
	noBlock blockKind = iota
	spaceBlock
	paragraphBlock
	textBlock
	codeBlock
	quoteBlock
	listBlock
	otherBlock
)

// blockState is what the blocks of one container have come to.
type blockState struct {
	parent ast.Node
	last   blockKind
	node   ast.Node // the last block
	lines  []line   // its lines, if it is a quote or a list
	apart  bool     // two blocks have a blank line between them
}

func (s *blockState) add(kind blockKind, n ast.Node, pos int) {
	n.SetPos(pos)
	s.parent.AppendChild(s.parent, n)
	s.last, s.node, s.lines = kind, n, nil
}

// blocks reads lines as blocks. With clipped, a paragraph goes on where the last block was one.
func (m *marked) blocks(lines []line, s *blockState, clipped bool) {
	pending := false // the line feed before lines[i] is still to be read
	for i := 0; i < len(lines); {
		if n := m.spaces(lines, i, pending, s); n > 0 || pending {
			i += n
			pending = false
			if n > 0 {
				continue
			}
		}
		next, open := m.block(lines, i, s, &clipped)
		i, pending = next, open
	}
	m.top = true
}

// spaces reads blank lines and gives their number.
func (m *marked) spaces(lines []line, i int, pending bool, s *blockState) int {
	n := 0
	for i+n < len(lines) && m.blank(lines[i+n]) {
		n++
	}
	if n == 0 {
		return 0
	}
	feeds := n
	if i+n == len(lines) {
		feeds--
	}
	one := feeds == 1 && !pending && m.empty(lines[i])
	if pending {
		feeds++
		one = feeds == 1 && m.empty(lines[i])
	}
	if feeds == 0 && m.empty(lines[i]) {
		return n
	}
	if !one || s.last == noBlock {
		s.last = spaceBlock
	}
	s.apart = s.apart || feeds >= 2
	return n
}

// block reads one block that begins at lines[i]. It gives the line after it, and whether the line feed before
// that is still to be read.
func (m *marked) block(lines []line, i int, s *blockState, clipped *bool) (next int, open bool) {
	l := lines[i]
	if m.isCode(l) {
		return m.code(lines, i, s), false
	}
	if !m.d.Pedantic {
		if next, ok := m.fence(lines, i, s); ok {
			return next, true
		}
	}
	if level := m.headingLevel(l); level > 0 {
		m.atx(l, level, s)
		return m.skipEmpty(lines, i+1), false
	}
	if m.isRule(l, 3, false) {
		s.add(otherBlock, ast.NewThematicBreak(), m.first(l))
		return m.skipEmpty(lines, i+1), false
	}
	if m.isQuote(l) {
		if n := m.quote(lines[i:], s); n > 0 {
			return i + n, true
		}
	}
	if n := m.list(lines[i:], s); n > 0 {
		return m.afterList(lines, i+n-1)
	}
	if next, open, ok := m.html(lines, i, s); ok {
		return next, open
	}
	if n := m.definition(lines[i:], s); n > 0 {
		return m.skipEmpty(lines, i+n), false
	}
	if m.d.GFM {
		if n := m.table(lines[i:], s); n > 0 {
			return m.skipEmpty(lines, i+n), false
		}
	}
	if n, level := m.underlined(lines[i:]); n > 0 {
		h := ast.NewHeading(level)
		m.leaf(h, lines[i:i+n])
		s.add(otherBlock, h, m.first(l))
		return m.skipEmpty(lines, i+n+1), false
	}
	if !m.top {
		m.running(s, textBlock, lines[i:i+1])
		return i + 1, true
	}
	n := m.paragraph(lines[i:])
	if *clipped && s.last == paragraphBlock {
		m.extend(s.node, lines[i:i+n])
	} else {
		p := ast.NewParagraph()
		m.leaf(p, lines[i:i+n])
		s.add(paragraphBlock, p, m.first(l))
	}
	*clipped = false
	return i + n, true
}

// afterList goes on after the last line of a list; white space at its end, other than spaces and tabs, is text.
func (m *marked) afterList(lines []line, last int) (next int, open bool) {
	l := lines[last]
	end := l.start + len(bytes.TrimRightFunc(m.src[l.start:l.end], isJSSpace))
	rest := line{start: end, end: l.end, flat: l.flat}
	if m.blank(rest) {
		return last + 1, true
	}
	lines[last] = rest
	return last, false
}

// skipEmpty passes over empty lines; ones with spaces stay.
func (m *marked) skipEmpty(lines []line, i int) int {
	for i < len(lines) && m.empty(lines[i]) {
		i++
	}
	return i
}

// leaf gives a block its lines and has them read later.
func (m *marked) leaf(n ast.Node, lines []line) {
	m.extend(n, lines)
	m.leaves = append(m.leaves, n)
}

func (m *marked) extend(n ast.Node, lines []line) {
	segments := n.Lines()
	for _, l := range lines {
		segments.Append(text.NewSegmentPadding(l.start, l.end, l.pad))
	}
}

// running adds lines of text to the last block, or begins one of them.
func (m *marked) running(s *blockState, kind blockKind, lines []line) {
	if s.last == kind {
		m.extend(s.node, lines)
		return
	}
	n := ast.NewTextBlock()
	m.leaf(n, lines)
	s.add(kind, n, m.first(lines[0]))
}

func (m *marked) atx(l line, level int, s *blockState) {
	start, end := m.first(l)+level, l.end
	start, end = m.trim(start, end)
	if end > start && m.src[end-1] == '#' {
		cut := end
		for cut > start && m.src[cut-1] == '#' {
			cut--
		}
		if cut == start || m.src[cut-1] == ' ' || m.d.Pedantic {
			start, end = m.trim(start, cut)
		}
	}
	h := ast.NewHeading(level)
	if end > start {
		m.leaf(h, []line{{start: start, end: end}})
	}
	s.add(otherBlock, h, m.first(l))
}

// trim takes white space off both ends of a stretch.
func (m *marked) trim(start, end int) (int, int) {
	s := m.src[start:end]
	left := bytes.TrimLeftFunc(s, isJSSpace)
	start += len(s) - len(left)
	return start, start + len(bytes.TrimRightFunc(left, isJSSpace))
}
