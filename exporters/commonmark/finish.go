package commonmark

import (
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Finish writes in CommonMark, or in HTML, what the body holds beyond it. Only a reader of Markdown can tell where that is:
// which line feeds are breaks, which bars make a table.
func (s *spelling) Finish(w *body.Writer) {
	w.TellMarks(s.doc.Body)
	s.tellDressing()
	if s.doc.Format == ir.FormatHTML {
		s.wholeHTML(w)
		return
	}
	s.close(w)
	r := s.rewrite(w)
	if r.breaks > 0 {
		w.Log.Add(finding.Finding{Rule: breaks, Source: s.doc.Source, Effect: finding.Exact, Count: r.breaks})
	}
	s.anchorless = r.anchorless()
	for n := 0; r.html > 0 && n < 5; n++ { // where HTML is forbidden, what was between two pieces of it may be some now
		r = s.rewrite(w)
	}
}

// wholeHTML makes one HTML block of a page that is HTML.
func (s *spelling) wholeHTML(w *body.Writer) {
	out := strings.TrimSpace(string(w.Bytes()))
	if out == "" {
		return
	}
	html := s.relink(out)
	w.Say(s.doc.Content, finding.Finding{Rule: oneBlock, Effect: finding.Equivalent})
	w.Apply([]body.Edit{{Start: 0, End: len(w.Bytes()), Write: func(w *body.Writer) {
		if s.opt.CommonMark.NoHTML {
			text, lost := plain(html, "\n\n")
			w.Write(text)
			s.tellLost(w, lost)
		} else {
			w.Write("<div>\n" + rawhtml.WithoutBlankLines(html) + "\n</div>")
		}
		w.Write("\n")
	}}})
}

// close writes a blank line after each HTML block that goes on to one.
func (s *spelling) close(w *body.Writer) {
	edits := s.blocks.Close(w)
	for i := range s.anchors {
		moved := 0
		for _, e := range edits {
			if e.Start <= s.anchors[i].out {
				moved++
			}
		}
		s.anchors[i].out += moved
	}
	w.Apply(edits)
}
