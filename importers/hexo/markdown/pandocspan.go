package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (x *pandocInliner) entity() bool {
	n := referenceLen(string(x.buf[x.pos:min(len(x.buf), x.pos+40)]))
	if n == 0 {
		return false
	}
	t := ast.NewTextSegment(segment(x.at(x.pos), x.end(x.pos+n)))
	t.SetPos(x.at(x.pos))
	x.parent.AppendChild(x.parent, t)
	x.pos += n
	return true
}

// example is a reference to an item of an example list.
func (x *pandocInliner) example() bool {
	if x.word == x.pos {
		return false
	}
	if m := citeKey.Find(x.buf[x.pos:]); len(m) > 0 && x.d.pandocOn("citations") && x.labels[string(m[1:])] == 0 {
		x.str(x.pos, x.pos+len(m))
		x.word = x.pos
		return true
	}
	n := x.pos + 1
	for n < len(x.buf) && (x.alnumAt(n) || x.buf[n] == '_' || x.buf[n] == '-') {
		_, size := utf8.DecodeRune(x.buf[n:])
		n += size
	}
	number, ok := x.labels[string(x.buf[x.pos+1:n])]
	if ok {
		x.as(x.pos, n, strconv.Itoa(number))
		x.word = x.pos
	}
	return ok
}

// citeKey is a citation, which is shown as it is written; underscores in it are no emphasis.
var citeKey = regexp.MustCompile(`^@(?:[\p{L}\p{N}_*](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-][\p{L}\p{N}_])*|\{[^{}\n]*\})`)

// struck reads text between two tildes each.
func (x *pandocInliner) struck() bool {
	s := x.buf[x.pos:]
	if !bytes.HasPrefix(s, []byte("~~")) || len(s) < 3 || s[2] == '~' || isSpaceByte(s[2]) || !bytes.Contains(s[3:], []byte("~~")) || !x.d.pandocOn("strikeout") {
		return false
	}
	return x.attempt(2, east.NewStrikethrough(), func() bool {
		return bytes.HasPrefix(x.buf[x.pos:], []byte("~~"))
	}, func() bool { return false })
}

// script reads what is raised or lowered; a blank must not stand in it.
func (x *pandocInliner) script(mark byte, tag, extension string) bool {
	s := x.buf[x.pos+1:]
	if n := bytes.IndexByte(s, mark); n <= 0 || !x.d.pandocOn(extension) {
		return false
	}
	return x.attempt(1, &element{tag: tag}, func() bool { return x.buf[x.pos] == mark }, func() bool {
		return isSpaceByte(x.buf[x.pos])
	})
}

// attempt reads a span behind a mark of a length until its end, or takes everything back.
func (x *pandocInliner) attempt(size int, n ast.Node, ends, fails func() bool) bool {
	at, parent, word := x.pos, x.parent, x.word
	x.parent, x.pos = n, at+size
	x.level++
	ok := false
	for x.pos < len(x.buf) && !fails() {
		if ends() && n.HasChildren() {
			ok = true
			break
		}
		if !x.inline() {
			break
		}
	}
	x.level--
	x.parent = parent
	if !ok {
		x.pos, x.word = at, word
		return false
	}
	x.node(n, at)
	x.pos += size
	return true
}
