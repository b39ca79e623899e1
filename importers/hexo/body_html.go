package hexo

import (
	"bytes"
	"html"
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
		at := ir.Span{Start: u.source(b.Start), End: max(u.source(b.Start), u.sourceEnd(b.End))}
		if b.Start == b.End { // the engine's own: a list of notes
			at.Start = at.End
		}
		out = append(out, ir.Block{At: at, HTML: r.fill(u, b.HTML)})
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

// fill puts back what was taken out.
func (r *reader) fill(u *unit, text []byte) []byte {
	if len(u.pieces) == 0 {
		return text
	}
	var out []byte
	at := 0
	for {
		start, end, i := placeholder(text, at)
		if s, e, n := mathAt(text, at); s >= 0 && (start < 0 || s < start) {
			start, end, i = s, e, n
		}
		if start < 0 {
			break
		}
		out = append(out, text[at:start]...)
		if at = end; i >= len(u.pieces) {
			out = append(out, text[start:end]...)
			continue
		}
		p := &u.pieces[i]
		if u.inCode(p) {
			out = append(out, html.EscapeString(string(r.body[p.start:p.end]))...)
			continue
		}
		for _, t := range p.tiles {
			out = append(out, r.tileHTML(&t)...)
		}
	}
	if at == 0 {
		return text
	}
	return append(out, text[at:]...)
}

// What a placeholder is made of, however the engine spelled it.
var (
	markHead  = []byte("!--")
	markTail  = []byte("--")
	markNames = [][]byte{[]byte("swig"), []byte("code"), []byte("comment")}
	markSigns = [][]byte{[]byte("\uFFFC"), []byte("%EF%BF%BC")}
	markOpens = [][]byte{[]byte("<"), []byte("&lt;"), []byte("%3C")}
	markShuts = [][]byte{[]byte(">"), []byte("&gt;"), []byte("%3E")}
)

// placeholder finds the first placeholder in rendered HTML from an offset on, and its number; start is -1 if there is none.
func placeholder(text []byte, from int) (start, end, number int) {
	for at := from; ; {
		i := bytes.Index(text[at:], markHead)
		if i < 0 {
			return -1, -1, 0
		}
		start = at + i
		at = start + len(markHead)
		rest, named := cutAny(text[at:], markNames)
		rest, marked := cutAny(rest, markSigns)
		digits := 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			digits++
		}
		number, err := strconv.Atoi(string(rest[:digits]))
		rest, shut := bytes.CutPrefix(rest[digits:], markTail)
		if !named || !marked || !shut || err != nil {
			continue
		}
		rest, _ = cutAny(rest, markShuts)
		for _, open := range markOpens {
			if bytes.HasSuffix(text[from:start], open) {
				start -= len(open)
				break
			}
		}
		return start, len(text) - len(rest), number
	}
}

// cutAny cuts the first of some prefixes that text has.
func cutAny(text []byte, prefixes [][]byte) (rest []byte, ok bool) {
	for _, p := range prefixes {
		if rest, ok = bytes.CutPrefix(text, p); ok {
			return rest, true
		}
	}
	return text, false
}

// tileHTML is what Hexo showed for what it took out of the text.
func (r *reader) tileHTML(t *scan.Tile) string {
	source := string(r.body[t.Start:t.End])
	switch t.Kind {
	case scan.TemplateComment, noteText:
		return ""
	case admonitionNote:
		open, end := r.admonition(t).HTML()
		return open + end
	case formula:
		open, end := r.math(t, "").HTML()
		return open + end
	case diagram:
		open, end := r.diagram(t).HTML()
		return open + end
	case contentsList:
		open, end := r.list.HTML()
		return open + end
	case noteMark:
		return r.notes.markHTML(t.Node.Name)
	case scan.Raw:
		var b strings.Builder
		for _, piece := range t.Node.Body {
			b.WriteString(r.tileHTML(&piece))
		}
		return b.String()
	case scan.Fence:
		return r.listingHTML(t.Fence)
	case scan.Variable:
		if value, ok := r.results[t.Node.Start]; ok {
			return value
		}
		return html.EscapeString(source)
	case scan.Tag, scan.Block:
		if statements[t.Node.Name] {
			if shown, ok := r.results[t.Node.Start]; ok {
				return shown
			}
			return html.EscapeString(source)
		}
		spec, means := r.meaning(t.Node)
		if means == nil {
			return html.EscapeString(source)
		}
		return r.componentHTML(spec, means, t.Node)
	}
	return source
}

// listingHTML is a highlighted listing, without the highlighter's colours and line numbers.
func (r *reader) listingHTML(f *scan.FenceInfo) string {
	code := r.shownCode(string(f.Code), f.Lang)
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
	b.WriteString("</figcaption><pre><code>" + html.EscapeString(code) + "</code></pre></figure>")
	return b.String()
}
