package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// oldInlineTags are the elements that open no block of raw HTML.
var oldInlineTags = map[string]bool{
	"a": true, "em": true, "strong": true, "small": true, "s": true, "cite": true, "q": true, "dfn": true, "abbr": true,
	"data": true, "time": true, "code": true, "var": true, "samp": true, "kbd": true, "sub": true, "sup": true, "i": true,
	"b": true, "u": true, "mark": true, "ruby": true, "rt": true, "rp": true, "bdi": true, "bdo": true, "span": true,
	"br": true, "wbr": true, "ins": true, "del": true, "img": true,
}

var oldAddress = regexp.MustCompile(`^(?::/|[^\w\s@]*@)`)

// isOldBlock reports whether a tag's name, with what follows it, opens a block of raw HTML.
func isOldBlock(name, rest []byte) bool {
	return !oldInlineTags[string(name)] && !oldAddress.Match(rest)
}

// html reads a comment that has its lines for itself, an element up to its end tag before an empty line, or a tag
// before an empty line.
func (k kramed) html(lines []line, parent ast.Node) int {
	_, rest := k.begin(lines[0])
	if len(rest) < 2 || rest[0] != '<' {
		return 0
	}
	var s []byte // from the tag on; lines are joined as they stand
	p := k.join(append([]line{{start: lines[0].end - len(rest), end: lines[0].end}}, lines[1:]...))
	s = p.buf
	end := -1
	if bytes.HasPrefix(s, []byte("<!--")) {
		if n := bytes.Index(s, []byte("-->")); n >= 0 {
			if e := skipByte(s, n+3, ' '); e == len(s) || s[e] == '\n' {
				end = e
			}
		}
	} else if m := oldTag.FindSubmatch(s); m != nil && isOldBlock(m[1], s[len(m[0]):]) {
		end = closedBlock(s, m[1])
	}
	if end < 0 {
		return 0
	}
	n := bytes.Count(s[:end], []byte{'\n'}) + 1
	h := ast.NewHTMLBlock(ast.HTMLBlockType7)
	for _, l := range lines[:n] {
		seg := text.NewSegmentPadding(l.start, l.end, l.pad)
		if l.end < len(k.src) {
			seg.Stop++
		}
		h.Lines().Append(seg)
	}
	k.add(parent, h, k.first(lines[0]))
	return n
}

// closedBlock is where the block of raw HTML that s begins with ends, -1 if it does not.
func closedBlock(s, name []byte) int {
	closing := []byte("</" + string(name) + ">")
	for from := 0; ; {
		n := bytes.Index(s[from:], closing)
		if n < 0 {
			break
		}
		from += n + len(closing)
		if endsBlock(s[from:]) {
			return from
		}
	}
	if n := oldTagEnd(s); n > 0 && endsBlock(s[n:]) {
		return n
	}
	return -1
}

// endsBlock reports whether an empty line, or nothing, follows.
func endsBlock(s []byte) bool {
	if len(bytes.TrimSpace(s)) == 0 {
		return true
	}
	i := skipByte(s, 0, ' ')
	if i == len(s) || s[i] != '\n' {
		return false
	}
	line, _, _ := bytes.Cut(s[i+1:], []byte("\n"))
	return len(bytes.Trim(line, " ")) == 0
}

// oldTagEnd is the length of the tag that s begins with.
func oldTagEnd(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\'':
			n := bytes.IndexByte(s[i+1:], c)
			if n < 0 {
				return 0
			}
			i += n + 1
		case '>':
			return i + 1
		}
	}
	return 0
}

// table reads a table: one whose lines all begin with a bar, or one whose lines need not.
func (k kramed) table(lines []line, parent ast.Node, barred bool) int {
	if len(lines) < 3 || k.d.NoTables {
		return 0
	}
	_, head := k.begin(lines[0])
	_, rule := k.begin(lines[1])
	if barred != (head[0] == '|') && barred || bytes.IndexByte(head, '|') < 0 || len(rule) == 0 || barred && rule[0] != '|' {
		return 0
	}
	cut := bytes.Trim(rule, " |")
	if barred {
		rule = bytes.TrimLeft(rule[1:], " ")
	}
	if len(cut) == 0 || len(bytes.Trim(rule, "-:| ")) > 0 || rule[0] != '-' && rule[0] != ':' || !barred && bytes.IndexByte(rule, '|') < 0 {
		return 0
	}
	n := 2
	for n < len(lines) {
		_, rest := k.begin(lines[n])
		if bytes.IndexByte(rest, '|') < 0 || barred && rest[0] != '|' {
			break
		}
		n++
	}
	t := east.NewTable()
	t.Alignments = alignments(bytes.TrimRight(rule, " "))
	header := east.NewTableRow(t.Alignments)
	k.row(header, lines[0])
	h := east.NewTableHeader(header)
	h.SetPos(lines[0].start)
	t.AppendChild(t, h)
	for _, l := range lines[2:n] {
		row := east.NewTableRow(t.Alignments)
		row.SetPos(l.start)
		k.row(row, l)
		t.AppendChild(t, row)
	}
	k.add(parent, t, k.first(lines[0]))
	return n
}

func (k kramed) row(row *east.TableRow, l line) {
	start, end := k.trim(l.start, l.end)
	if start < end && k.src[start] == '|' {
		start++
	}
	if start < end && k.src[end-1] == '|' {
		end--
	}
	for from := start; ; {
		stop := end
		if n := bytes.IndexByte(k.src[from:end], '|'); n >= 0 {
			stop = from + n
		}
		cell := east.NewTableCell()
		a, b := k.trim(from, stop)
		cell.SetPos(a)
		cell.Lines().Append(text.NewSegment(a, b))
		k.leaves = append(k.leaves, cell)
		row.AppendChild(row, cell)
		if stop == end {
			return
		}
		from = stop + 1
	}
}
