package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// smart reads a quote, a dash or an ellipsis.
//
// pandoc: Readers/Markdown.hs, smart; Parsing.hs, dash, ellipses, singleQuoteStart and the like
func (x *pandocInliner) smart() bool {
	s := x.buf[x.pos:]
	switch s[0] {
	case '-':
		switch {
		case bytes.HasPrefix(s, []byte("---")):
			x.as(x.pos, x.pos+3, "—")
		case bytes.HasPrefix(s, []byte("--")):
			x.as(x.pos, x.pos+2, "–")
		default:
			return false
		}
		return true
	case '.':
		if !bytes.HasPrefix(s, []byte("...")) {
			return false
		}
		x.as(x.pos, x.pos+3, "…")
		return true
	case '"':
		if x.double || len(s) > 1 && isSpaceByte(s[1]) {
			x.as(x.pos, x.pos+1, "”")
			return true
		}
		x.doubleQuoted()
		return true
	}
	if x.single || x.word == x.pos || x.lone || len(s) < 2 || isSpaceByte(s[1]) || !x.singleQuoted() {
		x.as(x.pos, x.pos+1, "’")
	}
	return true
}

// doubleQuoted reads what stands behind an opening quote, which stays one if nothing closes it.
func (x *pandocInliner) doubleQuoted() {
	x.as(x.pos, x.pos+1, "“")
	x.double = true
	x.level++
	content := x.gather(func() bool { return x.buf[x.pos] == '"' })
	x.level--
	x.double = false
	splice(x.parent, content)
	if x.pos < len(x.buf) && x.buf[x.pos] == '"' {
		x.as(x.pos, x.pos+1, "”")
	}
}

// singleQuoted reads what stands between single quotes, or nothing if there is no end: then it is an apostrophe.
func (x *pandocInliner) singleQuoted() bool {
	at, word, parent := x.pos, x.word, x.parent
	x.parent = newFragment()
	x.as(at, at+1, "‘")
	x.single = true
	x.level++
	ok := false
	for x.pos < len(x.buf) {
		if x.buf[x.pos] == '\'' && !x.alnumAt(x.pos+1) && x.pos > at+1 {
			ok = true
			break
		}
		if !x.inline() {
			break
		}
	}
	x.level--
	x.single = false
	var content ast.Node
	content, x.parent = x.parent, parent
	if !ok {
		x.lone = x.pos == len(x.buf)
		x.pos, x.word = at, word
		return false
	}
	splice(x.parent, content)
	x.as(x.pos, x.pos+1, "’")
	return true
}
