package markdown

import "github.com/yuin/goldmark/ast"

// printed is a block that no goldmark node stands for: only its HTML is known.
type printed struct {
	ast.BaseBlock
	html string
	end  int // end of its source
}

var kindPrinted = ast.NewNodeKind("Printed")

// Kind implements ast.Node.
func (p *printed) Kind() ast.NodeKind { return kindPrinted }

// IsRaw implements ast.Node.
func (p *printed) IsRaw() bool { return true }

// Dump implements ast.Node.
func (p *printed) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

// rendered is the like within a text: a formula, or what a page does not show.
type rendered struct {
	ast.BaseInline
	html    string
	formula bool
}

var kindRendered = ast.NewNodeKind("Rendered")

// Kind implements ast.Node.
func (n *rendered) Kind() ast.NodeKind { return kindRendered }

// Dump implements ast.Node.
func (n *rendered) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// note is the text of a footnote of kramed.
type note struct {
	ast.BaseBlock
	name string
}

var kindNote = ast.NewNodeKind("Note")

// Kind implements ast.Node.
func (n *note) Kind() ast.NodeKind { return kindNote }

// Dump implements ast.Node.
func (n *note) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
