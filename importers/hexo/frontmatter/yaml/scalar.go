package yaml

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// plain reads a scalar without quotes; nil if none can start here.
func (p *parser) plain(indent int, brackets bool) *Node {
	switch c := p.in[p.pos]; {
	case c == 0, blank(c), indicator(c), bytes.IndexByte([]byte("#&*!|>'\"%@`"), c) >= 0:
		return nil
	case c == '?' || c == '-':
		if next := p.in[p.pos+1]; blank(next) || brackets && indicator(next) {
			return nil
		}
	}
	n := p.new(Node{Plain: true, plain: true, start: p.pos})
	var folded []byte
	from, to := p.pos, p.pos // of the line's text
	breaks := 0              // line breaks that are due before more text
scan:
	for c := p.in[p.pos]; c != 0; c = p.in[p.pos] {
		switch {
		case c == ':':
			if next := p.in[p.pos+1]; blank(next) || brackets && indicator(next) {
				break scan
			}
		case c == '#':
			if p.pos > 0 && blank(p.in[p.pos-1]) {
				break scan
			}
		case brackets && indicator(c), p.pos == p.bol && p.separator():
			break scan
		case eol(c):
			here := p.cursor()
			breaks = p.skip(false)
			if p.indent < indent {
				here.pos = to
				p.back(here)
				break scan
			}
			continue
		}
		if breaks > 0 {
			folded = fold(append(folded, p.printable(from, to)...), breaks)
			from, to, breaks = p.pos, p.pos, 0
		}
		p.pos++
		if !white(c) {
			to = p.pos
		}
	}
	last := p.printable(from, to)
	if n.end = to; folded == nil {
		n.text = string(last)
	} else {
		n.text = string(append(folded, last...))
	}
	if n.text == "" {
		return nil
	}
	return n
}

// fold joins lines: one break is a space, more are one less.
func fold(text []byte, breaks int) []byte {
	if breaks == 1 {
		return append(text, ' ')
	}
	for ; breaks > 1; breaks-- {
		text = append(text, '\n')
	}
	return text
}

// printable is a stretch of the text, which must not hold control characters.
func (p *parser) printable(from, to int) []byte {
	text := p.in[from:to]
	for i, c := range text {
		switch {
		case c >= 0x20 && c < 0x7f || c == '\t' || c == '\n' || c == '\r':
		case c >= 0x80 && c != 0xc2 && c != 0xef:
		case c == 0xc2 && i+1 < len(text) && (text[i+1] >= 0xa0 || text[i+1] == 0x85):
		case c == 0xef && !bytes.HasPrefix(text[i:], []byte("\ufffe")) && !bytes.HasPrefix(text[i:], []byte("\uffff")):
		default:
			p.fail(from+i, "a control character")
		}
	}
	return text
}

// quoted is a stretch within quotes, where only ASCII control characters are refused.
func (p *parser) quoted(from, to int) []byte {
	for i, c := range p.in[from:to] {
		if c < 0x20 && c != '\t' {
			p.fail(from+i, "a control character")
		}
	}
	return p.in[from:to]
}

// single reads 'it”s'.
func (p *parser) single() *Node {
	n := p.new(Node{start: p.pos})
	var text []byte
	p.pos++
	from, to := p.pos, p.pos
	for {
		switch c := p.in[p.pos]; {
		case c == '\'':
			text = append(text, p.quoted(from, p.pos)...)
			p.pos++
			if p.in[p.pos] != '\'' {
				n.text, n.end = string(text), p.pos
				return n
			}
			from = p.pos
			p.pos++
			to = p.pos
		default:
			text, from, to = p.quotedRest(n, c, text, from, to)
		}
	}
}

// double reads "a\n".
func (p *parser) double() *Node {
	n := p.new(Node{start: p.pos})
	var text []byte
	p.pos++
	from, to := p.pos, p.pos
	for {
		switch c := p.in[p.pos]; c {
		case '"':
			text = append(text, p.quoted(from, p.pos)...)
			p.pos++
			n.text, n.end = string(text), p.pos
			return n
		case '\\':
			text = append(text, p.quoted(from, p.pos)...)
			text = p.escape(text)
			from, to = p.pos, p.pos
		default:
			text, from, to = p.quotedRest(n, c, text, from, to)
		}
	}
}

// quotedRest takes a character that is the same in both kinds of quotes.
func (p *parser) quotedRest(n *Node, c byte, text []byte, from, to int) ([]byte, int, int) {
	switch {
	case c == 0:
		p.fail(n.start, "a quote that is not closed")
	case eol(c):
		text = append(text, p.quoted(from, to)...)
		text = fold(text, p.skip(false))
		return text, p.pos, p.pos
	case p.pos == p.bol && p.separator():
		p.fail(n.start, "a quote that is not closed before ---")
	}
	p.pos++
	if !white(c) {
		to = p.pos
	}
	return text, from, to
}

var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	' ': " ", '"': `"`, '/': "/", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// escape reads what a backslash stands for. Two halves of a surrogate pair become one character.
func (p *parser) escape(text []byte) []byte {
	p.pos++
	c := p.in[p.pos]
	if eol(c) {
		p.skip(false)
		return text
	}
	if s, ok := escapes[c]; ok {
		p.pos++
		return append(text, s...)
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if digits == 0 {
		p.fail(p.pos-1, "an unknown escape")
	}
	var r rune
	for range digits {
		p.pos++
		d := strings.IndexByte("0123456789abcdef", p.in[p.pos]|0x20)
		if d < 0 || p.in[p.pos] < '0' {
			p.fail(p.pos, "no hexadecimal digit")
		}
		r = r<<4 | rune(d)
	}
	p.pos++
	if 0xdc00 <= r && r < 0xe000 && len(text) >= 3 { // joins the first half, which was kept as it is
		if h := text[len(text)-3:]; h[0] == 0xed && h[1] >= 0xa0 && h[1] < 0xb0 {
			high := rune(0xd000) | rune(h[1]&0x3f)<<6 | rune(h[2]&0x3f)
			return utf8.AppendRune(text[:len(text)-3], (high-0xd800)<<10+(r-0xdc00)+0x10000)
		}
	}
	if 0xd800 <= r && r < 0xdc00 {
		return append(text, 0xed, 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(text, r)
}
