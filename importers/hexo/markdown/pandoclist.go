package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// listStyle is the numbering of a list: 'b' bullets, '1', 'a', 'A', 'i', 'I', '#' for any, '@' for examples; and what
// stands around a number: '.', ')' or '(' for both parentheses.
type listStyle struct{ number, delimiter byte }

// itemStart is the mark of a list item.
type itemStart struct {
	listStyle
	start   int    // its number
	label   string // of an example
	at      int    // offset of the mark
	content line
	width   int // columns of the mark and the blanks around it
}

// bulletStart is the bullet that a line begins with.
//
// pandoc: Readers/Markdown.hs, bulletListStart
func (p *pandoc) bulletStart(l line) (s itemStart, ok bool) {
	indent, rest := p.indent(l)
	if indent > 3 || len(rest) == 0 || rest[0] != '*' && rest[0] != '-' && rest[0] != '+' || p.isBreak(l) {
		return s, false
	}
	s.listStyle = listStyle{number: 'b'}
	return s, p.afterMark(&s, l, indent, 1, 1)
}

// afterMark finds where an item's text begins: after a blank, and up to three more if text follows them.
func (p *pandoc) afterMark(s *itemStart, l line, indent, size, least int) bool {
	_, rest := p.indent(l)
	s.at = l.end - len(rest)
	s.content = from(l, s.at+size)
	s.width = indent + size
	if s.content.start == s.content.end {
		return true
	}
	var ok bool
	if s.content, ok = p.gobble(s.content, least); !ok {
		return false
	}
	s.width += least
	if n, _ := p.indent(s.content); n <= 3 {
		s.content, _ = p.gobble(s.content, n)
		s.width += n
	}
	return true
}

// numberStart is the number that a line begins with.
//
// pandoc: Readers/Markdown.hs, orderedListStart; Parsing.hs, anyOrderedListMarker
func (p *pandoc) numberStart(l line, want *listStyle) (s itemStart, ok bool) {
	indent, rest := p.indent(l)
	if indent > 3 || len(rest) < 2 {
		return s, false
	}
	if len(rest) > 3 && rest[0] == 'p' && rest[1] == '.' && (rest[2] == ' ' || rest[2] == '\t') && isDigit(rest[3]) {
		return s, false // a page
	}
	at := 0
	if rest[0] == '(' {
		s.delimiter, at = '(', 1
	}
	n := 0
	for _, kind := range []byte("1@#riaIA") {
		if want != nil && kind != '#' && kind != want.number && !(kind == 'r' && want.number == 'i') && !(want.number == '#' && kind == '1') {
			continue
		}
		if want != nil && kind == 'r' {
			continue
		}
		if n = p.number(&s, rest[at:], kind); n > 0 {
			n += at
			if p.delimited(&s, rest, n) {
				break
			}
			n = 0
		}
	}
	if n == 0 || want != nil && want.delimiter != s.delimiter && !(s.delimiter == '.' && want.number == '#') {
		return s, false
	}
	least := 1
	if s.delimiter == '.' && (s.number == 'A' || s.number == 'I' && isLetterNumeral(s.start)) {
		least = 2 // else it is a name
		if s.at = l.end - len(rest) + n + 1; s.at < l.end {
			if two := p.src[s.at:l.end]; len(two) > 1 && two[0] == ' ' && two[1] != ' ' && two[1] != '\t' {
				return s, false
			}
		}
		least = 1
	}
	return s, p.afterMark(&s, l, indent, n+1, least)
}

func isLetterNumeral(n int) bool {
	switch n {
	case 1, 5, 10, 50, 100, 500, 1000:
		return true
	}
	return false
}

// delimited reports whether what follows a number makes it a mark.
func (p *pandoc) delimited(s *itemStart, rest []byte, n int) bool {
	if n == len(rest) {
		return false
	}
	if rest[0] == '(' {
		return rest[n] == ')'
	}
	if rest[n] != '.' && rest[n] != ')' {
		return false
	}
	s.delimiter = rest[n]
	return n+1 == len(rest) || rest[n+1] == ' ' || rest[n+1] == '\t'
}

// number reads a number of a kind and gives its length; 'r' is a single i of either case.
func (p *pandoc) number(s *itemStart, b []byte, kind byte) int {
	n := 0
	switch kind {
	case '1':
		for s.start = 0; n < len(b) && isDigit(b[n]); n++ {
			s.start = min(s.start*10+int(b[n]-'0'), 1<<30)
		}
	case '#':
		if b[0] == '#' {
			s.start, n = 1, 1
		}
	case '@':
		if b[0] == '@' {
			for n = 1; n < len(b) && (b[n] == '_' || b[n] == '-' || b[n] >= utf8.RuneSelf || isAlnum(b[n])); n++ {
			}
			s.label, s.start = string(b[1:n]), p.examples+1
		}
	case 'r':
		if b[0] == 'i' || b[0] == 'I' {
			s.number, s.start = b[0], 1
			return 1
		}
		return 0
	case 'a':
		if 'a' <= b[0] && b[0] <= 'z' && !(len(b) > 1 && isAlnum(b[1])) {
			s.start, n = int(b[0]-'a')+1, 1
		}
	case 'A':
		if 'A' <= b[0] && b[0] <= 'Z' && !(len(b) > 1 && isAlnum(b[1])) {
			s.start, n = int(b[0]-'A')+1, 1
		}
	case 'i', 'I':
		s.start, n = roman(b, kind == 'I')
	}
	if n > 0 {
		s.number = kind
	}
	return n
}

// roman reads a Roman number.
func roman(b []byte, upper bool) (value, n int) {
	digits := "ivxlcdm"
	if upper {
		digits = "IVXLCDM"
	}
	values := []int{1, 5, 10, 50, 100, 500, 1000}
	last := 0
	for ; n < len(b) && n < 15; n++ {
		i := bytes.IndexByte([]byte(digits), b[n])
		if i < 0 {
			break
		}
		v := values[i]
		if value += v; last < v {
			value -= 2 * last
		}
		last = v
	}
	if n < len(b) && isAlnum(b[n]) || value <= 0 {
		return 0, 0
	}
	return value, n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

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
	p.notes.boxes[b.Lines()] = box
	first.Start = start + 4
	b.Lines().Set(0, first)
}

func isSpaceRune(r rune) bool { return unicode.IsSpace(r) }
