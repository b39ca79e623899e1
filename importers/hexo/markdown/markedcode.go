package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// code reads indented code, which goes on over blank lines. After text it is more of that text.
func (m *marked) code(lines []line, i int, s *blockState) int {
	var code []line
	end := i
	for end < len(lines) && m.isCode(lines[end]) {
		code = append(code, m.outdent(lines[end]))
		end++
		for end < len(lines) && m.blank(lines[end]) {
			code = append(code, m.outdent(lines[end]))
			end++
		}
	}
	for len(code) > 0 && m.empty(code[len(code)-1]) {
		code = code[:len(code)-1]
	}
	if s.last == paragraphBlock || s.last == textBlock {
		m.extend(s.node, code)
		return end
	}
	n := ast.NewCodeBlock()
	m.literal(n, code)
	s.add(codeBlock, n, lines[i].start)
	return end
}

// literal gives a block the lines that it shows as they are.
func (m *marked) literal(n ast.Node, lines []line) {
	for _, l := range lines {
		seg := text.NewSegmentPadding(l.start, l.end, l.pad)
		if l.end < len(m.src) && m.src[l.end] == '\n' {
			seg.Stop++
		} else {
			seg.ForceNewline = true
		}
		n.Lines().Append(seg)
		if (l.flat || m.d.Pedantic) && bytes.IndexByte(m.src[l.start:l.end], '\t') >= 0 {
			m.notes.flat[n] = true
		}
	}
}

func (m *marked) fence(lines []line, i int, s *blockState) (next int, ok bool) {
	indent, mark, info := m.fenceOf(lines[i])
	if mark == nil {
		return 0, false
	}
	end, closed := i+1, false
	for ; end < len(lines); end++ {
		if m.closesFence(lines[end], mark) {
			closed = true
			break
		}
	}
	body := lines[i+1 : end]
	next = end
	if closed {
		next++
	} else if len(body) > 0 && m.empty(body[len(body)-1]) {
		body = body[:len(body)-1]
	}
	if len(body) > 0 && m.empty(body[len(body)-1]) { // one empty line at the end is not shown
		body = body[:len(body)-1]
	}
	var n *ast.FencedCodeBlock
	if word := bytes.TrimSpace(info); len(word) > 0 {
		at := lines[i].end - len(info) + bytes.Index(info, word)
		n = ast.NewFencedCodeBlock(ast.NewTextSegment(text.NewSegment(at, at+len(word))))
	} else {
		n = ast.NewFencedCodeBlock(nil)
	}
	if indent > 0 && mark[0] == '`' {
		shifted := make([]line, len(body))
		for k, l := range body {
			if m.first(l)-l.start+l.pad >= indent {
				for range indent {
					if l.pad > 0 {
						l.pad--
					} else {
						l.start++
					}
				}
			}
			shifted[k] = l
		}
		body = shifted
	}
	m.literal(n, body)
	s.add(codeBlock, n, m.first(lines[i]))
	return next, true
}

func (m *marked) closesFence(l line, mark []byte) bool {
	n, rest := m.lead(l)
	if n > 3 || !bytes.HasPrefix(rest, mark) {
		return false
	}
	rest = bytes.TrimLeft(rest[len(mark):], "~`")
	return len(bytes.TrimLeft(rest, " ")) == 0
}
