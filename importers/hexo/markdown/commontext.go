package markdown

import (
	"html"
	"strings"
)

// unescapeText resolves backslash escapes and character references, as CommonMark does.
func unescapeText(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			if n := referenceLen(s[i:]); n > 0 {
				if text := html.UnescapeString(s[i : i+n]); text != s[i:i+n] {
					b.WriteString(text)
					i += n - 1
					continue
				}
			}
			b.WriteByte('&')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// referenceLen is the length of the character reference that s begins with.
func referenceLen(s string) int {
	if end := strings.IndexByte(s[:min(len(s), 40)], ';'); end > 1 && isReference([]byte(s[:end+1])) {
		return end + 1
	}
	return 0
}

// commonText prints a stretch of text for an engine that follows CommonMark.
func (r *renderer) commonText(s []byte) []byte {
	return appendEscaped(nil, []byte(unescapeText(string(s))), r.t.dialect.Engine)
}
