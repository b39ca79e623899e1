package urls

import "strings"

// EscapeHTML escapes a text for HTML, and for values of attributes. Character references in it stay.
//
// Hexo: hexo-util lib/escape_html.ts
func EscapeHTML(s string) string {
	i := strings.IndexAny(s, "&<>\"'`/=")
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:i])
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '&' && isReference(s[i+1:]):
			b.WriteByte(c)
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '"':
			b.WriteString("&quot;")
		case c == '\'':
			b.WriteString("&#39;")
		case c == '`':
			b.WriteString("&#96;")
		case c == '/':
			b.WriteString("&#x2F;")
		case c == '=':
			b.WriteString("&#x3D;")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isReference reports whether a text begins with the rest of a character reference.
func isReference(s string) bool {
	end := strings.IndexByte(s, ';')
	if end <= 0 {
		return false
	}
	s = s[:end]
	if s[0] != '#' {
		return all(s, func(c byte) bool { return isAlnum(c) || c == '_' })
	}
	s = s[1:]
	if s != "" && s[0]|0x20 == 'x' {
		s = s[1:]
		return s != "" && len(s) <= 6 && all(s, func(c byte) bool { return unhex(c) >= 0 })
	}
	return s != "" && len(s) <= 7 && all(s, func(c byte) bool { return c >= '0' && c <= '9' })
}

func all(s string, ok func(byte) bool) bool {
	for i := range len(s) {
		if !ok(s[i]) {
			return false
		}
	}
	return true
}

// StripHTML is a text without its tags and comments. A "<" before a space is none; one that is never closed
// takes the rest with it.
//
// Hexo: hexo-util lib/strip_html.ts
func StripHTML(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:open])
		s = s[open:]
		if len(s) > 1 && (s[1] == ' ' || s[1] == '\n') {
			b.WriteString("< ")
			s = s[2:]
			continue
		}
		s = s[tagEnd(s):]
	}
}

// tagEnd is the length of the tag or comment that s begins with.
func tagEnd(s string) int {
	var quote byte
	depth := 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '-' && i == 3 && s[:4] == "<!--":
			end := strings.Index(s[2:], "-->") // "<!-->" is a whole comment
			if end < 0 {
				return len(s)
			}
			return end + 5
		case c == '"' || c == '\'':
			if quote == 0 {
				quote = c
			} else if quote == c {
				quote = 0
			}
		case quote != 0:
		case c == '<':
			depth++
		case c == '>':
			if depth == 0 {
				return i + 1
			}
			depth--
		}
	}
	return len(s)
}
