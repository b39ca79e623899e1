package kramdown

import "unicode/utf8"

// spanSet says which spans are looked for.
type spanSet uint8

const (
	allSpans spanSet = iota
	codeOnly
	htmlOnly
	codeAndHTML
)

// stop is what ends the content of a span: where it matches, and whether it ends that span there.
type stop struct {
	match  func(s string, i int) bool
	accept func() bool // nil: always
}

// readSpans parses the raw texts in el, and gives its blocks the attributes of their attribute lists.
// kramdown: lib/kramdown/parser/kramdown.rb, update_tree
func (p *parser) readSpans(el *element) {
	children := make([]*element, 0, len(el.children))
	lastBlank := false
	for _, c := range el.children {
		switch c.kind {
		case rawText:
			p.src = &scanner{s: string(c.text)}
			p.tree, p.textKind, p.open = nil, text, [kinds]int{}
			p.parseSpans(c, nil, allSpans)
			for _, span := range c.children {
				span.start, span.end = c.start, c.end
			}
			children = append(children, c.children...)
		case eob:
			p.applyIAL(c, c.ial)
			continue // blank lines before and after a mark are one
		case blank:
			if lastBlank {
				continue
			}
			children = append(children, c)
		default:
			p.readSpans(c)
			p.applyIAL(c, c.ial)
			children = append(children, c)
		}
		lastBlank = c.kind == blank
	}
	el.children = children
}

// spanState is what spans of a text of their own put aside.
type spanState struct {
	src      *scanner
	tree     *element
	textKind kind
	open     [kinds]int
}

func (p *parser) saveSpans() spanState {
	state := spanState{p.src, p.tree, p.textKind, p.open}
	p.tree, p.open = nil, [kinds]int{}
	return state
}

func (p *parser) restoreSpans(s spanState) {
	p.src, p.tree, p.textKind, p.open = s.src, s.tree, s.textKind, s.open
}

// parseSpans parses spans into el, to the end of the text or to the stop. It reports whether it met that. The stop
// itself is not taken.
func (p *parser) parseSpans(el *element, end *stop, only spanSet) bool {
	tree := p.tree
	p.tree = el
	p.open[el.kind]++
	p.depth++
	found := p.spansUntil(end, only)
	p.depth--
	p.open[el.kind]--
	p.tree = tree
	return found
}

func (p *parser) spansUntil(end *stop, only spanSet) bool {
	for !p.src.eos() {
		s, start := p.src.s, p.src.pos
		at := p.nextSpan(s, start, only)
		if at < 0 {
			p.effort -= len(s) - start
			if end == nil {
				p.tree.addText(s[start:], p.textKind)
				p.src.pos = len(s)
			}
			return false
		}
		p.effort -= at - start + 1
		p.tree.addText(s[start:at], p.textKind)
		p.src.pos = at
		if end != nil && end.match(s, at) && (end.accept == nil || end.accept()) {
			return true
		}
		if !p.parseSpan(only) {
			p.addRune()
		}
	}
	return false
}

// addRune takes the next character as text.
func (p *parser) addRune() {
	_, n := utf8.DecodeRuneInString(p.src.rest())
	p.tree.addText(p.src.s[p.src.pos:p.src.pos+n], p.textKind)
	p.src.pos += n
}

// starters are the bytes that may start or end a span. Quotes start one with the character before them, and so do
// two spaces before a line feed and a space before >>.
var starters = func() (t [256]bool) {
	for _, c := range "*_`<[]!\"'${&\\~\n-.>" {
		t[c] = true
	}
	return t
}()

// nextSpan is where the next span may start, or -1.
func (p *parser) nextSpan(s string, start int, only spanSet) int {
	for i := start; i < len(s); i++ {
		c := s[i]
		if !starters[c] {
			continue
		}
		if only != allSpans {
			if c == '`' && only != htmlOnly || c == '<' && only != codeOnly {
				return i
			}
			continue
		}
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch c {
		case '"', '\'':
			if r, n := runeBefore(s, i); i-n >= start && r != '\\' {
				return i - n
			}
			return i
		case '!':
			if next == '[' {
				return i
			}
		case '{':
			if next == ':' {
				return i
			}
		case '~':
			if next == '~' {
				return i
			}
		case '\n':
			if !p.opt.HardWrap && i-2 >= start && s[i-2:i] == "  " {
				return i - 2
			}
		case '-', '.':
			if p.opt.Symbols && next == c {
				return i
			}
		case '>':
			if p.opt.Symbols && next == c {
				if i > start && s[i-1] == ' ' {
					return i - 1
				}
				return i
			}
		default:
			return i
		}
	}
	return -1
}

// parseSpan parses the span at the place, in kramdown's order of attempts. It reports false if there is none.
func (p *parser) parseSpan(only spanSet) bool {
	s, i := p.src.s, p.src.pos
	c := s[i]
	if only != allSpans {
		if c == '`' {
			p.parseCode()
			return true
		}
		return p.parseSpanHTML()
	}
	switch c {
	case '*', '_':
		p.parseEmphasis()
		return true
	case '`':
		p.parseCode()
		return true
	case '<':
		if p.parseAutolink() || p.parseSpanHTML() {
			return true
		}
	case '[', '!':
		if p.parseFootnoteMarker() || p.parseLink() {
			return true
		}
	}
	if p.parseQuote() {
		return true
	}
	switch c {
	case '$':
		return p.parseInlineMath()
	case '{':
		if len(s) > i+1 && s[i+1] == ':' {
			p.parseSpanExtension()
			return true
		}
	case '&':
		return p.parseEntity()
	case '\\':
		return p.parseSymbol() || p.parseBreak() || p.parseEscape()
	case '~':
		return p.parseStrike()
	case ' ':
		return p.parseSymbol() || p.parseBreak()
	case '-', '.', '<', '>':
		return p.parseSymbol()
	}
	return false
}
