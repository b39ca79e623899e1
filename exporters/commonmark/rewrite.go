package commonmark

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

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
