package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (r *renderer) inlines(n ast.Node) {
	if n.Type() == ast.TypeBlock && r.t.dialect.markdownIt() {
		r.typeset(n)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inline(c)
	}
}

func (r *renderer) inline(n ast.Node) {
	src := r.t.Source
	switch v := n.(type) {
	case *ast.Text:
		r.text(v)
	case *ast.String:
		r.out = append(r.out, v.Value...)
	case *rendered:
		r.put(v.html)
	case *ast.CodeSpan:
		r.codeSpan(v)
	case *ast.Emphasis:
		r.wrap(v, map[bool]string{true: "strong", false: "em"}[v.Level > 1])
	case *east.Strikethrough:
		if r.t.dialect.markdownIt() {
			r.wrap(v, "s")
		} else {
			r.wrap(v, "del")
		}
	case *element:
		r.wrap(v, v.tag)
	case *ast.Link:
		r.link(v)
	case *ast.Image:
		r.image(v)
	case *ast.AutoLink:
		r.autoLink(v)
	case *ast.RawHTML:
		if r.t.dialect.markdownIt() && !r.t.dialect.HTML {
			for i := range v.Segments.Len() {
				s := v.Segments.At(i)
				r.out = appendEscaped(r.out, s.Value(src), MarkdownIt)
			}
			return
		}
		for i := range v.Segments.Len() {
			s := v.Segments.At(i)
			r.out = append(r.out, s.Value(src)...)
		}
	case *east.TaskCheckBox:
		if v.IsChecked {
			r.put(`<input checked="" disabled="" type="checkbox"> `)
		} else {
			r.put(`<input disabled="" type="checkbox"> `)
		}
	default:
		r.inlineExtension(n)
	}
}

// wrap prints an element around a node's content; markdown-it's tokens for it are empty.
func (r *renderer) wrap(n ast.Node, tag string) {
	if r.tokens {
		r.inlines(n)
		return
	}
	r.put("<", tag, ">")
	r.inlines(n)
	r.put("</", tag, ">")
}

func (r *renderer) text(v *ast.Text) {
	d, s := r.t.dialect, v.Segment.Value(r.t.Source)
	switch {
	case d.Engine == Marked && v.IsRaw():
		r.out = appendEscapedOnce(r.out, s, false)
	case d.Engine == Marked:
		if d.Smartypants {
			s = d.smarten(nil, s)
		}
		r.out = appendEscapedOnce(r.out, s, true)
	case d.Engine == Kramed && v.IsRaw():
		r.out = append(r.out, s...)
	case d.Engine == Kramed:
		s = bytes.ReplaceAll(s, fixedSpace, []byte(" "))
		if d.Smartypants {
			s = d.smarten(nil, s)
		}
		r.out = appendEscapedOnce(r.out, s, false)
	case d.Engine == Pandoc:
		r.pandocText(v)
	case r.tokens:
		r.out = append(r.out, s...)
	default:
		r.out = append(r.out, r.commonText(s)...)
	}
	switch {
	case v.HardLineBreak(), v.SoftLineBreak() && d.Breaks:
		r.lineBreak()
	case v.SoftLineBreak():
		r.put("\n")
	}
}

func (r *renderer) lineBreak() {
	switch {
	case r.tokens:
	case r.t.dialect.markdownIt():
		r.put("<br", r.slash(), "\n")
	default:
		r.put("<br>")
	}
}

func (r *renderer) codeSpan(v *ast.CodeSpan) {
	var text []byte
	for c := v.FirstChild(); c != nil; c = c.NextSibling() {
		switch t := c.(type) {
		case *ast.Text:
			text = append(text, t.Segment.Value(r.t.Source)...)
		case *ast.String:
			text = append(text, t.Value...)
		}
	}
	for i, c := range text {
		if c == '\n' && r.t.dialect.Engine != Kramed {
			text[i] = ' '
		}
	}
	if r.t.dialect.Engine == Kramed {
		text = bytes.ReplaceAll(text, fixedSpace, []byte(" "))
	}
	if r.tokens {
		r.out = append(r.out, text...)
		return
	}
	r.put("<code>")
	r.out = appendEscaped(r.out, text, r.t.dialect.Engine)
	r.put("</code>")
}

func (r *renderer) link(v *ast.Link) {
	if r.tokens {
		r.inlines(v)
		return
	}
	href := r.t.dialect.href(string(v.Destination))
	r.anchorStart(href, string(v.Destination), string(v.Title))
	if attr := r.t.notes.attrs[v].html(); attr != "" {
		r.out = r.out[:len(r.out)-1]
		r.put(attr, ">")
	}
	r.inlines(v)
	r.put("</a>")
}

func (r *renderer) anchorStart(href, dest, title string) {
	d := r.t.dialect
	r.put(`<a href="`, href, `"`)
	if title != "" {
		r.put(` title="`, d.escapeTitle(title), `"`)
	}
	if d.Engine == Marked {
		r.put(d.rel(dest))
	}
	r.put(">")
}

func (r *renderer) autoLink(v *ast.AutoLink) {
	dest := string(v.URL(r.t.Source))
	if v.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	label := v.Label(r.t.Source)
	if r.tokens {
		r.out = append(r.out, label...)
		return
	}
	r.anchorStart(r.t.dialect.href(dest), dest, "")
	r.out = appendEscapedOnce(r.out, label, false)
	r.put("</a>")
}

func (r *renderer) image(v *ast.Image) {
	d := r.t.dialect
	if d.Engine == Pandoc {
		r.pandocImage(v)
		return
	}
	alt := r.altText(v)
	if r.tokens {
		r.put(alt)
		return
	}
	r.put(`<img src="`, d.imageSrc(string(v.Destination)), `"`)
	if alt != "" || d.markdownIt() || d.Engine == Kramed {
		r.put(` alt="`, d.escapeTitle(alt), `"`)
	}
	if len(v.Title) > 0 {
		r.put(` title="`, d.escapeTitle(string(v.Title)), `"`)
	}
	if d.LazyLoad {
		r.put(` loading="lazy"`)
	}
	r.put(r.slash())
	if d.FigCaption && alt != "" {
		img := string(r.out[strings.LastIndex(string(r.out), "<img src="):])
		r.out = r.out[:len(r.out)-len(img)]
		r.put("<figure>", img, `<figcaption aria-hidden="true">`, alt, "</figcaption></figure>")
	}
}

// altText is the label of an image: as written for marked and kramed, its text for the others.
func (r *renderer) altText(v *ast.Image) string {
	label, ok := r.t.label(v)
	if r.t.dialect.markdownIt() {
		if ok && r.t.dialect.RawAlt {
			return label
		}
		return r.t.altOf(v)
	}
	if ok {
		return strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(label)
	}
	return plainText(v, r.t.Source)
}
