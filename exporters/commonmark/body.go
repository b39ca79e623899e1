package commonmark

import (
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	marksLost = finding.Define(finding.Rule{
		ID:       "code/marks-lost",
		Severity: finding.Info,
		Title:    "a listing's marked lines and line numbers are not shown",
		Doc:      "The blog marked lines of this listing, or counted them from another number than one. CommonMark shows the code alone.",
		Hint:     "say in the text which lines are meant",
	})
	leadsOut = finding.Define(finding.Rule{
		ID:       "link/not-exported",
		Severity: finding.Info,
		Title:    "a link leads to a page that is not exported",
		Doc:      "The blog had a page there that is made of others, a list of a tag for example, or none at all. The link leads to the blog as it is on the web.",
		Hint:     "remove the link when the blog goes",
	})
)

// spelling is how the body of one page is spelled in CommonMark.
type spelling struct {
	*page
	anchors []anchor
	gaps    []int // offsets after HTML blocks, which end at a blank line only
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
	link, _ := s.places.link(s.doc, url)
	return link
}

// Template is nil: CommonMark has no templates.
func (s *spelling) Template(*body.Writer, ir.Place, ir.Meaning, body.Part) *finding.Rule { return nil }

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
