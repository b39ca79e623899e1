package body

import (
	"bytes"

	"hexodus/ir"
	"hexodus/ir/component"
)

// hush looks ahead from a tile that opened an HTML block. Where the whole line would read the same as a paragraph of its
// own, the tiles on it are spelled as if they stood in running text: as the author would have written them for the target.
func (w *Writer) hush(nodes []ir.Node) {
	first := nodes[0].Span()
	if first.Start < w.hushed {
		return
	}
	switch n := nodes[0].(type) {
	case *ir.Component:
		if !n.Block {
			return
		}
	case *ir.Unknown:
		if !n.Block {
			return
		}
	default:
		return
	}
	data := w.Doc.Source.Data
	end := first.Start
	for _, n := range nodes {
		at := n.Span()
		if at.Start > end {
			break
		}
		switch n := n.(type) {
		case *ir.Component:
			if !inlineKind(n.Means) || bytes.IndexByte(data[at.Start:at.End], '\n') >= 0 {
				return
			}
		case *ir.Unknown:
			if bytes.IndexByte(data[at.Start:at.End], '\n') >= 0 {
				return
			}
		case *ir.Raw:
			if bytes.ContainsAny(data[at.Start:at.End], "\\`*_[]<>&~\n") || bytes.Contains(data[at.Start:at.End], []byte("://")) {
				return
			}
		case *ir.Text:
			if at.Start == end && at.Len() > 0 && data[at.Start] == '\n' {
				if w.alone(first.Start, end) {
					w.hushed = end
				}
				return
			}
			if len(bytes.TrimLeft(data[at.Start:at.End], " \t")) == 0 {
				break
			}
			if line, _, ok := bytes.Cut(data[at.Start:at.End], []byte("\n")); ok && len(bytes.TrimSpace(line)) == 0 {
				if w.alone(first.Start, at.Start+len(line)) {
					w.hushed = at.Start + len(line)
				}
			}
			return
		default:
			return
		}
		end = at.End
	}
	if end == w.Doc.Content.End && w.alone(first.Start, end) {
		w.hushed = end
	}
}

// inlineKind reports whether a component can stand in running text.
func inlineKind(m ir.Meaning) bool {
	switch m.(type) {
	case component.Listing, component.Quote, component.PullQuote:
		return false
	}
	return true
}

// alone reports whether the line from start to end is a paragraph of its own: nothing above or below it could join.
func (w *Writer) alone(start, end int) bool {
	data := w.Doc.Source.Data
	lineStart := bytes.LastIndexByte(data[:start], '\n') + 1
	marker := bytes.ContainsAny(bytes.TrimLeft(data[lineStart:start], " \t>"), "-*+.)") // a list item begins on the line
	if !marker && lineStart > w.Doc.Content.Start {
		above := data[:lineStart-1]
		above = above[bytes.LastIndexByte(above, '\n')+1:]
		if len(bytes.TrimLeft(above, " \t>")) > 0 && !bytes.HasPrefix(bytes.TrimLeft(above, " "), []byte("#")) {
			return false
		}
	}
	if end >= len(data) {
		return true
	}
	below, _, _ := bytes.Cut(data[min(end+1, len(data)):], []byte("\n"))
	return len(bytes.TrimLeft(below, " \t>")) == 0 || markerLine(below) && below[0] != '>'
}

// settled is where a tile stands, after hush.
func (w *Writer) settled(p ir.Place, start int) ir.Place {
	if start < w.hushed {
		p.Block, p.Raw = false, false
	}
	return p
}
