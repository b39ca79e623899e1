package kramdown

import "strings"

// parseBlockMath parses $$…$$ that is a block by itself. A backslash before it makes it a span.
// kramdown: lib/kramdown/parser/kramdown/math.rb
func (p *parser) parseBlockMath() bool {
	s, start := p.src.s, p.src.pos
	i := indent(s, start)
	escaped := strings.HasPrefix(s[i:], `\`)
	if escaped {
		i++
	}
	if !strings.HasPrefix(s[i:], "$$") {
		return false
	}
	n := strings.Index(s[i+2:], "$$")
	if n < 0 || !p.afterBoundary() {
		return false
	}
	end := i + 2 + n + 2
	line := blankToEnd(s, end)
	if escaped {
		if line > 0 {
			p.src.pos = i
		}
		return false
	}
	p.src.pos = max(end, line)
	if !p.beforeBoundary() {
		p.src.pos = start
		return false
	}
	el := p.newBlock(math)
	el.value = strip(s[i+2 : i+2+n])
	p.tree.add(el)
	return true
}

func (p *parser) parseInlineMath() bool {
	s, i := p.src.s, p.src.pos
	if !strings.HasPrefix(s[i:], "$$") {
		return false
	}
	n := strings.Index(s[i+2:], "$$")
	if n < 0 {
		return false
	}
	p.tree.add(&element{kind: math, value: strip(s[i+2 : i+2+n])})
	p.src.pos = i + 2 + n + 2
	return true
}
