package markdown

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// event is a step through the text of a block: a character, a break, the start or end of an element. Two readings
// of a text are the same if their events are.
type event struct {
	kind byte // 0: a character; ')' ends an element; else it begins one, or is one that has no inside
	c    byte
	at   int
	data string
}

func (e event) same(f event) bool { return e.kind == f.kind && e.c == f.c && e.data == f.data }

// within reports whether an event is a byte of a character that began before it.
func (e event) within() bool { return e.kind == 0 && !utf8.RuneStart(e.c) }

// opens reports whether an event begins an element that another one ends.
func (e event) opens() bool { return strings.IndexByte("EDLIX", e.kind) >= 0 && e.kind != 0 }

// texts compares the text of two blocks.
func (c *comparison) texts(x, y ast.Node) {
	if c.identical(x, y) {
		return
	}
	var bare []Construct
	quick := events{t: c.a, bare: &bare, quick: true}
	quick.inside(x)
	plain := events{t: c.b, quick: true}
	plain.inside(y)
	if quick.sum == plain.sum {
		c.list = append(c.list, bare...)
		return
	}
	bare = nil
	a := events{t: c.a, bare: &bare}
	a.inside(x)
	b := events{t: c.b}
	b.inside(y)
	p := 0
	for p < len(a.list) && p < len(b.list) && a.list[p].same(b.list[p]) {
		p++
	}
	q := 0
	for q < len(a.list)-p && q < len(b.list)-p && a.list[len(a.list)-1-q].same(b.list[len(b.list)-1-q]) {
		q++
	}
	const patience = 200
	for n := 0; !balanced(a.list[p:len(a.list)-q]) || !balanced(b.list[p:len(b.list)-q]); n++ {
		if n > patience {
			p, q = 0, 0
			break
		}
		if p > 0 {
			p--
		}
		if q > 0 {
			q--
		}
		if p == 0 && q == 0 {
			break
		}
	}
	for p > 0 && p < len(a.list) && a.list[p].within() {
		p--
	}
	for q > 0 && a.list[len(a.list)-q].within() {
		q--
	}
	end := contentEnd(x)
	if q > 0 {
		end = min(a.list[len(a.list)-q].at, b.list[len(b.list)-q].at)
	}
	start := end
	if p < len(a.list) {
		start = min(start, a.list[p].at)
	}
	if p < len(b.list) {
		start = min(start, b.list[p].at)
	}
	for end > start && isSpaceByte(c.a.Source[end-1]) {
		end--
	}
	if end == start { // a break more or less beside white space
		c.list = append(c.list, bare...)
		return
	}
	linked := false
	for _, k := range bare {
		if k.Start < end && k.End > start {
			start, end, linked = min(start, k.Start), max(end, k.End), true
		}
	}
	differs := Construct{Start: start, End: end, Inline: true}
	c.spell(&differs, x, a.list[p:len(a.list)-q], b.list[p:len(b.list)-q])
	if linked {
		differs.Markdown = ""
	}
	before, after := []Construct{}, []Construct{}
	for _, k := range bare {
		switch {
		case k.End <= start:
			before = append(before, k)
		case k.Start >= end:
			after = append(after, k)
		}
	}
	c.list = append(append(append(c.list, before...), differs), after...)
}

// contentEnd is where the text of a block ends.
func contentEnd(n ast.Node) int {
	if l := n.Lines(); l.Len() > 0 {
		return l.At(l.Len() - 1).Stop
	}
	return max(n.Pos(), 0)
}

func balanced(list []event) bool {
	depth := 0
	for _, e := range list {
		if e.opens() {
			depth++
		} else if e.kind == ')' {
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// events collects the events of a block's text.
type events struct {
	t    *Tree
	list []event
	bare *[]Construct // links without brackets, which count as text
	last int

	quick bool // only sum the events up
	sum   uint64
}

func (e *events) char(c byte, at int) {
	if e.quick {
		e.sum = (e.sum ^ uint64(c)) * 1099511628211
		return
	}
	e.list = append(e.list, event{c: c, at: at})
}

func (e *events) add(kind byte, at int, data string) {
	if e.quick {
		e.sum = (e.sum ^ uint64(kind) ^ 0x100) * 1099511628211
		for i := range len(data) {
			e.sum = (e.sum ^ uint64(data[i])) * 1099511628211
		}
		return
	}
	e.list = append(e.list, event{kind: kind, at: at, data: data})
}

func (e *events) inside(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		e.node(c)
	}
}

func (e *events) around(kind byte, n ast.Node, data string) {
	e.add(kind, n.Pos(), data)
	e.inside(n)
	e.add(')', e.last, "")
}

func (e *events) node(n ast.Node) {
	src := e.t.Source
	switch v := n.(type) {
	case *ast.Text:
		e.text(v)
	case *ast.String:
		e.add('S', e.last, string(v.Value))
	case *rendered:
		e.add('S', n.Pos(), v.html)
	case *ast.CodeSpan:
		var b strings.Builder
		at := n.Pos()
		for c := v.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				b.Write(t.Segment.Value(src))
				if at < 0 {
					at = t.Segment.Start - 1
				}
				e.last = t.Segment.Stop
			}
		}
		e.add('C', at, strings.TrimSpace(strings.ReplaceAll(b.String(), "\n", " ")))
	case *ast.Emphasis:
		e.around('E', v, string(rune('0'+v.Level)))
	case *east.Strikethrough:
		e.around('D', v, "")
	case *ast.Link:
		e.around('L', v, e.target(v.Destination)+"\n"+string(v.Title))
	case *ast.Image:
		e.around('I', v, e.target(v.Destination)+"\n"+string(v.Title))
	case *ast.AutoLink:
		label := v.Label(src)
		at := v.Pos()
		if e.t.notes.bare[v] {
			for i, c := range label {
				e.char(c, at+i)
			}
			*e.bare = append(*e.bare, e.t.bareConstruct(v))
			e.last = at + len(label)
			return
		}
		e.add('U', at, string(label))
		e.last = at + len(label) + 2
	case *ast.RawHTML:
		var b strings.Builder
		at := n.Pos()
		for i := range v.Segments.Len() {
			s := v.Segments.At(i)
			if i == 0 {
				at = s.Start
			}
			b.Write(s.Value(src))
			e.last = s.Stop
		}
		e.add('H', at, strings.Join(strings.Fields(b.String()), " "))
	case *east.TaskCheckBox:
		data := " "
		if v.IsChecked {
			data = "x"
		}
		e.add('T', max(n.Pos(), 0), data)
	default:
		e.around('X', v, v.Kind().String())
	}
}

func (e *events) target(dest []byte) string {
	s := string(dest)
	if e.t.dialect.Engine != Marked && e.t.dialect.Engine != Kramed {
		return unescapeText(s)
	}
	return html.UnescapeString(s)
}

func (e *events) text(v *ast.Text) {
	src, escaped := e.t.Source, e.t.dialect.Engine != Marked
	if s, ok := e.t.notes.printed[v]; ok && !isTypographic(s) {
		e.add('S', v.Segment.Start, s)
		e.last = v.Segment.Stop
		return
	}
	behind := e.t.notes.escaped[v]
	for i := v.Segment.Start; i < v.Segment.Stop; i++ {
		c, at := src[i], i
		switch {
		case isSpaceByte(c):
			continue
		case c == '\\' && escaped && i+1 < v.Segment.Stop && isPunct(src[i+1]) && !v.IsRaw():
			i++
			c = src[i]
		case behind && i == v.Segment.Start:
			at--
		case !escaped && v.IsRaw() && i > 0 && src[i-1] == '\\':
			at--
		}
		e.char(c, at)
	}
	e.last = v.Segment.Stop
	switch {
	case v.HardLineBreak():
		e.add('h', v.Segment.Stop, "")
	case v.SoftLineBreak():
		e.add('s', v.Segment.Stop, "")
	}
}

// bareConstruct is a link without brackets, with them.
func (t *Tree) bareConstruct(v *ast.AutoLink) Construct {
	label := string(v.Label(t.Source))
	r := renderer{t: t}
	r.autoLink(v)
	k := Construct{Start: v.Pos(), End: v.Pos() + len(label), Name: "autolink", HTML: string(r.out), Inline: true}
	plain := true
	for i := range len(label) {
		plain = plain && label[i] > ' ' && label[i] < 0x7f && label[i] != '>' && label[i] != '\\'
	}
	switch {
	case v.AutoLinkType == ast.AutoLinkEmail, plain && v.Protocol == nil && strings.Contains(label, "://"):
		k.Markdown = "<" + label + ">"
	default:
		dest := string(v.URL(t.Source))
		k.Markdown = "[" + escapeMarkdown(label) + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C").Replace(html.UnescapeString(t.dialect.href(dest))) + ">)"
	}
	return k
}
