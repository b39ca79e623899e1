package scan

import (
	"strings"
	"unicode/utf8"
)

// Name splits what stands in a tag, after "{%" or "{%-", into the tag's name and the rest. The name
// ends at a blank or at any of the characters the template language has a use for, a dash and a dot
// included.
func Name(inner string) (name, rest string) {
	inner = strings.TrimLeft(inner, blanks)
	i := strings.IndexAny(inner, blanks+delimiters)
	if i < 0 {
		return inner, ""
	}
	return inner[:i], inner[i:]
}

// Args are the arguments that Hexo gives to a tag; raw is what stands between its name and its end.
//
// An argument is text without blanks. A quote opens a string only where a token starts: at the start
// of an argument or after a delimiter; "r/" there opens a regular expression, which is shown as
// "[object Object]". Where a string, a regular expression or two closing braces run on to what follows
// the tag, the argument they are in and all later ones are lost.
//
// Hexo: lib/extend/tag.ts, _parseArgs, and nunjucks/src/lexer.js.
func Args(raw string) []string {
	l := lexer{src: raw}
	l.run()
	return l.args
}

// Meant are the arguments as the author meant them: without the traps of Args.
func Meant(raw string) []string {
	l := lexer{src: raw, meant: true}
	l.run()
	return l.args
}

const (
	blanks     = " \n\t\r\u00a0"
	delimiters = "()[]{}%*-+~/#,:|.<>=!"
)

// class says of each byte whether it is a delimiter or a blank.
var class = func() (t [256]byte) {
	for i := range len(delimiters) {
		t[delimiters[i]] = 'd'
	}
	for _, c := range " \n\t\r" {
		t[c] = 'b'
	}
	t[0xc2] = '?' // may start a no-break space
	return t
}()

// lexer reads the inside of a tag.
type lexer struct {
	src   string
	meant bool // without the traps
	whole bool // src goes on behind the tag, whose end is searched for

	at     int
	args   []string
	arg    []byte
	in     bool   // in an argument
	damage Damage // what ran on to the end of src
	trim   bool   // the tag ended in -%}
	ended  int    // with whole: where the tag's "%}" or "-%}" starts, if damage is empty
}

func (l *lexer) blank() int {
	switch class[l.src[l.at]] {
	case 'b':
		return 1
	case '?':
		if strings.HasPrefix(l.src[l.at:], "\u00a0") {
			return 2
		}
	}
	return 0
}

func (l *lexer) push() {
	if l.in && len(l.arg) > 0 {
		l.args = append(l.args, strings.TrimFunc(string(l.arg), isSpace))
	}
	l.arg, l.in = l.arg[:0], false
}

// run reads to the end of the tag; ok is false if it has none.
func (l *lexer) run() (ok bool) {
	l.args = []string{}
	for l.at < len(l.src) {
		rest := l.src[l.at:]
		if n := l.blank(); n > 0 {
			l.push()
			l.at += n
			continue
		}
		c := rest[0]
		switch {
		case c == '"' || c == '\'':
			if !l.quoted(c) {
				return false
			}
			continue
		case l.whole && (strings.HasPrefix(rest, "%}") || strings.HasPrefix(rest, "-%}")):
			l.push()
			l.ended, l.trim = l.at, c == '-'
			if l.at += 2; l.trim {
				l.at++
			}
			return true
		case !l.meant && (strings.HasPrefix(rest, "}}") || strings.HasPrefix(rest, "-}}")):
			l.damage = TemplateInTag
			return false
		case !l.meant && strings.HasPrefix(rest, "r/"):
			if !l.regex() {
				return false
			}
			continue
		case class[c] == 'd':
			l.in, l.arg = true, append(l.arg, c)
			l.at++
			continue
		}
		l.word()
	}
	if l.whole {
		return false
	}
	l.push()
	return true
}

// quoted reads a string.
func (l *lexer) quoted(quote byte) bool {
	l.in = true
	for i := l.at + 1; i < len(l.src); i++ {
		switch c := l.src[i]; c {
		case quote:
			l.at = i + 1
			return true
		case '\\':
			if i++; i == len(l.src) {
				continue
			}
			switch c = l.src[i]; c {
			case 'n':
				c = '\n'
			case 't':
				c = '\t'
			case 'r':
				c = '\r'
			}
			l.arg = append(l.arg, c)
		default:
			l.arg = append(l.arg, c)
		}
	}
	l.at = len(l.src)
	if l.meant && !l.whole {
		return true
	}
	l.damage = OpenString
	return false
}

// regex reads a regular expression, which is an object to the template language.
func (l *lexer) regex() bool {
	l.damage = RegexLiteral
	for i := l.at + 2; i < len(l.src); i++ {
		if l.src[i] != '/' || l.src[i-1] == '\\' {
			continue
		}
		for i++; i < len(l.src) && strings.IndexByte("gimy", l.src[i]) >= 0; {
			i++
		}
		l.in, l.arg, l.at = true, append(l.arg, "[object Object]"...), i
		return true
	}
	return false
}

// word reads up to a blank or a delimiter. A number takes its fraction along.
func (l *lexer) word() {
	start := l.at
	digits := true
	for l.at < len(l.src) && class[l.src[l.at]] != 'd' && l.blank() == 0 {
		c := l.src[l.at]
		if c < '0' || c > '9' {
			digits = false
		}
		if c < utf8.RuneSelf {
			l.at++
		} else {
			_, n := utf8.DecodeRuneInString(l.src[l.at:])
			l.at += n
		}
	}
	if digits && l.at < len(l.src) && l.src[l.at] == '.' {
		for l.at++; l.at < len(l.src) && l.src[l.at] >= '0' && l.src[l.at] <= '9'; {
			l.at++
		}
	}
	l.in, l.arg = true, append(l.arg, l.src[start:l.at]...)
}
