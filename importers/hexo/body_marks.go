package hexo

import (
	"bytes"
	"net/url"
	"strings"

	"hexodus/importers/hexo/markdown"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var repaired = finding.Define(finding.Rule{
	ID:       "link/repaired",
	Severity: finding.Info,
	Title:    "a tag for a link's target works now",
	Doc:      "Hexo cannot run a tag between the brackets of a Markdown link: the blog's link led to a leftover of its own placeholder. The link has the target that was meant.",
	Hint:     "nothing to do",
})

// headings are the places where anchors can be pinned.
func (r *reader) headings(u *unit) []mark {
	var marks []mark
	for i, h := range u.tree.Headings() {
		if r.contentsOn {
			h.ID, h.HasID = markdown.PlainID(h.Text, map[string]int{}), true
			if i == 0 && r.log != nil {
				r.log.Add(finding.Finding{Rule: anchorMoved, Source: r.doc.Source, At: ir.Span{Start: u.source(h.Start), End: u.sourceEnd(h.Stop)}, Effect: finding.Improved})
			}
		}
		at := h.End
		if h.Start < len(u.text) && u.text[h.Start] == '#' { // behind the closing marks, if there are any
			at = max(at, h.Start+len(bytes.TrimRight(u.text[h.Start:h.Stop], " \t\n")))
		}
		end := u.sourceEnd(at)
		marks = append(marks, mark{end, end, []ir.Node{&ir.Heading{
			At: ir.At{Start: end, End: end}, Place: ir.Place{}, Level: h.Level, ID: h.ID, HasID: h.HasID, Text: h.Text,
			Source: ir.Span{Start: u.source(h.Start), End: max(u.sourceEnd(h.Stop), end)},
		}}})
	}
	return marks
}

// links are the targets of links and images.
func (r *reader) links(u *unit) []mark {
	var marks []mark
	for _, l := range u.tree.Links() {
		if i := u.pieceIn(l.Start, l.End); i >= 0 {
			if r.log != nil {
				p := &u.pieces[i]
				r.log.Add(finding.Finding{Rule: repaired, Source: r.doc.Source, At: ir.Span{Start: p.start, End: p.end}, Effect: finding.Improved})
			}
			continue // a tag for a target is a piece
		}
		start := u.source(l.Start)
		end := start
		if l.End > l.Start {
			end = u.sourceEnd(l.End)
		} else if l.Start > 0 {
			start = u.sourceEnd(l.Start)
			end = start
		}
		same := sameTarget(l.Dest, l.URL)
		if l.Ref && same {
			continue // nothing of it stands here
		}
		marks = append(marks, mark{start, end, []ir.Node{&ir.Destination{
			At: ir.At{Start: start, End: end}, Image: l.Image, URL: l.URL, Whole: l.Ref, Same: same,
		}}})
	}
	return marks
}

// sameTarget reports whether two spellings of a target lead to one place.
func sameTarget(a, b string) bool {
	if a == b {
		return true
	}
	return plainTarget(a) == plainTarget(b)
}

func plainTarget(s string) string {
	if p, err := url.PathUnescape(s); err == nil {
		s = p
	}
	if u, err := url.Parse(s); err == nil && u.Host != "" && u.Path == "" {
		u.Path = "/"
		s = u.String()
	}
	return strings.ReplaceAll(s, "&amp;", "&")
}

// constructs are what the engine read in a way of its own.
func (r *reader) constructs(u *unit) []mark {
	var marks []mark
	for _, c := range append(u.tree.Constructs(), u.tree.Alts()...) {
		start, end := u.source(c.Start), u.sourceEnd(c.End)
		if c.End <= c.Start {
			end = start
		}
		place := u.place(c.Start, r)
		if !c.Inline {
			place.Block, place.Raw = true, false
		}
		marks = append(marks, mark{start, end, []ir.Node{&ir.Dialect{
			At: ir.At{Start: start, End: end}, Place: place, Construct: c.Name, Markdown: c.Markdown, HTML: string(r.fill(u, []byte(c.HTML))),
		}}})
	}
	return marks
}
