package commonmark

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var notesAsHTML = finding.Define(finding.Rule{
	ID:       "footnote/as-html",
	Severity: finding.Info,
	Title:    "footnotes became HTML",
	Doc:      "CommonMark has no footnotes. The marks are links in small figures, and the notes are a list at the end of the page, as the blog showed them if the plugin that makes them was installed when it was built.",
	Hint:     "--gfm keeps them as GitHub writes them",
})

// footnotes writes marks as links, and the notes as a list at the end of the page.
func (r *rewriting) footnotes() {
	if len(r.marks) == 0 || r.doc.Render == nil {
		return
	}
	at := ir.Span{Start: r.doc.Content.Start, End: r.doc.Content.Start}
	if r.opt.CommonMark.GFM {
		r.w.Say(at, finding.Finding{Rule: body.FootnoteNative, Effect: finding.Improved})
		return
	}
	if r.opt.CommonMark.NoHTML {
		return // marks and notes stay as they were typed
	}
	var shown []byte
	blocks := r.doc.Render()
	n := len(blocks) - 1
	if n < 0 || blocks[n].At.Len() > 0 {
		return
	}
	for _, b := range blocks[:n] {
		shown = append(shown, b.HTML...)
	}
	marks := noteMark.FindAll(shown, -1)
	for i, mark := range r.marks {
		if len(marks) != len(r.marks) {
			break // the blog took others for marks: its HTML will say which
		}
		at := mark.Pos()
		end := bytes.IndexByte(r.source[at:], ']')
		if at < 0 || end < 0 {
			continue
		}
		r.replace(at, at+end+1, string(marks[i]))
	}
	for _, note := range r.notes {
		last := -1
		_ = ast.Walk(note, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
				last = max(last, n.Lines().At(n.Lines().Len()-1).Start)
			}
			return ast.WalkContinue, nil
		})
		head := regexp.MustCompile(`(?m)^[ \t>]*\[\^` + regexp.QuoteMeta(string(note.Ref)) + `\]:`).FindIndex(r.source)
		if head == nil || last < head[0] {
			continue
		}
		r.replace(head[0], lineEnd(r.source, last), "")
	}
	list := rawhtml.WithoutBlankLines(strings.TrimSpace(r.relink(string(blocks[n].HTML))))
	r.replace(len(r.source), len(r.source), "\n\n"+list+"\n")
	r.w.Say(at, finding.Finding{Rule: notesAsHTML, Effect: finding.Equivalent, Detail: fmt.Sprintf("%d marks", len(marks))})
}

// noteMark is the mark of a footnote as plugins print it.
var noteMark = regexp.MustCompile(`(?s)<sup[^>]*>\s*<a [^>]*href="#[^"]*"[^>]*>.*?</a>\s*</sup>`)
