package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// flank is the kind of a character beside asterisks or underscores.
type flank uint8

const (
	noFlank flank = iota
	spaceFlank
	punctFlank
	wordFlank
)

// flankOf is the kind of a character; a tilde is no punctuation to asterisks in GFM.
func flankOf(r rune, tildeIsWord bool) flank {
	switch {
	case r == '~' && tildeIsWord:
		return wordFlank
	case isJSSpace(r):
		return spaceFlank
	case isUnicodePunct(r):
		return punctFlank
	}
	return wordFlank
}

// emphasis reads the emphasis that the run of asterisks or underscores at i opens.
//
// marked: src/rules.ts, emStrongLDelim and emStrongRDelim; src/Tokenizer.ts, emStrong.
func (x *inliner) emphasis(i int, prev rune) int {
	s := x.buf
	mark := s[i]
	open := skipByte(s, i, mark)
	if open == len(s) {
		return 0
	}
	opening := open - i
	tilde := x.d.GFM
	after, _ := utf8.DecodeRune(s[open:])
	next := flankOf(after, tilde)
	if next == spaceFlank {
		return 0
	}
	if mark == '_' && next == wordFlank && prev >= 0 && isAlphanumeric(prev) {
		return 0
	}
	if next == punctFlank && prev >= 0 && (prev == '*' || prev == '_' || flankOf(prev, false) == wordFlank) {
		return 0
	}
	masked := x.mask()
	tilde = tilde && mark == '*'
	total, mid := opening, 0
	at := open
	if skipped := x.skipOrphan(masked[open:], mark); skipped > 0 {
		at += skipped
	}
	for at < len(masked) {
		n := bytes.IndexByte(masked[at:], mark)
		if n < 0 {
			return 0
		}
		from := at + n
		end := skipByte(masked, from, mark)
		if from == at { // no character before it is left to look at
			at = end
			continue
		}
		at = end
		before, _ := utf8.DecodeLastRune(masked[:from])
		a, z := flankOf(before, tilde), noFlank
		if end < len(masked) {
			r, _ := utf8.DecodeRune(masked[end:])
			z = flankOf(r, tilde)
		}
		length := end - from
		switch {
		case a == punctFlank && (z == spaceFlank || z == noFlank), a == wordFlank && z != wordFlank:
			// closes
		case z == wordFlank && a != wordFlank, a == spaceFlank && z == punctFlank:
			total += length
			continue
		case a == punctFlank && z == punctFlank, a == wordFlank && z == wordFlank && mark == '*':
			if opening%3 != 0 && (opening+length)%3 == 0 {
				mid += length
				continue
			}
		default:
			continue
		}
		total -= length
		if total > 0 {
			continue
		}
		length = min(length, length+total+mid)
		stop := from + length
		level := 2
		if min(opening, length)%2 == 1 {
			level = 1
		}
		e := ast.NewEmphasis(level)
		x.node(e, i)
		x.read(x.slice(i+level, max(i+level, stop-level)), e)
		return stop - i
	}
	return 0
}

// skipOrphan is how far the search for the end of an emphasis starts later, because a lone mark of this kind
// stands within a strong emphasis of the other.
func (x *inliner) skipOrphan(s []byte, mark byte) int {
	other := []byte("__")
	if mark == '_' {
		other = []byte("**")
	}
	// [^_*]*? other [^_*]*? mark [^_*]*? (?= other)
	i := bytes.IndexAny(s, "*_")
	if i < 0 || !bytes.HasPrefix(s[i:], other) {
		return 0
	}
	i += 2
	n := bytes.IndexAny(s[i:], "*_")
	if n < 0 || s[i+n] != mark {
		return 0
	}
	i += n + 1
	n = bytes.IndexAny(s[i:], "*_")
	if n < 0 || !bytes.HasPrefix(s[i+n:], other) {
		return 0
	}
	return i + n
}

// mask is the passage with what may hold no end of an emphasis made letters: references, escapes, links, code
// and anything in angle brackets.
//
// marked: src/Lexer.ts, inlineTokens.
func (x *inliner) mask() []byte {
	if x.masked != nil {
		return x.masked
	}
	s := bytes.Clone(x.buf)
	fill := func(from, to int) {
		for k := from; k < to; k++ {
			s[k] = 'a'
		}
	}
	if len(x.refs) > 0 {
		x.maskReferences(fill)
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' {
			if r, n := utf8.DecodeRune(s[i+1:]); isUnicodePunct(r) {
				for k := i; k < i+1+n; k++ {
					s[k] = '+'
				}
				i += n
			}
		}
	}
	for i := 0; i < len(s); {
		n := 0
		switch s[i] {
		case '[':
			n = maskedLink(s[i:])
		case '`':
			if k := bytes.IndexByte(s[i+1:], '`'); k >= 0 {
				n = k + 2
			}
		case '<':
			if k := bytes.IndexAny(s[i+1:], "<>"); k >= 0 && s[i+1+k] == '>' {
				n = k + 2
			}
		}
		if n == 0 {
			i++
			continue
		}
		s[i], s[i+n-1] = '[', ']'
		fill(i+1, i+n-1)
		i += n
	}
	x.masked = s
	return s
}

// maskReferences masks what looks like links to definitions that there are.
func (x *inliner) maskReferences(fill func(from, to int)) {
	s := x.buf
	for i := 0; i < len(s); {
		n := bytes.IndexByte(s[i:], '[')
		if n < 0 {
			return
		}
		i += n
		from := i + 1
		label := x.linkLabel(from)
		if label >= 0 && label+1 < len(s) && s[label+1] == '[' {
			if end := labelEnd(s, label+2); end > label+2 {
				if _, ok := x.refs[string(s[label+2:end])]; ok {
					fill(i+1, end)
				}
				i = end + 1
				continue
			}
		}
		end := labelEnd(s, from)
		if end <= from || end+1 < len(s) && s[end+1] == '(' {
			i = from
			continue
		}
		if _, ok := x.refs[string(s[from:end])]; ok {
			fill(i+1, end)
		}
		i = end + 1
	}
}

// maskedLink is the length of what looks like a link at the start of s.
func maskedLink(s []byte) int {
	n := bytes.IndexAny(s[1:], "[]")
	if n < 0 || s[1+n] != ']' || len(s) < n+3 || s[n+2] != '(' {
		return 0
	}
	depth := 0
	for i := n + 3; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			if depth++; depth > 1 {
				return 0
			}
		case ')':
			if depth == 0 {
				return i + 1
			}
			depth--
		}
	}
	return 0
}

func isAlphanumeric(r rune) bool { return isLetter(r) || isNumber(r) }
