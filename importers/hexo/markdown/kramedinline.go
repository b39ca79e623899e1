package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// inlines reads the text of a leaf block.
func (k kramed) inlines(n ast.Node) {
	segments := n.Lines()
	if segments.Len() == 0 {
		return
	}
	lines := make([]line, segments.Len())
	for i := range lines {
		lines[i] = line{start: segments.At(i).Start, end: segments.At(i).Stop}
	}
	k.read(k.join(lines), n)
}

// read appends what a passage says to a node.
//
// kramed: lib/rules/inline.js, lib/lex/inline.js
func (k kramed) read(p passage, parent ast.Node) {
	x := &oldInliner{&inliner{marked: k.marked, passage: p, parent: parent}}
	for i := 0; i < len(x.buf); {
		if n := x.special(i); n > 0 {
			i += n
			continue
		}
		n := x.chunk(i)
		x.plain(i, i+n, false)
		i += n
	}
}

type oldInliner struct{ *inliner }

// sub reads a part of the passage into a node.
func (x *oldInliner) sub(n ast.Node, from, to int) {
	kramed{x.marked}.read(x.slice(from, to), n)
}

func (x *oldInliner) special(i int) int {
	s := x.buf[i:]
	switch s[0] {
	case '\\':
		if len(s) > 1 && strings.IndexByte("\\`*{}[]()#$+-.!_>~|", s[1]) >= 0 && (x.d.GFM || s[1] != '~' && s[1] != '|') {
			x.plain(i+1, i+2, true)
			return 2
		}
	case '<':
		if n := x.angle(i); n > 0 {
			return n
		}
		return x.rawHTML(i)
	case 'h':
		if !x.inLink && x.d.GFM {
			return x.url(i)
		}
	case '!', '[':
		if s[0] == '!' && (len(s) < 2 || s[1] != '[') {
			break
		}
		return x.link(i)
	case '*', '_':
		return x.emphasis(i)
	case '`':
		return x.code(i)
	case '$':
		return x.formula(i)
	case ' ', '\n':
		j := skipByte(x.buf, i, ' ')
		if j < len(x.buf) && x.buf[j] == '\n' && (x.d.Breaks || j-i >= 2) && len(bytes.TrimSpace(x.buf[j:])) > 0 {
			t := ast.NewTextSegment(text.NewSegment(x.at(i), x.at(i)))
			t.SetHardLineBreak(true)
			x.parent.AppendChild(x.parent, t)
			return j + 1 - i
		}
	case '~':
		if m := oldDeleted.FindSubmatchIndex(s); m != nil && x.d.GFM {
			d := east.NewStrikethrough()
			x.node(d, i)
			x.sub(d, i+m[2], i+m[3])
			return m[1]
		}
	}
	return 0
}

var oldDeleted = regexp.MustCompile(`^~~(\S|\S(?s:.*?)\S)~~`)

// plain appends text; raw is printed without any change.
func (x *oldInliner) plain(i, j int, raw bool) {
	for _, seg := range x.segments(i, j) {
		t := ast.NewTextSegment(seg)
		t.SetRaw(raw)
		x.parent.AppendChild(x.parent, t)
	}
}

// chunk is the length of the plain text at i.
func (x *oldInliner) chunk(i int) int {
	s := x.buf
	_, n := utf8.DecodeRune(s[i:])
	for j := i + n; j < len(s); j++ {
		switch s[j] {
		case '\\', '<', '!', '[', '~', '_', '*', '`', '$':
			return j - i
		case 'h':
			if bytes.HasPrefix(s[j:], []byte("http://")) || bytes.HasPrefix(s[j:], []byte("https://")) {
				return j - i
			}
		case ' ', '\n':
			if k := skipByte(s, j, ' '); k < len(s) && s[k] == '\n' && (x.d.Breaks || k-j >= 2) {
				return j - i
			}
		}
	}
	return len(s) - i
}

var oldAngle = regexp.MustCompile(`^<([^ >]+(@|:/)[^ >]+)>`)

func (x *oldInliner) angle(i int) int {
	m := oldAngle.FindSubmatchIndex(x.buf[i:])
	if m == nil {
		return 0
	}
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	if x.buf[i+m[4]] == '@' {
		kind = ast.AutoLinkEmail
	}
	for _, seg := range x.segments(i+m[2], i+m[3])[:1] {
		x.node(ast.NewAutoLink(kind, ast.NewTextSegment(seg)), i)
	}
	return m[1]
}

func (x *oldInliner) url(i int) int {
	s := x.buf[i:]
	scheme := 0
	switch {
	case bytes.HasPrefix(s, []byte("http://")):
		scheme = 7
	case bytes.HasPrefix(s, []byte("https://")):
		scheme = 8
	default:
		return 0
	}
	n := scheme
	for n < len(s) && s[n] != '<' && jsSpaceLen(s[n:]) == 0 {
		_, k := utf8.DecodeRune(s[n:])
		n += k
	}
	for n > scheme && strings.IndexByte(".,:;\"')]", s[n-1]) >= 0 {
		n--
	}
	if n < scheme+2 {
		return 0
	}
	segs := x.segments(i, i+n)
	link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(segs[0]))
	x.notes.bare[link] = true
	x.node(link, i)
	return n
}

var oldOpening = regexp.MustCompile(`^<(\w+)`)

func (x *oldInliner) rawHTML(i int) int {
	s := x.buf[i:]
	if bytes.HasPrefix(s, []byte("<!--")) {
		n := until(s, 4, "-->")
		if n > 0 {
			x.putRaw(i, i+n)
		}
		return n
	}
	m := oldOpening.FindSubmatch(s)
	if m == nil || oldAddress.Match(s[len(m[0]):]) {
		return 0
	}
	open := oldTagEnd(s)
	if open == 0 {
		return 0
	}
	closing := []byte("</" + string(m[1]) + ">")
	n := bytes.Index(s[open:], closing)
	if n < 0 {
		x.putRaw(i, i+open)
		return open
	}
	end := open + n + len(closing)
	if n == 0 || htmlBlockTags[string(m[1])] {
		x.putRaw(i, i+end)
		return end
	}
	x.putRaw(i, i+open)
	inLink := x.inLink
	x.inLink = inLink || string(m[1]) == "a"
	x.sub(x.parent, i+open, i+open+n)
	x.inLink = inLink
	x.putRaw(i+open+n, i+end)
	return end
}

func (x *oldInliner) putRaw(i, j int) {
	h := ast.NewRawHTML()
	for _, seg := range x.segments(i, j) {
		h.Segments.Append(seg)
	}
	x.node(h, i)
}

var (
	oldTarget = regexp.MustCompile(`^\(\s*<?((?s:.*?))>?(?:\s+['"]((?s:.*?))['"])?\s*\)`)
	oldRef    = regexp.MustCompile(`^\s*\[([^\]]*)\]`)
	oldNoLink = regexp.MustCompile(`^!?\[((?:\[[^\]]*\]|[^\[\]])*)\]`)
)

func (x *oldInliner) link(i int) int {
	s := x.buf
	from := i + 1
	if s[i] == '!' {
		from++
	}
	labels := oldLabels(s, from)
	for n := len(labels) - 1; n >= 0; n-- {
		label := labels[n]
		if label+1 >= len(s) || s[label+1] != '(' {
			continue
		}
		m := oldTarget.FindSubmatchIndex(s[label+1:])
		if m == nil {
			continue
		}
		ref := reference{dest: s[label+1+m[2] : label+1+m[3]]}
		if m[4] >= 0 {
			ref.title = s[label+1+m[4] : label+1+m[5]]
		}
		note := linkNote{label: x.end(label), start: x.at(label + 1 + m[2]), end: x.end(label + 1 + m[3])}
		note.end = max(note.start, note.end)
		x.putOld(i, from, label, ref, note)
		return label + 1 + m[1] - i
	}
	if len(s) > from && s[from] == '^' && len(labels) > 0 {
		label := labels[len(labels)-1]
		name := html.EscapeString(string(s[from+1 : label]))
		x.node(&rendered{html: `<sup><a href="#fn_` + name + `" id="reffn_` + name + `">` + name + `</a></sup>`}, i)
		return label + 1 - i
	}
	for n := len(labels) - 1; n >= 0; n-- {
		label := labels[n]
		m := oldRef.FindSubmatchIndex(s[label+1:])
		if m == nil {
			continue
		}
		name := s[label+1+m[2] : label+1+m[3]]
		if len(name) == 0 {
			name = s[from:label]
		}
		return x.reference(i, from, label, label+1+m[1], name)
	}
	if m := oldNoLink.FindSubmatchIndex(s[i:]); m != nil {
		return x.reference(i, from, i+m[3], i+m[1], s[i+m[2]:i+m[3]])
	}
	return 0
}

func (x *oldInliner) reference(i, from, label, end int, name []byte) int {
	ref, ok := x.refs[strings.ToLower(joinSpaces(string(name)))]
	if !ok || len(ref.dest) == 0 {
		x.plain(i, i+1, true)
		return 1
	}
	x.putOld(i, from, label, ref, linkNote{label: x.end(label), start: x.end(label + 1), end: x.end(end), ref: true})
	return end - i
}

func (x *oldInliner) putOld(i, from, label int, ref reference, note linkNote) {
	link := ast.NewLink()
	link.Destination, link.Title = ref.dest, ref.title
	var n ast.Node = link
	if x.buf[i] == '!' {
		n = ast.NewImage(link)
	}
	x.notes.links[n] = note
	x.node(n, i)
	inLink := x.inLink
	x.inLink = true
	x.sub(n, from, label)
	x.inLink = inLink
}

// oldLabels are the brackets at which a label that begins at i may end.
func oldLabels(s []byte, i int) []int {
	var ends []int
	for ; i < len(s) && len(ends) < 50; i++ {
		switch s[i] {
		case '[':
			n := bytes.IndexByte(s[i:], ']')
			if n < 0 {
				return ends
			}
			i += n
		case ']':
			ends = append(ends, i)
			next := bytes.IndexAny(s[i+1:], "[]")
			if next < 0 || s[i+1+next] == '[' {
				return ends
			}
		}
	}
	return ends
}

func (x *oldInliner) emphasis(i int) int {
	s := x.buf[i:]
	mark := s[0]
	if len(s) > 1 && s[1] == mark {
		for j := 3; j+1 < len(s); j++ {
			if s[j] == mark && s[j+1] == mark && (j+2 == len(s) || s[j+2] != mark) {
				e := ast.NewEmphasis(2)
				x.node(e, i)
				x.sub(e, i+2, i+j)
				return j + 2
			}
		}
	}
	for _, pairs := range []bool{true, false} { // a pair of marks stands within, unless nothing else helps
		for j := 1; j < len(s); j++ {
			if s[j] != mark {
				continue
			}
			twice := j+1 < len(s) && s[j+1] == mark
			if twice && pairs {
				j++
				continue
			}
			if j == 1 || twice || mark == '_' && j+1 < len(s) && isAlnum(s[j+1]) {
				continue
			}
			e := ast.NewEmphasis(1)
			x.node(e, i)
			x.sub(e, i+1, i+j)
			return j + 1
		}
	}
	return 0
}

func (x *oldInliner) code(i int) int {
	s := x.buf
	open := skipByte(s, i, '`')
	n := open - i
	for j := open; j < len(s); {
		if s[j] != '`' {
			j++
			continue
		}
		end := skipByte(s, j, '`')
		if end-j != n {
			j = end
			continue
		}
		inner := s[open:j]
		left := bytes.TrimLeftFunc(inner, isJSSpace)
		start := j - len(left)
		stop := start + len(bytes.TrimRightFunc(left, isJSSpace))
		c := ast.NewCodeSpan()
		for _, seg := range x.segments(start, stop) {
			c.AppendChild(c, ast.NewRawTextSegment(seg))
		}
		x.node(c, i)
		return end - i
	}
	return 0
}

var oldFormula = regexp.MustCompile(`^\$\$\s*((?s:.*?)[^$])\s*\$\$`)

func (x *oldInliner) formula(i int) int {
	m := oldFormula.FindSubmatchIndex(x.buf[i:])
	if m == nil || i+m[1] < len(x.buf) && x.buf[i+m[1]] == '$' {
		return 0
	}
	tex := bytes.TrimRightFunc(x.buf[i+m[2]:i+m[3]], isJSSpace)
	x.node(&rendered{html: `<script type="math/tex">` + string(tex) + `</script>`}, i)
	return m[1]
}
