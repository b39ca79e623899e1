package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// bullet is the marker of a list item: any indent, and a space after it.
func (k kramed) bullet(l line) (b bullet, ok bool) {
	indent, rest := k.begin(l)
	n := 0
	switch {
	case len(rest) == 0:
		return b, false
	case rest[0] == '-' || rest[0] == '*' || rest[0] == '+':
		n = 1
	default:
		for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
			n++
		}
		if n == 0 || n == len(rest) || rest[n] != '.' {
			return b, false
		}
		n++
		b.ordered = true
	}
	if n == len(rest) || rest[n] != ' ' && rest[n] != '\t' {
		return b, false
	}
	b.mark, b.width, b.at = rest[0], indent, l.end-len(rest)
	b.after = b.at + n
	return b, true
}

// list reads the list at lines[0] and gives the number of its lines.
//
// kramed: lib/rules/block.js, list and _item; lib/lex/block.js.
func (k kramed) list(lines []line, parent ast.Node, quote bool) int {
	first, ok := k.bullet(lines[0])
	if !ok || len(bytes.TrimSpace(k.src[first.after:lines[0].end])) == 0 && len(lines) < 2 {
		return 0
	}
	end, blank := 1, false
	for ; end < len(lines); end++ {
		l := lines[end]
		if k.blank(l) {
			blank = true
			continue
		}
		indent, rest := k.begin(l)
		if (indent == 0 || indent == first.width) && isOldRule(rest) || oldDefinition.Match(k.src[l.start:l.end]) {
			break
		}
		if blank && indent == 0 {
			if b, ok := k.bullet(l); !ok || b.width != first.width {
				break
			}
		}
		blank = false
	}
	list := ast.NewList(first.mark)
	if first.ordered {
		list.Marker, list.Start = '.', 1
	}
	k.add(parent, list, first.at)
	next := false
	for at := 0; at < end; {
		b, ok := k.bullet(lines[at])
		if !ok {
			at++
			continue
		}
		stop := at + 1
		for stop < end {
			if c, ok := k.bullet(lines[stop]); ok && c.width == b.width {
				break
			}
			stop++
		}
		last := stop >= end
		if !last {
			if c, _ := k.bullet(lines[stop]); c.ordered != first.ordered || !c.ordered && c.mark != first.mark {
				end, last = stop, true
			}
		}
		next = k.listItem(lines[at:stop], b, list, next, last, quote)
		at = stop
	}
	return end
}

// listItem reads an item and reports whether the one after it is loose.
func (k kramed) listItem(lines []line, b bullet, list *ast.List, loose, last, quote bool) (next bool) {
	content := line{start: b.after, end: lines[0].end}
	for content.start < content.end && (k.src[content.start] == ' ' || k.src[content.start] == '\t') {
		content.start++
	}
	width := b.width + content.start - b.at
	item := []line{content}
	gap := false
	for _, l := range lines[1:] {
		if k.blank(l) {
			gap = true
		} else {
			loose = loose || gap
			gap = false
		}
		item = append(item, k.shift(l, min(width, max(0, k.indent(l)))))
	}
	if !last {
		next = gap
		loose = loose || next
	}
	n := ast.NewListItem(width)
	n.SetPos(b.at)
	list.AppendChild(list, n)
	k.blocks(item, n, false, quote)
	if !loose {
		return next
	}
	list.IsTight = false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindTextBlock {
			c.SetAttributeString("loose", true)
		}
	}
	return next
}

func (k kramed) indent(l line) int {
	n, _ := k.begin(l)
	return n
}
