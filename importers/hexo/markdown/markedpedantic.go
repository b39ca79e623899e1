package markdown

import (
	"bytes"
	"regexp"
)

// With pedantic, marked reads headings, lists and the targets of links as the first Markdown did.

// pedanticHeadingLevel is the number of marks that a line begins with, which need no blank after them.
//
// marked: src/rules.ts, blockPedantic
func (m *marked) pedanticHeadingLevel(l line) int {
	if l.pad > 0 {
		return 0
	}
	s := m.src[l.start:l.end]
	return min(6, skipByte(s, 0, '#'))
}

// nesting is how far the lines of an item that are indented so are moved to the left.
//
// marked: src/Tokenizer.ts, list, listReplaceNesting
func nesting(indent int) int {
	if n := indent % 4; indent <= 0 || n > 0 {
		return max(n, 0)
	}
	return 4
}

var pedanticTitle = regexp.MustCompile(`^([^'"]*[^\s])\s+(?:'(.*)'|"(.*)")`)

// pedanticTarget parses what stands in the parentheses of a link from at on: all up to the first one that closes.
//
// marked: src/rules.ts, inlinePedantic; src/Tokenizer.ts, link
func pedanticTarget(s []byte, at int) (start, end int, title []byte, after int, ok bool) {
	line, _, _ := bytes.Cut(s[at:], []byte("\n"))
	n := bytes.IndexByte(line, ')')
	if n < 0 {
		return 0, 0, nil, 0, false
	}
	start, end, after = at, at+n, at+n+1
	if t := pedanticTitle.FindSubmatchIndex(s[start:end]); t != nil {
		end = start + t[3]
		from, to := t[4], t[5]
		if from < 0 {
			from, to = t[6], t[7]
		}
		title = s[start+from : start+to]
	}
	trimmed := bytes.TrimLeftFunc(s[start:end], isJSSpace)
	start = end - len(trimmed)
	end = start + len(bytes.TrimRightFunc(trimmed, isJSSpace))
	if start < end && s[start] == '<' {
		start++
		if start < end && s[end-1] == '>' {
			end--
		}
	}
	return start, end, title, after, true
}

// pedanticLink reads a link whose label ends at label.
func (x *inliner) pedanticLink(i, from, label int) int {
	start, end, title, after, ok := pedanticTarget(x.buf, label+2)
	if !ok {
		return 0
	}
	ref := reference{dest: unescapeUnicodePunct(x.buf[start:end]), title: unescapeUnicodePunct(title)}
	note := linkNote{label: x.end(label), start: x.at(min(start, len(x.buf)-1)), end: x.end(end)}
	if start == end {
		note.end = note.start
	}
	x.putLink(i, from, label, ref, note)
	return after - i
}
