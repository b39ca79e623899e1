package kramdown

// rule is the offset behind a horizontal rule at i, or -1.
// kramdown: lib/kramdown/parser/kramdown/horizontal_rule.rb
func rule(s string, i int) int {
	i = indent(s, i)
	if i == len(s) || s[i] != '*' && s[i] != '-' && s[i] != '_' {
		return -1
	}
	mark, n := s[i], 0
	for ; i < len(s) && (s[i] == mark || s[i] == ' ' || s[i] == '\t'); i++ {
		if s[i] == mark {
			n++
		}
	}
	if n < 3 || i == len(s) || s[i] != '\n' {
		return -1
	}
	return i + 1
}

func (p *parser) parseRule() bool {
	end := rule(p.src.s, p.src.pos)
	if end < 0 {
		return false
	}
	p.src.pos = end
	p.tree.add(p.newBlock(hr))
	return true
}
