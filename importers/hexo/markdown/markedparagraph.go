package markdown

import "bytes"

// paragraph is the number of lines of the paragraph that begins at lines[0].
func (m *marked) paragraph(lines []line) int {
	n := 1
	for n < len(lines) && !m.empty(lines[n]) && !m.interrupts(lines[n:]) {
		n++
	}
	return n
}

// interrupts reports whether lines[0] ends a paragraph before it.
func (m *marked) interrupts(lines []line) bool {
	l := lines[0]
	n, rest := m.lead(l)
	if len(rest) == 0 {
		return n > 0 && len(lines) > 1
	}
	if n <= 3 {
		switch c := rest[0]; c {
		case '#':
			if m.d.Pedantic && len(bytes.Trim(rest, "# ")) > 0 {
				return true
			}
			if m.headingLevel(l) > 0 {
				return true
			}
		case '>':
			return true
		case '`', '~':
			if _, mark, _ := m.fenceOf(l); mark != nil && len(lines) > 1 && !m.d.Pedantic {
				return true
			}
		case '-', '*', '_', '+', '1':
			if c != '1' && m.isRule(l, 3, false) {
				return true
			}
			if m.d.Pedantic {
				break
			}
			if c == '1' {
				if len(rest) > 2 && (rest[1] == '.' || rest[1] == ')') && rest[2] == ' ' {
					return true
				}
			} else if c != '_' && len(rest) > 1 && rest[1] == ' ' {
				return true
			}
		case '<':
			if n == 0 && !m.d.Pedantic && interruptsAsHTML(rest, len(lines) > 1) {
				return true
			}
		}
	}
	return m.d.GFM && len(lines) > 1 && m.isDelimiterRow(lines[1])
}

// interruptsAsHTML reports whether raw HTML ends a paragraph before it. Unlike at the start of a block, the name
// of the element counts in lower case only.
func interruptsAsHTML(s []byte, more bool) bool {
	s = s[1:]
	for _, name := range []string{"script", "pre", "style", "textarea", "!--"} {
		if bytes.HasPrefix(s, []byte(name)) {
			return true
		}
	}
	s = bytes.TrimPrefix(s, []byte("/"))
	k := 0
	for k < len(s) && (isAlnum(s[k])) {
		k++
	}
	return htmlBlockTags[string(s[:k])] && endsTagName(s[k:], more)
}

// endsTagName reports whether the name of a block element ends here: with a space, the line or the tag.
func endsTagName(s []byte, more bool) bool {
	if len(s) == 0 {
		return more
	}
	return s[0] == ' ' || s[0] == '>' || s[0] == '/' && len(s) > 1 && s[1] == '>'
}

// underlined is the number of lines of text of the heading that begins at lines[0] and is underlined, and its
// level; 0 if there is none.
func (m *marked) underlined(lines []line) (n, level int) {
	for n < len(lines) {
		l := lines[n]
		if n > 0 {
			if level := m.underline(l); level > 0 {
				return n, level
			}
			if m.blank(l) {
				return 0, 0
			}
		}
		if m.breaksUnderlined(l, n+1 < len(lines)) {
			return 0, 0
		}
		n++
	}
	return 0, 0
}

func (m *marked) underline(l line) int {
	n, rest := m.lead(l)
	if n > 3 || len(rest) == 0 || rest[0] != '=' && rest[0] != '-' {
		return 0
	}
	if len(bytes.TrimRight(bytes.TrimLeft(rest, string(rest[:1])), " ")) > 0 {
		return 0
	}
	if rest[0] == '=' {
		return 1
	}
	return 2
}

// breaksUnderlined reports whether a line cannot be part of an underlined heading.
func (m *marked) breaksUnderlined(l line, more bool) bool {
	n, rest := m.lead(l)
	if n >= 4 || len(rest) > 0 && rest[0] == '\t' {
		return true
	}
	if len(rest) == 0 {
		return false
	}
	if n == 0 {
		if b, ok := m.bulletOf(l, 0); ok && b.after < l.end && m.src[b.after] == ' ' {
			return true
		}
	}
	switch rest[0] {
	case '>', '#':
		return true
	case '`', '~':
		return bytes.HasPrefix(rest, []byte("```")) || bytes.HasPrefix(rest, []byte("~~~"))
	case '<':
		return more && len(rest) > 2 && bytes.IndexByte(rest[1:], '>') == len(rest)-2
	}
	if !more || !m.d.GFM || bytes.IndexByte(rest, '|') < 0 {
		return false
	}
	return len(bytes.Trim(rest, ":- |")) == 0
}
