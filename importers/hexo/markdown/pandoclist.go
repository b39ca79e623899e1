package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// startsItem reports whether a line begins with the mark of an item.
func (p *pandoc) startsItem(l line) bool {
	if _, ok := p.bulletStart(l); ok {
		return true
	}
	_, ok := p.numberStart(l, nil)
	return ok
}

func (p *pandoc) bulletList(lines []line, parent ast.Node) ([]line, bool) {
	s, ok := p.bulletStart(lines[0])
	if !ok {
		return nil, false
	}
	list := ast.NewList(p.src[s.at])
	return p.list(lines, list, s, parent, func(l line) (itemStart, bool) { return p.bulletStart(l) }), true
}

func (p *pandoc) orderedList(lines []line, parent ast.Node) ([]line, bool) {
	s, ok := p.numberStart(lines[0], nil)
	if !ok {
		return nil, false
	}
	if !p.d.pandocOn("fancy_lists") && (s.number != '1' || s.delimiter != '.') {
		return nil, false
	}
	list := ast.NewList('.')
	list.Start = s.start
	if !p.d.pandocOn("startnum") {
		list.Start = 1
	}
	style := s.listStyle
	return p.list(lines, list, s, parent, func(l line) (itemStart, bool) { return p.numberStart(l, &style) }), true
}

// list reads the items of a list.
//
// pandoc: Readers/Markdown.hs, rawListItem, listContinuation; Shared.hs, compactify
func (p *pandoc) list(lines []line, list *ast.List, s itemStart, parent ast.Node, next func(line) (itemStart, bool)) []line {
	p.add(parent, list, s.at)
	if s.number != 'b' {
		p.notes.styles[list] = s.listStyle
	}
	around := p.items
	p.items = true
	for ok := true; ok; {
		if s.number == '@' {
			p.examples++
			if s.label != "" {
				p.labels[s.label] = p.examples
			}
		}
		inner, n := p.itemLines(lines, s)
		item := ast.NewListItem(s.width)
		item.SetPos(s.at)
		list.AppendChild(list, item)
		p.blocks(inner, item)
		p.task(item)
		if lines = lines[n:]; len(lines) == 0 {
			break
		}
		s, ok = next(lines[0])
	}
	p.items = around
	p.compact(list)
	return lines
}

// shorten takes an item's indent off a line, if it has all of it.
func (p *pandoc) shorten(l line, width int) line {
	if short, ok := p.gobble(l, width); ok {
		return short
	}
	if p.blank(l) {
		return line{start: l.end, end: l.end}
	}
	return l
}

// itemLines are the lines of the item at lines[0] without its indent, and their number, blank ones at its end included.
func (p *pandoc) itemLines(lines []line, s itemStart) (inner []line, n int) {
	width := s.width
	inner, n = p.itemLine([]line{s.content}, lines, 1)
	for n < len(lines) { // its first text, which may go on without an indent
		l := lines[n]
		if p.blank(l) || p.startsItem(l) || p.closes(l) || p.endsFenced(l) {
			break
		}
		if inner, ok := p.gobble(l, width); ok {
			_, rest := p.indent(inner)
			if p.startsItem(from(inner, inner.end-len(rest))) {
				break
			}
		}
		if _, ok := p.fenced(lines[n:], 0); ok {
			break
		}
		inner, n = p.itemLine(append(inner, p.shorten(l, width)), lines, n+1)
	}
	tail := n
	for n < len(lines) && p.blank(lines[n]) {
		n++
	}
	for n < len(lines) {
		if _, ok := p.gobble(lines[n], width); !ok || p.closes(lines[n]) || p.endsFenced(lines[n]) {
			break
		}
		for n++; n < len(lines) && !p.blank(lines[n]) && !p.closes(lines[n]) && !p.endsFenced(lines[n]); n++ {
			if _, ok := p.gobble(lines[n], width); !ok && p.startsItem(lines[n]) {
				break
			}
		}
		for n < len(lines) && p.blank(lines[n]) {
			n++
		}
	}
	for _, l := range lines[tail:n] {
		inner = append(inner, p.shorten(l, width))
	}
	return inner, n
}

// itemLine adds the lines over which code within the last line of an item goes on: they keep their indent.
//
// pandoc: Readers/Markdown.hs, listLineCommon
func (p *pandoc) itemLine(inner, lines []line, n int) ([]line, int) {
	l := inner[len(inner)-1]
	for at := l.start; at < l.end; at++ {
		if p.src[at] != '`' {
			continue
		}
		if _, _, end, ok := codeEnd(p.src[:l.end], at); ok {
			at = end - 1
			continue
		}
		stop := n
		for stop < len(lines) && !p.blank(lines[stop]) {
			stop++
		}
		text := p.join(append([]line{{start: at, end: l.end}}, lines[n:stop]...))
		if _, _, end, ok := codeEnd(text.buf, 0); ok {
			k := bytes.Count(text.buf[:end], []byte{'\n'})
			return append(inner, lines[n:n+k]...), n + k
		}
		at = skipByte(p.src[:l.end], at, '`') - 1
	}
	return inner, n
}

// compact makes a list tight or loose: the paragraph that ends its last item counts only if there is another one.
func (p *pandoc) compact(list *ast.List) {
	var paragraphs []ast.Node
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for b := item.FirstChild(); b != nil; b = b.NextSibling() {
			if b.Kind() == ast.KindParagraph {
				paragraphs = append(paragraphs, b)
			}
		}
	}
	list.IsTight = true
	if len(paragraphs) == 1 && paragraphs[0] == list.LastChild().LastChild() {
		p.replace(paragraphs[0], ast.NewTextBlock())
		return
	}
	if len(paragraphs) == 0 {
		return
	}
	list.IsTight = false
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for b := item.FirstChild(); b != nil; {
			next := b.NextSibling()
			if b.Kind() == ast.KindTextBlock {
				p.replace(b, ast.NewParagraph())
			}
			b = next
		}
	}
}

// task takes the box off the text of an item.
func (p *pandoc) task(item ast.Node) {
	b := item.FirstChild()
	if b == nil || b.Kind() != ast.KindTextBlock && b.Kind() != ast.KindParagraph || !p.d.pandocOn("task_lists") {
		return
	}
	first := b.Lines().At(0)
	start, end := p.cut(first.Start, first.Stop)
	s := p.src[start:end]
	if len(s) < 4 || s[0] != '[' || s[2] != ']' || s[1] != ' ' && s[1] != 'x' && s[1] != 'X' || s[3] != ' ' && s[3] != '\t' {
		return
	}
	box := east.NewTaskCheckBox(s[1] != ' ')
	box.SetPos(start)
	p.notes.boxes[b] = box
	first.Start = start + 4
	b.Lines().Set(0, first)
}
