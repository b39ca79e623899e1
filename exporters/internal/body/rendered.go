package body

import (
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// Rendered books the tags and links of a body that is handed on as the HTML which the blog showed, and tells of what
// nobody at hand could render, which stands in the HTML as text, and of what is left out.
func Rendered(doc *ir.Document, log *finding.Log) {
	books, path := &log.Ledger, doc.Source.Path
	tags, links := Count(doc.Body)
	books.Enter(finding.Tag, path, tags)
	books.Enter(finding.Link, path, links)
	for n := range told(doc.Body) {
		f := finding.Finding{Rule: unknownValue, Source: doc.Source, At: n.Span(), Effect: finding.Manual}
		switch n := n.(type) {
		case *ir.Component:
			if code, ok := n.Means.(component.Frozen); ok && !n.Dropped {
				f.Rule, f.Effect, f.Detail = frozen, finding.Equivalent, frozenBy(n, code)
				log.Add(f)
				continue
			}
			f.Rule, f.Effect, f.Detail = leftOut, finding.Dropped, n.Name
		case *ir.Expression:
			f.Detail = Clip(string(doc.Source.Bytes(n.Span())))
		case *ir.Unknown:
			f.Rule, f.Detail = unknownTag, n.Name
			if n.Known {
				f.Rule = brokenTag
			}
			if n.Defined != "" {
				f.Detail += ", defined in " + n.Defined
			}
		}
		log.Add(f)
		books.Settle(finding.Tag, path, 1, finding.Lost, f.Rule)
		tags--
	}
	books.Settle(finding.Tag, path, tags, finding.Carried, nil)
	books.Settle(finding.Link, path, links, finding.Carried, nil)
}

// told are the tags and expressions of which nobody at hand knows what they showed, those that are left out, and those
// that the blog's own code made.
func told(nodes []ir.Node) func(func(ir.Node) bool) {
	return func(yield func(ir.Node) bool) { walk(nodes, yield) }
}

func walk(nodes []ir.Node, yield func(ir.Node) bool) bool {
	for _, n := range nodes {
		ok := true
		switch n := n.(type) {
		case *ir.Component:
			_, own := n.Means.(component.Frozen)
			if n.Dropped {
				ok = yield(n)
			} else {
				ok = (!own || yield(n)) && walk(n.Body, yield)
			}
		case *ir.Footnote:
			ok = walk(n.Body, yield)
		case *ir.Unknown:
			ok = yield(n)
		case *ir.Expression:
			ok = n.Known || yield(n)
		}
		if !ok {
			return false
		}
	}
	return true
}
