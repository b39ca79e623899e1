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
	for ; run >= 3; run-- {
		info := strings.Trim(s[mark+run:content], space)
		if strings.ContainsAny(info, space) {
			return false
		}
		if from, end := fenceEnd(s, content, s[mark:mark+run]); end > 0 {
			el := p.newBlock(codeblock)
			el.value = s[content:from]
			if info != "" {
				el.attr.set("class", "language-"+language(info))
			}
			p.tree.add(el)
			p.src.pos = end
			return true
		}
	}
	return false
}

// fenceEnd finds the line that ends a fence: where it starts, and the offset behind it, 0 if there is none.
func fenceEnd(s string, i int, fence string) (from, end int) {
	for i < len(s) {
		if at := indent(s, i); strings.HasPrefix(s[at:], fence) {
			if end := blankToEnd(s, while(s, at+len(fence), fence[len(fence)-1:])); end > 0 {
				return i, end
			}
		}
		i, _ = lineEnd(s, i)
	}
	return 0, 0
}

// language is what of the info string is not a query: lang?key=value.
func language(info string) string {
	if n := strings.IndexByte(info[1:], '?'); n >= 0 {
		return info[:n+1]
	}
	return info
}
