package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// list reads the list that begins at lines[0] and gives the number of its lines, 0 if there is none.
func (m *marked) list(lines []line, s *blockState) int {
	first, ok := m.bulletOf(lines[0], 3)
	if !ok || first.after+1 == lines[0].end { // a marker and one space are none
		return 0
	}
	list := ast.NewList(first.mark)
	list.Start = 0
	if first.ordered {
		list.Start = first.number
	}
	var items []*listItem
	loose, blankEnd := false, false
	at := 0
	for at < len(lines) && !(at == len(lines)-1 && m.empty(lines[at])) {
		b, ok := m.bulletOf(lines[at], 3)
		if !ok || b.ordered != first.ordered || b.mark != first.mark && (first.ordered || !m.d.Pedantic) || m.isRule(lines[at], 3, false) {
			break
		}
		item := m.item(lines[at:], b)
		if !loose {
			if blankEnd {
				loose = true
			} else if item.raw > 1 && (at+item.raw > len(lines) || m.blank(lines[at+item.raw-1])) {
				blankEnd = true
			}
		}
		items = append(items, item)
		at = min(at+item.raw, len(lines))
	}
	if len(items) == 0 {
		return 0
	}
	for at > 1 && m.isBlank(lines[at-1]) {
		at--
	}
	last := items[len(items)-1]
	for n := len(last.lines); n > 0 && m.isBlank(last.lines[n-1]); n-- {
		last.lines = last.lines[:n-1]
	}
	if n := len(last.lines); n > 0 {
		l := &last.lines[n-1]
		l.end = l.start + len(bytes.TrimRightFunc(m.src[l.start:l.end], isJSSpace))
	}
	s.add(listBlock, list, first.at)
	s.lines = lines[:at]
	for _, item := range items {
		n := ast.NewListItem(item.indent)
		n.SetPos(item.at)
		list.AppendChild(list, n)
		inner := &blockState{parent: n}
		m.top = false
		if len(item.lines) > 0 {
			m.blocks(item.lines, inner, false)
		}
		m.top = true
		loose = loose || inner.apart
		if item.task {
			m.check(n, item)
		}
	}
	list.IsTight = !loose
	return at
}

// listItem is an item of a list before its blocks are read.
type listItem struct {
	at            int
	lines         []line
	raw           int // lines of the list that it takes
	indent        int
	task, checked bool
	box           int // offset of a task's box
}

// item reads the lines of the item that begins at lines[0].
func (m *marked) item(lines []line, b bullet) *listItem {
	it := &listItem{at: b.at, raw: 1}
	cur := line{start: b.after, end: lines[0].end, flat: true}
	rest := m.src[b.after:cur.end]
	before := cur // the line whose kind decides whether a line that is not indented goes on with the item
	blank := len(bytes.TrimFunc(rest, isJSSpace)) == 0
	if blank {
		it.indent = b.width + 1
		cur.start = cur.end
	} else {
		spaces, tabs := 0, 0
		for spaces < len(rest) && rest[spaces] == ' ' {
			spaces++
		}
		for tabs < len(rest) && rest[tabs] == '\t' {
			tabs++
		}
		if lines[0].flat {
			spaces, tabs = m.width(cur), 0
		}
		if spaces > 4 {
			spaces = 1
		}
		before.start += tabs
		before.pad = 3 * tabs
		if lines[0].flat {
			cur = m.drop(cur, spaces)
		} else {
			cur.start += spaces + tabs
			cur.pad = 3 * tabs
		}
		it.indent = b.width + spaces
	}
	if m.d.Pedantic {
		it.indent = 2
		cur = m.drop(cur, max(m.width(cur), 0))
	}
	it.lines = append(it.lines, cur)
	if blank && (len(lines) < 2 || m.blank(lines[1])) {
		it.raw++
		m.task(it)
		return it
	}
	limit := min(3, it.indent-1)
	for k := 1; k < len(lines) && !(k == len(lines)-1 && m.empty(lines[k])); k++ {
		next := lines[k]
		if n := m.width(next); m.d.Pedantic && n > 0 {
			before = m.drop(next, nesting(n))
			it.lines = append(it.lines, before)
			it.raw++
			continue
		}
		if m.beginsFence(next, limit) || m.beginsHeading(next, limit) || m.beginsHTML(next, limit) || m.isRule(next, limit, true) {
			break
		}
		if _, ok := m.bulletOf(next, limit); ok {
			break
		}
		isBlank := m.isBlank(next)
		if isBlank || m.width(next) >= it.indent {
			it.lines = append(it.lines, m.drop(next, it.indent))
		} else {
			if blank || m.width(before) >= 4 || m.beginsFence(before, limit) || m.beginsHeading(before, limit) || m.isRule(before, limit, true) {
				break
			}
			it.lines = append(it.lines, next)
		}
		blank = blank || isBlank
		it.raw++
		before = m.drop(next, it.indent)
	}
	m.task(it)
	return it
}

// isBlank reports whether a line has only white space of whatever kind.
func (m *marked) isBlank(l line) bool {
	return len(bytes.TrimLeftFunc(m.src[l.start:l.end], isJSSpace)) == 0
}

// task takes the box of a task off an item.
func (m *marked) task(it *listItem) {
	if !m.d.GFM || len(it.lines) == 0 || it.lines[0].pad > 0 {
		return
	}
	l := &it.lines[0]
	s := m.src[l.start:l.end]
	if len(s) < 4 || s[0] != '[' || s[2] != ']' || s[3] != ' ' || s[1] != ' ' && s[1]|0x20 != 'x' {
		return
	}
	it.box = l.start
	it.task, it.checked = true, s[1] != ' '
	l.start += 3
	for l.start < l.end && m.src[l.start] == ' ' {
		l.start++
	}
}

// check puts a task's box at the start of its item.
func (m *marked) check(item ast.Node, it *listItem) {
	first := item.FirstChild()
	if first == nil || first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph {
		n := ast.NewTextBlock()
		n.SetPos(it.at)
		if first == nil {
			item.AppendChild(item, n)
		} else {
			item.InsertBefore(item, first, n)
		}
		first = n
	}
	box := east.NewTaskCheckBox(it.checked)
	box.SetPos(it.box)
	first.AppendChild(first, box)
}

func (m *marked) beginsFence(l line, limit int) bool {
	n, rest := m.lead(l)
	return n <= limit && (bytes.HasPrefix(rest, []byte("```")) || bytes.HasPrefix(rest, []byte("~~~")))
}

func (m *marked) beginsHeading(l line, limit int) bool {
	n, rest := m.lead(l)
	return n <= limit && len(rest) > 0 && rest[0] == '#'
}

func (m *marked) beginsHTML(l line, limit int) bool {
	n, rest := m.lead(l)
	if n > limit || len(rest) < 3 || rest[0] != '<' {
		return false
	}
	if bytes.HasPrefix(rest, []byte("<!--")) {
		return true
	}
	return 'a' <= rest[1]|0x20 && rest[1]|0x20 <= 'z' && bytes.IndexByte(rest[2:], '>') >= 0
}
