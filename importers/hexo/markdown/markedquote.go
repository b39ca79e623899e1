package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// quote reads the quote that begins at lines[0] and gives the number of its lines.
func (m *marked) quote(lines []line, s *blockState) int {
	n := 0
	for n < len(lines) && m.isQuote(lines[n]) {
		bare := m.unquote(lines[n])
		n++
		if m.empty(bare) {
			continue
		}
		for n < len(lines) && !m.empty(lines[n]) && !m.interrupts(lines[n:]) {
			n++
		}
	}
	for n > 0 && m.empty(lines[n-1]) {
		n--
	}
	if n == 0 {
		return 0
	}
	q := ast.NewBlockquote()
	used := m.quoted(lines[:n], q)
	s.add(quoteBlock, q, m.first(lines[0]))
	s.lines = lines[:used]
	return used
}

// quoted reads the lines of a quote into it. It may leave some at the end: what follows code in a quote is no
// part of it.
func (m *marked) quoted(lines []line, q ast.Node) int {
	inner := &blockState{parent: q}
	used := 0
	for len(lines) > 0 {
		k, marked := 0, false
		for ; k < len(lines); k++ {
			if m.isQuote(lines[k]) {
				marked = true
			} else if marked {
				break
			}
		}
		text := make([]line, k)
		for i, l := range lines[:k] {
			if i > 0 && m.underline(l) > 0 {
				l.pad += 4 // no underline: it is not marked
				text[i] = l
				continue
			}
			text[i] = m.unquote(l)
		}
		lines = lines[k:]
		used += k
		top := m.top
		m.top = true
		m.blocks(text, inner, true)
		m.top = top
		if len(lines) == 0 {
			break
		}
		switch inner.last {
		case codeBlock:
			return used
		case quoteBlock:
			again := append(append([]line{}, inner.lines...), lines...)
			old := len(inner.lines)
			q.RemoveChild(q, inner.node)
			inner.last = otherBlock
			n := m.quote(again, inner)
			return used + max(n-old, 0)
		case listBlock:
			again := append([]line{}, inner.lines...)
			if last := text[k-1]; m.trailing(last) == 1 { // one space after a list counts as an empty line
				again = append(again, line{start: last.end, end: last.end})
			}
			old := len(again)
			again = append(again, lines...)
			q.RemoveChild(q, inner.node)
			inner.last = otherBlock
			n := m.list(again, inner)
			took := max(n-old, 0)
			used += took
			lines = lines[min(took, len(lines)):]
		}
	}
	return used
}

// trailing is the number of spaces and tabs that a line ends with.
func (m *marked) trailing(l line) int {
	s := m.src[l.start:l.end]
	return len(s) - len(bytes.TrimRight(s, " \t"))
}

// unquote takes the mark of a quote off a line.
func (m *marked) unquote(l line) line {
	n, rest := m.lead(l)
	if n > 3 || len(rest) == 0 || rest[0] != '>' {
		return l
	}
	l.start, l.pad = l.end-len(rest)+1, 0
	if l.start < l.end && (m.src[l.start] == ' ' || m.src[l.start] == '\t') {
		l.start++
	}
	return l
}
