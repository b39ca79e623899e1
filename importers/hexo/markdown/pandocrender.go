package markdown

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"hexodus/importers/hexo/urls"
)

// figure is a paragraph with nothing but an image, whose label is its caption.
type figure struct{ ast.BaseBlock }

var kindFigure = ast.NewNodeKind("Figure")

// Kind implements ast.Node.
func (f *figure) Kind() ast.NodeKind { return kindFigure }

// Dump implements ast.Node.
func (f *figure) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// figure makes a figure of a paragraph that is one.
func (p *pandoc) figure(n ast.Node) {
	if n.Kind() != ast.KindParagraph || !p.pictured(n) {
		return
	}
	f := &figure{}
	f.SetPos(n.Pos())
	f.SetLines(n.Lines())
	image := n.FirstChild()
	f.AppendChild(f, image)
	n.Parent().ReplaceChild(n.Parent(), n, f)
}

// pictured reports whether a text is an image with a label and nothing else.
func (p *pandoc) pictured(n ast.Node) bool {
	image, ok := n.FirstChild().(*ast.Image)
	return ok && image.NextSibling() == nil && image.HasChildren() && p.d.pandocOn("implicit_figures")
}

// isFigure reports whether lines of text will be a figure.
func (p *pandoc) isFigure(lines []line) bool {
	text := p.join(lines)
	s := strings.TrimSpace(string(text.buf))
	if !strings.HasPrefix(s, "![") || !strings.ContainsAny(s[len(s)-1:], ")}]") {
		return false
	}
	n := newFragment()
	x := &pandocInliner{pandoc: p, passage: text, parent: n, word: -1, dry: true}
	x.all()
	return p.pictured(n)
}

// pandocBlock prints the blocks that only pandoc has; it reports whether n is one.
func (r *renderer) pandocBlock(n ast.Node) bool {
	switch v := n.(type) {
	case *figure:
		r.put("<figure>\n")
		r.inlines(v)
		r.put("\n<figcaption aria-hidden=\"true\">")
		for c := v.FirstChild().FirstChild(); c != nil; c = c.NextSibling() {
			r.inline(c)
		}
		r.put("</figcaption>\n</figure>\n")
	case *verse:
		r.put(`<div class="line-block">`)
		for c := v.FirstChild(); c != nil; c = c.NextSibling() {
			r.inlines(c)
			if c.NextSibling() != nil {
				r.put("<br />\n")
			}
		}
		r.put("</div>\n")
	case *east.DefinitionDescription:
		r.put("<dd>\n")
		r.blocks(v, true)
		r.put("</dd>\n")
	case *east.FootnoteList:
		r.pandocNotes(v)
	case *endnote:
		if v.number == 0 {
			r.pandocNotes(v)
		} else {
			r.blocks(v, true)
		}
	case *east.Footnote:
		r.blocks(v, true)
	default:
		return false
	}
	return true
}

// pandocText prints text: that is what stands in the source, or what it is printed as.
func (r *renderer) pandocText(v *ast.Text) {
	s := v.Segment.Value(r.t.Source)
	if printed, ok := r.t.notes.printed[v]; ok {
		s = []byte(printed)
	} else if !v.IsRaw() {
		s = []byte(unescapeText(string(s)))
	}
	r.out = appendEscaped(r.out, s, MarkdownIt)
}

// pandocImage prints an image.
func (r *renderer) pandocImage(v *ast.Image) {
	r.put(`<img src="`, r.t.dialect.imageSrc(string(v.Destination)), `"`)
	if len(v.Title) > 0 {
		r.put(` title="`, r.t.dialect.escapeTitle(string(v.Title)), `"`)
	}
	r.put(r.t.notes.attrs[v].image())
	if alt := strings.TrimSpace(r.t.stringify(v)); alt != "" {
		r.put(` alt="`, escapeAttr(alt), `"`)
	}
	r.put(" />")
}

// codeLine is a line of code; pandoc has spaces for tabs.
func (t *Tree) codeLine(s text.Segment) []byte {
	line := s.Value(t.Source)
	if t.dialect.Engine != Pandoc || bytes.IndexByte(line, '\t') < 0 {
		return line
	}
	p := &pandoc{marked: &marked{src: t.Source}}
	out := bytes.Repeat([]byte(" "), s.Padding)
	for at := s.Start; at < s.Stop; at++ {
		if t.Source[at] == '\t' {
			out = append(out, "    "[p.column(at)%4:]...)
		} else {
			out = append(out, t.Source[at])
		}
	}
	return out
}

// listType is the attribute for the numbering of a list.
func (t *Tree) listType(l *ast.List) string {
	s := t.notes.styles[l]
	switch s.number {
	case '@':
		return ` class="example" type="1"`
	case '1', 'a', 'A', 'i', 'I':
		return ` type="` + string(rune(s.number)) + `"`
	}
	return ""
}

// formulaText is the TeX of a printed formula.
func formulaText(printed string) string {
	return strings.NewReplacer(`\(`, "", `\)`, "", `\[`, "", `\]`, "", "$", "").Replace(html.UnescapeString(urls.StripHTML(printed)))
}
