package body

import (
	"bytes"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// quote writes a quotation with the author and source in its last line: a Markdown quote may hold HTML.
func (w *Writer) quote(n *ir.Component, m component.Quote) bool {
	if !n.Block || n.Cell || n.Prefix != "" || w.outer != "" || w.tall(n.Body) {
		return false
	}
	start := w.out.Len()
	w.depth++
	w.Nodes(n.Body)
	w.depth--
	_, end := m.HTML()
	w.indent(start, "> ", strings.TrimSuffix(end, "</blockquote>"))
	w.endLine(n)
	return true
}

// tall reports whether something in a body goes over several lines as a unit, so that no prefix can be put into it.
func (w *Writer) tall(nodes []ir.Node) bool {
	for _, n := range nodes {
		switch n := n.(type) {
		case *ir.Text, *ir.Heading, *ir.Destination:
			continue
		case *ir.Code:
			if n.Fence {
				continue // its lines are lines of the page
			}
		case *ir.Component:
			if n.Markdown && w.tall(n.Body) {
				return true
			}
			open, end := n.Means.HTML()
			if _, ok := n.Means.(component.Listing); !ok && strings.Contains(open+end, "\n") {
				return true
			}
			continue
		case *ir.Expression:
			if strings.Contains(n.HTML, "\n") {
				return true
			}
		}
		if bytes.Contains(w.Doc.Source.Bytes(n.Span()), []byte("\n")) {
			return true
		}
	}
	return false
}

// indent puts a prefix before each line written since start, less blank lines at both ends, and adds a last line.
func (w *Writer) indent(start int, prefix, last string) {
	body := append([]byte(nil), w.out.Bytes()[start:]...)
	skip := 0
	for {
		i := bytes.IndexByte(body[skip:], '\n')
		if i < 0 || len(bytes.TrimSpace(body[skip:skip+i])) > 0 {
			break
		}
		skip += i + 1
	}
	text := bytes.TrimRight(body[skip:], " \t\n")
	lead := func(line []byte) string {
		if len(bytes.TrimSpace(line)) == 0 {
			return strings.TrimSpace(prefix)
		}
		return prefix
	}
	// where each byte of the body goes
	moved := func(offset int) int {
		rel := max(0, min(offset-start-skip, len(text)))
		at, to := 0, start
		for line := range bytes.Lines(text) {
			to += len(lead(line))
			if at+len(line) > rel {
				break
			}
			at, to = at+len(line), to+len(line)
		}
		return to + rel - at
	}
	for i := range w.stands {
		if w.stands[i].start >= start {
			w.stands[i].start, w.stands[i].end = moved(w.stands[i].start), moved(w.stands[i].end)
		}
	}
	for i := range w.from {
		if w.from[i].out > start {
			w.from[i].out = moved(w.from[i].out)
		}
	}
	w.out.Truncate(start)
	if len(text) == 0 { // a quotation without words
		w.out.WriteString(strings.TrimSpace(prefix))
	}
	for line := range bytes.Lines(text) {
		w.out.WriteString(lead(line))
		w.out.Write(line)
	}
	if last != "" {
		w.out.WriteString("\n" + strings.TrimSpace(prefix) + "\n" + prefix)
		w.RawHTML(last)
	}
}
