package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Alts are the labels of images that the engine printed otherwise than CommonMark does: marked and kramed, and
// markdown-it with the settings of images, print a label as it is written, where CommonMark prints its text. Each comes with a spelling that has both agree.
func (t *Tree) Alts() []Construct {
	if t.dialect.markdownIt() && !t.dialect.RawAlt || t.dialect.Engine == Pandoc {
		return nil
	}
	var list []Construct
	r := renderer{t: t}
	for _, n := range t.tables().links {
		v, ok := n.(*ast.Image)
		if !ok {
			continue
		}
		label, ok := t.label(v)
		if !ok || !strings.ContainsAny(label, "*_`<[]\\&~") || strings.ContainsAny(label, "\n") {
			continue
		}
		printed := r.altText(v)
		if printed == commonAlt(label) {
			continue
		}
		start := v.Pos() + 2
		list = append(list, Construct{Start: start, End: start + len(label), Name: "image-alt", Markdown: escapeAll(printed), Inline: true})
	}
	return list
}

// commonAlt is what CommonMark makes of an image's label.
func commonAlt(label string) string {
	src := []byte("![" + label + "](x)")
	root := commonMark.parser().Parse(text.NewReader(src), newContext(newNotes()))
	alt, found := "", false
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if v, ok := n.(*ast.Image); ok && entering && !found {
			alt, found = altOf(v, src), true
		}
		return ast.WalkContinue, nil
	})
	return alt
}

// altOf is the text within an image as goldmark prints it.
func altOf(n ast.Node, src []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch v := c.(type) {
		case *ast.Text:
			b.WriteString(unescapeText(string(v.Segment.Value(src))))
		case *ast.String:
			b.Write(v.Value)
		case *ast.RawHTML, *ast.AutoLink:
		default:
			b.WriteString(altOf(c, src))
		}
	}
	return b.String()
}

// escapeAll puts a backslash before each character that CommonMark could act on.
func escapeAll(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if strings.IndexByte("\\`*_[]<>~!&", s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
