// Package slug makes the parts of URLs that Hexo makes out of names and titles.
package slug

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// What becomes of a slug's letters; the numbers are those of Hexo's filename_case.
const (
	Keep = iota
	Lower
	Upper
)

// Slugize is the slug of a name: letters without their marks, and a dash for each run of spaces and
// ASCII punctuation, none at the ends. It is "" for a name of punctuation alone.
func Slugize(s string, transform int) string { return Separated(s, "-", transform) }

// Separated is Slugize with another separator than a dash.
//
// Hexo: hexo-util lib/slugize.ts
func Separated(s, separator string, transform int) string {
	if separator == "" {
		separator = "-"
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	put := func(part string) {
		if gap && b.Len() > 0 {
			b.WriteString(separator)
		}
		gap = false
		b.WriteString(part)
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < ' ': // deleted before spaces are looked at
		case r < utf8.RuneSelf && !isAlnum(byte(r)) && r != 0x7f, isSpace(r):
			gap = true
		case strings.HasPrefix(s[i:], separator):
			gap, n = true, len(separator)
		default:
			if p := plain(r); p != "" {
				put(p)
			} else {
				put(s[i : i+n])
			}
		}
		i += n
	}
	switch transform {
	case Lower:
		return lower(b.String())
	case Upper:
		return upper(b.String())
	}
	return b.String()
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// isSpace is \s of JavaScript.
func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// lower and upper map by the full rules, as JavaScript does: a final sigma, "ŉ" to two letters.
func lower(s string) string {
	if !strings.ContainsAny(s, "Σİ") {
		return strings.ToLower(s)
	}
	return cases.Lower(language.Und).String(s)
}

func upper(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	return cases.Upper(language.Und).String(s)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
