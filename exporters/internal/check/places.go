package check

import (
	"slices"
	"sort"

	"hexodus/ir"
	"hexodus/ir/reading"
)

// places finds the source of what is read in a page.
type places struct {
	doc    *ir.Document
	base   reading.Base
	blocks []ir.Block
	html   []byte // of the blocks
	ends   []int  // of each block in html
	tokens []int  // that html holds up to each end, -1 until it is known
	tried  bool   // to count block by block
}

func newPlaces(doc *ir.Document, base reading.Base, blocks []ir.Block, html []byte) *places {
	p := &places{doc: doc, base: base, blocks: blocks, html: html, ends: make([]int, len(blocks)), tokens: slices.Repeat([]int{-1}, len(blocks))}
	end := 0
	for i, b := range blocks {
		end += len(b.HTML)
		p.ends[i] = end
	}
	return p
}

// read is the number of tokens up to the end of a block. What a reader gets of HTML can depend on all before it; then
// counting is reading from the start, once for a block that is asked for.
func (p *places) read(block int) int {
	if !p.tried {
		p.tried = true
		p.readApart()
	}
	if p.tokens[block] < 0 {
		p.tokens[block] = len(reading.Tokens(p.html[:p.ends[block]], p.base))
	}
	return p.tokens[block]
}

// readApart counts the tokens of each block by itself, if together they are those of the page: no block leaves an element
// open for the next.
func (p *places) readApart() {
	var all []string
	counts := make([]int, len(p.blocks))
	for i, b := range p.blocks {
		all = append(all, reading.Tokens(b.HTML, p.base)...)
		counts[i] = len(all)
	}
	if slices.Equal(all, reading.Tokens(p.html, p.base)) {
		p.tokens = counts
	}
}

// block is the block that holds the nth token: the first whose end is past it; len(blocks) if there is none.
func (p *places) block(n int) int {
	return sort.Search(len(p.blocks), func(i int) bool { return p.read(i) > n })
}

// of is the source of the block that holds the nth token, or of the next that begins where it does, if it has none of its own.
func (p *places) of(n int) ir.Span {
	i := p.block(n)
	for j := i; j < len(p.blocks) && p.blocks[j].At.Start == p.blocks[i].At.Start; j++ {
		if p.blocks[j].At.Len() > 0 {
			return p.blocks[j].At
		}
	}
	if i > 0 {
		return p.blocks[i-1].At
	}
	return p.doc.Content
}
