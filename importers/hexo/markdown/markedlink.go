package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// link reads "[label](target 'title')" or an image.
//
// marked: src/rules.ts, link; src/Tokenizer.ts, link.
func (x *inliner) link(i int) int {
	s := x.buf
	from := i + 1
	if s[i] == '!' {
		from++
	}
	label := x.linkLabel(from)
	if label < 0 || label+1 >= len(s) || s[label+1] != '(' {
		return 0
	}
	if x.d.Pedantic {
		return x.pedanticLink(i, from, label)
	}
	at := label + 2
	for n := jsSpaceLen(s[min(at, len(s)):]); n > 0; n = jsSpaceLen(s[at:]) {
		at += n
	}
	start, end, title, after, ok := target(s, at)
	if !ok {
		return 0
	}
	if start < end && s[start] == '<' {
		if s[end-1] != '>' {
			return 0
		}
		slashes := 0
		for slashes < end-1-start && s[end-2-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 1 {
			return 0
		}
		start, end = start+1, end-1
	} else {
		switch n := closingParen(s[start:end]); {
		case n == -2:
			return 0
		case n >= 0:
			end = start + n
			after = label + 2 + n + 1 // as marked counts, without the space before the target
			title = nil
		}
	}
	ref := reference{dest: unescapeUnicodePunct(s[start:end]), title: unescapeUnicodePunct(title)}
	note := linkNote{label: x.end(label), start: x.at(min(start, len(s)-1)), end: x.end(end)}
	if start == end {
		note.end = note.start
	}
	x.putLink(i, from, label, ref, note)
	return after - i
}

// target parses what stands in the parentheses of a link from at on: where the target starts and ends, its
// title, and where the link ends.
func target(s []byte, at int) (start, end int, title []byte, after int, ok bool) {
	if at < len(s) && s[at] == '<' {
		if n := angleTarget(s[at:]); n > 0 {
			if title, after, ok = closing(s, at+n, true); ok {
				return at, at + n, title, after, true
			}
		}
	}
	limit := at
	for limit < len(s) && s[limit] > ' ' {
		limit++
	}
	for e := limit; e >= at; e-- {
		if e < limit && s[e] != ')' && s[e] != '"' && s[e] != '\'' && s[e] != '(' {
			continue
		}
		if title, after, ok = closing(s, e, e == limit); ok {
			return at, e, title, after, true
		}
	}
	return 0, 0, nil, 0, false
}

// angleTarget is the length of the "<target>" that s begins with.
func angleTarget(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\n', '<':
			return 0
		case '\\':
			i++
		case '>':
			if i == 1 {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// closing parses an optional title and the closing parenthesis.
func closing(s []byte, i int, spaced bool) (title []byte, after int, ok bool) {
	at := i
	if spaced {
		at = skipBlanks(s, at)
		if at < len(s) && s[at] == '\n' {
			at = skipBlanks(s, at+1)
		}
	}
	for _, n := range titleLens(s[min(at, len(s)):]) {
		if e := skipSpace(s, at+n); e < len(s) && s[e] == ')' {
			return s[at+1 : at+n-1], e + 1, true
		}
	}
	if e := skipSpace(s, i); e < len(s) && s[e] == ')' {
		return nil, e + 1, true
	}
	return nil, 0, false
}

func skipSpace(s []byte, i int) int {
	for i < len(s) {
		n := jsSpaceLen(s[i:])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// closingParen is the index of the parenthesis that closes none in s; -1 if there is none, -2 if one stays open.
func closingParen(s []byte) int {
	if bytes.IndexByte(s, ')') < 0 {
		return -1
	}
	level := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			level++
		case ')':
			if level--; level < 0 {
				return i
			}
		}
	}
	if level > 0 {
		return -2
	}
	return -1
}

// linkLabel is where the label that begins at i ends: at its closing bracket, -1 if there is none. It may hold
// code, and brackets one level deep.
func (x *inliner) linkLabel(i int) int {
	s := x.buf
	for i < len(s) {
		switch s[i] {
		case '\\':
			if i+1 >= len(s) || s[i+1] == '\n' {
				return -1
			}
			_, n := utf8.DecodeRune(s[i+1:])
			i += 1 + n
		case '`':
			n := bytes.IndexByte(s[i+1:], '`')
			if n < 0 {
				return -1
			}
			i += n + 2
		case '[':
			end := labelEnd(s, i+1)
			if end < 0 {
				return -1
			}
			i = end + 1
		case ']':
			return i
		default:
			i++
		}
	}
	return -1
}

// putLink appends a link or an image with the label between from and label.
func (x *inliner) putLink(i, from, label int, ref reference, note linkNote) {
	p := x.slice(from, label)
	if s := p.buf; bytes.IndexByte(s, '\\') >= 0 {
		p = p.without(func(i int) bool { return s[i] == '\\' && i+1 < len(s) && (s[i+1] == '[' || s[i+1] == ']') })
	}
	link := ast.NewLink()
	link.Destination, link.Title = ref.dest, ref.title
	var n ast.Node = link
	if x.buf[i] == '!' {
		n = ast.NewImage(link)
	}
	x.notes.links[n] = note
	x.node(n, i)
	x.inLink = true
	x.read(p, n)
	x.inLink = false
}

// refLink reads "[label][ref]", "[ref][]" and "[ref]"; a bracket that begins none of them is text.
func (x *inliner) refLink(i int) int {
	s := x.buf
	from := i + 1
	if s[i] == '!' {
		from++
	}
	label, start, end := x.linkLabel(from), -1, -1
	if label >= 0 && label+1 < len(s) && s[label+1] == '[' {
		if e := labelEnd(s, label+2); e > label+2 && len(trimSpace(string(s[label+2:e]))) > 0 {
			start, end = label+2, e
		}
	}
	ref, stop := "", 0
	if start >= 0 {
		ref, stop = string(s[start:end]), end+1
	} else {
		label = labelEnd(s, from)
		if label <= from || len(trimSpace(string(s[from:label]))) == 0 {
			return 0
		}
		ref, stop = string(s[from:label]), label+1
		if bytes.HasPrefix(s[stop:], []byte("[]")) {
			stop += 2
		}
	}
	found, ok := x.refs[strings.ToLower(joinSpaces(ref))]
	if !ok {
		x.raw(i, i+1)
		return 1
	}
	note := linkNote{label: x.end(label), start: x.end(label + 1), end: x.end(stop), ref: true}
	x.putLink(i, from, label, found, note)
	return stop - i
}

// angleLink reads "<scheme:…>" and "<name@host>".
func (x *inliner) angleLink(i int) int {
	s := x.buf[i:]
	n := bytes.IndexByte(s, '>')
	if n < 2 {
		return 0
	}
	inner := s[1:n]
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	if !isAngleURL(inner) {
		if !isAngleEmail(inner) {
			return 0
		}
		kind = ast.AutoLinkEmail
	}
	t := ast.NewTextSegment(text.NewSegment(x.at(i+1), x.end(i+n)))
	x.node(ast.NewAutoLink(kind, t), i)
	return n + 1
}

func isAngleURL(s []byte) bool {
	k := bytes.IndexByte(s, ':')
	if k < 2 || k > 32 || !isLetterByte(s[0]) || !isScheme(string(s[:k])) {
		return false
	}
	for i := k + 1; i < len(s); i++ {
		if s[i] < ' ' || s[i] == '<' || jsSpaceLen(s[i:]) > 0 {
			return false
		}
	}
	return true
}

func isAngleEmail(s []byte) bool {
	name, host, ok := bytes.Cut(s, []byte("@"))
	if !ok || !all(name, isEmailByte) || bytes.IndexByte(host, '.') < 0 {
		return false
	}
	for part := range bytes.SplitSeq(host, []byte(".")) {
		if len(part) > 63 || !all(part, func(c byte) bool { return isAlnum(c) || c == '-' }) || part[0] == '-' || part[len(part)-1] == '-' {
			return false
		}
	}
	return true
}
