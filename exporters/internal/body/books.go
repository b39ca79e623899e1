package body

import (
	"hexodus/ir"
	"hexodus/ir/finding"
)

// book settles the tags and links of the body.
func (w *Writer) book() {
	books, path := &w.Log.Ledger, w.Doc.Source.Path
	tags, links := Count(w.Doc.Body)
	books.Enter(finding.Tag, path, tags)
	books.Enter(finding.Link, path, links)
	for rule, n := range w.tags {
		outcome := finding.Changed
		if rule == leftOut || rule == unknownTag || rule == brokenTag || rule == unknownValue {
			outcome = finding.Lost
		}
		books.Settle(finding.Tag, path, n, outcome, rule)
		tags -= n
	}
	books.Settle(finding.Tag, path, tags, finding.Carried, nil)
	books.Settle(finding.Link, path, w.links, finding.Changed, destination)
	books.Settle(finding.Link, path, links-w.links, finding.Carried, nil)
}

// Count is the number of template tags and of link targets in a body.
func Count(nodes []ir.Node) (tags, links int) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *ir.Component:
			t, l := Count(n.Body)
			tags, links = tags+t+1, links+l
		case *ir.Footnote:
			t, l := Count(n.Body)
			tags, links = tags+t, links+l
		case *ir.Unknown, *ir.Verbatim, *ir.Expression:
			tags++
		case *ir.Comment:
			if n.Template {
				tags++
			}
		case *ir.Destination:
			links++
		}
	}
	return tags, links
}
