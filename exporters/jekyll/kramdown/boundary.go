package kramdown

// blankLines matches BLANK_LINE: it is the offset behind the white space at i up to its last line feed, or i.
// kramdown: lib/kramdown/parser/kramdown/blank_line.rb
func blankLines(s string, i int) int {
	end := i
	for ; i < len(s) && isSpace(s[i]); i++ {
		if s[i] == '\n' {
			end = i + 1
		}
	}
	return end
}

func (p *parser) parseBlank() bool {
	start := p.src.pos
	end := blankLines(p.src.s, start)
	if end == start {
		return false
	}
	p.src.pos = end
	if last := p.tree.last(); last != nil && last.kind == blank {
		last.value += p.src.s[start:end]
		return true
	}
	el := p.newBlock(blank)
	el.value = p.src.s[start:end]
	p.tree.add(el)
	return true
}

// eobMarker is the offset behind a line that is only ^, or -1.
// kramdown: lib/kramdown/parser/kramdown/eob.rb
func eobMarker(s string, i int) int {
	if i == len(s) || s[i] != '^' {
		return -1
	}
	return blankToEnd(s, i+1)
}

func (p *parser) parseEOB() bool {
	end := eobMarker(p.src.s, p.src.pos)
	if end < 0 {
		return false
	}
	p.src.pos = end
	p.addMark("")
	return true
}

// addMark adds an element that prints nothing. A mark of a name does not part blocks; one without a name does.
func (p *parser) addMark(name string) *element {
	el := p.newBlock(eob)
	el.value = name
	p.tree.add(el)
	return el
}

// afterBoundary and beforeBoundary tell whether the place is at the edge of a block.
// kramdown: lib/kramdown/parser/kramdown/block_boundary.rb
func (p *parser) afterBoundary() bool {
	last := p.tree.last()
	return last == nil || last.kind == blank || last.kind == eob && last.value == "" || p.blockIAL != nil
}

func (p *parser) beforeBoundary() bool {
	s, i := p.src.s, p.src.pos
	return i >= len(s) || blankLines(s, i) > i || eobMarker(s, i) >= 0 || blockIALAt(s, i).end > 0
}

// lazyEnd tells whether a paragraph, a quote and the like end before the line at i.
// kramdown: lib/kramdown/parser/kramdown/paragraph.rb, LAZY_END
func lazyEnd(s string, i int) bool {
	return i >= len(s) || blankLines(s, i) > i || blockIALAt(s, i).end > 0 || eobMarker(s, i) >= 0 ||
		lazyHTML(s, indent(s, i))
}
