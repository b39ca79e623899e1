package kramdown

import "strings"

// parseLink parses a link or an image: [text](url "title"), [text][name], [name].
// kramdown: lib/kramdown/parser/kramdown/link.rb
func (p *parser) parseLink() bool {
	s, start := p.src.s, p.src.pos
	inside, k := start+1, link
	if s[start] == '!' {
		inside, k = start+2, image
	}
	if inside >= len(s) || s[inside-1] != '[' || s[inside] == '^' {
		return false
	}
	p.src.pos = inside
	if k == image || p.open[image] == 0 && p.open[link] == 0 {
		if el, end, ok := p.linkContent(k, inside); ok && p.linkDestination(el, s[inside:end], end+1) {
			p.tree.add(el)
			return true
		}
	}
	p.src.pos = inside
	p.tree.addText(s[start:inside], p.textKind)
	return true
}

// linkContent parses what stands in the brackets, and finds the one that closes them.
func (p *parser) linkContent(k kind, inside int) (el *element, end int, ok bool) {
	s := p.src.s
	if p.effort < 0 || p.depth > maxDepth || strings.IndexByte(s[inside:], ']') < 0 {
		return nil, 0, false
	}
	el = &element{kind: k}
	depth := 1
	seen, images := 0, 0
	bracket := stop{
		match: func(s string, i int) bool {
			return s[i] == ']' || s[i] == '[' || s[i] == '!' && strings.HasPrefix(s[i+1:], "[")
		},
		accept: func() bool {
			if s[p.src.pos] == ']' {
				depth--
			} else {
				depth++
			}
			for ; seen < len(el.children); seen++ {
				if el.children[seen].kind == image {
					images++
				}
			}
			return depth == images
		},
	}
	if !p.parseSpans(el, &bracket, allSpans) {
		return nil, 0, false
	}
	return el, p.src.pos, true
}

// linkDestination reads what stands behind the brackets, at i, and gives it to el.
func (p *parser) linkDestination(el *element, label string, i int) bool {
	s := p.src.s
	alt := unescape(label)
	p.src.pos = i
	id, end := inlineID(s, i)
	if end > i || !strings.HasPrefix(s[i:], "(") {
		if id == "" {
			id = alt
		}
		def := p.links[linkID(id)]
		if def == nil {
			return false
		}
		p.src.pos = max(end, i)
		p.address(el, *def, alt)
		return true
	}
	def, at := linkURL(s, i)
	if at == 0 {
		def, at = p.urlAndTitle(i)
	}
	if at == 0 {
		return false
	}
	p.src.pos = at
	p.address(el, def, alt)
	return true
}

// address gives a link or image its attributes.
func (p *parser) address(el *element, def linkDefinition, alt string) {
	if def.mark != nil && def.mark.ial != nil {
		el.ial = def.mark.ial // shared: what {: …} behind a link adds, the next link to the same name has, too
		p.applyIAL(el, el.ial)
	}
	if el.kind == link {
		el.attr.set("href", def.url)
	} else {
		el.attr.set("src", def.url)
		el.attr.set("alt", alt)
		el.children = nil
	}
	if def.titled {
		el.attr.set("title", def.title)
	}
}

// inlineID reads [name] behind white space: the name, which may be empty, and the offset behind, or i.
func inlineID(s string, i int) (string, int) {
	open := while(s, i, space)
	if open == len(s) || s[open] != '[' {
		return "", i
	}
	n := strings.IndexByte(s[open:], ']')
	if n < 0 {
		return "", i
	}
	return s[open+1 : open+n], open + n + 1
}

// linkURL reads (<url>).
func linkURL(s string, i int) (linkDefinition, int) {
	url, end := angleURL(s, i)
	if end == 0 || !strings.HasPrefix(s[end:], ")") {
		return linkDefinition{}, 0
	}
	return linkDefinition{url: url}, end + 1
}

// angleURL reads (<url>.
func angleURL(s string, i int) (url string, end int) {
	if !strings.HasPrefix(s[i:], "(<") {
		return "", 0
	}
	n := strings.IndexAny(s[i+2:], ">\n")
	if n < 0 || s[i+2+n] == '\n' {
		return "", 0
	}
	return s[i+2 : i+2+n], i + 3 + n
}

// urlAndTitle reads (url) and (url "title"). Brackets in the URL must be in pairs.
func (p *parser) urlAndTitle(i int) (linkDefinition, int) {
	s := p.src.s
	url, end := angleURL(s, i)
	if end == 0 {
		depth := 0
		end = i
	scan:
		for at := i; at < len(s); at++ {
			p.effort--
			switch c := s[at]; {
			case c == '(':
				depth++
				end = at + 1
			case c == ')':
				end = at + 1
				if depth--; depth == 0 {
					break scan
				}
			case isSpace(c) && at+1 < len(s) && (s[at+1] == '"' || s[at+1] == '\''):
				end = at + 1
				break scan
			}
		}
		if end-1 > i {
			url = strip(s[i+1 : end-1])
		}
		if depth == 0 {
			return linkDefinition{url: url}, end
		}
	}
	return inlineTitle(s, end, url)
}

// inlineTitle reads the title behind a URL and the bracket behind that.
func inlineTitle(s string, i int, url string) (linkDefinition, int) {
	i = while(s, i, space)
	if i == len(s) || s[i] != '"' && s[i] != '\'' {
		return linkDefinition{}, 0
	}
	for at := i + 2; at < len(s); at++ {
		if s[at] != s[i] {
			continue
		}
		if end := while(s, at+1, space); end < len(s) && s[end] == ')' {
			return linkDefinition{url: url, title: s[i+1 : at], titled: true}, end + 1
		}
	}
	return linkDefinition{}, 0
}
