package markdown

import (
	"bytes"

	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// isDelimiterRow reports whether a line can part a table's header from its body.
func (m *marked) isDelimiterRow(l line) bool {
	n, rest := m.lead(l)
	if n > 3 || len(rest) == 0 {
		return false
	}
	cell := func(s []byte) (after []byte, ok bool) { // ":?-+:? *"
		s = bytes.TrimPrefix(s, []byte(":"))
		dashes := skipByte(s, 0, '-')
		if dashes == 0 {
			return nil, false
		}
		s = bytes.TrimPrefix(s[dashes:], []byte(":"))
		return s[skipByte(s, 0, ' '):], true
	}
	if rest[0] == '|' {
		rest = rest[skipByte(rest, 1, ' '):]
	}
	for {
		var ok bool
		if rest, ok = cell(rest); !ok {
			return false
		}
		if len(rest) == 0 {
			return true
		}
		if rest[0] != '|' {
			return false
		}
		rest = rest[skipByte(rest, 1, ' '):]
		if len(rest) == 0 {
			return true
		}
	}
}

// table reads the table that begins at lines[0] and gives the number of its lines.
func (m *marked) table(lines []line, s *blockState) int {
	if len(lines) < 2 || !m.isDelimiterRow(lines[1]) {
		return 0
	}
	_, rest := m.lead(lines[1])
	if bytes.IndexByte(rest, '|') < 0 && bytes.IndexByte(rest, ':') < 0 {
		return 0
	}
	header := m.cells(lines[0], 0)
	aligns := alignments(rest)
	if len(header) != len(aligns) {
		return 0
	}
	n := 2
	for n < len(lines) && !m.endsTable(lines[n:]) {
		n++
	}
	t := east.NewTable()
	t.Alignments = aligns
	row := east.NewTableRow(aligns)
	m.fill(row, header, aligns)
	head := east.NewTableHeader(row)
	head.SetPos(lines[0].start)
	t.AppendChild(t, head)
	end := n
	for end > 2 && m.blank(lines[end-1]) && end == n {
		end--
	}
	for _, l := range lines[2:end] {
		row := east.NewTableRow(aligns)
		row.SetPos(l.start)
		m.fill(row, m.cells(l, len(aligns)), aligns)
		t.AppendChild(t, row)
	}
	s.add(otherBlock, t, m.first(lines[0]))
	return n
}

// endsTable reports whether lines[0] is no row of the table before it.
func (m *marked) endsTable(lines []line) bool {
	l := lines[0]
	n, rest := m.lead(l)
	if len(rest) == 0 {
		return true
	}
	if m.isCode(l) {
		return true
	}
	if n > 3 {
		return false
	}
	switch rest[0] {
	case '#', '>', '`', '~', '-', '*', '_', '+', '1', '<':
		return m.interrupts([]line{l, {}})
	}
	return false
}

// cells are the cells of a row; with count, exactly so many.
func (m *marked) cells(l line, count int) []line {
	var cells []line
	start := l.start
	escaped := false
	for at := l.start; at <= l.end; at++ {
		if at == l.end || m.src[at] == '|' && !escaped {
			cells = append(cells, line{start: start, end: at})
			start = at + 1
		}
		escaped = at < l.end && m.src[at] == '\\' && !escaped
	}
	trimmed := func(c line) bool { s, e := m.trim(c.start, c.end); return s == e }
	if trimmed(cells[0]) {
		cells = cells[1:]
	}
	if n := len(cells); n > 0 && trimmed(cells[n-1]) {
		cells = cells[:n-1]
	}
	if count > 0 {
		if len(cells) > count {
			cells = cells[:count]
		}
		for len(cells) < count {
			cells = append(cells, line{start: l.end, end: l.end})
		}
	}
	for i := range cells {
		cells[i].start, cells[i].end = m.trim(cells[i].start, cells[i].end)
	}
	return cells
}

func (m *marked) fill(row *east.TableRow, cells []line, aligns []east.Alignment) {
	for i, c := range cells {
		cell := east.NewTableCell()
		cell.Alignment = aligns[i]
		cell.SetPos(c.start)
		cell.Lines().Append(text.NewSegment(c.start, c.end))
		m.leaves = append(m.leaves, cell)
		row.AppendChild(row, cell)
	}
}

func alignments(s []byte) []east.Alignment {
	s = bytes.TrimPrefix(s, []byte("|"))
	if t := bytes.TrimRight(s, " "); len(t) > 0 && t[len(t)-1] == '|' {
		s = t[:len(t)-1]
	}
	var list []east.Alignment
	for part := range bytes.SplitSeq(s, []byte("|")) {
		part = bytes.Trim(part, " ")
		align := east.AlignNone
		if n := len(part); n > 1 {
			left, right := part[0] == ':', part[n-1] == ':'
			switch {
			case left && right && n > 2:
				align = east.AlignCenter
			case right:
				align = east.AlignRight
			case left:
				align = east.AlignLeft
			}
		}
		list = append(list, align)
	}
	return list
}
