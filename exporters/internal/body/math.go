package body

import (
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var formulasAsTyped = finding.Define(finding.Rule{
	ID:       "math/as-tex",
	Severity: finding.Warning,
	Title:    "formulas are shown as TeX",
	Doc:      "The blog set formulas when it was built. What is written here has no part that does so: the formulas stand in the page as their author typed them, between the signs that scripts for formulas look for.",
	Hint:     "load MathJax or KaTeX with its auto-render extension in the page's layout; some hosts of plain files set formulas by themselves",
})

// tellFormulas tells of the formulas of a document that nobody sets, n of them from at on.
func tellFormulas(doc *ir.Document, n int, at ir.Span, log *finding.Log) {
	if n > 0 {
		log.Add(finding.Finding{Rule: formulasAsTyped, Source: doc.Source, At: at, Effect: finding.Degraded, Count: n})
	}
}

// setByBlog reports whether a component is a formula that the blog set; one in a tag was left to a script.
func setByBlog(m ir.Meaning) bool {
	formula, ok := m.(component.Math)
	return ok && formula.Dollars
}

// formulas are the formulas of a body, and where the first stands.
func formulas(nodes []ir.Node) (n int, first ir.Span) {
	for _, node := range nodes {
		var inner []ir.Node
		switch node := node.(type) {
		case *ir.Component:
			if inner = node.Body; setByBlog(node.Means) {
				if n++; n == 1 {
					first = node.Span()
				}
			}
		case *ir.Footnote:
			inner = node.Body
		}
		if more, at := formulas(inner); more > 0 {
			if n == 0 {
				first = at
			}
			n += more
		}
	}
	return n, first
}
