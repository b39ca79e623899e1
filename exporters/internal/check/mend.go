package check

import (
	"bytes"
	"regexp"
	"slices"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/reading"
)

var asHTML = finding.Define(finding.Rule{
	ID:       "markdown/as-html",
	Severity: finding.Info,
	Title:    "a block of Markdown became HTML",
	Doc: "The Markdown of this block means one thing to the blog's engine and another to the new one, and hexodus knows no Markdown that both read alike. " +
		"The HTML that the blog showed stands in its place, so that readers see what they saw.",
	Hint: "nothing to do; to have Markdown again, rewrite the block in the exported page",
})

// mostTries is how often a page is rendered again to find out which of its blocks have to be HTML.
const mostTries = 40

// mend writes the blog's HTML for blocks that read differently, as long as the page reads better for it.
func (p *page) mend() {
	for tries := 0; tries < mostTries; {
		groups := p.faulty()
		if len(groups) == 0 {
			return
		}
		tries++
		if p.try(slices.Concat(groups...), func(before, now int) bool { return now == 0 || len(groups) > mostTries/2 && now < before }) {
			continue
		}
		better := false
		for _, g := range groups {
			if tries++; p.try(g, func(before, now int) bool { return now < before }) {
				better = true
			}
			if tries >= mostTries {
				return
			}
		}
		if !better {
			return
		}
	}
}

// faulty are the blocks in which the page differs, neighbours together, without those that are HTML already. What is shown
// too much between two blocks belongs to the first: it is a break or a paragraph at its end.
func (p *page) faulty() (groups [][]int) {
	next := 0
	for _, c := range reading.Diff(p.want, p.got) {
		first, last := p.places.block(c.A[0]), p.places.block(c.A[1]-1)
		if c.A[0] == c.A[1] {
			first = last
		}
		var group []int
		for i := max(first, next); i <= last && i < len(p.blocks); i++ {
			if !p.mended[i] {
				group = append(group, i)
			}
			next = i + 1
		}
		if len(group) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// try writes blocks as HTML, and keeps that if the number of tokens that differ is good: before, and now.
func (p *page) try(blocks []int, good func(before, now int) bool) bool {
	var edits []body.Edit
	var mended []int
	for _, i := range blocks {
		if edit, ok := p.edit(i); ok {
			edits = append(edits, edit)
			mended = append(mended, i)
		}
	}
	if len(edits) == 0 {
		return false
	}
	before := distance(p.want, p.got)
	return p.w.Try(edits, func() bool {
		shown, err := p.Render(p.w)
		if err != nil {
			return false
		}
		got := reading.Tokens(shown, p.there)
		if !good(before, distance(p.want, got)) {
			return false
		}
		p.shown, p.got = shown, got
		for _, i := range mended {
			p.mended[i] = true
		}
		return true
	})
}

// distance is the number of tokens in which two lists differ.
func distance(a, b []string) (n int) {
	for _, c := range reading.Diff(a, b) {
		n += c.A[1] - c.A[0] + c.B[1] - c.B[0]
	}
	return n
}

// edit is what writes a block as HTML. ok is false if the block is not lines of its own, or holds what the rest of the page
// refers to.
func (p *page) edit(i int) (edit body.Edit, ok bool) {
	at := p.blocks[i].At
	if at.Len() == 0 || p.refers(p.w.Doc.Body, at) || (p.Notes || !p.w.Site.Markdown.Footnotes) && p.notes(at) {
		return edit, false
	}
	start, end, ok := p.w.Range(at)
	if !ok {
		return edit, false
	}
	out := p.w.Bytes()
	end = start + len(bytes.TrimRight(out[start:end], " \t\n"))
	start -= len(out[:start]) - len(bytes.TrimRight(out[:start], " \t"))
	if start > 0 && out[start-1] != '\n' || end < len(out) && len(bytes.Trim(line(out[end:]), " \t")) > 0 || start >= end {
		return edit, false
	}
	gap := p.Gap && end < len(out) && len(bytes.TrimSpace(line(bytes.TrimPrefix(out[end+len(line(out[end:])):], []byte("\n"))))) > 0
	definitions := bytes.Join(definition.FindAll(out[start:end], -1), []byte("\n"))
	html := string(bytes.TrimRight(p.blocks[i].HTML, "\n"))
	return body.Edit{Start: start, End: end, Write: func(w *body.Writer) {
		w.HTMLBlock(html)
		if len(definitions) > 0 {
			w.Write("\n\n" + string(definitions))
			gap = true
		}
		if gap {
			w.Write("\n")
		}
	}}, true
}

// definition is a line that defines where a reference leads.
var definition = regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n^][^\]\n]*\]:.*$`)

// line is what is left of a line.
func line(text []byte) []byte {
	text, _, _ = bytes.Cut(text, []byte("\n"))
	return text
}

// refers reports whether a stretch of a body holds a footnote or its mark that the target is to make, or the end of the
// excerpt.
func (p *page) refers(nodes []ir.Node, at ir.Span) bool {
	return slices.ContainsFunc(nodes, func(n ir.Node) bool {
		span := n.Span()
		if span.Start >= at.End || span.End <= at.Start {
			return false
		}
		switch n := n.(type) {
		case *ir.More:
			return true
		case *ir.Footnote:
			return p.Notes
		case *ir.Component:
			return p.refers(n.Body, at)
		}
		return false
	})
}

// notes reports whether a block holds the mark of a footnote, or a footnote, for which the document has both.
func (p *page) notes(at ir.Span) bool {
	source := p.w.Doc.Source
	return slices.ContainsFunc(label.FindAll(source.Bytes(at), -1), func(label []byte) bool {
		return bytes.Contains(source.Bytes(p.w.Doc.Content), append(label[:len(label):len(label)], ':'))
	})
}

var label = regexp.MustCompile(`\[\^[^\]\s]+\]`)

// nameOf says what a block is.
func nameOf(html []byte) string {
	m := firstTag.FindSubmatch(html)
	if m == nil {
		return "text"
	}
	if name := blockNames[string(m[1])]; name != "" {
		return name
	}
	return "a block"
}

var firstTag = regexp.MustCompile(`^\s*<([a-z]+)`)

var blockNames = map[string]string{
	"p": "a paragraph", "ul": "a list", "ol": "a list", "dl": "a list", "table": "a table", "blockquote": "a quotation",
	"h": "a heading", "pre": "code", "figure": "code", "div": "an HTML block",
}
