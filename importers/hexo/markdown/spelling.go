package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// spell gives a construct its name and its spellings.
func (c *comparison) spell(k *Construct, block ast.Node, list, other []event) {
	k.Name = "text"
	plain := true
	for _, e := range list {
		switch e.kind {
		case 0, 's':
			continue
		case 'E':
			k.Name = "emphasis"
		case 'L', 'I', 'U':
			k.Name = "link"
		case 'C':
			k.Name = "code"
		case 'H':
			k.Name = "html"
		case 'S':
			if strings.HasPrefix(e.data, `<span class="math`) {
				k.Name = "formula"
			}
		case 'D':
			k.Name = "strikethrough"
		case 'h':
			k.Name = "break"
		}
		plain = false
		break
	}
	if plain {
		k.Markdown = escapeMarkdown(string(c.a.Source[k.Start:k.End]))
	} else if tag, n := onlyMarks(list, other); n > 0 && k.End-k.Start > 2*n {
		k.Markdown = "<" + tag + ">" + string(c.a.Source[k.Start+n:k.End-n]) + "</" + tag + ">"
	}
	k.HTML = c.htmlBetween(block, k.Start, k.End)
}

// onlyMarks reports whether one reading is an element and the other its marks and what is between them, and gives
// the element's tag and the length of a mark.
func onlyMarks(list, other []event) (tag string, n int) {
	if len(list) < 2 || list[len(list)-1].kind != ')' {
		return "", 0
	}
	switch open := list[0]; {
	case open.kind == 'D':
		tag, n = "del", 2
	case open.kind == 'E' && open.data == "1":
		tag, n = "em", 1
	case open.kind == 'E':
		tag, n = "strong", 2
	}
	inner := list[1 : len(list)-1]
	if n == 0 || len(other) != len(inner)+2*n || !balanced(inner) {
		return "", 0
	}
	for i, e := range other {
		switch {
		case i < n || i >= len(other)-n:
			if e.kind != 0 || e.c != '~' && e.c != '*' && e.c != '_' {
				return "", 0
			}
		case !e.same(inner[i-n]):
			return "", 0
		}
	}
	return tag, n
}

// htmlBetween is what the engine printed for a stretch of a block's text that holds whole elements.
func (c *comparison) htmlBetween(block ast.Node, start, end int) string {
	r := renderer{t: c.a}
	r.between(block, start, end)
	return string(r.out)
}

// between prints the parts of a node's text that lie in a stretch of the source.
func (r *renderer) between(n ast.Node, start, end int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			if at := c.Pos(); at >= start && at < end {
				r.inline(c)
			} else if c.HasChildren() {
				r.between(c, start, end)
			}
			continue
		}
		seg := t.Segment
		if seg.Stop <= start && !(seg.Stop == start && seg.Len() == 0) || seg.Start >= end {
			continue
		}
		if _, ok := r.t.notes.printed[t]; ok {
			r.text(t)
			continue
		}
		part := *t
		part.Segment.Start, part.Segment.Stop = max(seg.Start, start), min(seg.Stop, end)
		if part.Segment.Stop < seg.Stop {
			part.SetSoftLineBreak(false)
			part.SetHardLineBreak(false)
		}
		r.text(&part)
	}
}

// escapeMarkdown makes plain text of whatever markup there is.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			b.WriteString(s[i : i+2])
			i++
			continue
		}
		if strings.IndexByte("\\`*_[]<>~|!&", s[i]) >= 0 && !(s[i] == '&' && referenceLen(s[i:]) > 0) && !(s[i] == '!' && i+1 < len(s) && s[i+1] != '[') {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
