package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// defines is what follows the mark of a definition, and how much before that is its indent.
//
// pandoc: Readers/Markdown.hs, defListMarker
func (p *pandoc) definesAt(l line) (line, bool) {
	indent, rest := p.indent(l)
	if indent > 3 || len(rest) < 2 || rest[0] != ':' && rest[0] != '~' {
		return l, false
	}
	l = from(l, l.end-len(rest)+1)
	inner, ok := p.gobble(l, 3-indent)
	if ok && indent < 3 {
		return inner, true
	}
	n, _ := p.indent(l)
	if n == 0 || indent == 3 {
		return l, false
	}
	inner, _ = p.gobble(l, n)
	return inner, true
}

// definitions reads terms and what is said of them.
//
// pandoc: Readers/Markdown.hs, definitionList
func (p *pandoc) definitions(lines []line, parent ast.Node) ([]line, bool) {
	if !p.isTerm(lines) || !p.d.pandocOn("definition_lists") {
		return nil, false
	}
	list := east.NewDefinitionList(0, nil)
	p.add(parent, list, p.first(lines[0]))
	for len(lines) > 0 && p.isTerm(lines) {
		term := east.NewDefinitionTerm()
		p.leaf(term, lines[:1])
		p.add(list, term, p.first(lines[0]))
		lines = lines[1:]
		for {
			blank := len(lines) > 1 && p.blank(lines[0])
			if blank {
				lines = lines[1:]
			}
			if len(lines) == 0 {
				break
			}
			inner, ok := p.definesAt(lines[0])
			if !ok {
				break
			}
			lines = p.describe(lines, inner, blank, list)
		}
		for len(lines) > 0 && p.blank(lines[0]) {
			lines = lines[1:]
		}
	}
	return lines, true
}

// isTerm reports whether a definition follows lines[0].
func (p *pandoc) isTerm(lines []line) bool {
	n := 1
	if len(lines) > 2 && p.blank(lines[1]) {
		n = 2
	}
	if p.blank(lines[0]) || len(lines) <= n {
		return false
	}
	_, ok := p.definesAt(lines[n])
	return ok
}

// describe reads a definition.
func (p *pandoc) describe(lines []line, first line, blank bool, list ast.Node) []line {
	text, n, loose := []line{first}, 1, blank
	lazy := func() {
		for ; n < len(lines) && !p.blank(lines[n]) && !p.closes(lines[n]) && !p.endsFenced(lines[n]); n++ {
			inner, ok := p.gobble(lines[n], 4)
			if !ok {
				if _, starts := p.definesAt(lines[n]); starts {
					return
				}
				inner = lines[n]
			}
			text = append(text, inner)
		}
	}
	lazy()
	for n < len(lines) {
		next := n
		for next < len(lines) && p.blank(lines[next]) {
			next++
		}
		if next == len(lines) {
			break
		}
		inner, ok := p.gobble(lines[next], 4)
		if !ok {
			break
		}
		loose = true
		for ; n < next; n++ {
			text = append(text, line{start: lines[n].end, end: lines[n].end})
		}
		text = append(text, inner)
		n++
		lazy()
	}
	end := lines[n-1].end
	if loose {
		text = append(text, line{start: end, end: end})
	}
	d := east.NewDefinitionDescription()
	p.add(list, d, p.first(lines[0]))
	p.blocks(text, d)
	return lines[n:]
}

// lineBlock reads lines that keep their breaks.
//
// pandoc: Readers/Markdown.hs, lineBlock
func (p *pandoc) lineBlock(lines []line, parent ast.Node) ([]line, bool) {
	n := 0
	var block ast.Node
	for n < len(lines) {
		l := lines[n]
		s := p.src[l.start:l.end]
		if l.pad > 0 || len(s) == 0 || s[0] != '|' || !p.d.pandocOn("line_blocks") {
			break
		}
		empty := p.blank(from(l, l.start+1))
		if !empty && (len(s) < 2 || s[1] != ' ') {
			break
		}
		if block == nil {
			block = &verse{}
			p.add(parent, block, l.start)
		}
		text := []line{from(l, min(l.start+2, l.end))}
		for n++; !empty && n < len(lines) && !p.blank(lines[n]); n++ {
			next := lines[n]
			if next.pad == 0 && p.src[next.start] != ' ' {
				break
			}
			text = append(text, from(next, p.first(next)))
		}
		t := ast.NewTextBlock()
		p.leaf(t, text)
		p.add(block, t, l.start)
	}
	return lines[n:], block != nil
}

// verse is a block of lines that keep their breaks and indents.
type verse struct{ ast.BaseBlock }

var kindVerse = ast.NewNodeKind("Verse")

// Kind implements ast.Node.
func (v *verse) Kind() ast.NodeKind { return kindVerse }

// Dump implements ast.Node.
func (v *verse) Dump(source []byte, level int) { ast.DumpHelper(v, source, level, nil, nil) }
