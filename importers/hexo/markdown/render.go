package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Block is the HTML of one top-level block, and the bytes of the source it was made from.
type Block struct {
	Start, End int
	HTML       []byte
}

// HTML is what the engine printed.
func (t *Tree) HTML() []byte {
	r := renderer{t: t}
	for n := t.Root.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, true)
	}
	return r.out
}

// Blocks renders each top-level block on its own; joined they are HTML(). The notes at the end come from no
// place in particular: their span is empty.
func (t *Tree) Blocks() []Block {
	var list []Block
	r := renderer{t: t}
	for n := t.Root.FirstChild(); n != nil; n = n.NextSibling() {
		from := len(r.out)
		r.block(n, true)
		b := Block{HTML: r.out[from:len(r.out):len(r.out)]}
		if n.Kind() == kindEndnote || hasInnerNotes(n) {
			b.Start, b.End = max(len(t.Source)-1, 0), len(t.Source)
		} else if n.Kind() == east.KindFootnoteList {
			b.Start, b.End = len(t.Source), len(t.Source)
		} else {
			b.Start, b.End = t.extent(n)
		}
		list = append(list, b)
	}
	return list
}

// renderer prints nodes as the engine did.
type renderer struct {
	t      *Tree
	out    []byte
	tokens bool // print only what markdown-it's tokens hold
}

func (r *renderer) put(s ...string) {
	for _, p := range s {
		r.out = append(r.out, p...)
	}
}

func (r *renderer) blocks(n ast.Node, loose bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c, loose)
	}
}

// slash is the end of a void element's tag.
func (r *renderer) slash() string {
	if r.t.dialect.XHTML {
		return " />"
	}
	return ">"
}

func (r *renderer) block(n ast.Node, loose bool) {
	d := r.t.dialect
	switch v := n.(type) {
	case *ast.Paragraph:
		r.paragraph(v)
	case *ast.TextBlock:
		if _, own := v.AttributeString("loose"); loose && d.Engine == Marked || own {
			r.paragraph(v)
			return
		}
		r.inlines(v)
		if (d.markdownIt() || d.Engine == Pandoc) && v.NextSibling() != nil {
			r.put("\n")
		}
	case *ast.Heading:
		r.heading(v)
	case *ast.ThematicBreak:
		r.put("<hr", r.slash(), "\n")
	case *ast.Blockquote:
		r.put("<blockquote>\n")
		r.blocks(v, true)
		r.put("</blockquote>\n")
	case *ast.List:
		r.list(v)
	case *ast.CodeBlock:
		r.code(v, "")
	case *ast.FencedCodeBlock:
		r.code(v, r.language(v))
	case *ast.HTMLBlock:
		r.htmlBlock(v)
	case *east.Table:
		r.table(v)
	default:
		r.extension(n)
	}
}

func (r *renderer) paragraph(n ast.Node) {
	from := len(r.out)
	r.inlines(n)
	if r.t.dialect.Engine == Marked && r.t.dialect.DescriptionLists {
		if dl, ok := descriptionList(string(r.out[from:])); ok {
			r.out = append(r.out[:from], dl...)
			return
		}
	}
	text := string(r.out[from:])
	r.out = append(r.out[:from], "<p>"...)
	r.put(text, "</p>\n")
}

func (r *renderer) heading(h *ast.Heading) {
	a := r.t.anchorIDs()[h]
	d, level := r.t.dialect, strconv.Itoa(h.Level)
	if !a.ok {
		r.put("<h", level, ">", a.html, "</h", level, ">")
		if d.markdownIt() {
			r.put("\n")
		}
		return
	}
	switch d.Engine {
	case MarkdownIt:
		r.put("<h", level, ` id="`, escapeAttr(a.id), `">`)
		link := ""
		if d.Anchors.Permalink {
			link = `<a class="` + escapeAttr(d.Anchors.PermalinkClass) + `" href="#` + escapeAttr(a.id) + `">` + escapeAttr(d.Anchors.PermalinkSymbol) + `</a>`
		}
		if d.Anchors.PermalinkRight {
			r.put(a.html, link)
		} else {
			r.put(link, a.html)
		}
		r.put("</h", level, ">\n")
	case MarkdownItPlus:
		r.put("<h", level, ` id="`, escapeAttr(a.id), `"><a class="markdownIt-Anchor" href="#`, escapeAttr(a.id), `"></a> `, a.html, "</h", level, ">\n")
	case Pandoc:
		if h.Level > 6 {
			r.put(`<p class="heading" id="`, escapeAttr(a.id), `">`, a.html, "</p>\n")
			return
		}
		r.put("<h", level, ` id="`, escapeAttr(a.id), `">`, a.html, "</h", level, ">\n")
	default:
		r.put("<h", level, ` id="`, a.id, `"><a href="#`, a.id, `" class="headerlink" title="`, stripHTML(a.html), `"></a>`, a.html, "</h", level, ">")
	}
}

func (r *renderer) list(l *ast.List) {
	tag := "ul"
	if l.IsOrdered() {
		tag = "ol"
	}
	r.put("<", tag)
	if l.IsOrdered() && l.Start != 1 && r.t.dialect.Engine != Kramed {
		r.put(` start="`, strconv.Itoa(l.Start), `"`)
	}
	r.put(r.t.listType(l), ">\n")
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		r.put("<li>")
		if first := item.FirstChild(); first != nil && r.t.dialect.markdownIt() && first.Kind() != ast.KindTextBlock {
			r.put("\n")
		}
		r.blocks(item, !l.IsTight)
		r.put("</li>\n")
	}
	r.put("</", tag, ">\n")
}

func (r *renderer) code(n ast.Node, lang string) {
	d := r.t.dialect
	if lang == "" {
		r.put("<pre><code>")
	} else if d.markdownIt() {
		r.put(`<pre><code class="`, escapeAttr(d.LangPrefix+lang), `">`)
	} else if d.Engine == Kramed {
		r.put(`<pre><code class="lang-`, escapeAttr(lang), `">`)
	} else {
		r.put(`<pre><code class="language-`, escapeOnce(lang), `">`)
	}
	from := len(r.out)
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		code := r.t.codeLine(s)
		if d.Engine == Kramed {
			code = bytes.ReplaceAll(code, fixedSpace, []byte(" "))
		}
		r.out = appendEscaped(r.out, code, d.Engine)
	}
	if len(r.out) == from || r.out[len(r.out)-1] != '\n' {
		if !d.markdownIt() {
			r.put("\n")
		}
	}
	r.put("</code></pre>")
	if d.Engine != Kramed {
		r.put("\n")
	}
}

// language is the first word of a fence's info string.
func (r *renderer) language(v *ast.FencedCodeBlock) string {
	if v.Info == nil {
		return ""
	}
	info := trimSpace(string(v.Info.Segment.Value(r.t.Source)))
	if i := strings.IndexFunc(info, isJSSpace); i >= 0 {
		info = info[:i]
	}
	return unescapePunct(info)
}

func (r *renderer) htmlBlock(v *ast.HTMLBlock) {
	lines := v.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		r.out = append(r.out, s.Value(r.t.Source)...)
	}
	if v.HasClosure() {
		r.out = append(r.out, v.ClosureLine.Value(r.t.Source)...)
	}
	if r.t.dialect.Engine == Pandoc && len(r.out) > 0 && r.out[len(r.out)-1] != '\n' {
		r.put("\n")
	}
}

func (r *renderer) table(v *east.Table) {
	d := r.t.dialect
	if d.Engine == Kramed {
		r.put("<div class=\"table-container\">\n")
	}
	r.put("<table>\n")
	if c := r.t.notes.captions[v]; c != nil {
		r.put("<caption>")
		r.inlines(c)
		r.put("</caption>\n")
	}
	body := false
	for row := v.FirstChild(); row != nil; row = row.NextSibling() {
		tag := "td"
		if row.Kind() == east.KindTableHeader {
			r.put("<thead>\n")
			tag = "th"
		} else if !body {
			r.put("<tbody>")
			if d.Engine != Marked {
				r.put("\n")
			}
			body = true
		}
		r.put("<tr>\n")
		column := 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			r.put("<", tag)
			align := east.AlignNone
			if column < len(v.Alignments) {
				align = v.Alignments[column]
			}
			column++
			if align != east.AlignNone {
				if d.Engine == Marked {
					r.put(` align="`, align.String(), `"`)
				} else {
					r.put(` style="text-align:`, align.String(), `"`)
				}
			}
			r.put(">")
			r.inlines(cell)
			r.put("</", tag, ">\n")
		}
		r.put("</tr>\n")
		if tag == "th" {
			r.put("</thead>\n")
		}
	}
	if body {
		r.put("</tbody>")
		if d.Engine != Marked {
			r.put("\n")
		}
	}
	r.put("</table>\n")
	if d.Engine == Kramed {
		r.put("</div>\n")
	}
}
