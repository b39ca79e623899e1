package defined

import "bytes"

type kind uint8

const (
	word  kind = iota
	mark       // one character of punctuation
	text       // a string, without its quotes; a template without anything to fill in
	other      // a regular expression, a template
)

type token struct {
	kind kind
	text string
	at   int
}

func (t token) is(s string) bool { return t.kind < text && t.text == s }

// lex splits a script into words, punctuation and strings. Comments and blanks are left out.
func lex(src []byte) (list []token) {
	var templates []int // depth of braces at which a template goes on
	depth := 0
	for i := 0; i < len(src); {
		c := src[i]
		start := i
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			i++
		case c == '/' && i+1 < len(src) && src[i+1] == '/':
			i = lineEnd(src, i)
		case c == '/' && i+1 < len(src) && src[i+1] == '*':
			if n := bytes.Index(src[i+2:], []byte("*/")); n >= 0 {
				i += n + 4
			} else {
				i = len(src)
			}
		case c == '/' && regexMayStart(list):
			if end := regexEnd(src, i); end > 0 {
				i = end
				list = append(list, token{other, "", start})
			} else {
				i++
				list = append(list, token{mark, "/", start})
			}
		case c == '"' || c == '\'':
			var s []byte
			s, i = quoted(src, i)
			list = append(list, token{text, string(s), start})
		case c == '`' || c == '}' && len(templates) > 0 && templates[len(templates)-1] == depth:
			if c == '}' {
				templates = templates[:len(templates)-1]
			}
			end, fills := templateEnd(src, i+1)
			if fills {
				templates = append(templates, depth)
			}
			if c == '`' && !fills {
				list = append(list, token{text, string(bytes.TrimSuffix(src[i+1:end], []byte("`"))), start})
			} else {
				list = append(list, token{other, "", start})
			}
			i = end
		case isWord(c):
			for i < len(src) && isWord(src[i]) {
				i++
			}
			list = append(list, token{word, string(src[start:i]), start})
		default:
			switch c {
			case '{':
				depth++
			case '}':
				depth--
			}
			i++
			list = append(list, token{mark, string(c), start})
		}
	}
	return list
}

func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func lineEnd(src []byte, i int) int {
	if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(src)
}

// quoted reads a string; one that its line cuts off ends there.
func quoted(src []byte, i int) (s []byte, end int) {
	quote := src[i]
	for i++; i < len(src); i++ {
		switch c := src[i]; c {
		case quote:
			return s, i + 1
		case '\n':
			return s, i
		case '\\':
			if i++; i < len(src) {
				s = append(s, src[i])
			}
		default:
			s = append(s, c)
		}
	}
	return s, len(src)
}

// templateEnd is where the text of a template ends, behind its backtick or the "${" that fills something in.
func templateEnd(src []byte, i int) (end int, fills bool) {
	for ; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '`':
			return i + 1, false
		case '$':
			if i+1 < len(src) && src[i+1] == '{' {
				return i + 2, true
			}
		}
	}
	return len(src), false
}

// regexMayStart reports whether a slash begins a regular expression: not after a value.
func regexMayStart(list []token) bool {
	if len(list) == 0 {
		return true
	}
	switch t := list[len(list)-1]; t.kind {
	case mark:
		return t.text != ")" && t.text != "]" && t.text != "}"
	case word:
		switch t.text {
		case "return", "typeof", "case", "in", "of", "new", "delete", "void", "else", "do":
			return true
		}
	}
	return false
}

// regexEnd is the end of the regular expression at i, 0 if its line ends first.
func regexEnd(src []byte, i int) int {
	class := false
	for i++; i < len(src) && src[i] != '\n'; i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				return i + 1
			}
		}
	}
	return 0
}
