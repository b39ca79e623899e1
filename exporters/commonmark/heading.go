package commonmark

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var anchorLost = finding.Define(finding.Rule{
	ID:       "heading/anchor-lost",
	Severity: finding.Warning,
	Title:    "a heading has no anchor",
	Doc:      "CommonMark has no anchors, and with --no-html, or where the heading stands, none can be written. A Git host makes anchors of its own; links to the blog's may miss.",
	Hint:     "leave out --no-html, or correct the links",
})

// heading gives a heading its anchor, which takes HTML.
func (r *rewriting) heading(n *ast.Heading) ast.WalkStatus {
	start := n.Pos()
	if start < 0 {
		return ast.WalkContinue
	}
	end := lineEnd(r.source, start)
	if lines := n.Lines(); lines.Len() > 0 {
		end = lineEnd(r.source, max(start, lines.At(lines.Len()-1).Start))
		if r.source[start] != '#' || lines.At(0).Start == start { // underlined
			if line := r.source[min(end+1, len(r.source)):]; underline(line) {
				end = lineEnd(r.source, end+1)
			}
		}
	}
	at := -1
	for i, a := range r.anchors {
		if a.out >= start && a.out <= end && !r.pinned[i] {
			at = i
			break
		}
	}
	if at < 0 || !r.anchors[at].node.HasID || r.anchors[at].node.ID == "" || r.opt.CommonMark.NoHTML {
		return ast.WalkContinue
	}
	if r.pinned == nil {
		r.pinned = map[int]bool{}
	}
	r.pinned[at] = true
	h := r.anchors[at].node
	var inner strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		inner.WriteString(r.render(c))
	}
	text := strings.ReplaceAll(inner.String(), "<br>\n", "<br>")
	if r.Markdown.HardBreaks {
		text = strings.ReplaceAll(text, "\n", "<br>")
	}
	block := fmt.Sprintf(`<h%d id="%s">%s</h%d>`, n.Level, html.EscapeString(h.ID), rawhtml.OneLine(text), n.Level)
	if !rawhtml.BlankAfter(r.source, end) {
		if column := r.source[bytes.LastIndexByte(r.source[:start], '\n')+1 : start]; len(bytes.TrimSpace(column)) > 0 || n.Parent().Kind() != ast.KindDocument {
			block = body.Blank + block
		} else {
			block += "\n"
		}
	}
	r.replace(start, end, block)
	r.w.Say(h.Source, finding.Finding{Rule: body.AnchorPinned, Effect: finding.Exact, After: h.ID})
	return ast.WalkSkipChildren
}

// underline reports whether a line underlines a heading.
func underline(line []byte) bool {
	line, _, _ = bytes.Cut(line, []byte("\n"))
	line = bytes.Trim(line, " \t>")
	return len(line) > 0 && (len(bytes.Trim(line, "=")) == 0 || len(bytes.Trim(line, "-")) == 0)
}

// anchorless are the headings whose anchors are not written.
func (r *rewriting) anchorless() (list []*ir.Heading) {
	for i, a := range r.anchors {
		if h := a.node; h.HasID && h.ID != "" && !r.pinned[i] {
			list = append(list, h)
		}
	}
	return list
}

// tellAnchorless tells of headings that have no anchor in the finished text; some got theirs with the HTML of their block.
func (s *spelling) tellAnchorless(w *body.Writer) {
	for _, h := range s.anchorless {
		if !bytes.Contains(w.Bytes(), fmt.Appendf(nil, `<h%d id="%s"`, h.Level, html.EscapeString(h.ID))) {
			w.Say(h.Source, finding.Finding{Rule: anchorLost, Effect: finding.Degraded, Detail: "#" + h.ID})
		}
	}
}
