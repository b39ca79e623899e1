package body

import (
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var marksLost = finding.Define(finding.Rule{
	ID:       "code/marks-lost",
	Severity: finding.Info,
	Title:    "a listing's marked lines or line numbers are not shown",
	Doc:      "The blog marked lines of this listing, or counted them from another number than one. The target shows the code alone.",
	Hint:     "say in the text which lines are meant",
})

// TellMarks tells of listings whose marks a target has no words for.
func (w *Writer) TellMarks(nodes []ir.Node) {
	tell := func(at ir.Span, marked [][2]int, first int) {
		if len(marked) > 0 || first > 1 {
			w.Say(at, finding.Finding{Rule: marksLost, Effect: finding.Degraded})
		}
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case *ir.Code:
			if n.Fence {
				tell(n.Span(), n.Info.Marked, n.Info.FirstLine)
			}
		case *ir.Component:
			if m, ok := n.Means.(component.Listing); ok {
				tell(n.Span(), m.Marked, m.FirstLine)
			}
			w.TellMarks(n.Body)
		}
	}
}
