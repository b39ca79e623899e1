package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// fencedDivision reads the blocks between "::: name" and ":::".
//
// pandoc: Readers/Markdown.hs, divFenced
func (p *pandoc) fencedDivision(lines []line, parent ast.Node) ([]line, bool) {
	attr, ok := p.opensDiv(lines[0])
	if !ok || !p.closedDiv(lines) {
		return nil, false
	}
	at := lines[0].start
	p.add(parent, &printed{html: "<div" + attr.html() + ">\n", end: lines[0].end}, at)
	p.divs++
	p.depth++
	lines = lines[1:]
	for len(lines) > 0 && !p.endsFenced(lines[0]) {
		lines = p.next(lines, parent)
	}
	p.depth--
	p.divs--
	end := len(p.src)
	if len(lines) > 0 {
		at, end = lines[0].start, lines[0].end
		lines = lines[1:]
	} else {
		at = end
	}
	p.add(parent, &printed{html: "</div>\n", end: end}, at)
	return lines, true
}

// opensDiv reads the line that opens a fenced div.
func (p *pandoc) opensDiv(l line) (a attributes, ok bool) {
	s := p.src[l.start:l.end]
	n := skipByte(s, 0, ':')
	if l.pad > 0 || n < 3 || !p.d.pandocOn("fenced_divs") {
		return a, false
	}
	s = bytes.Trim(s[n:], " \t")
	if len(s) == 0 {
		return a, false
	}
	if a, n = readAttributes(s); n == 0 {
		for n < len(s) && s[n] != ' ' && s[n] != '\t' {
			n++
		}
		a.classes = []string{string(s[:n])}
	}
	return a, len(bytes.Trim(bytes.TrimLeft(s[n:], " \t"), ":")) == 0
}

// closedDiv reports whether the div that opens at lines[0] is closed.
func (p *pandoc) closedDiv(lines []line) bool {
	depth := 0
	for _, l := range lines {
		if p.closesDiv(l) {
			if depth--; depth <= 0 {
				return true
			}
		} else if _, ok := p.opensDiv(l); ok {
			depth++
		}
	}
	return false
}

func (p *pandoc) closesDiv(l line) bool {
	s := bytes.TrimRight(p.src[l.start:l.end], " \t")
	return l.pad == 0 && len(s) >= 3 && skipByte(s, 0, ':') == len(s)
}

// endsFenced reports whether a line closes the fenced div around.
func (p *pandoc) endsFenced(l line) bool { return p.divs > 0 && p.closesDiv(l) }
