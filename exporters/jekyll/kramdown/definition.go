package kramdown

import "strings"

// parseDefinitionList makes the paragraph before a line `: text` the terms of a definition list.
// kramdown: lib/kramdown/parser/kramdown/list.rb, parse_definition_list
func (p *parser) parseDefinitionList() bool {
	if !definitionItem(p.src.s, p.src.pos, 3).ok() {
		return false
	}
	terms, loose := p.definitionTerms()
	if terms == nil {
		return false
	}
	list := p.newBlock(dl)
	list.start = terms.start
	list.ial = terms.ial
	if len(terms.children) > 0 {
		for _, term := range splitLines(string(terms.children[0].text)) {
			el := &element{kind: dt}
			el.addText(p.takeItemIAL(el, term), rawText)
			list.add(el)
		}
	}
	bodies, first := p.definitions(list, loose)

	var trailing *element
	for i, el := range list.children[len(list.children)-len(bodies):] {
		p.parseText(el, bodies[i])
		if len(el.children) == 0 {
			continue
		}
		trailing = nil
		if last := el.last(); last.kind == blank {
			trailing = last
			el.children = el.children[:len(el.children)-1]
		}
		if el.firstKind() == paragraph && !first[i] {
			para := el.children[0]
			if len(el.children) > 1 && len(para.children) > 0 {
				para.children[0].text = append(para.children[0].text, '\n')
			}
			para.transparent = true
		}
	}
	list.end = p.src.pos
	p.joinDefinitions(list)
	if trailing != nil {
		p.tree.add(trailing)
	}
	return true
}

// definitionTerms takes the paragraph of the terms off the tree, and tells whether a blank line was behind it. It is
// nil if the place does not follow a paragraph.
func (p *parser) definitionTerms() (terms *element, loose bool) {
	children := p.tree.children
	n := len(children)
	if n >= 2 && children[n-1].kind == blank && children[n-1].value == "\n" {
		n, loose = n-1, true
	}
	if n == 0 || children[n-1].kind != paragraph {
		return nil, false
	}
	p.tree.children = children[:n-1]
	return children[n-1], loose
}

// definitions gathers the texts of the definitions, and tells for each whether its first paragraph stays one.
func (p *parser) definitions(list *element, loose bool) (bodies []string, paragraphs []bool) {
	s, most, indentation := p.src.s, 3, 0
	var body strings.Builder
	afterBlank := false
	finish := func() {
		if len(paragraphs) > 0 {
			bodies = append(bodies, body.String())
			body.Reset()
		}
	}
	for !p.src.eos() {
		at := p.src.pos
		if m := definitionItem(s, at, most); m.ok() {
			finish()
			el := &element{kind: dd}
			list.add(el)
			paragraphs = append(paragraphs, loose)
			var content string
			content, indentation = firstLine(m.marker-at, s[m.marker:m.end])
			body.WriteString(p.takeItemIAL(el, content))
			most, loose, afterBlank = sibling(indentation), false, false
			p.src.pos = m.end
			continue
		}
		if eobMarker(s, at) >= 0 {
			break
		}
		if own, lazy := continues(s, at, indentation); own || lazy && !afterBlank {
			line, _ := ownLine(p.src.line(), indentation)
			body.WriteString(line)
			loose, afterBlank = false, false
			continue
		}
		end := blankLines(s, at)
		if end == at {
			break
		}
		body.WriteString(s[at:end])
		p.src.pos = end
		loose, afterBlank = true, true
	}
	finish()
	return bodies, paragraphs
}

// joinDefinitions adds a definition list to the one before it, or else to the tree.
func (p *parser) joinDefinitions(list *element) {
	children := p.tree.children
	n := len(children)
	if n >= 2 && children[n-1].kind == blank && children[n-2].kind == dl {
		n--
	}
	if n == 0 || children[n-1].kind != dl {
		p.tree.add(list)
		return
	}
	p.tree.children = children[:n]
	children[n-1].children = append(children[n-1].children, list.children...)
	children[n-1].end = list.end
}

// splitLines is Ruby's split(/\n/): empty lines at the end fall away.
func splitLines(s string) []string {
	s = strings.TrimRight(s, "\n")
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}
