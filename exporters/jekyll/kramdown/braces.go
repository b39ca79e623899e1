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
