package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// paragraph reads the text at lines[0]. It is a paragraph if a blank line, a fence or the end of a div follows, and bare
// text if something else ends it.
//
// pandoc: Readers/Markdown.hs, para, plain and endline
func (p *pandoc) paragraph(lines []line, parent ast.Node) []line {
	n, whole := 1, false
	for ; n < len(lines); n++ {
		l := lines[n]
		if p.blank(l) {
			whole = true
			break
		}
		if p.items && p.startsItem(l) {
			break
		}
		if p.endsFenced(l) {
			whole = true
			break
		}
		if p.closes(l) {
			whole = p.html == "div"
			break
		}
		if p.fencedText(lines[n:]) {
			whole = true
			break
		}
		if p.d.pandocOn("lists_without_preceding_blankline") && p.startsItem(l) || !p.d.pandocOn("blank_before_header") && l.pad == 0 && p.src[l.start] == '#' ||
			!p.d.pandocOn("blank_before_blockquote") && p.quoted(l) {
			whole = true
			break
		}
	}
	own, rest := lines[:n:n], lines[n:]
	if at := p.textEnd(own); at > own[0].start || at >= 0 && own[0].pad > 0 { // raw HTML ends it
		for n = 0; n+1 < len(own) && own[n].end < at; n++ {
		}
		own = append([]line{}, own[:n+1]...)
		own[n].end = max(at, own[n].start)
		rest = put(lines, n, own[n].end)
		whole = false
		if p.allBlank(own) {
			return rest
		}
	}
	var t ast.Node = ast.NewTextBlock()
	if whole || p.isFigure(own) {
		t = ast.NewParagraph()
	}
	p.leaf(t, own)
	p.add(parent, t, p.first(own[0]))
	return rest
}

func (p *pandoc) allBlank(lines []line) bool {
	for _, l := range lines {
		if !p.blank(l) {
			return false
		}
	}
	return true
}

// fencedText reports whether a fence at the very start of lines[0] ends the text before it.
func (p *pandoc) fencedText(lines []line) bool {
	l := lines[0]
	if l.pad > 0 || l.start == l.end || p.src[l.start] != '`' {
		return false
	}
	_, ok := p.fenced(lines, '`')
	return ok
}

// closes reports whether a line begins with the end tag of the element around.
func (p *pandoc) closes(l line) bool {
	if p.html == "" || l.pad > 0 {
		return false
	}
	t, ok := readTag(p.src[l.start:l.end])
	return ok && t.closing && t.name == p.html
}

// setext reads a heading that is underlined; it has one line.
//
// pandoc: Readers/Markdown.hs, setextHeader
func (p *pandoc) setext(lines []line, parent ast.Node) ([]line, bool) {
	if len(lines) < 2 {
		return nil, false
	}
	l := lines[1]
	rule := bytes.TrimRight(p.src[l.start:l.end], " \t")
	if l.pad > 0 || len(rule) == 0 || rule[0] != '=' && rule[0] != '-' || skipByte(rule, 0, rule[0]) != len(rule) {
		return nil, false
	}
	if p.textEnd(lines[:1]) >= 0 {
		return nil, false
	}
	level := 1
	if rule[0] == '-' {
		level = 2
	}
	p.heading(level, lines[0], p.first(lines[0]), lines[0].end, parent)
	return lines[2:], true
}

// atx reads a heading behind #s, which stand at the start of the line and have a blank after them.
//
// pandoc: Readers/Markdown.hs, atxHeader
func (p *pandoc) atx(lines []line, parent ast.Node) ([]line, bool) {
	l := lines[0]
	s := p.src[l.start:l.end]
	level := skipByte(s, 0, '#')
	if l.pad > 0 || level == 0 || level < len(s) && s[level] != ' ' && s[level] != '\t' && p.d.pandocOn("space_in_atx_header") {
		return nil, false
	}
	if level < len(s) && (s[level] == '.' || s[level] == ')') {
		return nil, false
	}
	if at := p.textEnd([]line{{start: l.start + level, end: l.end}}); at >= 0 {
		return nil, false
	}
	p.heading(level, l, l.start+level, l.end, parent)
	return lines[1:], true
}

// heading adds the heading whose text is a stretch of a line, with its attributes and closing marks.
func (p *pandoc) heading(level int, l line, start, end int, parent ast.Node) {
	start, end = p.cut(start, end)
	var attr attributes
	if end > start && p.src[end-1] == '}' && p.d.pandocOn("header_attributes") {
		for at := end - 1; at >= start; at-- {
			if p.src[at] != '{' {
				continue
			}
			if a, n := readAttributes(p.src[at:end]); n == end-at {
				attr = a
				_, end = p.cut(start, at)
				break
			}
		}
	}
	for cut := end; cut > start && p.src[cut-1] == '#'; cut-- {
		if cut-1 == start || p.src[cut-2] == ' ' || p.src[cut-2] == '\t' || p.src[cut-2] != '#' && p.src[cut-2] != '\\' {
			_, end = p.cut(start, cut-1)
			break
		}
	}
	h := ast.NewHeading(level)
	if attr.id != "" {
		p.notes.ids[h] = attr.id
		p.anchored.used[attr.id] = true
	}
	p.leaf(h, nil)
	if end > start {
		h.Lines().Append(segment(start, end))
	}
	p.add(parent, h, min(p.first(l), start))
}

// cut takes blanks off both ends of a stretch.
func (p *pandoc) cut(start, end int) (int, int) {
	for start < end && (p.src[start] == ' ' || p.src[start] == '\t') {
		start++
	}
	for start < end && (p.src[end-1] == ' ' || p.src[end-1] == '\t') {
		end--
	}
	return start, end
}

// rule reads a thematic break.
func (p *pandoc) rule(lines []line, parent ast.Node) ([]line, bool) {
	if !p.isBreak(lines[0]) {
		return nil, false
	}
	p.add(parent, ast.NewThematicBreak(), p.first(lines[0]))
	return lines[1:], true
}

// isBreak reports whether a line is three or more of one mark.
func (p *pandoc) isBreak(l line) bool {
	_, rest := p.indent(l)
	if len(rest) < 3 || rest[0] != '*' && rest[0] != '-' && rest[0] != '_' {
		return false
	}
	marks := 0
	for _, c := range rest {
		switch c {
		case rest[0]:
			marks++
		case ' ', '\t':
		default:
			return false
		}
	}
	return marks >= 3
}

// quoted reports whether a line begins with the mark of a quote.
func (p *pandoc) quoted(l line) bool {
	n, rest := p.indent(l)
	return n < 4 && len(rest) > 0 && rest[0] == '>'
}

// quote reads a quote; a line without a mark goes on with it until a blank one.
//
// pandoc: Readers/Markdown.hs, emailBlockQuote
func (p *pandoc) quote(lines []line, parent ast.Node) ([]line, bool) {
	if !p.quoted(lines[0]) {
		return nil, false
	}
	var inner []line
	n := 0
	for n < len(lines) {
		l := lines[n]
		switch {
		case p.quoted(l):
			_, rest := p.indent(l)
			l = from(l, l.end-len(rest)+1)
			if c, ok := p.gobble(l, 1); ok {
				l = c
			}
		case p.blank(l) || p.items && p.startsItem(l) || p.endsFenced(l) || p.closes(l):
			goto done
		default:
			if p.fencedText(lines[n:]) {
				goto done
			}
			l = from(l, p.first(l))
		}
		inner = append(inner, l)
		n++
	}
done:
	end := lines[n-1].end
	q := ast.NewBlockquote()
	p.add(parent, q, p.first(lines[0]))
	p.blocks(append(inner, line{start: end, end: end}), q)
	return lines[n:], true
}
