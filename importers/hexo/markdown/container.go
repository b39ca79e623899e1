package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// container is a block between "::: name" and ":::".
type container struct {
	ast.BaseBlock
	name   string
	colons int

	opening, closing text.Segment // its own lines; closing is empty if it has none
}

var kindContainer = ast.NewNodeKind("Container")

// Kind implements ast.Node.
func (c *container) Kind() ast.NodeKind { return kindContainer }

// Dump implements ast.Node.
func (c *container) Dump(source []byte, level int) {
	ast.DumpHelper(c, source, level, map[string]string{"Name": c.name}, nil)
}

// containers reads the containers of the names that the blog registered.
type containers struct{ names []string }

func (containers) Trigger() []byte { return []byte{':'} }

func (p containers) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	rest := bytes.TrimLeft(line, " ")
	n := skipByte(rest, 0, ':')
	if n < 3 {
		return nil, parser.NoChildren
	}
	word, _, _ := bytes.Cut(bytes.TrimSpace(rest[n:]), []byte(" "))
	for _, name := range p.names {
		if string(word) == name {
			reader.AdvanceToEOL()
			return &container{name: name, colons: n, opening: segment}, parser.HasChildren
		}
	}
	return nil, parser.NoChildren
}

func (containers) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	rest := bytes.TrimSpace(line)
	if c := node.(*container); skipByte(rest, 0, ':') >= c.colons && skipByte(rest, 0, ':') == len(rest) {
		c.closing = segment
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (containers) Close(ast.Node, text.Reader, parser.Context) {}

func (containers) CanInterruptParagraph() bool { return true }

func (containers) CanAcceptIndentedLine() bool { return false }
