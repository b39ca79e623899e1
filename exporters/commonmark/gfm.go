package commonmark

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir/finding"
)

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
	if !rawhtml.BlankAfter(r.source, end) {
		html += "\n" + strings.TrimRight(prefix, " ")
	}
	r.replace(start, end, html)
	r.tell(start, beyond, finding.Equivalent, "a table")
	return ast.WalkSkipChildren
}
