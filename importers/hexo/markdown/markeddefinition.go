package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// definition reads the definition of a link that begins at lines[0] and gives the number of its lines.
func (m *marked) definition(lines []line, s *blockState) int {
	n, rest := m.lead(lines[0])
	if n > 3 || len(rest) < 4 || rest[0] != '[' {
		return 0
	}
	count := 1
	for count < len(lines) && !m.blank(lines[count]) {
		count++
	}
	p := m.join(lines[:count])
	label, dest, title, end := definition(p.buf)
	if end < 0 {
		return 0
	}
	used := bytes.Count(p.buf[:end], []byte{'\n'}) + 1
	if s.last == paragraphBlock || s.last == textBlock {
		m.extend(s.node, lines[:used])
		for next := m.skipEmpty(lines, used); used < len(lines) && next >= used; next-- { // its line feeds come along
			m.extend(s.node, []line{{start: lines[used-1].end, end: lines[used-1].end}})
		}
		return used
	}
	key := strings.ToLower(joinSpaces(string(label)))
	if _, ok := m.refs[key]; !ok {
		m.refs[key] = reference{dest: dest, title: title}
	}
	node := ast.NewLinkReferenceDefinition(label, dest, title)
	for _, l := range lines[:used] {
		node.Lines().Append(text.NewSegment(l.start, l.end))
	}
	last := s.last
	s.add(otherBlock, node, m.first(lines[0]))
	s.last = last
	return used
}

// definition parses "[label]: <target> 'title'"; end is where its last line ends, -1 if there is none.
func definition(s []byte) (label, dest, title []byte, end int) {
	i := 0
	for i < len(s) && s[i] == ' ' {
		i++
	}
	i++
	from := i
	i = labelEnd(s, i)
	if i < 0 || len(trimSpace(string(s[from:i]))) == 0 || i+1 >= len(s) || s[i+1] != ':' {
		return nil, nil, nil, -1
	}
	label = s[from:i]
	i = skipByte(s, i+2, ' ')
	if i < len(s) && s[i] == '\n' {
		i = skipBlanks(s, i+1)
	}
	if i >= len(s) {
		return nil, nil, nil, -1
	}
	start := i
	if s[i] == '<' {
		n := bytes.IndexByte(s[i:], '>')
		if n < 0 || bytes.IndexByte(s[i:i+n], '\n') >= 0 {
			return nil, nil, nil, -1
		}
		i += n + 1
		dest = s[start+1 : i-1]
	} else {
		for i < len(s) && jsSpaceLen(s[i:]) == 0 {
			_, n := utf8.DecodeRune(s[i:])
			i += n
		}
		if i == start {
			return nil, nil, nil, -1
		}
		dest = s[start:i]
	}
	dest = unescapeUnicodePunct(dest)
	// a title, if the rest of its line is blank
	at := skipByte(s, i, ' ')
	if at < len(s) && s[at] == '\n' {
		at = skipBlanks(s, at+1)
	}
	if at > i && at < len(s) {
		for _, n := range titleLens(s[at:]) {
			if e := skipByte(s, at+n, ' '); e == len(s) || s[e] == '\n' {
				return label, dest, unescapeUnicodePunct(s[at+1 : at+n-1]), e
			}
		}
	}
	if e := skipByte(s, i, ' '); e == len(s) || s[e] == '\n' {
		return label, dest, nil, e
	}
	return nil, nil, nil, -1
}

// labelEnd is where the label that begins at i ends: at its closing bracket, -1 if there is none.
func labelEnd(s []byte, i int) int {
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i++; i < len(s) && s[i] == '\n' {
				return -1
			}
		case '[':
			return -1
		case ']':
			return i
		}
	}
	return -1
}

// titleLens are the lengths that the title s begins with may have, the likeliest first.
func titleLens(s []byte) []int {
	if len(s) < 2 {
		return nil
	}
	closing := s[0]
	switch closing {
	case '"', '\'':
	case '(':
		closing = ')'
	default:
		return nil
	}
	var escaped []int
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && s[i+1] == closing {
				i++
				escaped = append(escaped, i+1)
			}
		case closing:
			lens := []int{i + 1}
			for k := len(escaped) - 1; k >= 0; k-- {
				lens = append(lens, escaped[k])
			}
			return lens
		}
	}
	for i, j := 0, len(escaped)-1; i < j; i, j = i+1, j-1 {
		escaped[i], escaped[j] = escaped[j], escaped[i]
	}
	return escaped
}

func skipByte(s []byte, i int, c byte) int {
	for i < len(s) && s[i] == c {
		i++
	}
	return i
}

func skipBlanks(s []byte, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// joinSpaces makes each run of white space one space.
func joinSpaces(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < utf8.RuneSelf && (s[i] > ' ' || s[i] == ' ' && (i == 0 || s[i-1] != ' '))
	}
	if plain {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		if isJSSpace(r) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}
