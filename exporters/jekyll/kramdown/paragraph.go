package kramdown

// parseParagraph takes the line at the place and those that go on with it.
// kramdown: lib/kramdown/parser/kramdown/paragraph.rb
func (p *parser) parseParagraph() bool {
	s, start := p.src.s, p.src.pos
	if i := indent(s, start); i == len(s) || s[i] == ' ' || s[i] == '\t' {
		return false
	}
	p.src.line()
	for !p.paragraphEnds() {
		p.src.line()
	}
	lines := rstrip(s[start:p.src.pos])
	if last := p.tree.last(); last != nil && last.kind == paragraph {
		if text := last.last(); text != nil && text.kind == p.textKind {
			if start >= 3 && s[start-3:start] == "  \n" {
				text.text = append(text.text, "  "...)
			}
			text.text = append(text.text, '\n')
			text.text = append(text.text, lines...)
		} else {
			last.addText(lines, p.textKind)
		}
		return true
	}
	el := p.newBlock(paragraph)
	el.addText(lstrip(lines), p.textKind)
	p.tree.add(el)
	return true
}

// paragraphEnds tells whether the line at the place is another block's.
// kramdown-parser-gfm: lib/kramdown/parser/gfm.rb, PARAGRAPH_END_GFM
func (p *parser) paragraphEnds() bool {
	s, i := p.src.s, p.src.pos
	if lazyEnd(s, i) || definitionItem(s, i, 3).ok() {
		return true
	}
	if p.opt.StrictStart {
		return false
	}
	return bulletItem(s, i, 3).ok() || orderedItem(s, i, 3).ok() || atxMarker(s, i) > 0 || quoteMarker(s, i) > i ||
		fenceMarker(s, i) > 0
}
