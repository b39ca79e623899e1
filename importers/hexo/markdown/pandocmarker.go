package markdown

import (
	"bytes"
	"unicode/utf8"
)

// listStyle is the numbering of a list: 'b' bullets, '1', 'a', 'A', 'i', 'I', '#' for any, '@' for examples; and what
// stands around a number: '.', ')' or '(' for both parentheses.
type listStyle struct{ number, delimiter byte }

// itemStart is the mark of a list item.
type itemStart struct {
	listStyle
	start   int    // its number
	label   string // of an example
	at      int    // offset of the mark
	content line
	width   int // columns of the mark and the blanks around it
}

// bulletStart is the bullet that a line begins with.
//
// pandoc: Readers/Markdown.hs, bulletListStart
func (p *pandoc) bulletStart(l line) (s itemStart, ok bool) {
	indent, rest := p.indent(l)
	if indent > 3 || len(rest) == 0 || rest[0] != '*' && rest[0] != '-' && rest[0] != '+' || p.isBreak(l) {
		return s, false
	}
	s.listStyle = listStyle{number: 'b'}
	return s, p.afterMark(&s, l, indent, 1)
}

// afterMark finds where an item's text begins: after a blank, and up to three more if text follows them.
func (p *pandoc) afterMark(s *itemStart, l line, indent, size int) bool {
	_, rest := p.indent(l)
	s.at = l.end - len(rest)
	s.content = from(l, s.at+size)
	s.width = indent + size
	if s.content.start == s.content.end {
		return true
	}
	var ok bool
	if s.content, ok = p.gobble(s.content, 1); !ok {
		return false
	}
	s.width++
	if n, _ := p.indent(s.content); n <= 3 {
		s.content, _ = p.gobble(s.content, n)
		s.width += n
	}
	return true
}

// numberStart is the number that a line begins with.
//
// pandoc: Readers/Markdown.hs, orderedListStart; Parsing.hs, anyOrderedListMarker
func (p *pandoc) numberStart(l line, want *listStyle) (s itemStart, ok bool) {
	indent, rest := p.indent(l)
	if indent > 3 || len(rest) < 2 {
		return s, false
	}
	if len(rest) > 3 && rest[0] == 'p' && rest[1] == '.' && (rest[2] == ' ' || rest[2] == '\t') && isDigit(rest[3]) {
		return s, false // a page
	}
	at := 0
	if rest[0] == '(' {
		s.delimiter, at = '(', 1
	}
	n := 0
	for _, kind := range []byte("1@#riaIA") {
		if want != nil && kind != '#' && kind != want.number && !(kind == 'r' && want.number == 'i') && !(want.number == '#' && kind == '1') {
			continue
		}
		if want != nil && kind == 'r' {
			continue
		}
		if n = p.number(&s, rest[at:], kind); n > 0 {
			n += at
			if p.delimited(&s, rest, n) {
				break
			}
			n = 0
		}
	}
	if n == 0 || want != nil && want.delimiter != s.delimiter && !(s.delimiter == '.' && want.number == '#') {
		return s, false
	}
	style := s.number
	if want != nil {
		style = want.number
	}
	if s.delimiter == '.' && (style == 'A' || style == 'I' && isLetterNumeral(s.start)) && len(rest) > n+2 && isSpaceByte(rest[n+1]) && !isSpaceByte(rest[n+2]) {
		return s, false // a name; two blanks make it a number
	}
	return s, p.afterMark(&s, l, indent, n+1)
}

func isLetterNumeral(n int) bool {
	switch n {
	case 1, 5, 10, 50, 100, 500, 1000:
		return true
	}
	return false
}

// delimited reports whether what follows a number makes it a mark.
func (p *pandoc) delimited(s *itemStart, rest []byte, n int) bool {
	if n == len(rest) {
		return false
	}
	if rest[0] == '(' {
		return rest[n] == ')'
	}
	if rest[n] != '.' && rest[n] != ')' {
		return false
	}
	s.delimiter = rest[n]
	return n+1 == len(rest) || rest[n+1] == ' ' || rest[n+1] == '\t'
}

// number reads a number of a kind and gives its length; 'r' is a single i of either case.
func (p *pandoc) number(s *itemStart, b []byte, kind byte) int {
	n := 0
	switch kind {
	case '1':
		for s.start = 0; n < len(b) && isDigit(b[n]); n++ {
			s.start = min(s.start*10+int(b[n]-'0'), 1<<30)
		}
	case '#':
		if b[0] == '#' {
			s.start, n = 1, 1
		}
	case '@':
		if b[0] == '@' {
			for n = 1; n < len(b) && (b[n] == '_' || b[n] == '-' || b[n] >= utf8.RuneSelf || isAlnum(b[n])); n++ {
			}
			s.label, s.start = string(b[1:n]), p.examples+1
		}
	case 'r':
		if b[0] == 'i' || b[0] == 'I' {
			s.number, s.start = b[0], 1
			return 1
		}
		return 0
	case 'a':
		if 'a' <= b[0] && b[0] <= 'z' && !(len(b) > 1 && isAlnum(b[1])) {
			s.start, n = int(b[0]-'a')+1, 1
		}
	case 'A':
		if 'A' <= b[0] && b[0] <= 'Z' && !(len(b) > 1 && isAlnum(b[1])) {
			s.start, n = int(b[0]-'A')+1, 1
		}
	case 'i', 'I':
		s.start, n = roman(b, kind == 'I')
	}
	if n > 0 {
		s.number = kind
	}
	return n
}

// roman reads a Roman number.
func roman(b []byte, upper bool) (value, n int) {
	digits := "ivxlcdm"
	if upper {
		digits = "IVXLCDM"
	}
	values := []int{1, 5, 10, 50, 100, 500, 1000}
	last := 0
	for ; n < len(b) && n < 15; n++ {
		i := bytes.IndexByte([]byte(digits), b[n])
		if i < 0 {
			break
		}
		v := values[i]
		if value += v; last < v {
			value -= 2 * last
		}
		last = v
	}
	if n < len(b) && isAlnum(b[n]) || value <= 0 {
		return 0, 0
	}
	return value, n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
