package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// tag reads a tag or a comment.
func (x *inliner) tag(i int) int {
	s := x.buf[i:]
	n := 0
	switch {
	case len(s) < 3:
	case s[1] == '/':
		n = closingTag(s, true)
	case isLetterByte(s[1]):
		n = openingTag(s, false)
	case bytes.HasPrefix(s, []byte("<!-->")):
		n = 5
	case bytes.HasPrefix(s, []byte("<!--->")):
		n = 6
	case bytes.HasPrefix(s, []byte("<!--")):
		n = until(s, 4, "-->")
	case s[1] == '?':
		n = until(s, 2, "?>")
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		n = until(s, 9, "]]>")
	case s[1] == '!' && isLetterByte(s[2]):
		k := 2
		for k < len(s) && isLetterByte(s[k]) {
			k++
		}
		if isJSSpaceAt(s[k:]) {
			n = until(s, k, ">")
		}
	}
	if n == 0 {
		return 0
	}
	x.noteTag(s[:n])
	h := ast.NewRawHTML()
	for from := i; from < i+n; {
		end := i + n
		if k := bytes.IndexByte(x.buf[from:end], '\n'); k >= 0 {
			end = from + k + 1
		}
		for _, seg := range x.segments(from, end) {
			h.Segments.Append(seg)
		}
		from = end
	}
	x.node(h, i)
	return n
}

func until(s []byte, from int, closing string) int {
	if n := bytes.Index(s[from:], []byte(closing)); n >= 0 {
		return from + n + len(closing)
	}
	return 0
}

// noteTag keeps track of raw links and code, in which less is read.
func (x *inliner) noteTag(tag []byte) {
	lower := bytes.ToLower(tag[:min(len(tag), 9)])
	switch {
	case !x.inLink && bytes.HasPrefix(lower, []byte("<a ")):
		x.inLink = true
	case x.inLink && bytes.HasPrefix(lower, []byte("</a>")):
		x.inLink = false
	}
	mark := "<"
	if x.inRaw {
		mark = "</"
	}
	for _, name := range []string{"pre", "code", "kbd", "script"} {
		if rest, ok := bytes.CutPrefix(lower, []byte(mark+name)); ok && len(rest) > 0 && (rest[0] == '>' || isJSSpaceAt(rest)) {
			x.inRaw = !x.inRaw
			return
		}
	}
}

// codeSpan reads a code span.
func (x *inliner) codeSpan(i int) int {
	s := x.buf
	open := skipByte(s, i, '`')
	n := open - i
	for j := open; j < len(s); {
		if s[j] != '`' {
			j++
			continue
		}
		end := skipByte(s, j, '`')
		if end-j != n {
			j = end
			continue
		}
		start, stop := open, j
		if inner := s[start:stop]; len(bytes.Trim(inner, " \n")) > 0 && len(inner) > 1 && isSpaceOrFeed(inner[0]) && isSpaceOrFeed(inner[len(inner)-1]) {
			start, stop = start+1, stop-1
		}
		c := ast.NewCodeSpan()
		for start < stop {
			e := stop
			if k := bytes.IndexByte(s[start:stop], '\n'); k >= 0 {
				e = start + k + 1
			}
			for _, seg := range x.segments(start, e) {
				c.AppendChild(c, ast.NewRawTextSegment(seg))
			}
			start = e
		}
		x.node(c, i)
		return end - i
	}
	return 0
}

func isSpaceOrFeed(c byte) bool { return c == ' ' || c == '\n' }

// deleted reads text between one or two tildes.
func (x *inliner) deleted(i int) int {
	s := x.buf
	n := skipByte(s, i, '~') - i
	if n > 2 {
		return 0
	}
	open := i + n
	if open >= len(s) || isJSSpaceAt(s[open:]) || bytes.IndexByte(s[open:], '~') < 0 {
		return 0
	}
	for j := open; j < len(s); {
		var end int
		ends := true
		switch {
		case s[j] == '\\':
			if j+1 >= len(s) || s[j+1] == '\n' {
				return 0
			}
			_, k := utf8.DecodeRune(s[j+1:])
			end = j + 1 + k
		case s[j] == '~':
			end, ends = j+1, false
		default:
			_, k := utf8.DecodeRune(s[j:])
			end, ends = j+k, jsSpaceLen(s[j:]) == 0
		}
		if ends && skipByte(s, end, '~')-end == n {
			d := east.NewStrikethrough()
			x.node(d, i)
			x.read(x.slice(open, end), d)
			return end + n - i
		}
		j = end
	}
	return 0
}
