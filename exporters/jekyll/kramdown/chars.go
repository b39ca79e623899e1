package kramdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// space is Ruby's \s, and blanks is what its strip takes away.
const (
	space  = " \t\n\v\f\r"
	blanks = space + "\x00"
)

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func strip(s string) string  { return strings.Trim(s, blanks) }
func lstrip(s string) string { return strings.TrimLeft(s, blanks) }
func rstrip(s string) string { return strings.TrimRight(s, blanks) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isWord is Ruby's \w, which knows ASCII only.
func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c) || c == '_'
}

// isAlpha is [[:alpha:]], of any script.
func isAlpha(r rune) bool {
	return unicode.IsLetter(r) || r > 0x7F && unicode.In(r, unicode.Nl, unicode.Other_Alphabetic)
}

// isAlnum is [[:alnum:]], of any script.
func isAlnum(r rune) bool { return isAlpha(r) || unicode.Is(unicode.Nd, r) }

// isWordRune is \p{Word}, and what \b goes by.
func isWordRune(r rune) bool {
	return r == '_' || isAlnum(r) || r > 0x7F && (unicode.Is(unicode.M, r) || unicode.Is(unicode.Pc, r))
}

// runeAt is the rune at i and its width, 0 at the end.
func runeAt(s string, i int) (rune, int) {
	if i < len(s) && s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// runeBefore is the rune that ends at i and its width, 0 at the start.
func runeBefore(s string, i int) (rune, int) { return utf8.DecodeLastRuneInString(s[:i]) }

// while is the first offset from i on whose byte is not in set.
func while(s string, i int, set string) int {
	for i < len(s) && strings.IndexByte(set, s[i]) >= 0 {
		i++
	}
	return i
}

// indent is the offset behind up to three spaces at i.
func indent(s string, i int) int {
	end := min(i+3, len(s))
	for i < end && s[i] == ' ' {
		i++
	}
	return i
}

// lineEnd is the offset behind the line at i, and whether it has a line feed.
func lineEnd(s string, i int) (int, bool) {
	n := strings.IndexByte(s[i:], '\n')
	if n < 0 {
		return len(s), false
	}
	return i + n + 1, true
}

// blankToEnd matches \s*?\n: it is the offset behind the line at i if nothing but white space is left of it, else -1.
func blankToEnd(s string, i int) int {
	for ; i < len(s) && isSpace(s[i]); i++ {
		if s[i] == '\n' {
			return i + 1
		}
	}
	return -1
}

// word is the offset behind \w[\w-]* at i, or i.
func word(s string, i int) int {
	if i == len(s) || !isWord(s[i]) {
		return i
	}
	for i < len(s) && (isWord(s[i]) || s[i] == '-') {
		i++
	}
	return i
}

// tagName is the offset behind the name of an element at i, with its prefix if it has one, or i.
// rexml: lib/rexml/parsers/baseparser.rb, UNAME_STR
func tagName(s string, i int) int {
	end := ncName(s, i)
	if end > i && end < len(s) && s[end] == ':' {
		if n := ncName(s, end+1); n > end+1 {
			return n
		}
	}
	return end
}

func ncName(s string, i int) int {
	r, n := runeAt(s, i)
	if n == 0 || r != '_' && !isAlpha(r) {
		return i
	}
	for n > 0 && (r == '-' || r == '.' || r == '_' || isAlnum(r)) {
		i += n
		r, n = runeAt(s, i)
	}
	return i
}

// references reads &name; and &#1; at i, which escaping leaves alone: the offset behind it, or i.
// rexml: lib/rexml/parsers/baseparser.rb, REFERENCE_RE
func reference(s string, i int) int {
	if i+2 >= len(s) || s[i] != '&' {
		return i
	}
	j := i + 1
	switch {
	case s[j] == '#' && s[j+1] == 'x':
		j += 2
		start := j
		for j < len(s) && (isDigit(s[j]) || 'a' <= s[j]|0x20 && s[j]|0x20 <= 'f') {
			j++
		}
		if j == start {
			return i
		}
	case s[j] == '#':
		j++
		start := j
		for j < len(s) && isDigit(s[j]) {
			j++
		}
		if j == start {
			return i
		}
	case isWord(s[j]) || s[j] == ':':
		for j < len(s) && (isWord(s[j]) || s[j] == ':' || s[j] == '-' || s[j] == '.') {
			j++
		}
	default:
		return i
	}
	if j < len(s) && s[j] == ';' {
		return j + 1
	}
	return i
}
