package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// codeFence is a fence and what it holds.
type codeFence struct {
	info       [2]int // the language, in the source
	raw        string // the format of raw text
	code       []line
	end        int  // number of its lines
	attributed bool // braces say more than the language
}

// fenced reads the fence at lines[0], of one mark or, for 0, of any. One that is not closed is none, nor is one with more
// than a language and attributes beside its mark.
//
// pandoc: Readers/Markdown.hs, codeBlockFenced
func (p *pandoc) fenced(lines []line, mark byte) (f codeFence, ok bool) {
	l := lines[0]
	indent, rest := p.indent(l)
	if indent > 3 || len(rest) < 3 || rest[0] != '`' && rest[0] != '~' || mark != 0 && rest[0] != mark {
		return f, false
	}
	size := skipByte(rest, 0, rest[0])
	if size < 3 {
		return f, false
	}
	mark = rest[0]
	at := l.end - len(rest) + size
	at, end := p.cut(at, l.end)
	if s := p.src[at:end]; len(s) > 3 && s[0] == '{' && s[1] == '=' && bytes.IndexByte(s, '}') == len(s)-1 {
		f.raw = string(s[2 : len(s)-1])
	} else {
		n := 0
		for n < len(s) && bytes.IndexByte([]byte("`{} \t"), s[n]) < 0 {
			n++
		}
		f.info = [2]int{at, at + n}
		at, end = p.cut(at+n, end)
		if at < end {
			attr, k := readAttributes(p.src[at:end])
			if k != end-at {
				return f, false
			}
			f.attributed = true
			if f.info[0] == f.info[1] && len(attr.classes) > 0 {
				if i := bytes.Index(p.src[at:end], []byte("."+attr.classes[0])); i >= 0 {
					f.info = [2]int{at + i + 1, at + i + 1 + len(attr.classes[0])}
				}
			}
		}
	}
	for i := 1; i < len(lines); i++ {
		n, rest := p.indent(lines[i])
		if k := skipByte(rest, 0, mark); n < 4 && len(rest) > 0 && k >= size {
			f.end = i + 1
			return f, len(bytes.TrimSpace(rest[k:])) == 0
		}
		code := lines[i]
		for range indent {
			code, _ = p.gobble(code, 1)
		}
		f.code = append(f.code, code)
	}
	return f, false
}

func (p *pandoc) fence(lines []line, parent ast.Node) ([]line, bool) {
	f, ok := p.fenced(lines, 0)
	if !ok {
		return nil, false
	}
	at := p.first(lines[0])
	if f.raw != "" {
		n := &printed{end: lines[f.end-1].end}
		if f.raw == "html" || f.raw == "html5" {
			for _, l := range f.code {
				n.html += string(p.src[l.start:l.end]) + "\n"
			}
		}
		p.add(parent, n, at)
		return lines[f.end:], true
	}
	var info *ast.Text
	if f.info[0] < f.info[1] {
		info = ast.NewTextSegment(text.NewSegment(f.info[0], f.info[1]))
	}
	c := ast.NewFencedCodeBlock(info)
	p.code(c, f.code)
	p.add(parent, c, at)
	return lines[f.end:], true
}

// code gives a block the lines of its code.
func (p *pandoc) code(n ast.Node, lines []line) {
	for _, l := range lines {
		seg := text.NewSegmentPadding(l.start, l.end, l.pad)
		if at := l.end; at < len(p.src) && p.src[at] == '\n' {
			seg.Stop++
		}
		seg.ForceNewline = true
		n.Lines().Append(seg)
	}
}

// indented reads indented code; blank lines end it unless more of it follows.
func (p *pandoc) indented(lines []line, parent ast.Node) ([]line, bool) {
	var code []line
	n := 0
	for i, l := range lines {
		inner, ok := p.gobble(l, 4)
		if p.blank(l) {
			code = append(code, inner)
			continue
		}
		if !ok {
			break
		}
		code = append(code, inner)
		n = i + 1
	}
	if n == 0 {
		return nil, false
	}
	c := ast.NewCodeBlock()
	p.code(c, code[:n])
	p.add(parent, c, lines[0].start)
	return lines[n:], true
}

func segment(start, end int) text.Segment { return text.NewSegment(start, end) }
