package markdown

import (
	"bytes"

	east "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/text/width"
)

// dashes are the columns in which a line of dashes parts a simple table, nil if it is none.
func (p *pandoc) dashes(l line) (ends []int) {
	indent, rest := p.indent(l)
	s := bytes.TrimRight(rest, " \t")
	if indent > 3 || len(s) == 0 || s[0] != '-' || len(bytes.Trim(s, "- ")) > 0 {
		return nil
	}
	for i := 1; i <= len(s); i++ {
		if i == len(s) || s[i] == '-' && s[i-1] == ' ' {
			ends = append(ends, indent+i)
		}
	}
	return ends
}

// simpleTable reads a table whose columns a line of dashes gives, below its header or, without one, around its rows.
//
// pandoc: Readers/Markdown.hs, simpleTable
func (p *pandoc) simpleTable(lines []line) (*east.Table, int) {
	if !p.d.pandocOn("simple_tables") {
		return nil, 0
	}
	headed := 0
	ends := p.dashes(lines[0])
	if ends == nil {
		if ends = p.dashes(lines[1]); ends == nil || p.blank(lines[0]) {
			return nil, 0
		}
		headed = 1
	}
	aligns := make([]east.Alignment, len(ends))
	t := east.NewTable()
	t.Alignments = aligns
	if headed > 0 {
		row := east.NewTableRow(aligns)
		p.row(row, p.columns(lines[0], ends), aligns, lines[0].end)
		h := east.NewTableHeader(row)
		h.SetPos(lines[0].start)
		t.AppendChild(t, h)
	}
	for n := headed + 1; n < len(lines); n++ {
		l := lines[n]
		closing := p.dashes(l) != nil && (n+1 >= len(lines) || p.blank(lines[n+1]))
		if closing || p.blank(l) && headed > 0 {
			if n == headed+1 && headed == 0 {
				return nil, 0
			}
			return t, n + 1
		}
		if p.blank(l) {
			return nil, 0
		}
		row := east.NewTableRow(aligns)
		row.SetPos(l.start)
		p.row(row, p.columns(l, ends), aligns, l.end)
		t.AppendChild(t, row)
	}
	return nil, 0
}

// columns cuts a line at columns; wide characters take two.
func (p *pandoc) columns(l line, ends []int) []line {
	var cells []line
	at, column := l.start, l.pad
	for i, end := range ends {
		start := at
		for at < l.end && (column < end || i == len(ends)-1) {
			_, size := width.Lookup(p.src[at:l.end])
			column += columnsOf(p.src[at:l.end])
			at += max(size, 1)
		}
		a, b := p.cut(start, at)
		cells = append(cells, line{start: a, end: b})
	}
	return cells
}

// columnsOf is how many columns the character that s begins with takes.
func columnsOf(s []byte) int {
	if s[0] < 0x80 {
		return 1
	}
	switch q, _ := width.Lookup(s); q.Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// gridAhead notes a table that is not read as one.
func (p *pandoc) gridAhead(lines []line) {
	s := bytes.TrimSpace(p.src[lines[0].start:lines[0].end])
	grid := len(s) > 2 && s[0] == '+' && s[len(s)-1] == '+' && len(bytes.Trim(s, "+-=:")) == 0
	if grid || p.dashes(lines[0]) != nil && !p.blank(lines[1]) && p.dashes(lines[1]) == nil {
		p.guess(lines[0].start, "a table")
	}
}
