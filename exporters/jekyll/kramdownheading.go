package jekyll

import (
	"bytes"
	"strings"
	"unicode"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Anchor gives a heading its anchor: behind its text where kramdown takes it there, else on a line of its own below.
func (s *kramdownSpelling) Anchor(w *body.Writer, n *ir.Heading) {
	if !n.HasID || n.ID == "" {
		return
	}
	line := "\n" + w.Prefix(n.Place) + `{: id="` + strings.NewReplacer(`"`, `\"`, "}", `\}`).Replace(n.ID) + `"}`
	switch {
	case xmlName(n.ID):
		w.Inline(" {#" + n.ID + "}")
	case !s.setext(n):
		w.Inline(line)
	case !w.Nested():
		s.below = append(s.below, below{len(w.Bytes()), line})
	}
	w.Mark(n.End)
	w.Say(n.Source, finding.Finding{Rule: body.AnchorPinned, Effect: finding.Exact, After: n.ID})
}

// below is a line to be written below the line under an offset of the output: under the underline of a heading.
type below struct {
	at   int
	line string
}

// belowUnderlines are the edits that write those lines.
func (s *kramdownSpelling) belowUnderlines(w *body.Writer) (edits []body.Edit) {
	for _, b := range s.below {
		at := b.at
		for range 2 {
			n := bytes.IndexByte(w.Bytes()[min(at+1, len(w.Bytes())):], '\n')
			if n < 0 {
				at = len(w.Bytes())
				break
			}
			at += 1 + n
		}
		edits = append(edits, body.Edit{Start: at, End: at, Write: func(w *body.Writer) { w.Inline(b.line) }})
	}
	return edits
}

// setext reports whether a heading is underlined.
func (s *kramdownSpelling) setext(n *ir.Heading) bool {
	_, below, ok := bytes.Cut(s.doc.Source.Data[n.End:max(n.End, n.Source.End)], []byte("\n"))
	below = bytes.TrimLeft(below, " \t>")
	return ok && len(below) > 0 && (below[0] == '=' || below[0] == '-')
}

// xmlName reports whether an anchor can be written as {#anchor}.
// kramdown: lib/kramdown/parser/kramdown/header.rb, HEADER_ID
func xmlName(id string) bool {
	for i, r := range id {
		if !unicode.Is(nameStart, r) && (i == 0 || !unicode.Is(nameMore, r)) {
			return false
		}
	}
	return id != ""
}

// What a name in XML begins with, and what else it may hold.
var (
	nameStart = &unicode.RangeTable{
		R16: []unicode.Range16{{':', ':', 1}, {'A', 'Z', 1}, {'_', '_', 1}, {'a', 'z', 1}, {0xC0, 0xD6, 1}, {0xD8, 0xF6, 1}, {0xF8, 0x2FF, 1}, {0x370, 0x37D, 1},
			{0x37F, 0x1FFF, 1}, {0x200C, 0x200D, 1}, {0x2070, 0x218F, 1}, {0x2C00, 0x2FEF, 1}, {0x3001, 0xD7FF, 1}, {0xF900, 0xFDCF, 1}, {0xFDF0, 0xFFFD, 1}},
		R32:         []unicode.Range32{{0x10000, 0xEFFFF, 1}},
		LatinOffset: 5,
	}
	nameMore = &unicode.RangeTable{
		R16:         []unicode.Range16{{'-', '.', 1}, {'0', '9', 1}, {0xB7, 0xB7, 1}, {0x300, 0x36F, 1}, {0x203F, 0x2040, 1}},
		LatinOffset: 3,
	}
)
