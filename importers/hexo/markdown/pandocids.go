package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// identifiers are the ids of a page's headings.
type identifiers struct {
	used map[string]bool
	last map[string]int // the last number given to an id
}

func newIdentifiers() *identifiers {
	return &identifiers{used: map[string]bool{}, last: map[string]int{}}
}

// unique is an id that no heading has yet.
//
// pandoc: Text/Pandoc/Shared.hs: uniqueIdent
func (s *identifiers) unique(id string) string {
	if id == "" {
		id = "section"
	}
	base := id
	for s.used[id] {
		s.last[base]++
		id = base + "-" + strconv.Itoa(s.last[base])
	}
	s.used[id] = true
	return id
}

// register gives a heading its id; its text is a link's label from then on.
func (p *pandoc) register(h *ast.Heading) {
	id, ok := p.notes.ids[h]
	if !ok && p.d.pandocOn("auto_identifiers") {
		id = p.anchored.unique(pandocID(p.text(h), p.d.pandocOn("gfm_auto_identifiers")))
		p.notes.ids[h] = id
	}
	if h.Lines().Len() > 0 {
		seg := h.Lines().At(0)
		if key := refKey(seg.Value(p.src)); p.headings[key] == "" {
			p.headings[key] = id
		}
	}
}

// pandocID is a heading's text in lower case, from its first letter on, with hyphens for blanks and without what is no
// letter, digit, "_", "-" or ".".
//
// pandoc: Text/Pandoc/Shared.hs, inlineListToIdentifier
func pandocID(text string, gfm bool) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		if unicode.IsSpace(r) || isWord(r) || r == '_' || r == '-' || r == '.' && !gfm {
			b.WriteRune(r)
		}
	}
	if gfm {
		return strings.ReplaceAll(b.String(), " ", "-")
	}
	return strings.TrimLeftFunc(strings.Join(strings.Fields(b.String()), "-"), func(r rune) bool { return !unicode.IsLetter(r) })
}

// text is a node's text without markup.
//
// pandoc: Text/Pandoc/Shared.hs, stringify
func (p *pandoc) text(n ast.Node) string {
	t := &Tree{Source: p.src, dialect: p.d, notes: p.notes}
	return t.stringify(n)
}

func (t *Tree) stringify(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch v := c.(type) {
		case *ast.Text:
			if s, ok := t.notes.printed[v]; ok {
				b.WriteString(s)
			} else if s := string(v.Segment.Value(t.Source)); v.IsRaw() {
				b.WriteString(s)
			} else {
				b.WriteString(unescapeText(s))
			}
			if v.SoftLineBreak() || v.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.CodeSpan:
			for d := v.FirstChild(); d != nil; d = d.NextSibling() {
				b.Write(d.(*ast.Text).Segment.Value(t.Source))
			}
		case *rendered:
			if v.formula {
				b.WriteString(formulaText(v.html))
			}
		case *ast.AutoLink:
			b.Write(v.Label(t.Source))
		case *noteMark:
			b.WriteString(v.label) // an id is made before notes and references are known
		case *ast.Link, *ast.Image:
			b.WriteString(t.stringify(c))
			if note, ok := t.notes.links[c]; ok && note.ref {
				b.Write(bytes.Trim(t.Source[note.start:note.end], "[]"))
			}
		case *ast.RawHTML, *east.FootnoteLink, *east.TaskCheckBox:
		default:
			b.WriteString(t.stringify(c))
		}
	}
	return b.String()
}
