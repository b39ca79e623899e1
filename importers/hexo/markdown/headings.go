package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Heading is a heading and its anchor.
type Heading struct {
	Level int
	ID    string // "" is a real one if HasID
	HasID bool
	Text  string // without markup
	Start int    // the heading, from its first # or letter …
	Stop  int    // … to the end of its last line
	End   int    // after its text: where " {#id}" can be put
}

// Headings are the headings, in order.
func (t *Tree) Headings() []Heading {
	s := t.tables()
	if len(s.headings) == 0 {
		return nil
	}
	anchors := t.anchorIDs()
	list := make([]Heading, 0, len(s.headings))
	for _, n := range s.headings {
		h := Heading{Level: n.Level, Text: plainText(n, t.Source), ID: anchors[n].id, HasID: anchors[n].ok}
		h.Start, h.End, h.Stop = t.headingSpan(n)
		list = append(list, h)
	}
	return list
}

func (t *Tree) headingSpan(n *ast.Heading) (start, end, stop int) {
	src := t.Source
	start = t.startOf(n)
	end = start
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		end = min(max(last.Stop, start), len(src))
		end = start + len(bytes.TrimRight(src[start:end], " \t\r\n"))
	}
	if end == start { // nothing but its marks
		for end < len(src) && src[end] == '#' {
			end++
		}
	}
	stop = lineEnd(src, end)
	if start < len(src) && src[start] != '#' && stop < len(src) { // underlined
		stop = lineEnd(src, stop+1)
	}
	return start, end, stop
}
