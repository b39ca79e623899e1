package kramdown

import "strings"

// fenceMarker is the number of backticks and tildes that start a fence at i, 0 if fewer than three do.
// kramdown-parser-gfm: lib/kramdown/parser/gfm.rb, FENCED_CODEBLOCK_START
func fenceMarker(s string, i int) int {
	start := indent(s, i)
	n := while(s, start, "~`") - start
	if n < 3 {
		return 0
	}
	return n
}

// parseFence takes a fence that has an end. An end may be shorter than the start; the rest of the start is the
// language then, as the source's regular expression has it.
func (p *parser) parseFence() bool {
	s, start := p.src.s, p.src.pos
	run := fenceMarker(s, start)
	if run == 0 {
		return false
	}
	mark := indent(s, start)
	content, ok := lineEnd(s, mark)
	if !ok {
		return false
	}
	info := strings.Trim(s[mark+run:content], space)
	if strings.ContainsAny(info, space) {
		return false
	}
	fence := s[mark : mark+run]
	plain := strings.Trim(fence, fence[:1]) == ""
	if plain && p.src.unfenced[fence[0]>>1&1] {
		return false
	}
	size, from, end := fenceEnd(s, content, fence)
	if size == 0 {
		p.src.unfenced[fence[0]>>1&1] = p.src.unfenced[fence[0]>>1&1] || plain
		return false
	}
	if size < run {
		if info != "" && isSpace(s[mark+run]) {
			return false
		}
		info = s[mark+size:mark+run] + info
	}
	el := p.newBlock(codeblock)
	el.value = s[content:from]
	if info != "" {
		el.attr.set("class", "language-"+language(info))
	}
	p.tree.add(el)
	p.src.pos = end
	return true
}

// fenceEnd finds the first line from i on that ends as much of a fence as any does: how much that is, where the line
// starts, and the offset behind it. size is 0 if there is none.
func fenceEnd(s string, i int, fence string) (size, from, end int) {
	for i < len(s) && size < len(fence) {
		at := indent(s, i)
		k := 0
		for k < len(fence) && at+k < len(s) && s[at+k] == fence[k] {
			k++
		}
		for ; k >= 3 && k > size; k-- {
			if after := blankToEnd(s, while(s, at+k, fence[k-1:k])); after > 0 {
				size, from, end = k, i, after
			}
		}
		i, _ = lineEnd(s, i)
	}
	return size, from, end
}

// language is what of the info string is not a query: lang?key=value.
func language(info string) string {
	if n := strings.IndexByte(info[1:], '?'); n >= 0 {
		return info[:n+1]
	}
	return info
}
