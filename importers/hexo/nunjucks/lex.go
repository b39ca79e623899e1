package nunjucks

import (
	"strconv"
	"strings"
)

type kind uint8

const (
	symbol kind = iota // an operator, a sign or a word of the language
	name
	text
	numeral
)

type token struct {
	kind
	text   string
	number any // of a numeral
}

// words are those that cannot be names.
var words = map[string]bool{
	"and": true, "or": true, "not": true, "in": true, "if": true, "else": true, "true": true, "false": true, "none": true, "null": true, "undefined": true,
}

// signs are the operators, the longer ones first.
var signs = []string{"===", "!==", "==", "!=", "<=", ">=", "**", "//", "(", ")", "[", "]", ",", "|", ".", "+", "-", "*", "/", "%", "~", "<", ">", ":", "="}

// lex splits an expression; ok is false where it holds what no expression does.
// Nunjucks: src/lexer.js
func lex(expr string) (list []token, ok bool) {
	for {
		expr = strings.TrimLeft(expr, " \t\n\r\u00a0")
		if expr == "" {
			return list, true
		}
		switch c := expr[0]; {
		case c == '"' || c == '\'':
			s, rest, ok := quoted(expr)
			if !ok {
				return nil, false
			}
			list, expr = append(list, token{kind: text, text: s}), rest
		case c >= '0' && c <= '9':
			n := 1
			for n < len(expr) && (expr[n] >= '0' && expr[n] <= '9' || expr[n] == '.' && n+1 < len(expr) && expr[n+1] >= '0' && expr[n+1] <= '9') {
				n++
			}
			t := token{kind: numeral, text: expr[:n]}
			if v, err := strconv.ParseInt(expr[:n], 10, 52); err == nil {
				t.number = v
			} else if v, err := strconv.ParseFloat(expr[:n], 64); err == nil {
				t.number = v
			} else {
				return nil, false
			}
			list, expr = append(list, t), expr[n:]
		case isLetter(c):
			n := 1
			for n < len(expr) && (isLetter(expr[n]) || expr[n] >= '0' && expr[n] <= '9') {
				n++
			}
			t := token{kind: name, text: expr[:n]}
			if words[t.text] {
				t.kind = symbol
			}
			list, expr = append(list, t), expr[n:]
		default:
			sign := ""
			for _, s := range signs {
				if strings.HasPrefix(expr, s) {
					sign = s
					break
				}
			}
			if sign == "" {
				return nil, false
			}
			list, expr = append(list, token{text: sign}), expr[len(sign):]
		}
	}
}

func isLetter(c byte) bool {
	return c == '_' || c == '$' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

// quoted reads a text in quotes.
func quoted(expr string) (s, rest string, ok bool) {
	var b strings.Builder
	for i := 1; i < len(expr); i++ {
		switch c := expr[i]; {
		case c == expr[0]:
			return b.String(), expr[i+1:], true
		case c == '\\' && i+1 < len(expr):
			i++
			switch expr[i] {
			case 'n':
				b.WriteByte('\n')
			case 't':
				b.WriteByte('\t')
			case 'r':
				b.WriteByte('\r')
			default:
				b.WriteByte(expr[i])
			}
		default:
			b.WriteByte(c)
		}
	}
	return "", "", false
}
