package commonmark

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Finish writes in CommonMark, or in HTML, what the body holds beyond it. Only a reader of Markdown can tell where that is:
// which line feeds are breaks, which bars make a table.
func (s *spelling) Finish(w *body.Writer) {
	s.tellMarks(s.doc.Body)
	s.tellDressing()
	if s.doc.Format == ir.FormatHTML {
		s.wholeHTML(w)
		return
	}
	s.close(w)
	r := s.rewrite(w)
	if r.breaks > 0 {
		w.Log.Add(finding.Finding{Rule: breaks, Source: s.doc.Source, Effect: finding.Exact, Count: r.breaks})
	}
	r.lostAnchors()
	for n := 0; r.html > 0 && n < 5; n++ { // where HTML is forbidden, what was between two pieces of it may be some now
		r = s.rewrite(w)
	}
}

// rewrite goes through the body once.
func (s *spelling) rewrite(w *body.Writer) *rewriting {
	r := &rewriting{spelling: s, w: w, source: bytes.Clone(w.Bytes())}
	root := s.reader.Parser().Parse(text.NewReader(r.source))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		return r.node(n), nil
	})
	r.footnotes()
	slices.SortStableFunc(r.edits, func(a, b body.Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	end := 0
	apart := r.edits[:0]
	for _, e := range r.edits {
		if e.Start >= end && e.End >= e.Start && e.End <= len(r.source) {
			apart, end = append(apart, e), e.End
		}
	}
	w.Apply(apart)
	return r
}

// wholeHTML makes one HTML block of a page that is HTML.
func (s *spelling) wholeHTML(w *body.Writer) {
	out := strings.TrimSpace(string(w.Bytes()))
	if out == "" {
		return
	}
	html := s.relink(out)
	w.Say(s.doc.Content, finding.Finding{Rule: oneBlock, Effect: finding.Equivalent})
	w.Apply([]body.Edit{{Start: 0, End: len(w.Bytes()), Write: func(w *body.Writer) {
		if s.opt.CommonMark.NoHTML {
			text, lost := plain(html, "\n\n")
			w.Write(text)
			s.tellLost(w, lost)
		} else {
			w.Write("<div>\n" + withoutBlankLines(html) + "\n</div>")
		}
		w.Write("\n")
	}}})
}

// close writes a blank line after each HTML block that goes on to one.
func (s *spelling) close(w *body.Writer) {
	var edits []body.Edit
	out := w.Bytes()
	for _, at := range s.gaps {
		if !blankAfter(out, at) {
			edits = append(edits, body.Edit{Start: at, End: at, Write: func(w *body.Writer) { w.Write("\n") }})
		}
	}
	for i := range s.anchors {
		moved := 0
		for _, e := range edits {
			if e.Start <= s.anchors[i].out {
				moved++
			}
		}
		s.anchors[i].out += moved
	}
	w.Apply(edits)
}

// blankAfter reports whether the line after an offset is blank, or there is none.
func blankAfter(out []byte, at int) bool {
	n := bytes.IndexByte(out[at:], '\n')
	if n < 0 {
		return true
	}
	next, _, _ := bytes.Cut(out[at+n+1:], []byte("\n"))
	return len(bytes.Trim(next, " \t>")) == 0
}

// rewriting is the body being read for what is to be written otherwise.
type rewriting struct {
	*spelling
	w      *body.Writer
	source []byte
	edits  []body.Edit
	marks  []*extension.FootnoteLink
	notes  []*extension.Footnote
	pinned map[int]bool // anchors that are written
	breaks int          // breaks that are written out
	html   int          // pieces of HTML that were taken out
}

// tell tells of what is at an offset of the output.
func (r *rewriting) tell(out int, rule *finding.Rule, effect finding.Effect, detail string) {
	src := r.w.Source(out)
	r.w.Say(ir.Span{Start: src, End: src}, finding.Finding{Rule: rule, Effect: effect, Detail: detail})
}

// replace writes text for a stretch.
func (r *rewriting) replace(start, end int, text string) {
	r.edits = append(r.edits, body.Edit{Start: start, End: end, Write: func(w *body.Writer) { w.Write(text) }})
}

// node rewrites one node, and says whether what is in it is to be looked at.
func (r *rewriting) node(n ast.Node) ast.WalkStatus {
	switch n := n.(type) {
	case *ast.Heading:
		return r.heading(n)
	case *ast.Text:
		if n.SoftLineBreak() && r.Markdown.HardBreaks {
			r.hardBreak(n.Segment.Stop)
		}
		if n.Parent().Kind() != ast.KindCodeSpan {
			r.stars(n.Segment)
		}
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			r.links(n.Segments.At(i))
		}
		r.withoutTag(n)
	case *ast.HTMLBlock:
		for i := range n.Lines().Len() {
			r.links(n.Lines().At(i))
		}
		r.withoutBlock(n)
	case *extension.Table:
		return r.table(n)
	case *extension.Strikethrough:
		r.strikethrough(n)
	case *extension.TaskCheckBox:
		r.checkbox(n)
	case *extension.FootnoteLink:
		r.marks = append(r.marks, n)
	case *extension.Footnote:
		r.notes = append(r.notes, n)
		return ast.WalkSkipChildren
	}
	return ast.WalkContinue
}

// hardBreak writes out a break that the blog made of a line feed. A backslash can be seen, and no editor takes it away.
func (r *rewriting) hardBreak(at int) {
	n := bytes.IndexByte(r.source[at:], '\n')
	if n < 0 || len(bytes.TrimSpace(r.source[at:at+n])) > 0 {
		return
	}
	mark := `\`
	if at > 0 && r.source[at-1] == '\\' {
		mark = "  " // a backslash after backslashes is not read alike everywhere
	}
	r.breaks++
	r.replace(at, at+n, mark)
}

// stars shields those that are no emphasis and stand after a character beyond the basic plane: programs that count in
// halves of such characters do not see that it is a symbol, and take the star for the end of an emphasis.
func (r *rewriting) stars(at text.Segment) {
	for i := at.Start; i < at.Stop; {
		c, size := utf8.DecodeRune(r.source[i:at.Stop])
		i += size
		if c > 0xFFFF && i < at.Stop && (r.source[i] == '*' || r.source[i] == '_') {
			r.replace(i, i, `\`)
			r.tell(i, body.Respelled, finding.Exact, "symbol before "+string(r.source[i]))
		}
	}
}

// strikethrough writes ~~x~~ as HTML.
func (r *rewriting) strikethrough(n *extension.Strikethrough) {
	start, end := n.Pos(), stop(n)
	if r.opt.CommonMark.GFM || start < 0 || end < 0 {
		return
	}
	size := run(r.source[start:])
	from := bytes.IndexByte(r.source[end:], '~')
	if from < 0 || size == 0 {
		return
	}
	end += from
	size = min(size, run(r.source[end:]))
	open, shut := "<del>", "</del>"
	if r.opt.CommonMark.NoHTML {
		open, shut = "", ""
		r.lost(start, "<del>")
	} else {
		r.tell(start, beyond, finding.Equivalent, "struck text")
	}
	r.replace(start, start+size, open)
	r.replace(end, end+size, shut)
}

// run is the number of tildes at the start, two at most.
func run(text []byte) int {
	return min(2, len(text)-len(bytes.TrimLeft(text, "~")))
}

// stop is the end of the last text in a node, -1 if there is none.
func stop(n ast.Node) int {
	end := -1
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			end = max(end, t.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
	return end
}

// checkbox writes [ ] and [x] as HTML.
func (r *rewriting) checkbox(n *extension.TaskCheckBox) {
	at := n.Pos()
	if r.opt.CommonMark.GFM || at < 0 || at+3 > len(r.source) || r.source[at] != '[' {
		return
	}
	box := `<input type="checkbox" disabled>`
	if n.IsChecked {
		box = `<input type="checkbox" checked disabled>`
	}
	if r.opt.CommonMark.NoHTML {
		r.lost(at, box)
		box = map[bool]string{false: "☐", true: "☑"}[n.IsChecked]
	} else {
		r.tell(at, beyond, finding.Equivalent, "a check box")
	}
	r.replace(at, at+3, box)
}

// table writes a table as HTML.
func (r *rewriting) table(n *extension.Table) ast.WalkStatus {
	head := n.FirstChild()
	if r.opt.CommonMark.GFM || head == nil || head.Pos() < 0 {
		return ast.WalkContinue
	}
	start := head.Pos()
	rule := lineEnd(r.source, start) + 1 // the line of dashes
	if rule > len(r.source) {
		return ast.WalkContinue
	}
	prefix := containers(r.source[rule:])
	end := lineEnd(r.source, rule)
	if last := n.LastChild(); last != nil && last.Pos() > end {
		end = lineEnd(r.source, last.Pos())
	}
	if r.opt.CommonMark.NoHTML { // its rows stay lines of text
		r.lost(start, "<table>")
		r.replace(lineEnd(r.source, start), lineEnd(r.source, rule), "")
		for row := n.FirstChild(); row != nil && row.NextSibling() != nil; row = row.NextSibling() {
			if at := lineEnd(r.source, row.Pos()); row != head {
				r.replace(at, at, `\`)
			}
		}
		r.replace(lineEnd(r.source, start), lineEnd(r.source, start), `\`)
		return ast.WalkContinue
	}
	html := r.render(n)
	html = strings.ReplaceAll(strings.TrimRight(html, "\n"), "\n", "\n"+prefix)
	if !blankAfter(r.source, end) {
		html += "\n" + strings.TrimRight(prefix, " ")
	}
	r.replace(start, end, html)
	r.tell(start, beyond, finding.Equivalent, "a table")
	return ast.WalkSkipChildren
}

// render is the HTML of a node, with the breaks that the blog had.
func (r *rewriting) render(n ast.Node) string {
	var out bytes.Buffer
	if err := r.reader.Renderer().Render(&out, r.source, n); err != nil {
		return ""
	}
	return r.relink(out.String())
}

// lineEnd is the end of the line at an offset.
func lineEnd(source []byte, at int) int {
	if n := bytes.IndexByte(source[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(source)
}

// containers is what a line begins with that belongs to the lists and quotes around it.
func containers(line []byte) string {
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t>"))])
}

// links makes the links of the author's HTML lead to where they led.
func (r *rewriting) links(at text.Segment) {
	part := string(at.Value(r.source))
	if to := r.relink(part); to != part && at.Padding == 0 {
		r.replace(at.Start, at.Stop, to)
		r.tell(at.Start, rawLink, finding.Exact, "")
	}
}
