package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// kramed reads a text as kramed does: an early marked, which knows nothing of CommonMark.
//
// kramed: lib/rules/block.js, lib/lex/block.js
type kramed struct{ *marked }

func (d *Dialect) parseKramed(src []byte, notes *notes) ast.Node {
	k := kramed{&marked{d: d, src: src, notes: notes, refs: map[string]reference{}}}
	root := ast.NewDocument()
	k.blocks(splitLines(src), root, true, false)
	for _, n := range k.leaves {
		k.inlines(n)
	}
	return root
}

// begin is the indent of a line and what follows it, tabs being four wide, and a space that does not break being one like all.
// kramed: lib/lex/block.js, Lexer.prototype.lex
func (k kramed) begin(l line) (indent int, rest []byte) {
	indent, rest = l.pad, k.src[l.start:l.end]
	for len(rest) > 0 {
		switch {
		case rest[0] == ' ':
			indent++
		case rest[0] == '\t':
			indent += 4
		case bytes.HasPrefix(rest, fixedSpace):
			indent++
			rest = rest[1:]
		default:
			return indent, rest
		}
		rest = rest[1:]
	}
	return indent, rest
}

// blank reports whether a line has only spaces.
func (k kramed) blank(l line) bool {
	_, rest := k.begin(l)
	return len(rest) == 0
}

// fixedSpace is a space that does not break, for which kramed takes a space.
var fixedSpace = []byte("\u00a0")

func (k kramed) add(parent, n ast.Node, pos int) {
	n.SetPos(pos)
	parent.AppendChild(parent, n)
}

// blocks reads lines as blocks; top is false in the items of lists, where text makes no paragraphs, and quote is
// true in quotes, where nothing is defined.
func (k kramed) blocks(lines []line, parent ast.Node, top, quote bool) {
	var running ast.Node // text that goes on
	for i := 0; i < len(lines); {
		l := lines[i]
		if k.blank(l) {
			if i > 0 {
				running = nil
			}
			i++
			continue
		}
		if n := k.block(lines[i:], parent, top, quote); n > 0 {
			running = nil
			i += n
			continue
		}
		if running == nil {
			n := 1
			if top {
				n = k.paragraph(lines[i:])
				p := ast.NewParagraph()
				k.leaf(p, lines[i:i+n])
				k.add(parent, p, k.first(l))
			} else {
				running = ast.NewTextBlock()
				k.leaf(running, lines[i:i+1])
				k.add(parent, running, k.first(l))
			}
			i += n
			continue
		}
		k.extend(running, lines[i:i+1])
		i++
	}
}

// block reads a block that is no text and gives the number of its lines.
func (k kramed) block(lines []line, parent ast.Node, top, quote bool) int {
	l := lines[0]
	indent, rest := k.begin(l)
	at := k.first(l)
	if indent >= 4 {
		return k.code(lines, parent)
	}
	if n := k.fence(lines, parent); n > 0 {
		return n
	}
	if n := k.footnote(l, parent); n > 0 {
		return n
	}
	if n := k.math(lines, parent); n > 0 {
		return n
	}
	if level, start, end := k.heading(l); level > 0 {
		h := ast.NewHeading(level)
		k.leaf(h, []line{{start: start, end: end}})
		k.add(parent, h, at)
		return 1
	}
	if top {
		if n := k.table(lines, parent, false); n > 0 {
			return n
		}
	}
	if level := k.underlines(lines); level > 0 {
		h := ast.NewHeading(level)
		k.leaf(h, lines[:1])
		k.add(parent, h, at)
		return 2
	}
	if isOldRule(rest) {
		k.add(parent, ast.NewThematicBreak(), at)
		return 1
	}
	if n := k.quoteLines(lines); n > 0 {
		q := ast.NewBlockquote()
		k.add(parent, q, at)
		inner := make([]line, n)
		for i, l := range lines[:n] {
			inner[i] = k.unmark(l)
		}
		k.blocks(inner, q, top, true)
		return n
	}
	if n := k.list(lines, parent, quote); n > 0 {
		return n
	}
	if n := k.html(lines, parent); n > 0 {
		return n
	}
	if top && !quote && k.define(l, parent) {
		return 1
	}
	if top {
		return k.table(lines, parent, true)
	}
	return 0
}

// paragraph is the number of lines of the paragraph at lines[0].
func (k kramed) paragraph(lines []line) int {
	n := 1
	for n < len(lines) && !k.blank(lines[n]) && !k.interrupts(lines[n:]) {
		n++
	}
	return n
}

var oldTag = regexp.MustCompile(`^<(\w+)`)

func (k kramed) interrupts(lines []line) bool {
	l := lines[0]
	_, rest := k.begin(l)
	if level, _, _ := k.heading(l); level > 0 {
		return true
	}
	if isOldRule(rest) || k.underlines(lines) > 0 || len(rest) > 1 && rest[0] == '>' || oldDefinition.Match(rest) {
		return true
	}
	if m := oldTag.FindSubmatch(rest); m != nil && l.pad == 0 && k.src[l.start] == '<' && isOldBlock(m[1], rest[len(m[0]):]) {
		return true
	}
	if _, _, n := k.fenced(lines); n > 0 {
		return true
	}
	if _, _, n := k.mathEnd(lines); n > 0 {
		return true
	}
	_, ok := k.bullet(l)
	return ok && k.d.GFM
}

// isOldRule reports whether a line is a thematic break, of whatever marks.
func isOldRule(rest []byte) bool {
	marks := 0
	for _, c := range rest {
		switch c {
		case '-', '*', '_':
			marks++
		case ' ':
		default:
			return false
		}
	}
	return marks >= 3
}

func (k kramed) heading(l line) (level, start, end int) {
	indent, rest := k.begin(l)
	if indent > 3 {
		return 0, 0, 0
	}
	for level < len(rest) && level < 6 && rest[level] == '#' {
		level++
	}
	if level == 0 {
		return 0, 0, 0
	}
	text := bytes.TrimLeft(rest[level:], " \t")
	start = l.end - len(text)
	if len(text) == 0 {
		if start == l.end-len(rest)+level && level > 1 { // the last # is the text
			return level - 1, start - 1, start
		}
		if start == l.end-len(rest)+level {
			return 0, 0, 0
		}
		return level, start - 1, start // a space is a heading's text, too
	}
	cut := bytes.TrimRight(text, " ")
	if c := bytes.TrimRight(bytes.TrimRight(cut, "#"), " "); len(c) > 0 {
		cut = c
	} else {
		cut = cut[:1]
	}
	return level, start, start + len(cut)
}

// underlines is the level of the heading that lines[1] makes of lines[0], 0 if it makes none.
func (k kramed) underlines(lines []line) int {
	if len(lines) < 2 {
		return 0
	}
	_, rest := k.begin(lines[1])
	rest = bytes.TrimRight(rest, " ")
	if len(rest) < 2 || len(bytes.Trim(rest, "=-")) > 0 {
		return 0
	}
	if rest[len(rest)-1] == '=' {
		return 1
	}
	return 2
}

func (k kramed) code(lines []line, parent ast.Node) int {
	var code []line
	n := 0
	for n < len(lines) {
		if indent, rest := k.begin(lines[n]); len(rest) > 0 && indent < 4 {
			break
		}
		code = append(code, k.shift(lines[n], 4))
		n++
	}
	for len(code) > 0 && k.blank(code[len(code)-1]) {
		code = code[:len(code)-1]
	}
	c := ast.NewCodeBlock()
	k.literal(c, code)
	k.add(parent, c, lines[0].start)
	return n
}

// shift takes up to n columns of indent off a line.
func (k kramed) shift(l line, n int) line {
	indent, rest := k.begin(l)
	l.start = l.end - len(rest)
	l.pad = max(indent-n, 0)
	return l
}

// fenced finds the fence that begins at lines[0]: its mark, its language and the number of its lines.
func (k kramed) fenced(lines []line) (mark, lang []byte, n int) {
	indent, rest := k.begin(lines[0])
	if !k.d.GFM || indent > 3 || len(rest) < 3 || rest[0] != '`' && rest[0] != '~' {
		return nil, nil, 0
	}
	size := skipByte(rest, 0, rest[0])
	lang = bytes.TrimSpace(rest[size:])
	if size < 3 || bytes.ContainsAny(lang, " \t") {
		return nil, nil, 0
	}
	mark = rest[:size]
	seen := false
	for n = 1; n < len(lines); n++ {
		l := lines[n]
		s := bytes.TrimRight(k.src[l.start:l.end], " ")
		if bytes.HasSuffix(s, mark) && (seen || len(bytes.TrimSpace(s)) > size || n > 1) {
			return mark, lang, n + 1
		}
		seen = seen || len(bytes.TrimSpace(s)) > 0
	}
	return nil, nil, 0
}

func (k kramed) fence(lines []line, parent ast.Node) int {
	mark, lang, n := k.fenced(lines)
	if n == 0 {
		return 0
	}
	body := append([]line{}, lines[1:n]...)
	last := &body[len(body)-1]
	last.end = last.start + bytes.LastIndex(k.src[last.start:last.end], mark)
	for len(body) > 0 && k.blank(body[len(body)-1]) {
		body = body[:len(body)-1]
	}
	var info *ast.Text
	if len(lang) > 0 {
		at := lines[0].start + bytes.Index(k.src[lines[0].start:lines[0].end], lang)
		info = ast.NewTextSegment(text.NewSegment(at, at+len(lang)))
	}
	c := ast.NewFencedCodeBlock(info)
	k.literal(c, body)
	k.add(parent, c, k.first(lines[0]))
	return n
}

// mathEnd finds the formula that begins at lines[0] and ends with the same dollar signs at the end of a line.
func (k kramed) mathEnd(lines []line) (start, end, n int) {
	indent, rest := k.begin(lines[0])
	dollars := skipByte(rest, 0, '$')
	if indent > 3 || dollars < 2 {
		return 0, 0, 0
	}
	start = lines[0].end - len(rest) + dollars
	mark := rest[:dollars]
	for n = 1; n <= len(lines) && !(n > 1 && len(lines[n-1:]) == 0); n++ {
		l := lines[n-1]
		from := l.start
		if n == 1 {
			from = start
		}
		s := bytes.TrimRight(k.src[from:l.end], " ")
		if bytes.HasSuffix(s, mark) {
			end = from + len(s) - dollars
			if len(bytes.TrimSpace(k.src[start:max(start, end)])) > 0 {
				return start, end, n
			}
		}
	}
	return 0, 0, 0
}

func (k kramed) math(lines []line, parent ast.Node) int {
	start, end, n := k.mathEnd(lines)
	if n == 0 {
		return 0
	}
	formula := strings.TrimSpace(string(k.src[start:end]))
	m := &printed{html: `<script type="math/tex; mode=display">` + formula + "</script>"}
	m.end = lines[n-1].end
	k.add(parent, m, k.first(lines[0]))
	return n
}

var oldFootnote = regexp.MustCompile(`^\[\^([^\]]+)\]: (.+)`)

func (k kramed) footnote(l line, parent ast.Node) int {
	s := k.src[l.start:l.end]
	m := oldFootnote.FindSubmatchIndex(s)
	if m == nil || l.pad > 0 {
		return 0
	}
	n := &note{name: string(s[m[2]:m[3]])}
	k.leaf(n, []line{{start: l.start + m[4], end: l.end}})
	k.add(parent, n, l.start)
	return 1
}

var oldDefinition = regexp.MustCompile(`^ *\[([^\]]+)\]: *<?([^\s>]+)>?(?: +["(](.+)[")])? *$`)

func (k kramed) define(l line, parent ast.Node) bool {
	m := oldDefinition.FindSubmatch(k.src[l.start:l.end])
	if m == nil {
		return false
	}
	k.refs[strings.ToLower(string(m[1]))] = reference{dest: m[2], title: m[3]}
	n := ast.NewLinkReferenceDefinition(m[1], m[2], m[3])
	n.Lines().Append(text.NewSegment(l.start, l.end))
	k.add(parent, n, k.first(l))
	return true
}

// quoteLines is the number of lines of the quote at lines[0], empty ones after it included.
func (k kramed) quoteLines(lines []line) int {
	n := 0
	for n < len(lines) {
		if _, rest := k.begin(lines[n]); len(rest) < 2 || rest[0] != '>' {
			break
		}
		n++
		for n < len(lines) && !k.blank(lines[n]) && !oldDefinition.Match(k.src[lines[n].start:lines[n].end]) {
			n++
		}
		for n < len(lines) && k.blank(lines[n]) {
			n++
		}
	}
	return n
}

// unmark takes the mark of a quote off a line.
func (k kramed) unmark(l line) line {
	_, rest := k.begin(l)
	if len(rest) == 0 || rest[0] != '>' {
		return l
	}
	l.start, l.pad = l.end-len(rest)+1, 0
	if l.start < l.end && k.src[l.start] == ' ' {
		l.start++
	}
	return l
}
