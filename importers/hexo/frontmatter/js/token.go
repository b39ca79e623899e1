package js

// A date in free form is read as a row of tokens: numbers, words, single signs and white space.
type kind uint8

const (
	end kind = iota
	number
	word // any run of characters from 'A' on
	sign // one of : - + . )
	space
	other
	invalid
)

type token struct {
	kind   kind
	char   byte // the sign
	length int  // characters
	value  int  // a number's, or a word's
	means  meaning
}

type meaning uint8

const (
	noise meaning = iota
	month
	halfDay
	zoneName
	separator // the T between date and time
)

// words are the words with a meaning by their first three letters; only a month may go on after them.
var words = map[string]token{
	"jan": {means: month, value: 1}, "feb": {means: month, value: 2}, "mar": {means: month, value: 3},
	"apr": {means: month, value: 4}, "may": {means: month, value: 5}, "jun": {means: month, value: 6},
	"jul": {means: month, value: 7}, "aug": {means: month, value: 8}, "sep": {means: month, value: 9},
	"oct": {means: month, value: 10}, "nov": {means: month, value: 11}, "dec": {means: month, value: 12},
	"am": {means: halfDay}, "pm": {means: halfDay, value: 12},
	"ut": {means: zoneName}, "utc": {means: zoneName}, "z": {means: zoneName}, "gmt": {means: zoneName},
	"est": {means: zoneName, value: -5}, "edt": {means: zoneName, value: -4},
	"cst": {means: zoneName, value: -6}, "cdt": {means: zoneName, value: -5},
	"mst": {means: zoneName, value: -7}, "mdt": {means: zoneName, value: -6},
	"pst": {means: zoneName, value: -8}, "pdt": {means: zoneName, value: -7},
	"t": {means: separator},
}

// scanner gives the tokens of a date, with one of lookahead.
type scanner struct {
	text []rune
	pos  int
	peek token
}

func newScanner(text string) *scanner {
	s := &scanner{text: []rune(text)}
	s.peek = s.scan()
	return s
}

func (s *scanner) next() token {
	t := s.peek
	s.peek = s.scan()
	return t
}

// skip takes the next token if it is that sign.
func (s *scanner) skip(c byte) bool {
	if s.peek.kind == sign && s.peek.char == c {
		s.next()
		return true
	}
	return false
}

// fixed reports whether the next token is a number of n digits within a range.
func (s *scanner) fixed(n, low, high int) bool {
	return s.peek.kind == number && s.peek.length == n && low <= s.peek.value && s.peek.value <= high
}

func (s *scanner) scan() token {
	if s.pos >= len(s.text) {
		return token{kind: end}
	}
	start, r := s.pos, s.text[s.pos]
	switch {
	case '0' <= r && r <= '9':
		return s.number()
	case r == ':' || r == '-' || r == '+' || r == '.' || r == ')':
		s.pos++
		return token{kind: sign, char: byte(r), length: 1}
	case white(r):
		s.pos++
		return token{kind: space, length: 1}
	case r >= 'A':
		return s.word()
	case r == '(':
		s.parentheses()
	default:
		s.pos++
	}
	return token{kind: other, length: s.pos - start}
}

// number keeps nine significant digits.
func (s *scanner) number() token {
	start, n, digits := s.pos, 0, 0
	for ; s.pos < len(s.text) && '0' <= s.text[s.pos] && s.text[s.pos] <= '9'; s.pos++ {
		if digits == 0 && s.text[s.pos] == '0' {
			continue
		}
		if digits++; digits <= 9 {
			n = n*10 + int(s.text[s.pos]-'0')
		}
	}
	return token{kind: number, length: s.pos - start, value: n}
}

func (s *scanner) word() token {
	start := s.pos
	var prefix []byte
	for ; s.pos < len(s.text) && s.text[s.pos] >= 'A' && !white(s.text[s.pos]); s.pos++ {
		if len(prefix) < 3 {
			c := byte(0xff)
			if r := s.text[s.pos]; r < 0x80 {
				c = byte(r)
				if 'A' <= c && c <= 'Z' {
					c |= 0x20
				}
			}
			prefix = append(prefix, c)
		}
	}
	length := s.pos - start
	t := words[string(prefix)]
	if length > 3 && t.means != month {
		t = token{}
	}
	t.kind, t.length = word, length
	return t
}

// parentheses skips a remark, and those within it.
func (s *scanner) parentheses() {
	for depth := 0; s.pos < len(s.text); {
		switch s.text[s.pos] {
		case '(':
			depth++
		case ')':
			depth--
		}
		s.pos++
		if depth == 0 {
			return
		}
	}
}

// white are JavaScript's white space and line ends.
func white(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}
