package kramdown

import "strings"

// symbols are what some characters are drawn as, in the order in which they are tried.
// kramdown: lib/kramdown/parser/kramdown/typographic_symbol.rb
var symbols = [...][2]string{
	{"---", "—"}, {"--", "–"}, {"...", "…"}, {`\<<`, "&lt;&lt;"}, {`\>>`, "&gt;&gt;"},
	{"<< ", "«\u00A0"}, {" >>", "\u00A0»"}, {"<<", "«"}, {">>", "»"},
}

func (p *parser) parseSymbol() bool {
	if !p.opt.Symbols {
		return false
	}
	rest := p.src.rest()
	for _, pair := range symbols {
		if strings.HasPrefix(rest, pair[0]) {
			p.tree.add(&element{kind: symbol, value: pair[1]})
			p.src.pos += len(pair[0])
			return true
		}
	}
	return false
}

// parseBreak parses two spaces or two backslashes at the end of a line.
// kramdown: lib/kramdown/parser/kramdown/line_break.rb
func (p *parser) parseBreak() bool {
	rest := p.src.rest()
	if p.opt.HardWrap || !strings.HasPrefix(rest, "  \n") && !strings.HasPrefix(rest, "\\\\\n") {
		return false
	}
	p.tree.add(&element{kind: br})
	p.src.pos += 2
	return true
}

// parseStrike parses ~~text~~, as a text of its own.
// kramdown-parser-gfm: lib/kramdown/parser/gfm.rb, parse_strikethrough_gfm
func (p *parser) parseStrike() bool {
	s, i := p.src.s, p.src.pos
	if !strings.HasPrefix(s[i:], "~~") {
		return false
	}
	inside := i + 2
	if inside == len(s) || isSpace(s[inside]) || s[inside] == '~' {
		return false
	}
	if p.src.strikes == 0 {
		p.src.strikes = lastStrike(s)
	}
	if p.src.strikes <= inside {
		return false
	}
	end := inside
	for {
		n := strings.Index(s[end:], "~~")
		if n < 0 {
			return false
		}
		if end += n; end > inside && closesStrike(s, end) {
			break
		}
		end++
	}
	el := &element{kind: htmlElement, value: "del"}
	p.tree.add(el)
	depth := p.depth
	env := p.saveSpans()
	p.src, p.textKind = &scanner{s: s[inside:end]}, text
	if depth > maxDepth {
		el.addText(s[inside:end], text)
	} else {
		p.parseSpans(el, nil, allSpans)
	}
	p.restoreSpans(env)
	p.src.pos = end + 2
	return true
}

// closesStrike tells whether ~~ at i may end what it strikes.
func closesStrike(s string, i int) bool { return !isSpace(s[i-1]) && s[i-1] != '~' }

// lastStrike is where the last ~~ is that may end something, or -1.
func lastStrike(s string) int {
	for at := len(s); ; at++ {
		if at = strings.LastIndex(s[:at], "~~"); at < 1 {
			return -1
		}
		if closesStrike(s, at) {
			return at
		}
	}
}
