package yaml

// literal reads | and > blocks.
func (p *parser) literal(indent int) *Node {
	n := p.new(Node{start: p.pos})
	folding := p.in[p.pos] == '>'
	chomp, detected := byte(0), false
	p.pos++
	for ; ; p.pos++ {
		c := p.in[p.pos]
		if c == '+' || c == '-' {
			if chomp != 0 {
				p.fail(p.pos, "a second + or -")
			}
			chomp = c
		} else if '0' <= c && c <= '9' {
			if c == '0' || detected {
				p.fail(p.pos, "no such indentation")
			}
			indent, detected = indent+int(c-'0')-1, true
		} else {
			break
		}
	}
	n.end = p.pos
	if white(p.in[p.pos]) {
		for white(p.in[p.pos]) {
			p.pos++
		}
		if p.in[p.pos] == '#' {
			for !eol(p.in[p.pos]) && p.in[p.pos] != 0 {
				p.pos++
			}
		}
	}
	var text []byte
	newlines := func(k int) {
		for range k {
			text = append(text, '\n')
		}
	}
	empty, more, content := 0, false, false
	for p.in[p.pos] != 0 {
		if !eol(p.in[p.pos]) {
			p.fail(p.pos, "text after | or >")
		}
		p.lineBreak()
		for (!detected || p.indent < indent) && p.in[p.pos] == ' ' {
			p.indent++
			p.pos++
		}
		if !detected {
			indent = max(indent, p.indent)
		}
		c := p.in[p.pos]
		if eol(c) {
			empty++
			continue
		}
		if !detected && indent == 0 {
			p.fail(p.pos, "a block without indentation")
		}
		if p.indent < indent {
			switch {
			case chomp == '+' && content:
				newlines(1 + empty)
			case chomp == '+':
				newlines(empty)
			case chomp == 0 && content:
				newlines(1)
			}
			break
		}
		breaks := empty
		if content {
			breaks++
		}
		switch {
		case !folding, white(c):
			newlines(breaks)
			more = folding
		case more:
			newlines(empty + 1)
			more = false
		case empty == 0:
			if content {
				text = append(text, ' ')
			}
		default:
			newlines(empty)
		}
		content, detected, empty = true, true, 0
		start := p.pos
		for !eol(p.in[p.pos]) && p.in[p.pos] != 0 {
			p.pos++
		}
		text = append(text, p.printable(start, p.pos)...)
		if p.pos > start {
			n.end = p.pos
		}
	}
	n.text = string(text)
	return n
}
