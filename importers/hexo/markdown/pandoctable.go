package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table reads a table of one of pandoc's kinds, with the caption before or after it.
//
// pandoc: Readers/Markdown.hs, table
func (p *pandoc) table(lines []line, parent ast.Node) ([]line, bool) {
	caption, n := p.caption(lines)
	body := lines[n:]
	if n > 0 {
		for len(body) > 0 && p.blank(body[0]) {
			body = body[1:]
		}
	}
	if len(body) < 2 {
		return nil, false
	}
	t, size := p.pipeTable(body)
	if t == nil {
		t, size = p.simpleTable(body)
	}
	if t == nil {
		p.gridAhead(body)
		return nil, false
	}
	p.add(parent, t, p.first(body[0]))
	rest := body[size:]
	if caption == nil {
		after := rest
		for len(after) > 0 && p.blank(after[0]) {
			after = after[1:]
		}
		if caption, n = p.caption(after); caption != nil {
			rest = after[n:]
		}
	}
	if caption != nil {
		c := ast.NewTextBlock()
		p.leaf(c, caption)
		p.notes.captions[t] = c
	}
	return rest, true
}

// caption reads the caption of a table, up to a blank line, and gives the number of its lines.
func (p *pandoc) caption(lines []line) (text []line, n int) {
	if len(lines) == 0 || !p.d.pandocOn("table_captions") {
		return nil, 0
	}
	l := lines[0]
	indent, rest := p.indent(l)
	if indent > 3 {
		return nil, 0
	}
	cut := 0
	switch {
	case len(rest) > 1 && rest[0] == ':' && !isPunct(rest[1]):
		cut = 1
	case bytes.HasPrefix(rest, []byte("Table:")), bytes.HasPrefix(rest, []byte("table:")):
		cut = 6
	default:
		return nil, 0
	}
	text = append(text, from(l, p.first(from(l, l.end-len(rest)+cut))))
	for n = 1; n < len(lines) && !p.blank(lines[n]); n++ {
		text = append(text, lines[n])
	}
	return text, n
}

// pipeTable reads a table whose cells are parted by bars.
func (p *pandoc) pipeTable(lines []line) (*east.Table, int) {
	indent, rest := p.indent(lines[0])
	l := lines[1]
	in, rule := p.indent(l)
	if indent > 3 || in > 3 || bytes.IndexByte(rest, '|') < 0 || !p.d.pandocOn("pipe_tables") {
		return nil, 0
	}
	rule = bytes.TrimRight(rule, " \t")
	aligns, ok := pipeRule(rule)
	if !ok {
		return nil, 0
	}
	header := p.pipeCells(lines[0])
	if header == nil {
		return nil, 0
	}
	t := east.NewTable()
	t.Alignments = aligns
	filled := false
	for _, c := range header {
		filled = filled || c.start < c.end
	}
	if filled {
		row := east.NewTableRow(aligns)
		p.row(row, header, aligns, lines[0].end)
		h := east.NewTableHeader(row)
		h.SetPos(lines[0].start)
		t.AppendChild(t, h)
	}
	n := 2
	for ; n < len(lines) && !p.blank(lines[n]); n++ {
		cells := p.pipeCells(lines[n])
		if cells == nil {
			break
		}
		row := east.NewTableRow(aligns)
		row.SetPos(lines[n].start)
		p.row(row, cells, aligns, lines[n].end)
		t.AppendChild(t, row)
	}
	if !t.HasChildren() {
		return nil, 0
	}
	return t, n
}

// pipeRule reads the line below a table's header.
func pipeRule(s []byte) (aligns []east.Alignment, ok bool) {
	barred := len(s) > 0 && s[0] == '|'
	if barred {
		s = s[1:]
	}
	for {
		s = bytes.TrimLeft(s, " \t")
		left := len(s) > 0 && s[0] == ':'
		if left {
			s = s[1:]
		}
		n := skipByte(s, 0, '-')
		if n == 0 {
			return nil, false
		}
		s = s[n:]
		align := east.AlignNone
		right := len(s) > 0 && s[0] == ':'
		if right {
			s = s[1:]
		}
		switch {
		case left && right:
			align = east.AlignCenter
		case right:
			align = east.AlignRight
		case left:
			align = east.AlignLeft
		}
		aligns = append(aligns, align)
		if s = bytes.TrimLeft(s, " \t"); len(s) == 0 {
			return aligns, len(aligns) > 1 || barred
		}
		if s[0] != '|' && s[0] != '+' {
			return nil, false
		}
		if s = bytes.TrimLeft(s[1:], " \t"); len(s) == 0 {
			return aligns, len(aligns) > 1 || barred
		}
	}
}

// pipeCells are the cells of a line, nil if it is no row.
//
// pandoc: Readers/Markdown.hs, pipeTableRow
func (p *pandoc) pipeCells(l line) []line {
	end := l.end
	for end > l.start && (p.src[end-1] == ' ' || p.src[end-1] == '\t') {
		end--
	}
	_, rest := p.indent(l)
	start := l.end - len(rest)
	barred := len(rest) > 0 && rest[0] == '|'
	if barred {
		start++
	}
	if start > end {
		return nil
	}
	s := p.src[start:end]
	var cells []line
	from, bars := 0, 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == '|' {
			a, b := p.cut(start+from, start+i)
			if i < len(s) || a < b || len(cells) == 0 {
				cells = append(cells, line{start: a, end: b})
			}
			if i < len(s) {
				bars++
			}
			from = i + 1
			continue
		}
		switch s[i] {
		case '\\':
			i++
		case '`':
			if _, _, e, ok := codeEnd(s, i); ok {
				i = e - 1
			}
		case '<':
			if t, ok := readTag(s[i:]); ok && t.inline() {
				i += t.size - 1
			}
		case '$':
			i += max(p.mathLen(s[i:])-1, 0)
		}
	}
	if bars == 0 && !barred {
		return nil
	}
	return cells
}

// mathLen is the length of the formula that s begins with.
func (p *pandoc) mathLen(s []byte) int {
	x := &pandocInliner{pandoc: p, passage: passage{buf: s, parts: []part{{0, 0}}}, parent: newFragment(), word: -1, dry: true}
	if x.dollars() {
		return x.pos
	}
	return 0
}

// row gives a row as many cells as the table has columns.
func (p *pandoc) row(row *east.TableRow, cells []line, aligns []east.Alignment, end int) {
	for i, align := range aligns {
		c := line{start: end, end: end}
		if i < len(cells) {
			c = cells[i]
		}
		cell := east.NewTableCell()
		cell.Alignment = align
		p.leaf(cell, []line{c})
		cell.SetPos(c.start)
		row.AppendChild(row, cell)
	}
}
