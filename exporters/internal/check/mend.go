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

// mend writes the blog's HTML for blocks that read differently, as long as the page reads better for it: one after the other
// from the first, since what a block does to those behind it is gone once it is mended.
func (p *page) mend() {
	for tries := 0; tries < mostTries; {
		groups := p.faulty()
		if len(groups) == 0 {
			return
		}
		if len(groups) > mostTries/2 {
			tries++
			if p.try(slices.Concat(groups...), better) {
				continue
			}
		}
		mended := false
		for i := 0; i < len(groups) && !mended && tries < mostTries; i++ {
			g := groups[i]
			ways := [][]int{g[:1]}
			if next := g[len(g)-1] + 1; next < len(p.blocks) { // an element that was left open ends there
				ways = append(ways, []int{next}, append(slices.Clone(g), next))
			}
			if len(g) > 1 {
				ways = slices.Insert(ways, 1, g)
			}
			for _, way := range ways {
				if tries++; p.try(way, better) {
					mended = true
					break
				}
			}
		}
		if !mended {
			p.mendAround(groups)
			return
		}
	}
}

// mendAround writes all as HTML from above the first block that differs to below the last, and if that does not help the whole
// page: an element that is open there may hold them.
func (p *page) mendAround(groups [][]int) {
	first, last := groups[0][0], groups[len(groups)-1][len(groups[len(groups)-1])-1]
	for first > 0 && (p.mended[first-1] || !closed(p.blocks[first-1].HTML)) {
		first--
	}
	for _, way := range [][2]int{{first, min(last+1, len(p.blocks)-1)}, {0, len(p.blocks) - 1}} {
		var all []int
		for i := way[0]; i <= way[1]; i++ {
			all = append(all, i)
		}
		if p.try(all, better) && len(p.faulty()) == 0 {
			return
		}
	}
}

// closed reports whether HTML begins and ends with the same element's tags.
func closed(html []byte) bool {
	m := firstTag.FindSubmatch(html)
	return m != nil && bytes.HasSuffix(bytes.TrimSpace(html), append(append([]byte("</"), m[1]...), '>'))
}

// better is to have fewer tokens that differ.
func better(before, now int) bool { return now < before }

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
		if n := last + 1; len(group) == 0 && n >= next && n < len(p.blocks) && !p.mended[n] { // an element that was left open ends there
			group, next = []int{n}, n+1
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
		if p.mended[i] {
			continue
		}
		if edit, ok := p.edit(i); ok {
			edits = append(edits, edit)
			mended = append(mended, i)
		}
	}
	if len(edits) == 0 {
		return false
	}
	if !p.keep(edits, good) {
		return false
	}
	for _, i := range mended {
		p.mended[i] = true
		delete(p.respelled, i)
	}
	return true
}

// keep makes edits, and takes them back if the number of tokens that differ is not good: before, and now.
func (p *page) keep(edits []body.Edit, good func(before, now int) bool) bool {
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
		return true
	})
}

// edit is what writes a block as HTML. ok is false if the block is not lines of its own, or holds what the rest of the page
// refers to.
func (p *page) edit(i int) (edit body.Edit, ok bool) {
	at := p.blocks[i].At
	if at.Len() == 0 || p.refers(p.w.Doc.Body, at) || p.Notes && p.notes(at) {
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
	below := bytes.TrimPrefix(out[end+len(line(out[end:])):], []byte("\n"))
	joins := len(bytes.TrimSpace(line(below))) > 0 // what is below would go on with what is written here
	definitions := bytes.Join(definition.FindAll(out[start:end], -1), []byte("\n"))
	html := string(bytes.TrimRight(p.blocks[i].HTML, "\n"))
	return body.Edit{Start: start, End: end, Write: func(w *body.Writer) {
		w.HTMLBlock(html)
		if len(definitions) > 0 {
			w.Write("\n\n" + string(definitions))
		}
		if joins && (p.Gap || len(definitions) > 0) {
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
