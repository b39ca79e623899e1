package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// identical reports whether two texts are cut from the source at the same places into the same elements. Most are, and
// need no closer look; texts that are not may still say the same.
func (c *comparison) identical(x, y ast.Node) bool {
	p, q := x.FirstChild(), y.FirstChild()
	for p != nil && q != nil {
		if p.Kind() != q.Kind() || !c.identicalNode(p, q) {
			return false
		}
		p, q = p.NextSibling(), q.NextSibling()
	}
	return p == nil && q == nil
}

func (c *comparison) identicalNode(x, y ast.Node) bool {
	switch v := x.(type) {
	case *ast.Text:
		w := y.(*ast.Text)
		return v.Segment.Start == w.Segment.Start && v.Segment.Stop == w.Segment.Stop && v.SoftLineBreak() == w.SoftLineBreak() && v.HardLineBreak() == w.HardLineBreak() &&
			bytes.IndexByte(c.a.Source[v.Segment.Start:v.Segment.Stop], '\\') < 0
	case *ast.CodeSpan:
		return c.identical(v, y)
	case *ast.Emphasis:
		return v.Level == y.(*ast.Emphasis).Level && c.identical(v, y)
	case *ast.Link:
		w := y.(*ast.Link)
		return bytes.Equal(v.Destination, w.Destination) && bytes.Equal(v.Title, w.Title) && !bytes.ContainsAny(v.Destination, `\&`) && c.identical(v, y)
	case *ast.Image:
		w := y.(*ast.Image)
		return bytes.Equal(v.Destination, w.Destination) && bytes.Equal(v.Title, w.Title) && !bytes.ContainsAny(v.Destination, `\&`) && c.identical(v, y)
	}
	return false
}
