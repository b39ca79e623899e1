package kramdown

import "strings"

// quoteRule is a way to read quotes: with the character before them, if it has one, and what they are then.
type quoteRule struct {
	before, quotes string
	sides          string // l or r for each of quotes
}

// parseQuote parses a quote, with the character before it.
// kramdown: lib/kramdown/parser/kramdown/smart_quotes.rb
func (p *parser) parseQuote() bool {
	s, i := p.src.s, p.src.pos
	at := i
	if r, n := runeAt(s, i); r != '\\' && i+n < len(s) && isQuote(s[i+n]) {
		at = i + n
	} else if !isQuote(s[i]) {
		return false
	}
	q := readQuotes(s[i:], at-i)
	p.tree.addText(q.before, p.textKind)
	for n, side := range []byte(q.sides) {
		p.tree.add(&element{kind: quote, value: curly(q.quotes[n], side)})
	}
	p.src.pos = i + len(q.before) + len(q.quotes)
	return true
}

func isQuote(c byte) bool { return c == '"' || c == '\'' }

func curly(c, side byte) string {
	switch {
	case c == '"' && side == 'l':
		return "“"
	case c == '"':
		return "”"
	case side == 'l':
		return "‘"
	}
	return "’"
}

// readQuotes applies the first of kramdown's rules that fits the quote at the start of s, or else the one at, behind
// the first character.
func readQuotes(s string, at int) quoteRule {
	if isQuote(s[0]) {
		switch {
		case beforeMarks(s[1:]):
			return quoteRule{"", s[:1], "l"}
		case beforePunctuation(s[1:]):
			return quoteRule{"", s[:1], "r"}
		}
	}
	// The first character may be white space here, or be left out.
	spaced := 0
	if isSpace(s[0]) {
		spaced = 1
	}
	rest := s[spaced:]
	switch {
	case len(rest) > 2 && (rest[:2] == `"'` || rest[:2] == `'"`) && isWord(rest[2]):
		return quoteRule{s[:spaced], rest[:2], "ll"}
	case len(rest) > 3 && rest[0] == '\'' && isDigit(rest[1]) && isDigit(rest[2]) && rest[3] == 's':
		return quoteRule{s[:spaced], rest[:1], "r"}
	case spaced == 1 && len(rest) > 1 && isQuote(rest[0]) && isWord(rest[1]):
		return quoteRule{s[:1], rest[:1], "l"}
	case at > 0 && strings.IndexByte(" \\\t\r\n[{(-", s[0]) < 0:
		return quoteRule{s[:at], s[at : at+1], "r"}
	case isQuote(s[0]) && beforeEnd(s[1:]):
		return quoteRule{"", s[:1], "r"}
	case at > 0 && s[at] == '\'', at > 0 && s[0] != '\'':
		return quoteRule{s[:at], s[at : at+1], "l"}
	}
	return quoteRule{"", s[:1], "l"}
}

// beforeMarks tells whether one or two marks of emphasis and something to emphasise are at the start of s.
func beforeMarks(s string) bool {
	n := 0
	for n < len(s) && n < 2 && (s[n] == '_' || s[n] == '*') {
		n++
	}
	return n == 2 || n == 1 && len(s) > 1 && !isSpace(s[1])
}

// beforePunctuation tells whether a punctuation mark is at the start of s that is not the start of dots or a word.
func beforePunctuation(s string) bool {
	if s == "" || !isPunct(s[0]) || strings.HasPrefix(s[1:], "..") {
		return false
	}
	r, n := runeAt(s, 1)
	return (n > 0 && isWordRune(r)) == (s[0] == '_')
}

// isPunct is SQ_PUNCT, which leaves out the ampersand.
func isPunct(c byte) bool {
	return '!' <= c && c <= '/' && c != '&' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// beforeEnd tells whether s starts with white space, the end of a line, or an s that is a word.
func beforeEnd(s string) bool {
	if s == "" || isSpace(s[0]) {
		return true
	}
	if s[0] != 's' {
		return false
	}
	r, n := runeAt(s, 1)
	return n == 0 || !isWordRune(r)
}
