package hugo

import (
	"bytes"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Anchor pins the anchor of a heading where Hugo would make another.
func (s *spelling) Anchor(w *body.Writer, n *ir.Heading) {
	id := ""
	if n.HasID {
		id = n.ID
	}
	source := s.doc.Source.Bytes(n.Source)
	if !bytes.ContainsAny(source, "{}`!<[&\\*_") && !bytes.Contains(source, []byte("--")) && s.ids.next(n.Text) == id {
		s.ids.take(id)
		return
	}
	s.ids.take(id)
	text := " {#" + id + "}"
	if !plainID(id) {
		text = ` {id="` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(id) + `"}`
	}
	w.Inline(text)
	w.Mark(n.End)
	w.Say(n.Source, finding.Finding{Rule: body.AnchorPinned, Effect: finding.Exact, After: id})
}

// plainID reports whether an anchor can be written as {#id}.
func plainID(id string) bool {
	for i := range len(id) {
		c := id[i]
		if c <= ' ' || c < 0x80 && !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("-_.:", c) >= 0) {
			return false
		}
	}
	return id != ""
}
