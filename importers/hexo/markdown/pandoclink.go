package markdown

import (
	"bytes"
	"regexp"
	"strings"

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
			if title, next, ok = sourceEnd(s, start+n+1); ok {
				return [2]int{start + 1, start + n}, title, next, true
			}
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
			if c == ')' {
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
			if i+1 == len(s) || !isAlnum(s[i+1]) && s[i+1] < 0x80 {
				return i + 1
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

// defined is the shape of a definition's first line: a label, and what follows the colon.
var definedLink = regexp.MustCompile(`^\[((?:[^\[\]\\]|\\.)+)\]:[ \t]*(.*)$`)

// define reads the definition of a link.
//
// pandoc: Readers/Markdown.hs, referenceKey
func (p *pandoc) define(lines []line, parent ast.Node) ([]line, bool) {
	l := lines[0]
	indent, rest := p.indent(l)
	m := definedLink.FindSubmatch(rest)
	if m == nil || indent > 3 || m[1][0] == '^' || m[1][0] == '@' {
		return nil, false
	}
	n := 1
	target := bytes.TrimSpace(m[2])
	if len(target) == 0 {
		if len(lines) < 2 || p.blank(lines[1]) {
			return nil, false
		}
		target = bytes.TrimSpace(p.src[lines[1].start:lines[1].end])
		n = 2
	}
	if target[0] == '[' {
		return nil, false
	}
	ref, rest, ok := linkDefinition(target)
	if ok && len(rest) == 0 && ref.title == nil && n < len(lines) { // the title may have a line of its own
		if next := bytes.TrimSpace(p.src[lines[n].start:lines[n].end]); len(next) > 1 && bytes.IndexByte([]byte(`"'(`), next[0]) >= 0 {
			if title, more, ok := definitionTitle(next); ok && len(more) == 0 {
				ref.title = title
				n++
			}
		}
	}
	if !ok || len(rest) > 0 {
		return nil, false
	}
	key := refKey(m[1])
	if _, known := p.refs[key]; !known {
		p.refs[key] = ref
	}
	d := ast.NewLinkReferenceDefinition(m[1], ref.dest, ref.title)
	for _, l := range lines[:n] {
		d.Lines().Append(segment(l.start, l.end))
	}
	p.add(parent, d, p.first(l))
	return lines[n:], true
}

// linkDefinition reads a target, its title and its attributes.
func linkDefinition(s []byte) (ref reference, rest []byte, ok bool) {
	if s[0] == '<' {
		n := bytes.IndexByte(s, '>')
		if n < 0 {
			return ref, nil, false
		}
		ref.dest, s = s[1:n], bytes.TrimSpace(s[n+1:])
	} else {
		n := 0
		for n < len(s) {
			if isSpaceByte(s[n]) {
				next := bytes.TrimLeft(s[n:], " \t")
				if _, _, ok := definitionTitle(next); ok || next[0] == '{' || next[0] == '[' {
					break
				}
			}
			n++
		}
		ref.dest, s = bytes.TrimSpace(s[:n]), bytes.TrimSpace(s[n:])
	}
	if title, more, ok := definitionTitle(s); ok {
		ref.title, s = title, bytes.TrimSpace(more)
	}
	if _, n := readAttributes(s); n > 0 {
		s = bytes.TrimSpace(s[n:])
	}
	return ref, s, true
}

func definitionTitle(s []byte) (title, rest []byte, ok bool) {
	if len(s) < 2 {
		return nil, nil, false
	}
	n := 0
	switch s[0] {
	case '"', '\'':
		n = titleLen(s)
	case '(':
		n = balancedParens(s)
	}
	if n == 0 {
		return nil, nil, false
	}
	return s[1 : n-1], s[n:], true
}
