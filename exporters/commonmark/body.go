package commonmark

import (
	"bytes"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// spelling is how the body of one page is spelled in CommonMark.
type spelling struct {
	*page
	anchors    []anchor
	anchorless []*ir.Heading // headings whose anchors Finish did not write
	blocks     rawhtml.Blocks
	out        map[string]bool // URLs of the blog that are not exported, and lead out
}

// anchor is a heading's, at an offset of the output within the heading.
type anchor struct {
	out  int
	node *ir.Heading
}

// Live is nil: CommonMark acts on nothing but Markdown.
func (s *spelling) Live([]byte) *finding.Rule { return nil }

// Guard is the text.
func (s *spelling) Guard(text string, _ body.Context) string { return text }

// Link is the way from this page to a URL.
func (s *spelling) Link(url string) string {
	link, out := s.places.link(s.doc, url)
	if out && !s.out[url] {
		if s.out == nil {
			s.out = map[string]bool{}
		}
		s.out[url] = true
		s.tellOut(url, link)
	}
	return link
}

// Fence is the language. A caption needs HTML.
func (s *spelling) Fence(i ir.CodeInfo) (string, bool) {
	lang, _, _ := strings.Cut(i.Lang, " ")
	return strings.ReplaceAll(lang, "`", ""), i.Title == "" && i.URL == "" || s.opt.CommonMark.NoHTML
}

// Anchor notes where a heading is; Finish gives it its anchor.
func (s *spelling) Anchor(w *body.Writer, n *ir.Heading) {
	s.anchors = append(s.anchors, anchor{len(w.Bytes()), n})
}

// Divider leaves the comment that ended the excerpt.
func (s *spelling) Divider(w *body.Writer, n *ir.More) { w.Copy(n.Span()) }

// Footnote leaves footnotes as they are; Finish makes HTML of them where they may not be GitHub's.
func (s *spelling) Footnote(w *body.Writer, n *ir.Footnote) { w.Footnote(n) }

// tellOut tells of a link that leads out of the export, where it stands.
func (s *spelling) tellOut(url, link string) {
	at := s.doc.Content
	if i := bytes.Index(s.doc.Source.Bytes(at), []byte(url)); i >= 0 {
		at = ir.Span{Start: at.Start + i, End: at.Start + i + len(url)}
	}
	s.log.Add(finding.Finding{Rule: leadsOut, Source: s.doc.Source, At: at, Effect: finding.Equivalent, Detail: url, After: link})
}

// tellDressing tells of typographic characters that are plain.
func (s *spelling) tellDressing() {
	if !s.Markdown.Typographer || s.opt.Typography == "exact" || s.doc.Typography == nil {
		return
	}
	if n := len(s.doc.Typography()); n > 0 {
		s.log.Add(finding.Finding{Rule: dressingLeft, Source: s.doc.Source, Effect: finding.Equivalent, Count: n})
	}
}
