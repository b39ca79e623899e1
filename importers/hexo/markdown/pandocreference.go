package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// defined is the shape of a definition's first line: a label, and what follows the colon.
var definedLink = regexp.MustCompile(`^\[((?:[^\[\]\\]|\\.)+)\]:[ \t]*(.*)$`)

// define reads the definition of a link.
//
// pandoc: Readers/Markdown.hs, referenceKey
func (p *pandoc) define(lines []line, parent ast.Node) ([]line, bool) {
	l := lines[0]
	indent, rest := p.indent(l)
	m := definedLink.FindSubmatch(rest)
	if m == nil || indent > 3 || m[1][0] == '^' || m[1][0] == '@' {
		return nil, false
	}
	n := 1
	target := bytes.TrimSpace(m[2])
	if len(target) == 0 {
		if len(lines) < 2 || p.blank(lines[1]) {
			return nil, false
		}
		target = bytes.TrimSpace(p.src[lines[1].start:lines[1].end])
		n = 2
	}
	if target[0] == '[' {
		return nil, false
	}
	ref, rest, ok := linkDefinition(target)
	if ok && len(rest) == 0 && ref.title == nil && n < len(lines) { // the title may have a line of its own
		if next := bytes.TrimSpace(p.src[lines[n].start:lines[n].end]); len(next) > 1 && bytes.IndexByte([]byte(`"'(`), next[0]) >= 0 {
			if title, more, ok := definitionTitle(next); ok && len(more) == 0 {
				ref.title = title
				n++
			}
		}
	}
	if !ok || len(rest) > 0 {
		return nil, false
	}
	key := refKey(m[1])
	if _, known := p.refs[key]; !known {
		p.refs[key] = ref
	}
	d := ast.NewLinkReferenceDefinition(m[1], ref.dest, ref.title)
	for _, l := range lines[:n] {
		d.Lines().Append(segment(l.start, l.end))
	}
	p.add(parent, d, p.first(l))
	return lines[n:], true
}

// linkDefinition reads a target, its title and its attributes.
func linkDefinition(s []byte) (ref reference, rest []byte, ok bool) {
	if s[0] == '<' {
		n := bytes.IndexByte(s, '>')
		if n < 0 {
			return ref, nil, false
		}
		ref.dest, s = s[1:n], bytes.TrimSpace(s[n+1:])
	} else {
		n := 0
		for n < len(s) {
			if isSpaceByte(s[n]) {
				next := bytes.TrimLeft(s[n:], " \t")
				if _, _, ok := definitionTitle(next); ok || next[0] == '{' || next[0] == '[' {
					break
				}
			}
			n++
		}
		ref.dest, s = bytes.TrimSpace(s[:n]), bytes.TrimSpace(s[n:])
	}
	if title, more, ok := definitionTitle(s); ok {
		ref.title, s = title, bytes.TrimSpace(more)
	}
	if _, n := readAttributes(s); n > 0 {
		s = bytes.TrimSpace(s[n:])
	}
	return ref, s, true
}

func definitionTitle(s []byte) (title, rest []byte, ok bool) {
	if len(s) < 2 {
		return nil, nil, false
	}
	n := 0
	switch s[0] {
	case '"', '\'':
		n = titleLen(s)
	case '(':
		n = balancedParens(s)
	}
	if n == 0 {
		return nil, nil, false
	}
	return s[1 : n-1], s[n:], true
}
