package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// bareLink reads a URL or an e-mail address without brackets.
//
// marked: src/rules.ts, url; src/Tokenizer.ts, url.
func (x *inliner) bareLink(i int) int {
	s := x.buf[i:]
	if n := urlLen(s); n > 0 {
		n = trimURL(s[:n])
		t := ast.NewTextSegment(text.NewSegment(x.at(i), x.end(i+n)))
		link := ast.NewAutoLink(ast.AutoLinkURL, t)
		if s[0]|0x20 == 'w' {
			link.Protocol = []byte("http")
		}
		x.notes.bare[link] = true
		x.node(link, i)
		return n
	}
	if !x.ats {
		return 0
	}
	n := emailLen(s)
	if n == 0 {
		return 0
	}
	t := ast.NewTextSegment(text.NewSegment(x.at(i), x.end(i+n)))
	link := ast.NewAutoLink(ast.AutoLinkEmail, t)
	x.notes.bare[link] = true
	x.node(link, i)
	return n
}

// urlLen is the length of the bare URL that s begins with, before its end is trimmed.
func urlLen(s []byte) int {
	n := 0
	for _, scheme := range []string{"http://", "https://", "ftp://", "www."} {
		if len(s) > len(scheme) && s[0]|0x20 == scheme[0] && bytes.EqualFold(s[:len(scheme)], []byte(scheme)) {
			n = len(scheme)
			break
		}
	}
	if n == 0 || !isAlnum(s[n]) && s[n] != '-' {
		return 0
	}
	for n < len(s) && s[n] != '<' {
		if jsSpaceLen(s[n:]) > 0 {
			break
		}
		_, k := utf8.DecodeRune(s[n:])
		n += k
	}
	return n
}

// trimURL is the length of a bare URL without the punctuation that ends it; an opening parenthesis without its
// closing one ends it too.
func trimURL(s []byte) int {
	for {
		n := backpedal(s)
		if n == len(s) {
			return n
		}
		s = s[:n]
	}
}

const urlTail = "?!.,:;*_'\"~)"

// marked: src/rules.ts, _backpedal.
func backpedal(s []byte) int {
	i := 0
	for i < len(s) {
		switch c := s[i]; {
		case c == '(':
			n := bytes.IndexByte(s[i:], ')')
			if n < 0 {
				return i
			}
			i += n + 1
		case c == '&':
			k := i + 1
			for k < len(s) && isAlnum(s[k]) {
				k++
			}
			if k > i+1 && k == len(s)-1 && s[k] == ';' {
				return i
			}
			i++
		case bytes.IndexByte([]byte(urlTail), c) >= 0:
			k := i
			for k < len(s) && bytes.IndexByte([]byte(urlTail), s[k]) >= 0 {
				k++
			}
			if k == len(s) {
				return k - 1
			}
			i = k
		default:
			i++
		}
	}
	return i
}

// emailLen is the length of the e-mail address that s begins with.
func emailLen(s []byte) int {
	i := 0
	for i < len(s) && (isAlnum(s[i]) || bytes.IndexByte([]byte("._+-"), s[i]) >= 0) {
		i++
	}
	if i == 0 || i == len(s) || s[i] != '@' {
		return 0
	}
	host := func(c byte) bool { return isAlnum(c) || c == '-' || c == '_' }
	i++
	from := i
	for i < len(s) && host(s[i]) {
		i++
	}
	if i == from {
		return 0
	}
	best := 0
	for i < len(s) && s[i] == '.' {
		from = i + 1
		end := from
		for end < len(s) && host(s[end]) {
			end++
		}
		if end > from && isAlnum(s[end-1]) {
			best, i = end, end
			continue
		}
		for e := end - 1; e > from; e-- {
			if isAlnum(s[e-1]) && isAlnum(s[e]) {
				return e
			}
		}
		break
	}
	return best
}
