package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// inlines reads the text of a leaf block.
func (m *marked) inlines(n ast.Node) {
	segments := n.Lines()
	if segments.Len() == 0 {
		return
	}
	lines := make([]line, segments.Len())
	for i := range lines {
		s := segments.At(i)
		lines[i] = line{start: s.Start, end: s.Stop}
	}
	p := m.join(lines)
	if n.Kind() == east.KindTableCell && bytes.Contains(p.buf, []byte(`\|`)) {
		s := p.buf
		p = p.without(func(i int) bool { return s[i] == '\\' && i+1 < len(s) && s[i+1] == '|' })
	}
	m.read(p, n)
}

// inliner reads one passage.
type inliner struct {
	*marked
	passage
	parent ast.Node
	masked []byte // the passage without what may hold no end of an emphasis; nil until it is needed
	ats    bool   // there is an "@" in it
}

// read appends what a passage says to a node.
func (m *marked) read(p passage, parent ast.Node) {
	x := &inliner{marked: m, passage: p, parent: parent, ats: bytes.IndexByte(p.buf, '@') >= 0}
	prev, keep := rune(-1), false // the character before, if it is of plain text
	for i := 0; i < len(x.buf); {
		if !keep {
			prev = -1
		}
		keep = false
		if n := x.special(i, prev); n > 0 {
			i += n
			continue
		}
		n := x.chunk(i)
		x.text(i, i+n)
		if r, _ := utf8.DecodeLastRune(x.buf[i : i+n]); r > 0xffff {
			prev = 0xd800 // half of it is no letter
		} else if r != '_' {
			prev = r
		}
		keep = true
		i += n
	}
}

// special reads what is no plain text at i and gives its length, 0 if it is plain.
func (x *inliner) special(i int, prev rune) int {
	s := x.buf[i:]
	switch c := s[0]; c {
	case '\\':
		if len(s) > 1 && isPunct(s[1]) {
			x.raw(i+1, i+2)
			return 2
		}
		return x.lineBreak(i)
	case '<':
		if n := x.tag(i); n > 0 {
			return n
		}
		return x.angleLink(i)
	case '[', '!':
		if c == '!' && (len(s) < 2 || s[1] != '[') {
			break
		}
		if n := x.link(i); n > 0 {
			return n
		}
		return x.refLink(i)
	case '*', '_':
		if n := x.emphasis(i, prev); n > 0 {
			return n
		}
	case '`':
		return x.codeSpan(i)
	case ' ', '\n':
		return x.lineBreak(i)
	case '~':
		if x.d.GFM {
			return x.deleted(i)
		}
		return 0
	}
	if x.d.GFM && x.d.Autolink && !x.inLink {
		return x.bareLink(i)
	}
	return 0
}

// node appends a node.
func (x *inliner) node(n ast.Node, at int) {
	n.(interface{ SetPos(int) }).SetPos(x.at(at))
	x.parent.AppendChild(x.parent, n)
}

// text appends plain text, split where its lines end.
func (x *inliner) text(i, j int) {
	raw := x.inRaw || x.inLink || !x.d.Autolink
	raw = raw && x.d.GFM && (x.inRaw || urlLen(x.buf[i:]) > 0 || emailLen(x.buf[i:]) > 0) || x.inRaw
	for i < j {
		end, feed := j, false
		if n := bytes.IndexByte(x.buf[i:j], '\n'); n >= 0 {
			end, feed = i+n, true
		}
		if feed && x.d.Breaks { // it breaks no line at the end of a text
			end, feed = end+1, false
		}
		var t *ast.Text
		for _, seg := range x.segments(i, end) {
			t = ast.NewTextSegment(seg)
			t.SetRaw(raw)
			x.parent.AppendChild(x.parent, t)
		}
		i = end
		if feed {
			i++
			if t == nil {
				t = ast.NewTextSegment(text.NewSegment(x.at(end), x.at(end)))
				x.parent.AppendChild(x.parent, t)
			}
			t.SetSoftLineBreak(true)
		}
	}
}

// segments are the stretches of the source that a stretch of the passage comes from.
func (x *inliner) segments(i, j int) []text.Segment {
	if len(x.parts) == 1 {
		if i == j {
			return nil
		}
		return []text.Segment{text.NewSegment(x.at(i), x.end(j))}
	}
	var list []text.Segment
	for k, p := range x.parts {
		stop := len(x.buf)
		if k+1 < len(x.parts) {
			stop = x.parts[k+1].buf
		}
		if from, to := max(i, p.buf), min(j, stop); from < to {
			list = append(list, text.NewSegment(p.src+from-p.buf, p.src+to-p.buf))
		}
	}
	return list
}

// raw appends text that the typographer does not see.
func (x *inliner) raw(i, j int) {
	t := ast.NewRawTextSegment(text.NewSegment(x.at(i), x.end(j)))
	x.parent.AppendChild(x.parent, t)
}

// lineBreak reads spaces or a backslash before the end of a line.
func (x *inliner) lineBreak(i int) int {
	j, hard := i, false
	if x.buf[i] == '\\' {
		j, hard = i+1, true
	} else {
		j = skipByte(x.buf, i, ' ')
		hard = j-i >= 2
	}
	if j >= len(x.buf) || x.buf[j] != '\n' || !hard && !x.d.Breaks {
		return 0
	}
	if len(bytes.TrimFunc(x.buf[j:], isJSSpace)) == 0 {
		return 0
	}
	t, _ := x.parent.LastChild().(*ast.Text)
	if t == nil || t.SoftLineBreak() || t.HardLineBreak() {
		t = ast.NewTextSegment(text.NewSegment(x.at(i), x.at(i)))
		x.parent.AppendChild(x.parent, t)
	}
	t.SetHardLineBreak(hard)
	t.SetSoftLineBreak(!hard)
	return j + 1 - i
}

// chunk is the length of the plain text at i: up to where something special might begin. The typographer sees
// one chunk at a time.
//
// marked: src/rules.ts, inlineText; hexo-renderer-marked lib/renderer.js, inlineText.
func (x *inliner) chunk(i int) int {
	s := x.buf
	j := i
	gfm := x.d.GFM
	if s[i] == '`' || s[i] == '~' && gfm {
		for j < len(s) && (s[j] == '`' || s[j] == '~' && gfm) {
			j++
		}
	} else {
		_, n := utf8.DecodeRune(s[i:])
		j += n
	}
	if x.breaksAt(j) || gfm && x.ats && x.wordBeforeAt(j) {
		return j - i
	}
	for j < len(s) {
		switch c := s[j]; c {
		case '\\', '<', '!', '[', '`', '*', '_':
			return j - i
		case '~':
			if gfm {
				return j - i
			}
		case ' ', '\n':
			if x.breaksAt(j) {
				return j - i
			}
		case 'h', 'f', 'w':
			if gfm && beginsURL(s[j:]) {
				return j - i
			}
		}
		if gfm && x.ats && !isEmailByte(s[j]) {
			if _, n := utf8.DecodeRune(s[j:]); x.wordBeforeAt(j + n) {
				return j + n - i
			}
		}
		j++
	}
	return j - i
}

// breaksAt reports whether spaces and a line feed, which could be a line break, stand at j.
func (x *inliner) breaksAt(j int) bool {
	k := skipByte(x.buf, j, ' ')
	return k < len(x.buf) && x.buf[k] == '\n' && (k-j >= 2 || x.d.Breaks)
}

// wordBeforeAt reports whether what could be the name in an e-mail address stands at j.
func (x *inliner) wordBeforeAt(j int) bool {
	k := j
	for k < len(x.buf) && isEmailByte(x.buf[k]) {
		k++
	}
	return k > j && k < len(x.buf) && x.buf[k] == '@'
}

func isEmailByte(c byte) bool {
	return isAlnum(c) || bytes.IndexByte([]byte(".!#$%&'*+/=?_`{|}~-"), c) >= 0
}

func beginsURL(s []byte) bool {
	switch s[0] {
	case 'h':
		return bytes.HasPrefix(s, []byte("http://")) || bytes.HasPrefix(s, []byte("https://"))
	case 'f':
		return bytes.HasPrefix(s, []byte("ftp://"))
	}
	return bytes.HasPrefix(s, []byte("www."))
}
