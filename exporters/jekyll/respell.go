package jekyll

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
)

// respell are edits that keep kramdown from what it alone makes of a block: syntax of its own that the author did not mean
// gets a backslash, a list its number, blocks a blank line between them.
func (s *kramdownSpelling) respell(w *body.Writer, blocks []ir.Block, i int) []body.Edit {
	r := &respelling{kramdownSpelling: s, w: w, block: blocks[i], html: string(blocks[i].HTML)}
	if r.block.At.Len() == 0 {
		return nil
	}
	if r.raw() {
		return r.edits
	}
	r.tiles(s.doc.Body)
	r.text = shownText(r.html)
	r.escape()
	r.lists(i > 0 && isList(string(blocks[i-1].HTML)))
	r.fence()
	if r.touches(r.block.At.Start) {
		r.lead = "\n" + r.lead
	}
	if r.lead != "" {
		r.put(r.block.At.Start, r.block.At.Start, r.lead)
	}
	if end := r.lineEnd(r.block.At.End); r.touches(end) {
		r.put(end, end, "\n")
	}
	return r.edits
}

// respelling is the respelling of one block.
type respelling struct {
	*kramdownSpelling
	w     *body.Writer
	block ir.Block
	html  string    // that the blog showed
	text  string    // that a reader sees of it outside code
	spans []ir.Span // the block's running text
	lead  string    // what is to stand above the block
	edits []body.Edit
}

// tiles collects the block's running text.
func (r *respelling) tiles(nodes []ir.Node) {
	for _, n := range nodes {
		at := n.Span()
		if at.End <= r.block.At.Start || at.Start >= r.block.At.End {
			continue
		}
		switch n := n.(type) {
		case *ir.Text:
			if !n.Raw {
				r.running(ir.Span{Start: max(at.Start, r.block.At.Start), End: min(at.End, r.block.At.End)})
			}
		case *ir.Component:
			r.tiles(n.Body)
		case *ir.Footnote:
			r.tiles(n.Body)
		}
	}
}

// notText finds code and tags in Markdown.
var notText = regexp.MustCompile("(?m)^[ \\t>]*(?:```[^`]*?\\n(?s:.*?)^[ \\t>]*```|~~~(?s:.*?)^[ \\t>]*~~~)|``[^`](?s:.*?)[^`]``|`[^`\n]+`|<[/!a-zA-Z][^<>]*>|\\\\.")

// running adds Markdown without its code and tags to the block's running text. In code in a table, it takes the backslash off a
// bar: kramdown would show it, and finds the cell's end without.
func (r *respelling) running(at ir.Span) {
	text := r.doc.Source.Bytes(at)
	done := 0
	for _, m := range notText.FindAllIndex(text, -1) {
		if text[m[0]] == '\\' {
			continue // an escape hides what it escapes
		}
		r.spans = append(r.spans, ir.Span{Start: at.Start + done, End: at.Start + m[0]})
		done = m[1]
		if !strings.HasPrefix(r.html, "<table") || text[m[0]] != '`' {
			continue
		}
		for p := m[0]; p+1 < m[1]; p++ {
			if text[p] == '\\' && text[p+1] == '|' {
				r.put(at.Start+p, at.Start+p+1, "")
			}
		}
	}
	r.spans = append(r.spans, ir.Span{Start: at.Start + done, End: at.End})
}

// raw shields a block that is raw HTML: kramdown reads on in it to the end of the element, which may be the end of the page.
func (r *respelling) raw() bool {
	html := strings.TrimSpace(r.html)
	if !strings.HasPrefix(html, "<") || html != string(bytes.TrimSpace(r.doc.Source.Bytes(r.block.At))) {
		return false
	}
	start, end, ok := r.w.Range(r.block.At)
	if !ok {
		return false
	}
	out := r.w.Bytes()
	end = start + len(bytes.TrimRight(out[start:end], " \t\n"))
	if start > 0 && out[start-1] != '\n' || string(out[start:end]) != html {
		return false
	}
	r.edits = append(r.edits, body.Edit{Start: start, End: end, Write: func(w *body.Writer) { w.HTMLBlock(html) }})
	return true
}

// put edits a stretch of the source, if it was copied as it is.
func (r *respelling) put(start, end int, text string) {
	at, _, ok := r.w.Range(ir.Span{Start: start, End: start})
	out := r.w.Bytes()
	if !ok || at+end-start > len(out) || !bytes.Equal(out[at:at+end-start], r.doc.Source.Data[start:end]) {
		return
	}
	r.edits = append(r.edits, body.Edit{Start: at, End: at + end - start, Write: func(w *body.Writer) {
		w.Mark(start)
		w.Inline(text)
	}})
}

// escape puts a backslash before what kramdown would act on and the blog showed as it is.
func (r *respelling) escape() {
	all := map[byte]bool{} // characters that are text wherever they stand in the block
	for _, c := range []byte("*_<~|") {
		all[c] = r.count(c) > 0 && strings.Count(r.text, string(c)) == r.count(c)
	}
	table := strings.Contains(r.html, "<table")
	tildes := r.singleTildes()
	for _, span := range r.spans {
		data := r.doc.Source.Data
		for p := span.Start; p < span.End; p++ {
			next := byte(0)
			if p+1 < span.End {
				next = data[p+1]
			}
			switch c := data[p]; {
			case c == '\\':
				if next == '\n' && r.Markdown.HardBreaks || next != 0 && strings.IndexByte("%@/;,?^", next) >= 0 {
					r.put(p, p+1, "")
				}
				p++
			case all[c] && (c != '|' || !table), c == '|' && !table, c == '[' && next == '^' && !r.Markdown.Footnotes && strings.Contains(r.text, "[^"), c == '{' && next == ':',
				c == '*' && next == '[' && r.startsLine(p), c == ':' && (next == ' ' || next == '\t') && r.startsLine(p):
				r.put(p, p+1, `\`+string(c))
			case c == '$' && next == '$':
				r.put(p, p+2, `\$\$`)
				p++
			case c == '~' && tildes && next != '~' && (p == 0 || data[p-1] != '~'):
				r.put(p, p+1, "~~")
			}
		}
	}
}

// count is how often a character stands in the block's running text, without a backslash before it.
func (r *respelling) count(c byte) (n int) {
	for _, span := range r.spans {
		data := r.doc.Source.Bytes(span)
		for i := 0; i < len(data); i++ {
			switch data[i] {
			case '\\':
				i++
			case c:
				n++
			}
		}
	}
	return n
}

// singleTildes reports whether each tilde of the block is half of a pair that struck text out.
func (r *respelling) singleTildes() bool {
	n := strings.Count(r.html, "<del>")
	return n > 0 && r.count('~') == 2*n
}

// startsLine reports whether nothing but blanks and the marks of quotes stands before an offset on its line.
func (r *respelling) startsLine(p int) bool {
	data := r.doc.Source.Data
	return len(bytes.Trim(data[bytes.LastIndexByte(data[:p], '\n')+1:p], " \t>")) == 0
}

var (
	firstNumber = regexp.MustCompile(`^<ol start="(\d+)">`)
	parenthesis = regexp.MustCompile(`(?m)^[ \t]*\d+(\))[ \t]`)
	itemMark    = regexp.MustCompile(`^(?:[-*+]|\d+[.)])[ \t]`)
	wordsBehind = regexp.MustCompile("^[ \t]*(?:`{3,}|~{3,})[ \t]*[^\\s?]*([ \t?][^\n]*)")
)

// isList reports whether HTML begins with a list.
func isList(html string) bool {
	return strings.HasPrefix(html, "<ul") || strings.HasPrefix(html, "<ol")
}

// lists spells what kramdown's lists do not say by themselves: a first number, that a list has ended and another begins,
// and that all items are loose.
func (r *respelling) lists(behindList bool) {
	if !isList(r.html) {
		return
	}
	data := r.doc.Source.Bytes(r.block.At)
	start := r.block.At.Start
	if behindList {
		r.lead = "<!-- -->\n\n"
	}
	if m := firstNumber.FindStringSubmatch(r.html); m != nil {
		r.lead += `{: start="` + m[1] + "\"}\n"
	}
	for _, m := range parenthesis.FindAllSubmatchIndex(data, -1) {
		r.put(start+m[2], start+m[3], ".")
	}
	if !strings.Contains(r.html, "<li><p>") {
		return
	}
	indent := len(data) - len(bytes.TrimLeft(data, " "))
	at, blank := 0, true
	for line := range bytes.Lines(data) {
		text := bytes.TrimLeft(line, " ")
		if len(line)-len(text) <= indent && itemMark.Match(text) && !blank {
			r.put(start+at, start+at, "\n")
		}
		blank = len(bytes.TrimSpace(line)) == 0
		at += len(line)
	}
}

// fence leaves one word behind the fence of a code block.
func (r *respelling) fence() {
	if !strings.HasPrefix(r.html, "<pre") && !strings.HasPrefix(r.html, "<figure") {
		return
	}
	if m := wordsBehind.FindSubmatchIndex(r.doc.Source.Bytes(r.block.At)); m != nil {
		r.put(r.block.At.Start+m[2], r.block.At.Start+m[3], "")
	}
}

// lineEnd is the beginning of the line below an offset that a block ends at.
func (r *respelling) lineEnd(at int) int {
	data := r.doc.Source.Data
	for at < len(data) && at > r.doc.Content.Start && data[at-1] != '\n' {
		at++
	}
	return at
}

// touches reports whether the line that begins at an offset and the one above it are both not blank.
func (r *respelling) touches(at int) bool {
	data := r.doc.Source.Data
	return at < len(data) && at > r.doc.Content.Start+1 && data[at] != '\n' && data[at-1] == '\n' && data[at-2] != '\n'
}

var codeOrTag = regexp.MustCompile(`(?s)<(pre|code|script|style)\b.*?</(pre|code|script|style)>|<[^>]*>`)

// shownText is the text of HTML outside code.
func shownText(text string) string { return html.UnescapeString(codeOrTag.ReplaceAllString(text, "")) }
