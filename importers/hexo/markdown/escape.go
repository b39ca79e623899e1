package markdown

import (
	"bytes"
	"strings"

	"hexodus/importers/hexo/urls"
)

func stripHTML(s string) string { return urls.StripHTML(s) }

// appendEscaped escapes code: every special character.
func appendEscaped(dst, s []byte, e Engine) []byte {
	for _, c := range s {
		switch c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		case '"':
			dst = append(dst, "&quot;"...)
		case '\'':
			if e == MarkdownIt || e == MarkdownItPlus {
				dst = append(dst, c)
			} else {
				dst = append(dst, "&#39;"...)
			}
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// escapeAttr escapes a value for an attribute.
func escapeAttr(s string) string {
	if !strings.ContainsAny(s, `&<>"`) {
		return s
	}
	return string(appendEscaped(nil, []byte(s), MarkdownIt))
}

// escapeOnce escapes a text but leaves the character references in it. It is marked's escape without encoding.
func escapeOnce(s string) string { return string(appendEscapedOnce(nil, []byte(s), false)) }

// appendEscapedOnce escapes a text but leaves character references; with more, the further characters that
// Hexo escapes: "=", "/" and "`".
func appendEscapedOnce(dst, s []byte, more bool) []byte {
	for i, c := range s {
		switch {
		case c == '&' && !isReference(s[i:]):
			dst = append(dst, "&amp;"...)
		case c == '<':
			dst = append(dst, "&lt;"...)
		case c == '>':
			dst = append(dst, "&gt;"...)
		case c == '"':
			dst = append(dst, "&quot;"...)
		case c == '\'':
			dst = append(dst, "&#39;"...)
		case more && c == '`':
			dst = append(dst, "&#96;"...)
		case more && c == '/':
			dst = append(dst, "&#x2F;"...)
		case more && c == '=':
			dst = append(dst, "&#x3D;"...)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// isReference reports whether a text begins with what looks like a character reference.
func isReference(s []byte) bool {
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return false
	}
	name := s[1:end]
	if name[0] != '#' {
		return all(name, func(c byte) bool { return isAlnum(c) || c == '_' })
	}
	name = name[1:]
	if len(name) > 1 && name[0]|0x20 == 'x' {
		return len(name) <= 7 && all(name[1:], func(c byte) bool { return hexValue(c) >= 0 })
	}
	return len(name) <= 7 && all(name, func(c byte) bool { return '0' <= c && c <= '9' })
}

func all(s []byte, ok func(byte) bool) bool {
	for _, c := range s {
		if !ok(c) {
			return false
		}
	}
	return len(s) > 0
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// unescapePunct takes the backslash off escaped punctuation.
func unescapePunct(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
