package kramdown

import "strings"

// parseBlockHTML parses a comment, or an element that does not stand in a text, or the end tag of the one that is
// being filled.
//
// kramdown: lib/kramdown/parser/kramdown/html.rb
func (p *parser) parseBlockHTML() bool {
	s, start := p.src.s, p.src.pos
	if end := commentEnd(s, start); end > 0 {
		p.src.pos = end
		p.tree.add(&element{kind: xmlComment, value: s[start:end], block: true})
		p.skipLineEnd()
		return true
	}
	i := indent(s, start)
	if i == len(s) || s[i] != '<' {
		return false
	}
	if t := startTag(s, i); t.end > 0 && !spanElements[strings.ToLower(t.name)] {
		p.src.pos = t.end
		p.startElement(t)
		return true
	}
	t := endTag(s, i)
	if t.end == 0 || p.tree.kind != htmlElement || p.tree.value != strings.ToLower(t.name) ||
		spanElements[strings.ToLower(t.name)] {
		return false
	}
	p.src.pos = t.end
	p.ended = true
	return true
}

// skipLineEnd takes the spaces and the line feed at the place, if there is nothing else in the line.
func (p *parser) skipLineEnd() {
	if end := while(p.src.s, p.src.pos, " \t"); end < len(p.src.s) && p.src.s[end] == '\n' {
		p.src.pos = end + 1
	}
}

// startElement adds the element whose start tag has been read, with its content.
func (p *parser) startElement(t tag) {
	el := &element{kind: htmlElement, value: t.name, attr: tagAttributes(t), block: true}
	p.tree.add(el)
	closed := t.closed || voidElements[t.name]
	raw := t.name == "script" || t.name == "style"
	if raw {
		closed = false
		p.rawContent(el)
	}

	el.ial, p.blockIAL = p.blockIAL, nil
	inRaw := p.tree.kind == htmlElement && p.tree.model == asRaw
	el.closed, el.model = closed, asRaw
	if !inRaw && p.blockMarkdown {
		el.model = modelOf(t.name)
	}
	if m := markdownAttribute(el); m != 0 {
		el.model = m
	}
	if el.model == asBlocks {
		p.skipLineEnd()
	}
	if closed || raw {
		return
	}
	p.content(el)
	if !inRaw {
		p.skipLineEnd()
	}
}

// markdownAttribute takes the attribute markdown off an element, and is the content model it asks for, or 0.
func markdownAttribute(el *element) model {
	switch el.attr.remove("markdown") {
	case "0":
		return asRaw
	case "1":
		return modelOf(el.value)
	case "span":
		return asSpans
	case "block":
		return asBlocks
	}
	return 0
}

// content reads what is in an element, and its end tag. Without an end tag it goes on to the end of the text.
func (p *parser) content(el *element) {
	switch {
	case p.depth > maxDepth:
		el.addText(p.src.rest(), p.textKind)
		p.src.pos = len(p.src.s)
	case el.model == asBlocks:
		p.parseBlocks(el)
	case el.model == asSpans:
		s := p.src.s
		end := findEndTag(s, p.src.pos, el.value, true)
		if end < 0 {
			end = len(s)
		}
		el.addText(s[p.src.pos:end], p.textKind)
		p.src.pos = max(end, endTag(s, end).end)
	default:
		p.parseRaw(el)
	}
}

// rawContent reads a script or a style sheet.
func (p *parser) rawContent(el *element) {
	s, start := p.src.s, p.src.pos
	end := findEndTag(s, start, el.value, true)
	if end < 0 {
		end = len(s)
	}
	if end > start {
		el.add(&element{kind: raw, value: s[start:end]})
	}
	p.src.pos = max(end, endTag(s, end).end)
}

// parseRaw reads HTML in which there is no Markdown, to the end tag of el. An element in it may ask for Markdown.
// kramdown: lib/kramdown/parser/html.rb, parse_raw_html
func (p *parser) parseRaw(el *element) {
	tree := p.tree
	p.tree = el
	p.depth++
	for !p.src.eos() {
		s, start := p.src.s, p.src.pos
		n := strings.IndexByte(s[start:], '<')
		if n < 0 {
			el.addText(s[start:], text)
			p.src.pos = len(s)
			break
		}
		at := start + n
		el.addText(s[start:at], text)
		p.src.pos = at
		if end := commentEnd(s, at); end > 0 {
			el.add(&element{kind: xmlComment, value: s[at:end], block: true})
			p.src.pos = end
		} else if end := instructionEnd(s, at); end > 0 {
			el.add(&element{kind: xmlPI, value: s[at:end], block: true})
			p.src.pos = end
		} else if t := startTag(s, at); t.end > 0 {
			p.src.pos = t.end
			p.startElement(t)
		} else if t := endTag(s, at); t.end > 0 {
			p.src.pos = t.end
			if t.name == el.value {
				break
			}
			el.addText(s[at:t.end], text)
		} else {
			el.addText("<", text)
			p.src.pos = at + 1
		}
	}
	p.depth--
	p.tree = tree
}
