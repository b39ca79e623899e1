package kramdown

import (
	"slices"
	"strings"
)

// attributeList is what {: …} says: attributes, and the names of other lists.
type attributeList struct {
	refs []string
	attr attributes
}

// refers tells whether the list names another one.
func (l *attributeList) refers(name string) bool { return l != nil && slices.Contains(l.refs, name) }

// merge adds the attributes of another list.
func (l *attributeList) merge(other attributeList) {
	l.refs = append(l.refs, other.refs...)
	for _, a := range other.attr {
		l.attr.give(a)
	}
}

// applyIAL gives an element what a list says, and what the lists say that it names.
// kramdown: lib/kramdown/parser/kramdown.rb, update_attr_with_ial
func (p *parser) applyIAL(el *element, list *attributeList) { p.applyList(el, list, 0) }

func (p *parser) applyList(el *element, list *attributeList, depth int) {
	// A list may name itself, which kramdown does not survive.
	if p.effort--; list == nil || depth > 8 || p.effort < 0 {
		return
	}
	for _, ref := range list.refs {
		p.applyList(el, p.attributeLists[ref], depth+1)
	}
	for _, a := range list.attr {
		el.attr.give(a)
	}
}

// parse adds what s says: key="value", #id, .class and the names of lists, between white space. What is none of these
// is passed by.
//
// kramdown: lib/kramdown/parser/kramdown/extensions.rb, parse_attribute_list and ALD_TYPE_ANY
func (l *attributeList) parse(s string) {
	for i := 0; i < len(s); {
		end := -1
		if i == 0 {
			end = l.parseOne(s, 0)
		}
		if end < 0 && isSpace(s[i]) {
			end = l.parseOne(s, i+1)
		}
		if end < 0 {
			end = i + 1
		}
		i = end
	}
}

// parseOne adds what stands at i, and returns the offset behind it, or -1.
func (l *attributeList) parseOne(s string, i int) int {
	name := word(s, i)
	if name > i && name+1 < len(s) && s[name] == '=' && (s[name+1] == '"' || s[name+1] == '\'') {
		quote := s[name+1 : name+2]
		if end := quoteEnd(s, name+2, quote[0]); end >= 0 {
			value := strings.NewReplacer(`\}`, "}", `\`+quote, quote).Replace(s[name+2 : end])
			l.attr.set(s[i:name], value)
			return end + 1
		}
	}
	if name > i {
		if !wordEnds(s, name) {
			return -1
		}
		l.refs = append(l.refs, s[i:name])
		return name
	}
	end := i
	for n := idOrClass(s, end); n > end; n = idOrClass(s, end) {
		end = n
	}
	if end == i || !wordEnds(s, end) {
		return -1
	}
	for at := i; at < end; {
		n := idOrClass(s, at)
		if s[at] == '#' {
			l.attr.set("id", s[at+1:n])
		} else {
			l.attr.addClass(s[at+1 : n])
		}
		at = n
	}
	return end
}

// wordEnds tells whether white space or the end is at i.
func wordEnds(s string, i int) bool { return i == len(s) || isSpace(s[i]) }

// quoteEnd finds the quote that ends a value, or -1.
func quoteEnd(s string, i int, quote byte) int {
	escaped := -1
	for ; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '}' || s[i+1] == quote):
			i++
			if s[i] == quote && wordEnds(s, i+1) {
				escaped = i
			}
		case s[i] == '}' || s[i] == 2:
			return escaped
		case s[i] == quote && wordEnds(s, i+1):
			return i
		}
	}
	return escaped
}

// idOrClass is the offset behind #id or .class at i, or i.
func idOrClass(s string, i int) int {
	if i == len(s) {
		return i
	}
	end := i + 1
	switch s[i] {
	case '#':
		if end == len(s) || !isWord(s[end]) || isDigit(s[end]) || s[end] == '_' {
			return i
		}
		for end < len(s) && (isWord(s[end]) || s[end] == ':' || s[end] == '-') {
			end++
		}
	case '.':
		for end < len(s) && s[end] != '.' && s[end] != '#' && !isSpace(s[end]) {
			end++
		}
		if end == i+1 {
			return i
		}
	default:
		return i
	}
	return end
}
