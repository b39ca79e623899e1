package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
)

// Link is the target of a link or an image.
type Link struct {
	Start, End int // the target as written; of a reference the "[ref]" after the text, empty for a shortcut
	Image      bool
	Ref        bool   // the target stands in a definition
	Dest       string // the target, unescaped
	URL        string // what the engine printed, character references resolved
}

// Links are the targets of links and images, in order. Automatic links are not among them.
func (t *Tree) Links() []Link {
	s := t.tables()
	list := make([]Link, 0, len(s.links))
	for _, n := range s.links {
		note, ok := t.notes.links[n]
		if !ok {
			continue
		}
		l := Link{Start: note.start, End: note.end, Ref: note.ref}
		switch v := n.(type) {
		case *ast.Link:
			l.Dest = t.dialect.unescapeTarget(string(v.Destination))
			l.URL = html.UnescapeString(t.dialect.href(string(v.Destination)))
		case *ast.Image:
			l.Image = true
			l.Dest = t.dialect.unescapeTarget(string(v.Destination))
			l.URL = html.UnescapeString(t.dialect.imageSrc(string(v.Destination)))
		}
		list = append(list, l)
	}
	return list
}

// label is the text of an image between its brackets, as written.
func (t *Tree) label(v *ast.Image) (string, bool) {
	note, ok := t.notes.links[v]
	if !ok || v.Pos() < 0 {
		return "", false
	}
	start, end := v.Pos()+2, note.label
	if start > end || end > len(t.Source) {
		return "", false
	}
	return string(t.Source[start:end]), true
}
