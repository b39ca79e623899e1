package kramdown

import "strings"

// indented is the offset behind the four spaces or the tab of an indented line, or i.
func indented(s string, i int) int {
	switch {
	case strings.HasPrefix(s[i:], "\t"):
		return i + 1
	case strings.HasPrefix(s[i:], "    "):
		return i + 4
	}
	return i
}

// unindent takes four spaces or a tab off each line.
func unindent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		end, _ := lineEnd(s, i)
		b.WriteString(s[indented(s, i):end])
		i = end
	}
	return b.String()
}

// indentedLines matches CODEBLOCK_MATCH: indented lines, what goes on lazily with them, and blank lines between. It
// is the offset behind them, or i.
// kramdown: lib/kramdown/parser/kramdown/codeblock.rb
func indentedLines(s string, i int) int {
	for {
		at := blankLines(s, i)
		first := at
		for at < len(s) && indented(s, at) > at {
			end, ok := solidLine(s, indented(s, at))
			if !ok {
				break
			}
			at = end
		}
		if at == first {
			return i
		}
		for at < len(s) && blockIALAt(s, at).end == 0 && eobMarker(s, at) < 0 && !lazyHTML(s, indent(s, at)) {
			end, ok := solidLine(s, at)
			if !ok {
				break
			}
			at = end
		}
		i = at
	}
}

// solidLine is the offset behind the line at i, if there is more in it than spaces and tabs.
func solidLine(s string, i int) (int, bool) {
	if at := while(s, i, " \t"); at == len(s) || isSpace(s[at]) {
		return i, false
	}
	return lineEnd(s, i)
}

func (p *parser) parseIndented() bool {
	s, start := p.src.s, p.src.pos
	if indented(s, start) == start {
		return false
	}
	p.src.pos = indentedLines(s, start)
	if p.src.pos == start {
		return false
	}
	el := p.newBlock(codeblock)
	el.value = unindent(joinLazy(s[start:p.src.pos]))
	p.tree.add(el)
	return true
}

// joinLazy puts lines that are indented by less than four spaces behind the line before, as kramdown does.
func joinLazy(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		end, _ := lineEnd(s, i)
		if at := indent(s, i); i > 0 && at < len(s) && !isSpace(s[at]) {
			out[len(out)-1] = ' '
		}
		out = append(out, s[i:end]...)
		i = end
	}
	return string(out)
}
