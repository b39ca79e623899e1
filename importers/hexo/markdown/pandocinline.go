package markdown

import (
	"bytes"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// pandocInliner reads one passage from left to right. What has no end, such as a lone asterisk, is text, but what stands
// behind it has been read by then and is kept.
type pandocInliner struct {
	*pandoc
	passage
	parent ast.Node
	pos    int
	word   int         // where a word or an emphasis ended last, -1 before any
	ends   map[int]int // the brackets that close others; nil until needed
	level  int         // spans around
	linked bool        // within a link's text
	single bool        // within single quotes
	double bool        // within double quotes
	lone   bool        // no single quote closes from here on
	dry    bool        // only where the text ends is asked for
}

// inlines reads the text of a leaf block.
func (p *pandoc) inlines(n ast.Node) {
	segments := n.Lines()
	if segments.Len() == 0 {
		return
	}
	if box := p.notes.boxes[n]; box != nil {
		n.AppendChild(n, box)
	}
	lines := make([]line, segments.Len())
	for i := range lines {
		lines[i] = line{start: segments.At(i).Start, end: segments.At(i).Stop}
	}
	x := &pandocInliner{pandoc: p, passage: p.join(lines), parent: n, word: -1}
	x.all()
}

// textEnd is where raw HTML ends the text of some lines, as an offset in the source; -1 if it goes on to their end.
func (p *pandoc) textEnd(lines []line) int {
	text := p.join(lines)
	ends := bytes.Contains(text.buf, []byte(`\begin{`))
	for i := 0; !ends && i < len(text.buf); i++ {
		if text.buf[i] == '<' {
			t, ok := readTag(text.buf[i:])
			ends = ok && (!t.inline() || t.closing && t.name == p.html)
		}
	}
	if !ends {
		return -1
	}
	x := &pandocInliner{pandoc: p, passage: text, parent: newFragment(), word: -1, dry: true}
	for x.pos < len(x.buf) {
		if !x.inline() {
			return x.at(x.pos)
		}
	}
	return -1
}

// newFragment holds nodes until it is known what is around them.
func newFragment() ast.Node { return &element{} }

// all reads the whole passage; what nothing takes is text.
func (x *pandocInliner) all() {
	for x.pos < len(x.buf) {
		if !x.inline() {
			x.symbol()
		}
	}
}

// inside reads a part of the passage on its own, into a node.
func (x *pandocInliner) inside(n ast.Node, start, end int, linked bool) {
	y := &pandocInliner{pandoc: x.pandoc, passage: x.slice(start, end), parent: n, word: -1, level: x.level + 1, linked: linked, dry: x.dry}
	y.all()
}

// node appends a node.
func (x *pandocInliner) node(n ast.Node, at int) {
	n.(interface{ SetPos(int) }).SetPos(x.at(at))
	x.parent.AppendChild(x.parent, n)
}

// str appends text that stands for itself, and is at its end.
func (x *pandocInliner) str(start, end int) {
	x.plain(start, end)
	x.pos = end
}

// plain appends text that stands for itself.
func (x *pandocInliner) plain(start, end int) {
	for start < end {
		stop := end
		if i := sort.Search(len(x.parts), func(i int) bool { return x.parts[i].buf > start }); i < len(x.parts) {
			stop = min(stop, x.parts[i].buf)
		}
		seg := segment(x.at(start), x.end(stop))
		start = stop
		if last, ok := x.parent.LastChild().(*ast.Text); ok && last.IsRaw() && last.Segment.Stop == seg.Start && !last.SoftLineBreak() && !last.HardLineBreak() && !x.dressed(last) {
			last.Segment.Stop = seg.Stop
			continue
		}
		t := ast.NewRawTextSegment(seg)
		t.SetPos(seg.Start)
		x.parent.AppendChild(x.parent, t)
	}
}

// dressed reports whether a text is printed otherwise than it is written.
func (x *pandocInliner) dressed(t *ast.Text) bool {
	_, ok := x.notes.printed[t]
	return ok
}

// as appends a stretch of the source that is printed as another text.
func (x *pandocInliner) as(start, end int, printed string) {
	t := ast.NewRawTextSegment(segment(x.at(start), x.end(end)))
	t.SetPos(x.at(start))
	x.parent.AppendChild(x.parent, t)
	if !x.dry {
		x.notes.printed[t] = printed
	}
	x.pos = end
}

// htmlAt appends what is known by its HTML only.
func (x *pandocInliner) htmlAt(at int, html string) { x.node(&rendered{html: html}, at) }

func (x *pandocInliner) symbol() {
	_, n := utf8.DecodeRune(x.buf[x.pos:])
	x.str(x.pos, x.pos+n)
}

// inline reads the next piece; it reports whether there is one.
//
// pandoc: Readers/Markdown.hs, inline
func (x *pandocInliner) inline() bool {
	s := x.buf[x.pos:]
	if x.level > maxSpans && bytes.IndexByte([]byte("*_[!^~\"'"), s[0]) >= 0 {
		x.symbol()
		return true
	}
	done := false
	switch s[0] {
	case ' ', '\t':
		x.blanks()
		return true
	case '\n':
		x.newline()
		return true
	case '`':
		done = x.code()
	case '*', '_':
		done = x.enclosed(s[0])
	case '^':
		done = x.inlineNote() || x.script('^', "sup", "superscript")
	case '~':
		done = x.struck() || x.script('~', "sub", "subscript")
	case '[':
		done = x.note() || x.span() || x.link(x.pos, x.pos)
	case '!':
		done = len(s) > 1 && s[1] == '[' && x.link(x.pos, x.pos+1)
	case '$':
		done = x.dollars()
	case '<':
		if x.angleLink() {
			return true
		}
		if t, ok := readTag(s); ok && x.d.pandocOn("raw_html") {
			if !t.inline() || t.closing && t.name == x.html && x.dry {
				return false
			}
			x.rawTag(t.size)
			return true
		}
	case '\\':
		return x.backslash()
	case '"', '\'', '-', '.':
		done = x.d.pandocOn("smart") && x.smart()
	case '&':
		done = x.entity()
	case '@':
		done = x.example()
	}
	if done {
		return true
	}
	if n := wordLen(s); n > 0 {
		x.str(x.pos, x.pos+n)
		x.word = x.pos
		return true
	}
	x.symbol()
	return true
}

// wordLen is the length of the letters, digits and single points that s begins with.
func wordLen(s []byte) int {
	n := 0
	for n < len(s) {
		if s[n] == '.' && (n+1 == len(s) || s[n+1] != '.') {
			n++
			continue
		}
		r, size := utf8.DecodeRune(s[n:])
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			break
		}
		n += size
	}
	return n
}

// alnumAt reports whether a letter or a digit stands at an offset.
func (x *pandocInliner) alnumAt(at int) bool {
	if at >= len(x.buf) {
		return false
	}
	r, _ := utf8.DecodeRune(x.buf[at:])
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// blanks reads blanks; two or more before the end of a line break it.
func (x *pandocInliner) blanks() {
	start, n := x.pos, x.pos
	for n < len(x.buf) && (x.buf[n] == ' ' || x.buf[n] == '\t') {
		n++
	}
	if n == len(x.buf) && x.level == 0 {
		x.pos = n
		return
	}
	if n == len(x.buf) {
		x.str(start, n)
		return
	}
	if x.buf[n] == '\n' {
		x.pos = n
		if n-start >= 2 || x.buf[start] == '\t' {
			x.lineEnd(start, true)
		}
		return
	}
	x.str(start, n)
}

func (x *pandocInliner) newline() { x.lineEnd(x.pos, false) }

// lineEnd goes on to the next line.
func (x *pandocInliner) lineEnd(at int, hard bool) {
	for x.pos < len(x.buf) && (x.buf[x.pos] == '\n' || x.buf[x.pos] == ' ' || x.buf[x.pos] == '\t') {
		x.pos++
	}
	if x.pos == len(x.buf) {
		return
	}
	t, ok := x.parent.LastChild().(*ast.Text)
	if !ok || t.SoftLineBreak() || t.HardLineBreak() {
		t = ast.NewRawTextSegment(segment(x.at(at), x.at(at)))
		t.SetPos(x.at(at))
		x.parent.AppendChild(x.parent, t)
	}
	if hard {
		t.SetHardLineBreak(true)
	} else {
		t.SetSoftLineBreak(true)
	}
}

// codeEnd finds the marks that close the code at an offset: where its text ends, and where it does.
func codeEnd(s []byte, at int) (open, stop, end int, ok bool) {
	open = skipByte(s, at, '`')
	for j := open; j < len(s); j++ {
		if s[j] != '`' {
			continue
		}
		end = skipByte(s, j, '`')
		if end-j == open-at {
			return open, j, end, true
		}
		j = end - 1
	}
	return 0, 0, 0, false
}

func (x *pandocInliner) code() bool {
	at := x.pos
	start, stop, end, ok := codeEnd(x.buf, at)
	if !ok {
		return false
	}
	if s := x.buf[end:]; len(s) > 3 && s[0] == '{' && s[1] == '=' {
		if n := bytes.IndexByte(s, '}'); n > 0 && bytes.IndexByte(s[:n], ' ') < 0 {
			if f := string(s[2:n]); f == "html" || f == "html5" {
				x.htmlAt(at, string(bytes.TrimSpace(x.buf[start:stop])))
			} else {
				x.htmlAt(at, "")
			}
			x.pos = end + n + 1
			return true
		}
	}
	left := bytes.TrimLeft(x.buf[start:stop], " \t\n")
	start = stop - len(left)
	stop = start + len(bytes.TrimRight(left, " \t\n"))
	c := ast.NewCodeSpan()
	for start < stop {
		e := stop
		if n := bytes.IndexByte(x.buf[start:stop], '\n'); n >= 0 {
			e = start + n + 1
		}
		c.AppendChild(c, ast.NewRawTextSegment(segment(x.at(start), x.end(e))))
		start = e
	}
	x.node(c, at)
	x.pos = end
	if x.d.pandocOn("inline_code_attributes") {
		_, n := readAttributes(x.buf[end:])
		x.pos += n
	}
	return true
}

// rawTag appends raw HTML of a length.
func (x *pandocInliner) rawTag(size int) {
	h := ast.NewRawHTML()
	at, end := x.pos, x.pos+size
	for start := at; start < end; {
		e := end
		if n := bytes.IndexByte(x.buf[start:end], '\n'); n >= 0 {
			e = start + n + 1
		}
		h.Segments.Append(segment(x.at(start), x.end(e)))
		start = e
	}
	x.node(h, at)
	x.pos = end
}
