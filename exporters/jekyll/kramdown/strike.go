package kramdown

import "strings"

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
