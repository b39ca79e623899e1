package markdown

import (
	"regexp"
	"strings"
)

var (
	scopedMark = regexp.MustCompile(`(?i)\((c|r|tm)\)`)
	dots       = regexp.MustCompile(`\.{2,}`)
	shouts     = regexp.MustCompile(`[?!]{4,}`)
	commas     = regexp.MustCompile(`,{2,}`)
	afterShout = strings.NewReplacer("?…", "?..", "!…", "!..")
)

// replaceRare makes dashes, ellipses and a few marks of plain characters, except in automatic links.
//
// markdown-it: lib/rules_core/replacements.mjs
func replaceRare(list []token) {
	for i := range list {
		k := &list[i]
		if k.kind != 't' || k.fixed {
			continue
		}
		s := k.text
		if strings.IndexByte(s, '(') >= 0 {
			s = scopedMark.ReplaceAllStringFunc(s, func(m string) string {
				switch m[1] | 0x20 {
				case 'c':
					return "©"
				case 'r':
					return "®"
				}
				return "™"
			})
		}
		if !isRare(s) {
			k.text = s
			continue
		}
		s = strings.ReplaceAll(s, "+-", "±")
		if strings.Contains(s, "..") {
			s = afterShout.Replace(dots.ReplaceAllString(s, "…"))
		}
		s = shouts.ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat(m[len(m)-1:], 3) })
		if strings.Contains(s, ",,") {
			s = commas.ReplaceAllString(s, ",")
		}
		if strings.Contains(s, "--") {
			s = dashes(s)
		}
		k.text = s
	}
}

// isRare reports whether anything but a mark in parentheses is to be replaced: "+-", "..", ",,", "--", "????" or "!!!!".
func isRare(s string) bool {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; c {
		case '-':
			if s[i-1] == '-' || s[i-1] == '+' {
				return true
			}
		case '.', ',':
			if s[i-1] == c {
				return true
			}
		case '?', '!':
			if i > 2 && s[i-1] == c && s[i-2] == c && s[i-3] == c {
				return true
			}
		}
	}
	return false
}

// dashes makes three hyphens an em dash, and two an en dash if there are spaces on both sides or on none.
func dashes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '-' {
			b.WriteByte(s[i])
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] == '-' {
			end++
		}
		edgeL, edgeR := i == 0, end == len(s)
		spaceL, spaceR := edgeL || isSpaceByte(s[i-1]), edgeR || isSpaceByte(s[end])
		switch n := end - i; {
		case n == 3:
			b.WriteString("—")
		case n == 2 && (spaceL && spaceR || (edgeL || !spaceL) && (edgeR || !spaceR)):
			b.WriteString("–")
		default:
			b.WriteString(s[i:end])
		}
		i = end
	}
	return b.String()
}
