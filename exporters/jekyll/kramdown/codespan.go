package kramdown

import "strings"

// parseCode parses a code span. It ends at the first run of as many backticks, though that run may be longer.
// kramdown: lib/kramdown/parser/kramdown/codespan.rb
func (p *parser) parseCode() {
	s, start := p.src.s, p.src.pos
	inside := while(s, start, "`")
	fence := s[start:inside]
	p.src.pos = inside
	simple := len(fence) == 1
	n := -1
	if !simple || !(start == 0 || isSpace(s[start-1])) || inside == len(s) || !isSpace(s[inside]) {
		n = strings.Index(s[inside:], fence)
	}
	if n < 0 {
		p.tree.addText(fence, p.textKind)
		return
	}
	code := s[inside : inside+n]
	p.src.pos = inside + n + len(fence)
	if !simple {
		code = strings.TrimSuffix(strings.TrimPrefix(code, " "), " ")
	}
	p.tree.add(&element{kind: codespan, value: code})
}
