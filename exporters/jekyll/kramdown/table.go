package kramdown

import (
	"regexp"
	"strings"
)

// pipeAt tells whether the line at i has a | that no backslash stands before; the first byte counts always.
// kramdown: lib/kramdown/parser/kramdown/table.rb, TABLE_LINE
func pipeAt(s string, i int) bool {
	end, ok := lineEnd(s, i)
	return ok && hasPipe(s[i:end])
}

func hasPipe(line string) bool {
	if strings.HasPrefix(line, "|") {
		return true
	}
	for i := 1; i < len(line) && line[i] != '\n'; i++ {
		if line[i] == '|' && line[i-1] != '\\' {
			return true
		}
	}
	return false
}

// separator reads a line of a table that is made of mark and of |, + and the like, and has a mark. It is the line
// without the white space at its end, and the offset behind it.
func separator(s string, i int, set string, mark byte) (string, int) {
	end := while(s, i, set)
	if end == len(s) || s[end] != '\n' {
		return "", 0
	}
	line := s[i:end]
	if strings.IndexByte(line, mark) < 0 {
		return "", 0
	}
	return strings.TrimRight(line, " \t"), end + 1
}

func headSeparator(s string, i int) (string, int) { return separator(s, i, "+|: \t-", '-') }
func footSeparator(s string, i int) int {
	_, end := separator(s, i, "+|: \t=", '=')
	return end
}

// parseTable makes a table of the lines at the place, all of which have a pipe, if a blank line follows them.
// kramdown: lib/kramdown/parser/kramdown/table.rb
func (p *parser) parseTable() bool {
	s, start := p.src.s, p.src.pos
	first := indent(s, start)
	if first == len(s) || isSpace(s[first]) || !pipeAt(s, first) || !p.afterBoundary() {
		return false
	}
	el := p.newBlock(table)
	t := tableReader{p: p, el: el, leading: s[while(s, start, space)] == '|'}
	end := t.read(s, start)
	p.src.pos = end
	if !p.beforeBoundary() || !p.pipesOutsideCode(s[start:end-1]) || !t.finish() {
		p.src.pos = start
		return false
	}
	p.tree.add(el)
	return true
}

// tableReader gathers the rows of a table.
type tableReader struct {
	p       *parser
	el      *element
	leading bool // the first line starts with a pipe
	rows    []*element
	columns int
	footer  bool
}

func (t *tableReader) read(s string, i int) int {
	if _, end := headSeparator(s, i); end > 0 {
		i = end
	}
	for i < len(s) && pipeAt(s, i) {
		if line, end := headSeparator(s, i); end > 0 {
			switch {
			case len(t.rows) == 0:
			case len(t.el.align) == 0 && !t.footer:
				t.put(thead, false)
				t.el.align = alignment(line)
			default:
				t.put(tbody, false)
			}
			i = end
		} else if end := footSeparator(s, i); end > 0 {
			if len(t.rows) > 0 {
				t.put(tbody, true)
			}
			t.footer = true
			i = end
		} else {
			end, _ := lineEnd(s, i)
			t.row(strings.TrimRight(s[i:end-1], " \t"))
			i = end
		}
	}
	return i
}

// put makes a part of the table of the rows.
func (t *tableReader) put(k kind, force bool) {
	if t.footer && k == tbody && !force {
		return
	}
	t.el.add(&element{kind: k, children: t.rows})
	t.rows = nil
}

// row parts a line at its pipes, but for those in code.
func (t *tableReader) row(line string) {
	cells := t.p.cells(line)
	if t.leading && len(cells) > 0 && strip(cells[0]) == "" {
		cells = cells[1:]
	}
	if n := len(cells); n > 0 && strip(cells[n-1]) == "" {
		cells = cells[:n-1]
	}
	row := &element{kind: tr}
	for _, cell := range cells {
		el := &element{kind: td}
		el.add(&element{kind: rawText, text: []byte(strip(cell))})
		row.add(el)
	}
	t.columns = max(t.columns, len(cells))
	t.rows = append(t.rows, row)
}

// finish completes the table. It reports false if the table has no body.
func (t *tableReader) finish() bool {
	if len(t.rows) > 0 {
		if t.footer {
			t.put(tfoot, false)
		} else {
			t.put(tbody, false)
		}
	}
	body := false
	for _, part := range t.el.children {
		body = body || part.kind == tbody
		for _, row := range part.children {
			for len(row.children) < t.columns {
				row.add(&element{kind: td})
			}
		}
	}
	for len(t.el.align) < t.columns {
		t.el.align = append(t.el.align, "")
	}
	t.el.align = t.el.align[:t.columns]
	return body
}

// alignment reads the columns of a separator line.
func alignment(line string) []string {
	var align []string
	for i := 0; i < len(line); {
		dash := strings.IndexByte(line[i:], '-')
		if dash < 0 {
			break
		}
		dash += i
		left := dash > i && line[dash-1] == ':'
		end := while(line, dash, "-")
		right := end < len(line) && line[end] == ':'
		switch {
		case left && right:
			align = append(align, "center")
		case left:
			align = append(align, "left")
		case right:
			align = append(align, "right")
		default:
			align = append(align, "")
		}
		if right {
			end++
		}
		i = end
	}
	return align
}

var codeElement = regexp.MustCompile(`<code.*?>.*?</code>`)

// cells parts a line of a table at the pipes that stand neither in a code span nor in a code element.
func (p *parser) cells(line string) []string {
	var cells []string
	extend := func(s string) {
		if len(cells) == 0 {
			cells = append(cells, s)
		} else {
			cells[len(cells)-1] += s
		}
	}
	plain := func(s string) {
		for _, c := range p.splitSpans(s, codeOnly) {
			if c.kind == codespan {
				extend(codeSource(c.value))
				continue
			}
			for i, part := range splitPipes(string(c.text)) {
				if i == 0 {
					extend(part)
				} else {
					cells = append(cells, part)
				}
			}
		}
	}
	at := 0
	for _, m := range codeElement.FindAllStringIndex(line, -1) {
		plain(line[at:m[0]])
		extend(line[m[0]:m[1]])
		at = m[1]
	}
	plain(line[at:])
	return cells
}

// splitSpans reads a text for spans of the given sort only, and leaves it raw otherwise.
func (p *parser) splitSpans(s string, only spanSet) []*element {
	env := p.saveSpans()
	p.src = &scanner{s: s}
	p.textKind = rawText
	el := &element{kind: root}
	p.parseSpans(el, nil, only)
	p.restoreSpans(env)
	return el.children
}

// codeSource spells code as a code span again, as its cell is parsed once more.
func codeSource(code string) string {
	longest := 0
	for i := 0; i < len(code); i++ {
		if end := while(code, i, "`"); end > i {
			longest = max(longest, end-i)
			i = end
		}
	}
	if longest == 0 {
		return "`" + code + "`"
	}
	fence := strings.Repeat("`", longest+1)
	return fence + " " + code + " " + fence
}

// splitPipes parts s at pipes without a backslash, and takes the backslash off the others.
func splitPipes(s string) []string {
	var parts []string
	var part []byte
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] != '|':
			part = append(part, s[i])
		case i > 0 && s[i-1] == '\\':
			part[len(part)-1] = '|'
		default:
			parts = append(parts, string(part))
			part = part[:0]
		}
	}
	return append(parts, string(part))
}

// pipesOutsideCode tells whether each line has a pipe that is not in code. HTML is read with what is in it, though the
// cells are split with an eye on code only.
func (p *parser) pipesOutsideCode(lines string) bool {
	found := false
	for _, c := range p.splitSpans(lines, codeAndHTML) {
		value := c.value
		if c.kind == rawText {
			value = string(c.text)
		}
		parts := splitLines(value)
		switch n := len(parts); {
		case c.kind == codespan && n > 2, c.kind == codespan && n == 2 && !found:
			return found
		case c.kind == codespan && n == 2:
			found = false
		case c.kind == codespan || n == 0:
		default:
			if n > 1 && !found && !hasPipe(parts[0]) {
				return false
			}
			if n > 1 {
				found = false
			}
			found = found || hasPipe(parts[n-1])
		}
	}
	return found
}
