// Package yaml is YAML as Hexo reads it: the grammar and the scalar rules of js-yaml 4, with the place of every node.
//
// Hexo's posts are written for that one parser. It takes and refuses other texts than YAML libraries for Go do
// (tabs after a dash, anchors in Chinese, duplicate keys, 010, 1_000, yes), and those decide whether a post
// existed at all. Spans are byte offsets into the text as given.
package yaml

import (
	"bytes"
	"fmt"

	"hexodus/ir"
)

// Kind is what a node is made of.
type Kind uint8

const (
	Scalar Kind = iota
	List
	Mapping
)

// Node is a value, and where it stands.
type Node struct {
	Kind  Kind
	At    ir.Span // tag and anchor included; comments and the line's end are not; empty for a value left out
	Value any     // as in ir.Field: nil, bool, int64, float64, string, time.Time, []any or ir.Map
	Plain bool    // a scalar without quotes, block style, tag or anchor
	Flow  bool    // a list or mapping in brackets
	Pairs []Pair  // of a mapping, in order

	text       string // a scalar's text before it is resolved
	plain      bool   // as Plain, whatever its properties
	merge      bool   // the key <<
	open       bool   // a collection that is still being read
	start, end int    // as At, in the parser's own text
}

// Pair is one entry of a mapping.
type Pair struct {
	Name   string // the key as a string
	Key    *Node  // nil for an entry without one
	Value  *Node
	Merged bool // it came through <<, which is Key
}

// Options say which YAML it is.
type Options struct {
	Tabs    bool // tabs at the start of a line, but for the first, are two spaces each
	JSTypes bool // !!js/regexp, !!js/function and !!js/undefined are known
	JSON    bool // a key may come twice, the last one wins
}

// Document is what a text holds.
type Document struct {
	Root  *Node // nil if there is nothing
	Start int   // where the line after a leading "---" starts, 0 if there is no such line
}

// Error is the first thing that is wrong with a text.
type Error struct {
	At  ir.Span
	Msg string
}

func (e *Error) Error() string { return e.Msg }

// Parse reads a text of one document.
func Parse(text []byte, o Options) (doc Document, err error) {
	p := &parser{Options: o, size: len(text), tab: -1}
	if o.Tabs && bytes.Contains(text, []byte("\n\t")) {
		text = p.expand(text)
	}
	p.in = make([]byte, 0, len(text)+2)
	p.in = append(p.in, text...)
	if n := len(text); n > 0 && text[n-1] != '\n' && text[n-1] != '\r' {
		p.in = append(p.in, '\n')
	}
	if n := bytes.IndexByte(p.in, 0); n >= 0 {
		return doc, p.errorAt(n, "a null byte")
	}
	p.end = len(p.in)
	p.in = append(p.in, 0) // ends every loop without a check of bounds
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			doc, err = Document{}, e
		}
	}()
	return p.stream(), nil
}

// parser is a cursor with the state of its line.
type parser struct {
	Options
	in       []byte // the text, ending in a line feed and a null byte
	end      int    // of the text in in
	size     int    // of the text as given
	tabs     []int  // positions in in of tabs that were expanded, ascending
	pos      int
	line     int
	bol      int // where the line starts
	indent   int // spaces the line starts with
	tab      int // the first tab among the line's white space, -1 if none was seen
	depth    int
	merged   int
	anchors  map[string]*Node
	handles  map[string]string // of %TAG
	docStart int
	nodes    []Node // room for more, so that not each is allocated on its own
}

// new is a node of its own.
func (p *parser) new(n Node) *Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, 16)
	}
	p.nodes[0] = n
	out := &p.nodes[0]
	p.nodes = p.nodes[1:]
	return out
}

// expand makes leading tabs two spaces each and remembers where.
// Hexo: hexo-front-matter/lib/front_matter.ts, escape
func (p *parser) expand(text []byte) []byte {
	out := make([]byte, 0, len(text)+16)
	for i := 0; i < len(text); i++ {
		out = append(out, text[i])
		if text[i] != '\n' {
			continue
		}
		for i+1 < len(text) && text[i+1] == '\t' {
			p.tabs = append(p.tabs, len(out))
			out = append(out, ' ', ' ')
			i++
		}
	}
	return out
}

// offset is a position in the text as given.
func (p *parser) offset(pos int) int {
	n := pos
	for _, t := range p.tabs {
		if t >= pos {
			break
		}
		n--
	}
	return min(n, p.size)
}

func (p *parser) span(start, end int) ir.Span {
	s := ir.Span{Start: p.offset(start), End: p.offset(end)}
	s.End = max(s.Start, s.End)
	return s
}

func (p *parser) errorAt(pos int, format string, args ...any) *Error {
	stop := pos
	for stop < len(p.in) && !blank(p.in[stop]) && p.in[stop] != 0 {
		stop++
	}
	return &Error{At: p.span(pos, stop), Msg: fmt.Sprintf(format, args...)}
}

// fail stops the parser; Parse gives the error back.
func (p *parser) fail(pos int, format string, args ...any) { panic(p.errorAt(pos, format, args...)) }

func (p *parser) stream() (doc Document) {
	for p.in[p.pos] == ' ' {
		p.indent++
		p.pos++
	}
	for n := 0; p.pos < p.end-1; n++ {
		if n > 0 {
			p.fail(p.pos, "a second document")
		}
		doc.Root = p.document()
		doc.Start = p.docStart
	}
	return doc
}

func (p *parser) document() *Node {
	directives := p.directives()
	p.skip(true)
	if p.indent == 0 && bytes.HasPrefix(p.in[p.pos:], []byte("---")) {
		p.pos += 3
		line := p.line
		after := p.pos
		p.skip(true)
		if p.line > line {
			p.docStart = p.offset(after + bytes.IndexByte(p.in[after:], '\n') + 1)
		}
	} else if directives {
		p.fail(p.pos, "a directive without --- after it")
	}
	root := p.node(p.indent-1, blockOut, false, true)
	p.skip(true)
	if p.pos == p.bol && p.separator() {
		if p.in[p.pos] == '.' {
			p.pos += 3
			p.skip(true)
		}
		return root
	}
	if p.pos < p.end-1 {
		p.fail(p.pos, "neither a key of the mapping nor the end of the text")
	}
	return root
}

// directives reads lines like %TAG.
func (p *parser) directives() (any bool) {
	version := false
	for p.in[p.pos] != 0 {
		p.skip(true)
		if p.indent > 0 || p.in[p.pos] != '%' {
			break
		}
		any = true
		start := p.pos
		line := p.in[start+1:]
		line = line[:bytes.IndexAny(line, "\r\n\x00")]
		p.pos += 1 + len(line)
		if p.in[p.pos] != 0 {
			p.lineBreak()
		}
		if len(line) == 0 || blank(line[0]) {
			p.fail(start, "a directive without a name")
		}
		words := bytes.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
		for i, w := range words {
			if i > 0 && w[0] == '#' {
				words = words[:i]
				break
			}
		}
		switch string(words[0]) {
		case "YAML":
			if version || len(words) != 2 || !bytes.HasPrefix(words[1], []byte("1.")) {
				p.fail(start, "a %%YAML directive that is not %%YAML 1.2")
			}
			version = true
		case "TAG":
			if len(words) != 3 || p.handles[string(words[1])] != "" {
				p.fail(start, "a %%TAG directive without handle and prefix")
			}
			if p.handles == nil {
				p.handles = map[string]string{}
			}
			p.handles[string(words[1])] = string(words[2])
		}
	}
	return any
}
