package yaml

import "unicode/utf8"

func eol(c byte) bool   { return c == '\n' || c == '\r' }
func white(c byte) bool { return c == ' ' || c == '\t' }
func blank(c byte) bool { return white(c) || eol(c) }

// indicator reports whether c ends a plain scalar in brackets.
func indicator(c byte) bool { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}' }

// skip passes over white space, line breaks and, if asked to, comments; it counts the line breaks.
// A comment needs no space before it here, so `"a"#b` is "a".
func (p *parser) skip(comments bool) (breaks int) {
	for {
		for white(p.in[p.pos]) {
			if p.in[p.pos] == '\t' && p.tab < 0 {
				p.tab = p.pos
			}
			p.pos++
		}
		if comments && p.in[p.pos] == '#' {
			for !eol(p.in[p.pos]) && p.in[p.pos] != 0 {
				p.pos++
			}
		}
		if !eol(p.in[p.pos]) {
			return breaks
		}
		p.lineBreak()
		breaks++
		for p.in[p.pos] == ' ' {
			p.indent++
			p.pos++
		}
	}
}

// lineBreak takes the line break at the cursor.
func (p *parser) lineBreak() {
	if p.in[p.pos] == '\r' && p.in[p.pos+1] == '\n' {
		p.pos++
	}
	p.pos++
	p.line++
	p.bol, p.indent, p.tab = p.pos, 0, -1
}

// separator reports whether the line at the cursor is --- or ... by its first three characters.
func (p *parser) separator() bool {
	c := p.in[p.pos]
	return (c == '-' || c == '.') && p.in[p.pos+1] == c && p.in[p.pos+2] == c &&
		(p.in[p.pos+3] == 0 || blank(p.in[p.pos+3]))
}

// column is the cursor's, in the UTF-16 units that JavaScript counts.
func (p *parser) column() int {
	n := 0
	for i := p.bol; i < p.pos; {
		if p.in[i] < utf8.RuneSelf {
			i++
			n++
			continue
		}
		r, size := utf8.DecodeRune(p.in[i:])
		i += size
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
