package body

import (
	"bytes"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// code carries code over; a listing that the target would show otherwise is written anew.
func (w *Writer) code(n *ir.Code) {
	if !n.Fence || n.Plain && !Captioned(n.Info) {
		w.guarded(n.Span(), Code)
		return
	}
	w.Mark(n.Start)
	if n.Place.Raw { // a blank line ends the HTML around it, and another lets it begin again
		w.out.WriteString("\n" + w.outer + n.Prefix)
	}
	w.listing(n.Place, n.Info, string(n.Text))
	if n.Place.Raw {
		w.out.WriteString("\n" + w.outer + n.Prefix)
	}
	w.Mark(n.End)
	w.Say(n.Span(), finding.Finding{Rule: fenceRespelled, Effect: finding.Equivalent})
}

// Captioned reports whether a listing says more than its language.
func Captioned(i ir.CodeInfo) bool {
	return i.Title != "" || i.URL != "" || i.FirstLine != 0 || len(i.Marked) > 0 || i.NoLineNumbers
}

// listing writes a fenced code block; what stands on the line before it stays there, so a list marker can.
func (w *Writer) listing(at ir.Place, info ir.CodeInfo, code string) {
	words, ok := w.target.Fence(info)
	if !ok {
		m := component.Listing{Code: code, Lang: info.Lang, Title: info.Title, URL: info.URL, LinkText: info.LinkText}
		if w.target.Template(w, at, m, Whole) != nil {
			return
		}
		html, _ := m.HTML()
		at.Block = true
		w.target.HTML(w, at, html)
		return
	}
	w.Fence(at, words, code)
}

// Fence writes code in a fence with an info string.
func (w *Writer) Fence(at ir.Place, info, code string) {
	prefix := w.outer + at.Prefix
	// a fence that is indented within its container is so in each line, or the engine would cut it from the code
	line := w.out.Bytes()[bytes.LastIndexByte(w.out.Bytes(), '\n')+1:]
	if lead := len(line) - len(bytes.TrimRight(line, " ")); len(line) > len(prefix) && lead > 0 {
		prefix += strings.Repeat(" ", min(lead, len(line)-len(prefix)))
	}
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	var b strings.Builder
	b.WriteString(fence)
	b.WriteString(info)
	for line := range strings.SplitSeq(code, "\n") {
		b.WriteString("\n")
		if line == "" {
			b.WriteString(strings.TrimRight(prefix, " "))
		} else {
			b.WriteString(prefix + line)
		}
	}
	b.WriteString("\n" + prefix + fence)
	w.Inline(b.String())
}

// markerLine reports whether a line begins a list item, a heading, a quote or a fence, so that it ends a paragraph
// above it.
func markerLine(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	if len(line) == 0 {
		return true
	}
	switch line[0] {
	case '-', '*', '+':
		return len(line) > 1 && (line[1] == ' ' || line[1] == '\t')
	case '#', '>':
		return true
	case '`', '~':
		return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
	}
	return bytes.HasPrefix(line, []byte("1. ")) || bytes.HasPrefix(line, []byte("1) "))
}
