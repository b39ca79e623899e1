package kramdown

import "strings"

// parseEmphasis parses *em*, **strong** and their twins with _.
// kramdown: lib/kramdown/parser/kramdown/emphasis.rb
func (p *parser) parseEmphasis() {
	s, start := p.src.s, p.src.pos
	mark := s[start]
	delimiter, k := s[start:start+1], em
	if start+1 < len(s) && s[start+1] == mark {
		delimiter, k = s[start:start+2], strong
	}
	inside := start + len(delimiter)
	found := false
	if !(mark == '_' && inWord(s, start)) && !(inside < len(s) && isSpace(s[inside])) && p.open[k] == 0 {
		found = p.emphasis(delimiter, k)
		if !found && k == strong && p.tree.kind != em {
			p.src.pos = start
			found = p.emphasis(delimiter[:1], em)
		}
	}
	if !found {
		p.src.pos = inside
		p.tree.addText(delimiter, p.textKind)
	}
}

// emphasis parses the content of an emphasis whose delimiter is at the place, and adds it if it has an end.
func (p *parser) emphasis(delimiter string, k kind) bool {
	s, start := p.src.s, p.src.pos
	p.src.pos += len(delimiter)
	if p.effort < 0 || p.depth > maxDepth || !p.src.mayClose(delimiter) {
		return false
	}
	el := &element{kind: k}
	end := stop{
		match: func(s string, i int) bool { return strings.HasPrefix(s[i:], delimiter) },
		accept: func() bool {
			i := p.src.pos
			return !isSpace(s[i-1]) && !(k == em && doubled(s, i, delimiter)) &&
				!(delimiter[0] == '_' && alnumAt(s, i+len(delimiter))) && len(el.children) > 0
		},
	}
	if !p.parseSpans(el, &end, allSpans) {
		p.src.pos = start
		return false
	}
	p.src.pos += len(delimiter)
	p.tree.add(el)
	return true
}

// mayClose tells whether there is a delimiter behind i that could end an emphasis. Without this look ahead, marks that
// nothing closes would each be followed to the end of the text.
func (s *scanner) mayClose(delimiter string) bool {
	last := &s.closers[len(delimiter)-1]
	if delimiter[0] == '_' {
		last = &s.closers[len(delimiter)+1]
	}
	if *last == 0 {
		*last = -1
		for at := len(s.s); at > 0; {
			if at = strings.LastIndex(s.s[:at], delimiter); at > 0 && !isSpace(s.s[at-1]) {
				*last = at
				break
			}
			at += len(delimiter) - 1
		}
	}
	return *last > s.pos
}

// doubled tells whether the mark stands twice at i, and not three times.
func doubled(s string, i int, mark string) bool {
	return strings.HasPrefix(s[i:], mark+mark) && !strings.HasPrefix(s[i+2:], mark)
}

func alnumAt(s string, i int) bool {
	r, n := runeAt(s, i)
	return n > 0 && isAlnum(r)
}

// inWord tells whether a letter stands before i, or a letter and a hyphen.
func inWord(s string, i int) bool {
	r, n := runeBefore(s, i)
	if r == '-' {
		r, n = runeBefore(s, i-n)
	}
	return n > 0 && isAlpha(r)
}
