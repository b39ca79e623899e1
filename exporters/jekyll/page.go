package jekyll

import (
	"bytes"
	"path"
	"strings"

	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// page is the export of one document.
type page struct {
	*site
	doc *ir.Document
	link
}

// document plans one page.
func (s *site) document(doc *ir.Document) {
	if pages.Unwrapped(doc) && !s.hidden[doc] {
		s.unwrapped(doc)
		return
	}
	name := s.names[doc]
	p := &page{site: s, doc: doc, link: s.links[doc]}
	if p.why != "" {
		s.log.Add(finding.Finding{Rule: urlLossy, Source: doc.Source, Effect: finding.Degraded, Detail: doc.URL + " " + p.why, Before: doc.URL, After: p.permalink})
	}
	text := p.text()
	if doc.Source.CRLF {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	if !s.add(tree.File{Path: name, Data: text, Source: doc.Source.Path, URL: doc.URL}) {
		s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Lost, pages.Unplaced)
		return
	}
	pages.TellWholeDocument(doc, s.log)
	switch {
	case strings.HasPrefix(name, unlistedFolder+"/"):
		s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Changed, unlisted)
		s.log.Add(finding.Finding{Rule: unlisted, Source: doc.Source, Effect: finding.Equivalent, Detail: name})
	case path.Base(doc.Source.Path) == path.Base(name):
		s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Carried, nil)
	case strings.HasSuffix(name, "-"+path.Base(doc.Source.Path)) && strings.HasPrefix(name, "_posts/"): // told once for all
		s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Changed, dated)
		s.log.Add(finding.Finding{Rule: dated, Effect: finding.Exact})
	default:
		s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Changed, renamed)
		s.log.Add(finding.Finding{Rule: renamed, Source: doc.Source, Effect: finding.Exact, Detail: name})
	}
}
