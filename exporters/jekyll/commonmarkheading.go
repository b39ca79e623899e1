package jekyll

import (
	"bytes"
	"html"
	"regexp"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// anchored is a heading with an anchor, at an offset of the output behind its text.
type anchored struct {
	*ir.Heading
	behind int
}

// Anchor notes where a heading is; Finish gives it its anchor.
func (s *commonMarkSpelling) Anchor(w *body.Writer, n *ir.Heading) {
	if n.HasID && n.ID != "" {
		s.anchored = append(s.anchored, anchored{n, len(w.Bytes())})
		w.Say(n.Source, finding.Finding{Rule: body.AnchorPinned, Effect: finding.Exact, After: n.ID})
	}
}

// anchors are the edits that give headings their anchors. CommonMark has none, so a heading is the HTML that the blog showed;
// one that is not lines of its own gets an empty link instead.
func (s *commonMarkSpelling) anchors(w *body.Writer) (edits []body.Edit) {
	if len(s.anchored) == 0 {
		return nil
	}
	var shown []byte
	if s.doc.Render != nil {
		for _, b := range s.doc.Render() {
			shown = append(shown, b.HTML...)
		}
	}
	for _, n := range s.anchored {
		var heading string
		heading, shown = headingOf(n.Heading, shown)
		start, end, ok := w.Range(n.Source)
		if heading == "" || !ok {
			at := n.behind
			edits = append(edits, body.Edit{Start: at, End: at, Write: func(w *body.Writer) { w.RawHTML(`<a id="` + html.EscapeString(n.ID) + `"></a>`) }})
			continue
		}
		end = start + len(bytes.TrimRight(w.Bytes()[start:end], " \t\n"))
		edits = append(edits, body.Edit{Start: start, End: end, Write: s.headingWriter(w, n.Heading, heading, end)})
	}
	return edits
}

// headingWriter writes a heading as HTML: with a blank line below if there is none, or behind a comment, whose HTML block ends
// with the line, where a blank line would be seen.
func (s *commonMarkSpelling) headingWriter(w *body.Writer, n *ir.Heading, heading string, end int) func(*body.Writer) {
	lead, below := "", ""
	if !rawhtml.BlankAfter(w.Bytes(), end) {
		if n.Prefix != "" {
			lead = body.Blank
		} else {
			below = "\n"
		}
	}
	return func(w *body.Writer) {
		w.Write(lead)
		w.RawHTML(heading)
		w.Write(below)
	}
}

var (
	headingShown = regexp.MustCompile(`(?s)<h[1-6]\b[^>]*?\bid="([^"]*)"[^>]*>.*?</h[1-6]>`)
	headingLink  = regexp.MustCompile(`(?s)<a [^>]*class="(?:headerlink|header-anchor)"[^>]*>.*?</a> ?`)
)

// headingOf is a heading as the blog showed it, without the link to itself, and what is shown behind it; "" if it is not there.
func headingOf(n *ir.Heading, shown []byte) (heading string, rest []byte) {
	for at := 0; ; {
		m := headingShown.FindSubmatchIndex(shown[at:])
		if m == nil {
			return "", shown
		}
		if html.UnescapeString(string(shown[at+m[2]:at+m[3]])) == n.ID {
			text := headingLink.ReplaceAll(shown[at+m[0]:at+m[1]], nil)
			return rawhtml.OneLine(string(text)), shown[at+m[1]:]
		}
		at += m[1]
	}
}
