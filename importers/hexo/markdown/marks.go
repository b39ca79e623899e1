package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// element is an inline element of one of markdown-it's plugins.
type element struct {
	ast.BaseInline
	tag string
}

var kindElement = ast.NewNodeKind("Element")

// Kind implements ast.Node.
func (e *element) Kind() ast.NodeKind { return kindElement }

// Dump implements ast.Node.
func (e *element) Dump(source []byte, level int) {
	ast.DumpHelper(e, source, level, map[string]string{"Tag": e.tag}, nil)
}

// tagOf is the tag of an element that has no attributes, "" for other nodes.
func tagOf(n ast.Node) string {
	switch v := n.(type) {
	case *element:
		return v.tag
	case *east.Strikethrough:
		return "s"
	}
	return ""
}

// doubled reads elements between doubled marks: "~~x~~", "==x==", "++x++".
type doubled struct {
	mark byte
	tag  string
}

func (d doubled) Trigger() []byte         { return []byte{d.mark} }
func (d doubled) IsDelimiter(b byte) bool { return b == d.mark }

func (d doubled) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (d doubled) OnMatch(int) ast.Node {
	if d.mark == '~' {
		return east.NewStrikethrough()
	}
	return &element{tag: d.tag}
}

func (d doubled) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := delimiter(line, before, d)
	if node.OriginalLength != 2 || before == rune(d.mark) {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + 2)
	block.Advance(2)
	pc.PushDelimiter(node)
	return node
}

// emphasis reads emphasis as CommonMark did before its version 0.31: symbols are no punctuation.
//
// markdown-it: lib/rules_inline/state_inline.mjs, scanDelims.
type emphasis struct{}

func (emphasis) Trigger() []byte         { return []byte{'*', '_'} }
func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

func (e emphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := delimiter(line, before, e)
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// delimiter is the run of marks that a line begins with.
func delimiter(line []byte, before rune, p parser.DelimiterProcessor) *parser.Delimiter {
	n := skipByte(line, 0, line[0])
	after := ' '
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	left, right := flanks(before, after)
	canOpen, canClose := left, right
	if line[0] == '_' {
		canOpen = left && (!right || isQuotePunct(before))
		canClose = right && (!left || isQuotePunct(after))
	}
	return parser.NewDelimiter(canOpen, canClose, n, line[0], p)
}

// single reads elements between single marks, without spaces in them: "H~2~O", "x^2^".
type single struct {
	mark byte
	tag  string
}

func (s single) Trigger() []byte { return []byte{s.mark} }

func (s single) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == s.mark:
			if i == 1 {
				return nil
			}
			e := &element{tag: s.tag}
			e.SetPos(segment.Start)
			e.AppendChild(e, ast.NewTextSegment(text.NewSegment(segment.Start+1, segment.Start+i)))
			block.Advance(i + 1)
			return e
		case c == '\\':
			i++
		case isSpaceByte(c):
			return nil
		}
	}
	return nil
}
