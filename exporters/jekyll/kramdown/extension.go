package kramdown

import (
	"slices"
	"strings"
)

// parseBlockExtension parses a definition of an attribute list, an attribute list of a block, or an extension.
// kramdown: lib/kramdown/parser/kramdown/extensions.rb, parse_block_extensions
func (p *parser) parseBlockExtension() bool {
	s, i := p.src.s, indent(p.src.s, p.src.pos)
	if !strings.HasPrefix(s[i:], "{:") {
		return false
	}
	if p.parseALD(i) {
		return true
	}
	if tag := extensionTag(s, i, true); tag.end > 0 {
		return p.parseExtension(tag, true)
	}
	ial := ialBlock(s, i)
	if ial.end == 0 {
		return false
	}
	p.src.pos = ial.end
	last := p.tree.last()
	if last == nil || last.kind == blank || last.kind == eob && !isDefinition(last.value) {
		if p.blockIAL == nil {
			p.blockIAL = &attributeList{}
		}
		p.blockIAL.parse(ial.list)
		return true
	}
	if last.ial == nil {
		last.ial = &attributeList{}
	}
	last.ial.parse(ial.list)
	last.end = ial.end
	if blockIALAt(s, ial.end).end == 0 {
		p.addMark(ialMark)
	}
	return true
}

// Marks name what they stand for. A definition's mark may be given attributes.
const (
	ialMark      = "ial"
	aldMark      = "ald"
	optionsMark  = "extension"
	linkMark     = "link_def"
	abbrevMark   = "abbrev_def"
	footnoteMark = "footnote_def"
)

func isDefinition(mark string) bool {
	return mark == linkMark || mark == abbrevMark || mark == footnoteMark
}

// parseALD parses {:name: list}, which names an attribute list.
func (p *parser) parseALD(i int) bool {
	s := p.src.s
	name := word(s, i+2)
	if name == i+2 || name == len(s) || s[name] != ':' {
		return false
	}
	end := 0
	at := closeBrace(s, name+1, func(at int) bool {
		end = blankToEnd(s, at+1)
		return at > name+1 && end > 0
	})
	if at < 0 {
		return false
	}
	list := p.attributeLists[s[i+2:name]]
	if list == nil {
		list = &attributeList{}
		p.attributeLists[s[i+2:name]] = list
	}
	list.parse(s[name+1 : at])
	p.src.pos = end
	p.addMark(aldMark)
	return true
}

// parseExtension takes an extension with its body. It reports false, and takes nothing, if kramdown has none such or
// the body has no end; as a span, the first brace is text then.
func (p *parser) parseExtension(tag braced, block bool) bool {
	s := p.src.s
	body, end, ok := "", tag.end, !tag.stop
	if ok && !tag.closed {
		body, end, ok = extensionBody(s, tag, block)
	}
	if ok {
		ok = p.extend(tag, body, block)
	}
	if !ok {
		if !block {
			p.addRune()
		}
		return false
	}
	p.src.pos = end
	return true
}

// extensionBody is what stands before the tag that ends an extension.
func extensionBody(s string, tag braced, block bool) (body string, end int, ok bool) {
	for i := tag.end; i < len(s); i++ {
		n := strings.Index(s[i:], "{:/")
		if n < 0 {
			break
		}
		i += n
		close := i + 3
		if strings.HasPrefix(s[close:], tag.name) {
			close += len(tag.name)
		}
		if close == len(s) || s[close] != '}' {
			continue
		}
		if !block {
			return s[tag.end:i], close + 1, true
		}
		start := max(strings.LastIndexByte(s[:i], '\n')+1, tag.end)
		close = while(s, close+1, " ")
		if indent(s, start) == i && close < len(s) && s[close] == '\n' {
			return strings.TrimSuffix(s[tag.end:start], "\n"), close + 1, true
		}
	}
	return "", 0, false
}

// extend does what an extension is for.
func (p *parser) extend(tag braced, body string, block bool) bool {
	var list attributeList
	list.parse(tag.list)
	switch tag.name {
	case "comment":
		if !tag.closed {
			p.tree.add(&element{kind: comment, value: body, block: block})
		}
	case "nomarkdown":
		if !tag.closed {
			kinds, _ := list.attr.get("type")
			if words := strings.Fields(kinds); len(words) > 0 && !slices.Contains(words, "html") {
				body = ""
				block = false
			}
			if block {
				body += "\n"
			}
			p.tree.add(&element{kind: raw, value: body, block: block})
		}
	case "options":
		for _, a := range list.attr {
			on := a.value == "true"
			switch {
			case !on && a.value != "false":
			case a.name == "parse_block_html":
				p.blockMarkdown = on
			case a.name == "parse_span_html":
				p.spanMarkdown = on
			}
		}
		if block {
			p.addMark(optionsMark)
		}
	default:
		return false
	}
	return true
}

// parseSpanExtension parses an extension, or an attribute list for the span before it.
func (p *parser) parseSpanExtension() {
	s, i := p.src.s, p.src.pos
	if tag := extensionTag(s, i, false); tag.end > 0 {
		p.parseExtension(tag, false)
		return
	}
	ial := ialSpan(s, i)
	last := p.tree.last()
	if ial.end == 0 || last == nil || last.kind == text {
		p.addRune()
		return
	}
	p.src.pos = ial.end
	var list attributeList
	list.parse(ial.list)
	if last.ial == nil {
		last.ial = &attributeList{}
	}
	last.ial.merge(list)
	p.applyIAL(last, &list)
}
