package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// safeLinks makes text of links that markdown-it does not trust.
//
// markdown-it: lib/index.mjs, validateLink.
type safeLinks struct{}

var (
	unsafeLink = regexp.MustCompile(`^(?:vbscript|javascript|file|data):`)
	safeData   = regexp.MustCompile(`^data:image/(?:gif|png|jpeg|webp);`)
)

func isUnsafe(dest []byte) bool {
	s := strings.ToLower(trimSpace(unescapeText(string(dest))))
	return unsafeLink.MatchString(s) && !safeData.MatchString(s)
}

func (safeLinks) Transform(root *ast.Document, reader text.Reader, pc parser.Context) {
	notes, _ := pc.Get(notesKey).(*notes)
	if notes == nil {
		return
	}
	for n, note := range notes.links {
		start := n.Pos()
		switch v := n.(type) {
		case *ast.Link:
			if !isUnsafe(v.Destination) {
				continue
			}
		case *ast.Image:
			if !isUnsafe(v.Destination) {
				continue
			}
			start++
		}
		parent := n.Parent()
		if parent == nil || note.after < note.label {
			continue
		}
		parent.InsertBefore(parent, n, ast.NewTextSegment(text.NewSegment(n.Pos(), start+1)))
		for c := n.FirstChild(); c != nil; {
			next := c.NextSibling()
			n.RemoveChild(n, c)
			parent.InsertBefore(parent, n, c)
			c = next
		}
		parent.InsertBefore(parent, n, ast.NewTextSegment(text.NewSegment(note.label, note.after)))
		parent.RemoveChild(parent, n)
		delete(notes.links, n)
	}
}
