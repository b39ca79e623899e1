package hexo

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"hexodus/importers/hexo/scan"
	"hexodus/ir"
)

// blocks is the HTML that Hexo showed for a unit, block by block.
func (r *reader) blocks(u *unit) []ir.Block {
	if u.tree == nil {
		return []ir.Block{{At: u.at, HTML: r.fill(u, u.text)}}
	}
	list := u.tree.Blocks()
	out := make([]ir.Block, 0, len(list))
	for _, b := range list {
		out = append(out, ir.Block{
			At:   ir.Span{Start: u.source(b.Start), End: max(u.source(b.Start), u.sourceEnd(b.End))},
			HTML: r.fill(u, b.HTML),
		})
	}
	if notes := r.notesHTML(u); notes != "" {
		out = append(out, ir.Block{At: ir.Span{Start: u.at.End, End: u.at.End}, HTML: []byte(notes)})
	}
	return out
}

// html is the HTML of a unit in one piece.
func (r *reader) html(u *unit) []byte {
	var out []byte
	for _, b := range r.blocks(u) {
		out = append(out, b.HTML...)
	}
	return out
}

// placeholder finds placeholders in rendered HTML, however the engine spelled them.
var placeholder = regexp.MustCompile(`(?:<|&lt;)?!--(?:swig|code|comment)(?:\x{FFFC}|%EF%BF%BC)(\d+)--(?:>|&gt;)?`)

// fill puts back what was taken out.
func (r *reader) fill(u *unit, text []byte) []byte {
	if len(u.pieces) == 0 {
		return text
	}
	return placeholder.ReplaceAllFunc(text, func(m []byte) []byte {
		digits := placeholder.FindSubmatch(m)[1]
		i, err := strconv.Atoi(string(digits))
		if err != nil || i >= len(u.pieces) {
			return m
		}
		var b strings.Builder
		for _, t := range u.pieces[i].tiles {
			b.WriteString(r.tileHTML(&t))
		}
		return []byte(b.String())
	})
}

// tileHTML is what Hexo showed for what it took out of the text.
func (r *reader) tileHTML(t *scan.Tile) string {
	source := string(r.body[t.Start:t.End])
	switch t.Kind {
	case scan.TemplateComment, noteText:
		return ""
	case noteMark:
		return markHTML(t.Node.Name)
	case scan.Raw:
		return string(r.body[t.Node.InnerStart:t.Node.InnerEnd])
	case scan.Fence:
		return listingHTML(t.Fence)
	case scan.Variable:
		if value, ok := r.value(t.Node.ArgsRaw); ok {
			return value
		}
		return html.EscapeString(source)
	case scan.Tag, scan.Block:
		if statements[t.Node.Name] {
			return html.EscapeString(source)
		}
		spec, means := r.meaning(t.Node)
		if means == nil {
			return html.EscapeString(source)
		}
		open, end := means.HTML()
		if spec.Markdown {
			return open + string(r.html(r.inner(t.Node))) + end
		}
		return open + end
	}
	return source
}

// listingHTML is a highlighted listing, without the highlighter's colours and line numbers.
func listingHTML(f *scan.FenceInfo) string {
	var b strings.Builder
	b.WriteString(`<figure class="highlight"><figcaption>`)
	if f.Title != "" {
		b.WriteString("<span>" + f.Title + "</span>")
	}
	if f.URL != "" {
		text := f.LinkText
		if text == "" {
			text = "link"
		}
		b.WriteString(`<a href="` + html.EscapeString(f.URL) + `">` + text + "</a>")
	}
	b.WriteString("</figcaption><pre><code>" + html.EscapeString(string(f.Code)) + "</code></pre></figure>")
	return b.String()
}
