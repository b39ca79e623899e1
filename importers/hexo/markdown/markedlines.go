package markdown

import (
	"bytes"
	"unicode/utf8"
)

// line is a line of a block as marked sees it: what is left of a source line without the marks of the quotes
// and the indents of the lists that it is in.
type line struct {
	start, end int  // in the source, without the line feed
	pad        int  // spaces before it that stand for part of a tab, or for an indent that was replaced
	flat       bool // tabs in it became four spaces
}

// splitLines are the lines of a text; after a final line feed there is an empty one.
func splitLines(src []byte) []line {
	lines := make([]line, 0, bytes.Count(src, []byte{'\n'})+1)
	for at := 0; ; {
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			return append(lines, line{start: at, end: len(src)})
		}
		lines = append(lines, line{start: at, end: at + n})
		at += n + 1
	}
}

// lead is the number of spaces that a line begins with, and what follows them.
func (m *marked) lead(l line) (spaces int, rest []byte) {
	rest = m.src[l.start:l.end]
	n := 0
	for n < len(rest) && rest[n] == ' ' {
		n++
	}
	return l.pad + n, rest[n:]
}

// blank reports whether a line has only spaces and tabs.
func (m *marked) blank(l line) bool {
	for _, c := range m.src[l.start:l.end] {
		if c != ' ' && c != '\t' {
			return false
		}
	}
	return true
}

func (m *marked) empty(l line) bool { return l.pad == 0 && l.start == l.end }

// drop takes n columns off a line, tabs being four wide.
func (m *marked) drop(l line, n int) line {
	l.flat = true
	for n > 0 {
		switch {
		case l.pad > 0:
			k := min(n, l.pad)
			l.pad -= k
			n -= k
		case l.start == l.end:
			return l
		case m.src[l.start] == '\t':
			l.start++
			l.pad = 4
		default:
			r, size := utf8.DecodeRune(m.src[l.start:l.end])
			l.start += size
			n--
			if r > 0xffff {
				n--
			}
		}
	}
	for l.start < l.end && m.src[l.start] == '\t' {
		l.start++
		l.pad += 4
		for l.start < l.end && m.src[l.start] == ' ' {
			l.start++
			l.pad++
		}
	}
	return l
}

// width is the number of columns before a line's first character that is no space, tabs being four wide;
// -1 for a line without one.
func (m *marked) width(l line) int {
	w := l.pad
	for _, c := range m.src[l.start:l.end] {
		switch c {
		case ' ':
			w++
		case '\t':
			w += 4
		default:
			return w
		}
	}
	return -1
}

// first is the offset of a line's first character that is no space.
func (m *marked) first(l line) int {
	for at := l.start; at < l.end; at++ {
		if c := m.src[at]; c != ' ' && c != '\t' {
			return at
		}
	}
	return l.end
}

// isCode reports whether a line is indented as code.
func (m *marked) isCode(l line) bool {
	n, rest := m.lead(l)
	return n > 4 || n == 4 && len(rest) > 0 || n < 4 && len(rest) > 1 && rest[0] == '\t'
}

// outdent takes the indent of code off a line.
func (m *marked) outdent(l line) line {
	if l.pad == 0 && l.start < l.end && m.src[l.start] == '\t' {
		l.start++
		return l
	}
	for n := 0; n < 4; n++ {
		if l.pad > 0 {
			l.pad--
		} else if l.start < l.end && m.src[l.start] == ' ' {
			l.start++
		} else {
			break
		}
	}
	return l
}

// isRule reports whether a line is a thematic break; tabs may stand between its marks unless plain.
func (m *marked) isRule(l line, maxIndent int, plain bool) bool {
	n, rest := m.lead(l)
	if n > maxIndent || len(rest) < 3 {
		return false
	}
	c := rest[0]
	if c != '-' && c != '_' && c != '*' {
		return false
	}
	marks := 0
	for _, b := range rest {
		switch {
		case b == c:
			marks++
		case b == ' ' || b == '\t' && (!plain || l.flat):
		default:
			return false
		}
	}
	return marks >= 3
}

// headingLevel is the number of #s that open a heading on a line, 0 if it is none.
func (m *marked) headingLevel(l line) int {
	if m.d.Pedantic {
		return m.pedanticHeadingLevel(l)
	}
	n, rest := m.lead(l)
	if n > 3 {
		return 0
	}
	level := 0
	for level < len(rest) && rest[level] == '#' {
		level++
	}
	if level > 6 || level < len(rest) && !isJSSpaceAt(rest[level:]) {
		return 0
	}
	return level
}

// isQuote reports whether a line is part of a quote.
func (m *marked) isQuote(l line) bool {
	n, rest := m.lead(l)
	return n <= 3 && len(rest) > 0 && rest[0] == '>'
}

// fenceOf is the mark that opens a fence on a line.
func (m *marked) fenceOf(l line) (indent int, mark, info []byte) {
	n, rest := m.lead(l)
	if n > 3 || len(rest) < 3 || rest[0] != '`' && rest[0] != '~' {
		return 0, nil, nil
	}
	k := 0
	for k < len(rest) && rest[k] == rest[0] {
		k++
	}
	if k < 3 || rest[0] == '`' && bytes.IndexByte(rest[k:], '`') >= 0 {
		return 0, nil, nil
	}
	return n, rest[:k], rest[k:]
}

// bullet is the marker of a list item.
type bullet struct {
	width   int // spaces before it and itself
	mark    byte
	ordered bool
	number  int
	at      int // offset of the marker
	after   int // offset after it
}

// bulletOf is the marker that a line begins with.
func (m *marked) bulletOf(l line, maxIndent int) (bullet, bool) {
	n, rest := m.lead(l)
	if n > maxIndent || len(rest) == 0 {
		return bullet{}, false
	}
	b := bullet{mark: rest[0], at: l.end - len(rest)}
	k := 1
	switch c := rest[0]; {
	case c == '-' || c == '+' || c == '*':
	case '0' <= c && c <= '9':
		b.ordered = true
		b.number = int(c - '0')
		for ; k < len(rest) && k < 9 && '0' <= rest[k] && rest[k] <= '9'; k++ {
			b.number = b.number*10 + int(rest[k]-'0')
		}
		if k == len(rest) || rest[k] != '.' && rest[k] != ')' {
			return bullet{}, false
		}
		b.mark = rest[k]
		k++
	default:
		return bullet{}, false
	}
	if k < len(rest) && rest[k] != ' ' && rest[k] != '\t' {
		return bullet{}, false
	}
	b.width, b.after = n+k, b.at+k
	return b, true
}
