package kramdown

import "strings"

// note is a footnote's definition.
type note struct {
	name    string
	content *element

	number, repeats int // set when it is printed
}

// notes are the footnotes in the order of their first definitions; the last definition of a name counts.
type notes struct {
	list   []*note
	byName map[string]*note
}

func (n *notes) define(name string, content *element) {
	if known := n.byName[name]; known != nil {
		known.content = content
		return
	}
	if n.byName == nil {
		n.byName = map[string]*note{}
	}
	n.byName[name] = &note{name: name, content: content}
	n.list = append(n.list, n.byName[name])
}

// footnoteName reads [^name] at i: the name, and the offset behind it or 0.
func footnoteName(s string, i int) (string, int) {
	if !strings.HasPrefix(s[i:], "[^") {
		return "", 0
	}
	end := word(s, i+2)
	if end == i+2 || end == len(s) || s[end] != ']' {
		return "", 0
	}
	return s[i+2 : end], end + 1
}

// parseFootnoteDefinition parses [^name]: and the indented blocks under it.
// kramdown: lib/kramdown/parser/kramdown/footnote.rb
func (p *parser) parseFootnoteDefinition() bool {
	s := p.src.s
	name, start := footnoteName(s, indent(s, p.src.pos))
	if start == 0 || !strings.HasPrefix(s[start:], ":") {
		return false
	}
	line, ok := lineEnd(s, start+1)
	if !ok {
		return false
	}
	end := indentedLines(s, line)
	p.src.pos = end
	el := &element{kind: root}
	p.parseText(el, unindent(s[start+1:end]))
	p.notes.define(name, el)
	p.addMark(footnoteMark)
	return true
}

func (p *parser) parseFootnoteMarker() bool {
	name, end := footnoteName(p.src.s, p.src.pos)
	if end == 0 {
		return false
	}
	if p.notes.byName[name] == nil {
		p.tree.addText(p.src.s[p.src.pos:end], p.textKind)
	} else {
		p.tree.add(&element{kind: footnote, value: name})
	}
	p.src.pos = end
	return true
}
