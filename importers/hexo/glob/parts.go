package glob

import "unicode/utf8"

func width(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// group is the index of the parenthesis that closes the one at open, 0 if there is none.
func group(p string, open int) int {
	depth := 0
	for i := open; i < len(p); i++ {
		switch p[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}

// alternatives splits at the bars that are in no inner group.
func alternatives(s string) []string { return split(s, '|', '(', ')') }

func split(s string, separator, open, shut byte) []string {
	var parts []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case open:
			depth++
		case shut:
			depth--
		case separator:
			if depth == 0 {
				parts, from = append(parts, s[from:i]), i+1
			}
		}
	}
	return append(parts, s[from:])
}

// class reads a bracket expression: whether the first character of s is in it, and where it ends, 0 if it does not.
func class(p, s string) (in bool, end int) {
	c, _ := utf8.DecodeRuneInString(s)
	i, not := 1, false
	if i < len(p) && p[i] == '^' {
		not, i = true, i+1
	}
	for first := true; i < len(p); first = false {
		if p[i] == ']' && !first {
			return s != "" && in != not, i + 1
		}
		if p[i] == '\\' && i+1 < len(p) {
			i++
		}
		lo, n := utf8.DecodeRuneInString(p[i:])
		hi := lo
		i += n
		if i+1 < len(p) && p[i] == '-' && p[i+1] != ']' {
			hi, n = utf8.DecodeRuneInString(p[i+1:])
			i += 1 + n
		}
		in = in || lo <= c && c <= hi
	}
	return false, 0
}

const maxPatterns = 1024

// braces writes out the first group of alternatives, and those after it; more than a thousand patterns are not made.
func braces(p string, from int) []string {
	open := -1
	for i := from; i < len(p) && open < 0; i++ {
		switch p[i] {
		case '\\':
			i++
		case '{':
			open = i
		}
	}
	if open < 0 {
		return []string{p}
	}
	depth := 0
	for i := open; i < len(p); i++ {
		switch p[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth > 0 || i >= len(p) {
			continue
		}
		options := split(p[open+1:i], ',', '{', '}')
		if len(options) == 1 {
			return braces(p, i) // "{a}" is itself
		}
		var all []string
		for _, o := range options {
			if len(all) > maxPatterns {
				break
			}
			all = append(all, braces(p[:open]+o+p[i+1:], open)...)
		}
		return all
	}
	return []string{p}
}
