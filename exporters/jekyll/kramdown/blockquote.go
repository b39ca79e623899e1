package kramdown

import "strings"

// quoteMarker is the offset behind the > of a block quote and the space behind it, or i.
// kramdown: lib/kramdown/parser/kramdown/blockquote.rb
func quoteMarker(s string, i int) int {
	end := indent(s, i)
	if end == len(s) || s[end] != '>' {
		return i
	}
	if end++; end < len(s) && s[end] == ' ' {
		end++
	}
	return end
}

func (p *parser) parseBlockquote() bool {
	s, start := p.src.s, p.src.pos
	if quoteMarker(s, start) == start {
		return false
	}
	var inner strings.Builder
	for more := true; more; more = !lazyEnd(s, p.src.pos) {
		line := p.src.line()
		inner.WriteString(line[quoteMarker(line, 0):])
	}
	el := p.newBlock(blockquote)
	p.tree.add(el)
	p.parseText(el, inner.String())
	return true
}
