package kramdown

import "strings"

// item is the first line of a list's or definition list's item: the offsets behind its marker and behind the line.
type item struct{ marker, end int }

func (it item) ok() bool { return it.end > 0 }

// itemTail completes an item whose marker ends at i.
func itemTail(s string, i int) item {
	if i == len(s) || s[i] != ' ' && s[i] != '\t' && s[i] != '|' { // the | is a slip of kramdown's
		return item{}
	}
	end, ok := lineEnd(s, i)
	if !ok {
		return item{}
	}
	return item{i, end}
}

// bulletItem, orderedItem and definitionItem read an item indented by so many spaces at most.
// kramdown: lib/kramdown/parser/kramdown/list.rb, LIST_START_UL, LIST_START_OL and DEFINITION_LIST_START
func bulletItem(s string, i, most int) item {
	i = while(s[:min(len(s), i+most)], i, " ")
	if i == len(s) || s[i] != '*' && s[i] != '+' && s[i] != '-' {
		return item{}
	}
	return itemTail(s, i+1)
}

func orderedItem(s string, i, most int) item {
	i = while(s[:min(len(s), i+most)], i, " ")
	end := while(s, i, "0123456789")
	if end == i || end == len(s) || s[end] != '.' {
		return item{}
	}
	return itemTail(s, end+1)
}

func definitionItem(s string, i, most int) item {
	i = while(s[:min(len(s), i+most)], i, " ")
	if i == len(s) || s[i] != ':' {
		return item{}
	}
	return itemTail(s, i+1)
}

// startsList tells whether s is the first line of an item.
func startsList(s string) bool { return bulletItem(s, 0, 3).ok() || orderedItem(s, 0, 3).ok() }

// sibling is how far the next item of a list may be indented, by the indentation of an item's text.
func sibling(indentation int) int {
	if indentation >= 1 && indentation <= 3 {
		return indentation - 1
	}
	return 3
}

// firstLine is the text of an item's first line and how far the lines that belong to it are indented.
// kramdown: lib/kramdown/parser/kramdown/list.rb, parse_first_list_line
func firstLine(indentation int, content string) (string, int) {
	if ial := itemIALAt(content); blankToEnd(content, ial.end) > 0 {
		indentation = 4
	} else {
		column := indentation
		for i := 0; i < len(content); i++ {
			if content[i] == ' ' {
				column++
			} else if content[i] == '\t' {
				column += 4 - column%4
			} else {
				break
			}
		}
		indentation = column
	}
	return strings.TrimLeft(content, space), indentation
}

// continues tells how the line at i goes on with an item whose text is indented so far: as its own line, or lazily.
func continues(s string, i, indentation int) (own, lazy bool) {
	end, ok := lineEnd(s, i)
	if !ok {
		return false, false
	}
	line := s[i:end]
	if strings.Trim(line, space) == "" {
		return false, false
	}
	if at := itemIndent(line, indentation); at >= 0 && strings.Trim(line[at:], space) != "" {
		return true, false
	}
	at := while(s[:min(len(s), i+min(indentation, 3))], i, " ")
	return false, ialBlock(s, at).end == 0 && !lazyHTML(s, at)
}

// itemIndent is the offset behind the indentation of a line of an item, -1 if it is indented less.
func itemIndent(line string, indentation int) int {
	at := 0
	for range indentation / 4 {
		next := indented(line, at)
		if next == at {
			return -1
		}
		at = next
	}
	if strings.HasPrefix(line[at:], "    "[:indentation%4]) {
		return at + indentation%4
	}
	if next := indented(line, at); next > at {
		return next
	}
	return -1
}

// ownLine is a line of an item without its indentation, and whether it had that much.
func ownLine(line string, indentation int) (string, bool) {
	if tabs := while(line, 0, "\t"); tabs > 0 {
		line = strings.Repeat("    ", tabs) + line[tabs:]
	}
	if while(line[:min(len(line), indentation)], 0, " ") < indentation {
		return line, false
	}
	return line[indentation:], true
}

// listItem is an item while its lines are gathered. Its text is in parts, each of which is parsed by itself: where a
// nested list begins, a new part begins.
type listItem struct {
	el    *element
	parts []*strings.Builder
}

func (it *listItem) begin() { it.parts = append(it.parts, new(strings.Builder)) }

func (it *listItem) write(line string) { it.parts[len(it.parts)-1].WriteString(line) }

// parseList parses all items of a list. What marks of its kind look like does not matter: * and - are one list.
// kramdown: lib/kramdown/parser/kramdown/list.rb, parse_list
func (p *parser) parseList() bool {
	list, start := ul, bulletItem
	if !bulletItem(p.src.s, p.src.pos, 3).ok() {
		if list, start = ol, orderedItem; !start(p.src.s, p.src.pos, 3).ok() {
			return false
		}
	}
	el := p.newBlock(list)
	items, closed := p.listItems(el, start)
	p.tree.add(el)

	var trailing *element
	for i, it := range items {
		for _, part := range it.parts {
			p.parseText(it.el, part.String())
		}
		if len(it.el.children) == 0 {
			continue
		}
		p.tighten(el, i, closed)
		trailing = nil
		if last := it.el.last(); last.kind == blank {
			trailing = last
			it.el.children = it.el.children[:len(it.el.children)-1]
		}
	}
	if trailing != nil && !closed {
		p.tree.add(trailing)
	}
	p.markTasks(el)
	return true
}

// listItems gathers the lines of a list's items. closed tells that a line of ^ ended the list.
func (p *parser) listItems(list *element, start func(string, int, int) item) (items []*listItem, closed bool) {
	var it *listItem
	s, most, indentation := p.src.s, 3, 0
	nested, afterBlank := false, false
	for !p.src.eos() {
		at := p.src.pos
		if afterBlank && rule(s, at) > 0 {
			break
		}
		if end := eobMarker(s, at); end > 0 {
			p.src.pos = end
			return items, true
		}
		if m := start(s, at, most); m.ok() {
			it = &listItem{el: &element{kind: li}}
			it.begin()
			items = append(items, it)
			list.add(it.el)
			var content string
			content, indentation = firstLine(m.marker-at, s[m.marker:m.end])
			content = p.takeItemIAL(it.el, content)
			it.write(content)
			most, nested, afterBlank = sibling(indentation), startsList(content), false
			p.src.pos = m.end
			continue
		}
		if own, lazy := continues(s, at, indentation); own || lazy && !afterBlank {
			line, deep := ownLine(p.src.line(), indentation)
			if startsList(line) {
				if !nested && deep {
					it.begin()
					nested = true
				} else if nested && !deep {
					line = strings.Repeat(" ", indentation+4) + line
				}
			}
			it.write(line)
			afterBlank = false
			continue
		}
		end := blankLines(s, at)
		if end == at {
			break
		}
		nested, afterBlank = true, true
		it.write(s[at:end])
		p.src.pos = end
	}
	return items, false
}

// takeItemIAL takes the attribute list at the start of an item's text off it.
func (p *parser) takeItemIAL(el *element, content string) string {
	ial := itemIALAt(content)
	if ial.end == 0 {
		return content
	}
	el.ial = &attributeList{}
	el.ial.parse(ial.list)
	return strings.TrimLeft(content[ial.end:], space)
}

// tighten lets the first paragraph of item i print no <p> where kramdown sees no reason for one. It decides that item
// by item; the last one follows the others.
func (p *parser) tighten(list *element, i int, closed bool) {
	it := list.children[i]
	first := it.children[0]
	if first.kind != paragraph {
		return
	}
	if len(it.children) >= 2 && it.children[1].kind == eob && first.ial != nil {
		// the mark of an attribute list for the first paragraph
		it.children = append(it.children[:1], it.children[2:]...)
	}
	n, isLast := len(it.children), i == len(list.children)-1
	if n >= 2 && it.children[1].kind == blank && !(isLast && n == 2 && !closed) {
		return
	}
	if isLast && i > 0 {
		tight := false
		for _, other := range list.children[:i] {
			if c := other.children; len(c) == 0 || c[0].kind != paragraph || c[0].transparent {
				tight = true
				break
			}
		}
		if !tight {
			return
		}
	}
	if n > 1 && it.children[1].kind != blank && len(first.children) > 0 {
		text := first.children[0]
		text.text = append(text.text, '\n')
	}
	first.transparent = true
}
