package slug

import (
	"strings"
	"unicode/utf8"
)

// Titlecase starts each word with a capital, but small words inside the title and words with
// capitals or dots of their own.
//
// Hexo: lib/plugins/filter/before_post_render/titlecase.ts, the npm package titlecase.
func Titlecase(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !startsWord(r) {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		end := i + n
		for end < len(s) {
			r, n := utf8.DecodeRuneInString(s[end:])
			if isSpace(r) || r == '-' {
				break
			}
			end += n
		}
		word := s[i:end]
		switch {
		case i > 0 && end < len(s) && staysSmall(s, i, end):
			b.WriteString(lower(word))
		case hasOwnCase(word[n:]):
			b.WriteString(word)
		default:
			b.WriteString(upper(word[:n]))
			b.WriteString(word[n:])
		}
		i = end
	}
	return b.String()
}

func startsWord(r rune) bool {
	return r < utf8.RuneSelf && isAlnum(byte(r)) || r >= 0xc0 && r <= 0xff
}

// staysSmall reports whether the word at s[i:end], neither first nor last, is a small one.
func staysSmall(s string, i, end int) bool {
	before, n := utf8.DecodeLastRuneInString(s[:i])
	beyond, _ := utf8.DecodeLastRuneInString(s[:i-n])
	return isSmall(s[i:end]) && (isSpace(before) || before == '-') && beyond != ':' &&
		(s[end] != '-' || before == '-')
}

// hasOwnCase reports whether the rest of a word has a capital, or a dot with something behind it.
func hasOwnCase(rest string) bool {
	for i := range len(rest) {
		if c := rest[i]; c >= 'A' && c <= 'Z' || c == '.' && i+1 < len(rest) {
			return true
		}
	}
	return false
}

func isSmall(word string) bool {
	switch lower(word) {
	case "a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or", "per",
		"the", "to", "v", "v.", "vs", "vs.", "via":
		return true
	}
	return false
}
