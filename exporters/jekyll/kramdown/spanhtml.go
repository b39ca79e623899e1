package kramdown

import "strings"

// parseSpanHTML parses HTML within a text: a comment or an element. It reports false if < starts no HTML.
// kramdown: lib/kramdown/parser/kramdown/html.rb, parse_span_html
func (p *parser) parseSpanHTML() bool {
	s, i := p.src.s, p.src.pos
	if !strings.HasPrefix(s[i+1:], "!--") && !strings.HasPrefix(s[i+1:], "/") && tagName(s, i+1) == i+1 {
		return false
	}
	if end := commentEnd(s, i); end > 0 {
		p.tree.add(&element{kind: xmlComment, value: s[i:end]})
		p.src.pos = end
		return true
	}
	if t := endTag(s, i); t.end > 0 {
		p.tree.addText(s[i:t.end], p.textKind)
		p.src.pos = t.end
		return true
	}
	t := startTag(s, i)
	switch {
	case t.end == 0 || p.depth > maxDepth:
		p.addRune()
	case blockElements[t.name]:
		p.tree.addText(s[i:t.end], p.textKind)
		p.src.pos = t.end
	default:
		p.src.pos = t.end
		p.spanElement(t)
	}
	return true
}

// spanElement adds the element whose start tag has been read, with its content. Without an end tag it goes on to the
// end of the text.
func (p *parser) spanElement(t tag) {
	el := &element{kind: htmlElement, value: t.name, attr: tagAttributes(t), closed: t.closed, model: asRaw}
	for i := range el.attr {
		el.attr[i].value = joinLines(el.attr[i].value)
	}
	markdown := p.spanMarkdown && modelOf(t.name) != asRaw && p.tree.model != asRaw
	switch _, given := el.attr.get("markdown"); {
	case given:
		switch el.attr.remove("markdown") {
		case "0":
			markdown = false
		case "1":
			markdown = modelOf(t.name) != asRaw
		case "span":
			markdown = true
		}
	}
	only := htmlOnly
	if markdown {
		el.model, only = asSpans, allSpans
	}
	p.tree.add(el)
	if t.closed || voidElements[t.name] {
		return
	}
	fold := isHTML(t.name)
	end := stop{match: func(s string, i int) bool { return endTagOf(s, i, t.name, fold) > 0 }}
	if p.parseSpans(el, &end, only) {
		p.src.pos = endTagOf(p.src.s, p.src.pos, t.name, fold)
		return
	}
	el.addText(p.src.rest(), p.textKind)
	p.src.pos = len(p.src.s)
}

// joinLines puts a space for each run of line feeds.
func joinLines(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' })
	joined := strings.Join(lines, " ")
	if strings.HasPrefix(s, "\n") {
		joined = " " + joined
	}
	if strings.HasSuffix(s, "\n") && len(lines) > 0 {
		joined += " "
	}
	return joined
}
