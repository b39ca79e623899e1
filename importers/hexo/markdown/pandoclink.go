package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// bracketEnds pairs the brackets of the passage; ones in code, in tags and behind a backslash do not count.
//
// pandoc: Readers/Markdown.hs, inlinesInBalancedBrackets
func (x *pandocInliner) bracketEnds() map[int]int {
	if x.ends != nil {
		return x.ends
	}
	x.ends = map[int]int{}
	var open []int
	for i := 0; i < len(x.buf); i++ {
		switch x.buf[i] {
		case '\\':
			i++
		case '`':
			if _, _, end, ok := codeEnd(x.buf, i); ok {
				i = end - 1
			} else {
				i = skipByte(x.buf, i, '`') - 1
			}
		case '<':
			if t, ok := readTag(x.buf[i:]); ok && t.inline() {
				i += t.size - 1
			}
		case '$':
			i += max(x.mathLen(x.buf[i:])-1, 0)
		case '[':
			open = append(open, i)
		case ']':
			if n := len(open); n > 0 {
				x.ends[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return x.ends
}

// span reads text in brackets with attributes behind them.
func (x *pandocInliner) span() bool {
	end, ok := x.bracketEnds()[x.pos]
	if !ok || end+1 >= len(x.buf) || x.buf[end+1] != '{' || !x.d.pandocOn("bracketed_spans") {
		return false
	}
	attr, n := readAttributes(x.buf[end+1:])
	if n == 0 {
		return false
	}
	at := x.pos
	x.htmlAt(at, "<span"+attr.html()+">")
	x.inside(x.parent, at+1, end, x.linked)
	x.htmlAt(end, "</span>")
	x.pos = end + 1 + n
	return true
}

// link reads a link, or an image if its bracket stands behind a "!".
//
// pandoc: Readers/Markdown.hs, link, image, regLink and referenceLink
func (x *pandocInliner) link(at, bracket int) bool {
	image := bracket > at
	end, ok := x.bracketEnds()[bracket]
	if !ok || x.linked && !image || bracket+1 < len(x.buf) && x.buf[bracket+1] == '^' {
		return false
	}
	note := linkNote{label: x.end(end)}
	if dest, title, next, ok := x.source(end + 1); ok {
		note.start, note.end = x.at(dest[0]), x.end(dest[1])
		if dest[0] == dest[1] {
			note.start = x.end(dest[0])
			note.end = note.start
		}
		x.putLink(at, bracket, end, next, reference{x.buf[dest[0]:dest[1]], title}, note)
		return true
	}
	key := x.buf[bracket+1 : end]
	next := end + 1
	if e, ok := x.bracketEnds()[next]; ok && x.buf[next] == '[' && !(next+1 < len(x.buf) && x.buf[next+1] == '^') {
		if e > next+1 {
			key = x.buf[next+1 : e]
		}
		next = e + 1
	}
	note.start, note.end, note.ref = x.end(end+1), x.end(next), true
	if ref, ok := x.refs[refKey(key)]; ok {
		x.putLink(at, bracket, end, next, ref, note)
		return true
	}
	if id, ok := x.headings[refKey(key)]; ok && x.d.pandocOn("implicit_header_references") {
		x.putLink(at, bracket, end, next, reference{dest: []byte("#" + id)}, note)
		return true
	}
	x.str(at, bracket+1)
	x.inside(x.parent, bracket+1, end, x.linked)
	x.str(end, end+1)
	x.word = -1
	return true
}

// putLink appends a link whose text stands between two brackets.
func (x *pandocInliner) putLink(at, bracket, end, next int, ref reference, note linkNote) {
	link := ast.NewLink()
	link.Destination, link.Title = ref.dest, ref.title
	var n ast.Node = link
	image := bracket > at
	if image {
		n = ast.NewImage(link)
	}
	note.after = x.end(next)
	if !x.dry {
		x.notes.links[n] = note
	}
	x.node(n, at)
	x.inside(n, bracket+1, end, !image || x.linked)
	x.pos = next
	if next < len(x.buf) && x.buf[next] == '{' && x.d.pandocOn("link_attributes") {
		if attr, size := readAttributes(x.buf[next:]); size > 0 {
			if !x.dry {
				x.notes.attrs[n] = attr
			}
			x.pos += size
		}
	}
}

// source reads "(target 'title')": where the target stands, the title, and what follows. A target may hold blanks.
func (x *pandocInliner) source(i int) (dest [2]int, title []byte, next int, ok bool) {
	s := x.buf
	if i >= len(s) || s[i] != '(' {
		return dest, nil, 0, false
	}
	start := skipBlanks(s, i+1)
	if start < len(s) && s[start] == '<' {
		if n := bytes.IndexByte(s[start:], '>'); n > 0 {
			title, next, ok = sourceEnd(s, start+n+1)
			return [2]int{start + 1, start + n}, title, next, ok
		}
	}
	at := start
	for at < len(s) {
		switch c := s[at]; {
		case c == '\\' && at+1 < len(s) && !isAlnum(s[at+1]):
			at += 2
			continue
		case c == '(':
			n := balancedParens(s[at:])
			if n == 0 {
				return dest, nil, 0, false
			}
			at += n
			continue
		case c == ')', isSpaceByte(c):
			if title, next, ok = sourceEnd(s, at); ok {
				return [2]int{start, at}, title, next, true
			}
			if i := skipBlanks(s, at); c == ')' || i < len(s) && (s[i] == '"' || s[i] == '\'') {
				return dest, nil, 0, false
			}
		}
		at++
	}
	return dest, nil, 0, false
}

// balancedParens is the length of what stands in parentheses at the start of s.
func balancedParens(s []byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// sourceEnd reads what may follow a target: a title, and the closing parenthesis.
func sourceEnd(s []byte, at int) (title []byte, next int, ok bool) {
	i := skipSpace(s, at)
	if i < len(s) && i > at && (s[i] == '"' || s[i] == '\'') {
		if n := titleLen(s[i:]); n > 0 {
			title = s[i+1 : i+n-1]
			i = skipSpace(s, i+n)
		}
	}
	if i < len(s) && s[i] == ')' {
		return title, i + 1, true
	}
	return nil, 0, false
}

// titleLen is the length of the title in quotes that s begins with; a quote before a letter does not close it.
func titleLen(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			if r, _ := utf8.DecodeRune(s[i+1:]); i+1 == len(s) || !unicode.IsLetter(r) && !unicode.IsNumber(r) {
				return i + 1
			}
			if n := titleLen(s[i:]); n > 0 { // quotes within quotes
				i += n - 1
			}
		}
	}
	return 0
}

// refKey is what references are compared by.
func refKey(s []byte) string {
	return strings.ToLower(strings.Join(strings.Fields(string(s)), " "))
}

// escapeURI percent-encodes what cannot stand in an address; other languages' letters can.
//
// pandoc: Text/Pandoc/XML.hs, Network/URI: escapeURI
func escapeURI(s string) string {
	if !strings.ContainsAny(s, " \t\n<>|\"{}[]^`\\") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if strings.IndexByte(" \t\n<>|\"{}[]^`", s[i]) >= 0 {
			b.WriteByte('%')
			b.WriteByte(upperHex[s[i]>>4])
			b.WriteByte(upperHex[s[i]&15])
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var (
	angleURI   = regexp.MustCompile(`^<((?i:https?|ftps?|mailto|file|data|tel|magnet|irc|ircs|git|svn|ssh|sftp|news|nntp|ldap|doi|urn|sip|xmpp|bitcoin|javascript|about|view-source|chrome|steam|skype|spotify|ws|wss|feed|geo|sms|cvs|dav|dns|gopher|telnet|mid|cid|jar|facetime|itms|rtsp|rtmp|udp|vnc|webcal|apt|market):[^\s<>]+)>`)
	angleEmail = regexp.MustCompile(`^<([\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)*[\p{L}\p{N}-]+)>`)
)

// angleLink reads an address between angle brackets.
func (x *pandocInliner) angleLink() bool {
	if x.linked {
		return false
	}
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	m := angleURI.FindSubmatchIndex(x.buf[x.pos:])
	if m == nil {
		if m = angleEmail.FindSubmatchIndex(x.buf[x.pos:]); m == nil {
			return false
		}
		kind = ast.AutoLinkEmail
	}
	label := ast.NewTextSegment(segment(x.at(x.pos+m[2]), x.end(x.pos+m[3])))
	x.node(ast.NewAutoLink(kind, label), x.pos)
	x.pos += m[1]
	if _, n := readAttributes(x.buf[x.pos:]); n > 0 {
		x.pos += n
	}
	return true
}
