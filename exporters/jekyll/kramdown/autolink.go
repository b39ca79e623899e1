package kramdown

import "strings"

// parseAutolink parses <https://…>, <mailto:…> and <me@example.org>.
// kramdown: lib/kramdown/parser/kramdown/autolink.rb
func (p *parser) parseAutolink() bool {
	s, start := p.src.s, p.src.pos+1
	for _, scheme := range [...]string{"mailto:", "http:", "https:", "ftp:", "ftps:"} {
		if !strings.HasPrefix(s[start:], scheme) {
			continue
		}
		first := start + len(scheme)
		line, _ := lineEnd(s, first)
		_, width := runeAt(s[:line], first)
		if n := strings.IndexByte(s[min(first+width, line):line], '>'); width > 0 && s[first] != '\n' && n >= 0 {
			p.addAutolink(s[start:first+width+n], s[start:first+width+n])
			return true
		}
	}
	at := mailWord(s, start)
	if at == start || at == len(s) || s[at] != '@' {
		return false
	}
	end := mailWord(s, at+1)
	if end == at+1 || end == len(s) || s[end] != '>' {
		return false
	}
	p.addAutolink("mailto:"+s[start:end], s[start:end])
	return true
}

func (p *parser) addAutolink(href, label string) {
	el := &element{kind: link, attr: attributes{{"href", href}}}
	el.addText(strings.TrimPrefix(label, "mailto:"), p.textKind)
	p.tree.add(el)
	p.src.pos += len(label) + 2
}

// mailWord is the offset behind what either side of an address is made of.
func mailWord(s string, i int) int {
	for i < len(s) {
		r, n := runeAt(s, i)
		if r != '-' && r != '_' && r != '.' && !isAlnum(r) {
			break
		}
		i += n
	}
	return i
}
