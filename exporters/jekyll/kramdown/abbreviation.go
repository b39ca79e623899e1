package kramdown

import (
	"slices"
	"strings"
)

// abbreviations are what *[ABBR]: meaning defines.
type abbreviations struct {
	byName map[string]*abbreviationDef
	names  []string // the longest first
}

type abbreviationDef struct {
	title string
	mark  *element
}

// parseAbbreviation parses a definition.
// kramdown: lib/kramdown/parser/kramdown/abbreviation.rb
func (p *parser) parseAbbreviation() bool {
	s, start := p.src.s, p.src.pos
	i := indent(s, start)
	if !strings.HasPrefix(s[i:], "*[") {
		return false
	}
	end, ok := lineEnd(s, i)
	if !ok || end < i+4 {
		return false
	}
	_, width := runeAt(s, i+2)
	n := strings.Index(s[i+2+width:end], "]:")
	if n < 0 || s[i+2] == '\n' {
		return false
	}
	name := s[i+2 : i+2+width+n]
	if p.abbreviations.byName == nil {
		p.abbreviations.byName = map[string]*abbreviationDef{}
	}
	p.src.pos = end
	p.abbreviations.byName[name] = &abbreviationDef{
		title: strip(s[i+4+width+n : end]), mark: p.addMark(abbrevMark),
	}
	return true
}

// settle sorts the names once all definitions are known.
func (a *abbreviations) settle() {
	for name := range a.byName {
		a.names = append(a.names, name)
	}
	slices.SortFunc(a.names, func(x, y string) int {
		if n := len([]rune(y)) - len([]rune(x)); n != 0 {
			return n
		}
		return strings.Compare(x, y)
	})
}

// abbreviate marks the abbreviations in the texts of el.
func (p *parser) abbreviate(el *element) {
	if len(p.abbreviations.names) == 0 {
		return
	}
	var children []*element
	for _, c := range el.children {
		if c.kind != text || el.kind == htmlElement && el.model == asRaw {
			p.abbreviate(c)
			children = append(children, c)
			continue
		}
		children = append(children, p.abbreviations.split(c)...)
	}
	el.children = children
}

// split parts a text at the abbreviations that stand in it as words.
func (a *abbreviations) split(el *element) []*element {
	s := string(el.text)
	found := false
	for _, name := range a.names {
		found = found || strings.Contains(s, name)
	}
	if !found {
		return []*element{el}
	}
	var parts []*element
	start := 0
	for at := 0; at < len(s); {
		name := ""
		lineStart := at == start || s[at-1] == '\n'
		_, width := runeAt(s, at)
		switch {
		case !isWord(s[at]) && a.wordAt(s, at+width):
			if name = a.at(s, at); name == "" {
				at += width
				name = a.at(s, at)
			}
		case lineStart && a.wordAt(s, at):
			name = a.at(s, at)
		}
		if name == "" {
			at += width
			continue
		}
		parts = append(parts, &element{kind: text, text: []byte(s[start:at])}, &element{kind: abbreviation, value: name})
		at += len(name)
		start = at
	}
	return append(parts, &element{kind: text, text: []byte(s[start:])})
}

// at is the longest abbreviation at i, or "".
func (a *abbreviations) at(s string, i int) string {
	for _, name := range a.names {
		if strings.HasPrefix(s[i:], name) {
			return name
		}
	}
	return ""
}

// wordAt tells whether there is an abbreviation at i that ends where a word may end.
func (a *abbreviations) wordAt(s string, i int) bool {
	for _, name := range a.names {
		if end := i + len(name); strings.HasPrefix(s[i:], name) && (end == len(s) || !isWord(s[end])) {
			return true
		}
	}
	return false
}
