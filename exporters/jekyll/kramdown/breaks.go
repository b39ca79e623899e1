package kramdown

import "strings"

// parseBreak parses two spaces or two backslashes at the end of a line.
// kramdown: lib/kramdown/parser/kramdown/line_break.rb
func (p *parser) parseBreak() bool {
	rest := p.src.rest()
	if p.opt.HardWrap || !strings.HasPrefix(rest, "  \n") && !strings.HasPrefix(rest, "\\\\\n") {
		return false
	}
	p.tree.add(&element{kind: br})
	p.src.pos += 2
	return true
}

// breakLines puts a <br /> where a text has a hard line end: each line end with hard wraps, else one behind a
// backslash. Footnotes and what is in HTML elements stay as they are.
// kramdown-parser-gfm: lib/kramdown/parser/gfm.rb, update_elements
func (p *parser) breakLines(el *element) {
	lineEnd := "\\\n"
	if p.opt.HardWrap {
		lineEnd = "\n"
	}
	children := make([]*element, 0, len(el.children))
	for i, c := range el.children {
		if c.kind != text || !strings.Contains(string(c.text), lineEnd) {
			if c.kind != htmlElement {
				p.breakLines(c)
			}
			children = append(children, c)
			continue
		}
		lines := strings.Split(string(c.text), lineEnd)
		last := len(lines) - 1
		breaks := last
		if lines[last] == "" && el.isBlock() && i == len(el.children)-1 {
			breaks--
		}
		for n, line := range lines {
			if n > 0 {
				line = "\n" + line
			}
			children = append(children, &element{kind: text, text: []byte(line), start: c.start, end: c.end})
			if n < breaks {
				children = append(children, &element{kind: br, start: c.start, end: c.end})
			}
		}
	}
	el.children = children
}
