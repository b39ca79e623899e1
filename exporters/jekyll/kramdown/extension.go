package kramdown

import "strings"

// braced is something in braces that starts with {: and the offset behind it; end is 0 if there is nothing.
type braced struct {
	name, list string
	closed     bool // {::name /}
	stop       bool // {:/name}
	end        int
}

// closeBrace finds the } that ends what begins at i, behind which then must accept: the first that no backslash
// escapes, or else one of the escaped ones before it, the last first. It returns -1 if there is none.
//
// kramdown: lib/kramdown/parser/kramdown/extensions.rb, ALD_ANY_CHARS
func closeBrace(s string, i int, then func(at int) bool) int {
	var escaped []int
	for at := i; ; at++ {
		n := strings.IndexByte(s[at:], '}')
		if n < 0 {
			break
		}
		at += n
		if at == i || s[at-1] != '\\' {
			if then(at) {
				return at
			}
			break
		}
		escaped = append(escaped, at)
	}
	for len(escaped) > 0 {
		at := escaped[len(escaped)-1]
		if escaped = escaped[:len(escaped)-1]; then(at) {
			return at
		}
	}
	return -1
}

// ialBlock reads {: list} alone to the end of a line.
func ialBlock(s string, i int) braced {
	if !strings.HasPrefix(s[i:], "{:") || i+2 == len(s) || s[i+2] == ':' || s[i+2] == '/' {
		return braced{}
	}
	end := 0
	at := closeBrace(s, i+2, func(at int) bool {
		end = blankToEnd(s, at+1)
		return at > i+2 && end > 0
	})
	if at < 0 {
		return braced{}
	}
	return braced{list: s[i+2 : at], end: end}
}

func blockIALAt(s string, i int) braced { return ialBlock(s, indent(s, i)) }

// itemIALAt reads the attribute list at the start of an item's text.
// kramdown: lib/kramdown/parser/kramdown/list.rb, LIST_ITEM_IAL
func itemIALAt(s string) braced {
	i := while(s, 0, space)
	if !strings.HasPrefix(s[i:], "{:") {
		return braced{}
	}
	if i += 2; i == len(s) || s[i] == '/' {
		return braced{}
	}
	if end := word(s, i); end < len(s) && s[end] == ':' {
		return braced{}
	}
	at := closeBrace(s, i, func(at int) bool { return at > i })
	if at < 0 {
		return braced{}
	}
	return braced{list: s[i:at], end: at + 1}
}

// ialSpan reads {: list} in a text.
func ialSpan(s string, i int) braced {
	at := closeBrace(s, i+2, func(at int) bool { return at > i+2 })
	if at < 0 {
		return braced{}
	}
	return braced{list: s[i+2 : at], end: at + 1}
}

// extensionTag reads {::name list}, {::name list /} or {:/name}; alone in its line if block.
func extensionTag(s string, i int, block bool) braced {
	after := func(at int) int {
		if block {
			return blankToEnd(s, at)
		}
		return at
	}
	if strings.HasPrefix(s[i:], "{:/") {
		name := word(s, i+3)
		if name == len(s) || s[name] != '}' || after(name+1) < 0 {
			return braced{}
		}
		return braced{name: s[i+3 : name], stop: true, end: after(name + 1)}
	}
	if !strings.HasPrefix(s[i:], "{::") {
		return braced{}
	}
	name := i + 3
	for name < len(s) && isWord(s[name]) {
		name++
	}
	if name == i+3 || name == len(s) {
		return braced{}
	}
	tag := braced{name: s[i+3 : name]}
	at := name
	if isSpace(s[name]) {
		at = closeBrace(s, name+1, func(at int) bool { return after(at+1) > 0 })
		if at < 0 {
			return braced{}
		}
		tag.list = s[name+1 : at]
		tag.list, tag.closed = strings.CutSuffix(tag.list, "/")
	} else if s[at] == '/' {
		at++
		tag.closed = true
	}
	if at == len(s) || s[at] != '}' || after(at+1) < 0 {
		return braced{}
	}
	tag.end = after(at + 1)
	return tag
}

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
			if words := strings.Fields(kinds); len(words) > 0 && !contains(words, "html") {
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
	if ial.end == 0 || last == nil || last.kind == text || last.kind == rawText && p.textKind == text {
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
