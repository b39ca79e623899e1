package markdown

import (
	"unicode"
	"unicode/utf8"
)

// jsSpaceLen is the length of the white space character that s begins with, 0 if it begins with none.
func jsSpaceLen(s []byte) int {
	if len(s) == 0 {
		return 0
	}
	if c := s[0]; c < utf8.RuneSelf {
		if c == ' ' || '\t' <= c && c <= '\r' {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRune(s); isJSSpace(r) {
		return n
	}
	return 0
}

func isJSSpaceAt(s []byte) bool { return jsSpaceLen(s) > 0 }

// isUnicodePunct reports whether r is punctuation or a symbol.
func isUnicodePunct(r rune) bool {
	if r < utf8.RuneSelf {
		return isPunct(byte(r))
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// unescapeUnicodePunct takes the backslash off punctuation, of whatever script.
func unescapeUnicodePunct(s []byte) []byte {
	var out []byte
	for i := 0; i < len(s); {
		if s[i] == '\\' && i+1 < len(s) {
			if r, n := utf8.DecodeRune(s[i+1:]); isUnicodePunct(r) && (r != utf8.RuneError || n > 1) {
				if out == nil {
					out = append(make([]byte, 0, len(s)), s[:i]...)
				}
				out = append(out, s[i+1:i+1+n]...)
				i += 1 + n
				continue
			}
		}
		if out != nil {
			out = append(out, s[i])
		}
		i++
	}
	if out == nil {
		return s
	}
	return out
}
