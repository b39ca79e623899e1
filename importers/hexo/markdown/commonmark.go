package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// notes are what a parser saw and a goldmark node has no room for.
type notes struct {
	links map[ast.Node]linkNote
	bare  map[ast.Node]bool // links without brackets
	flat  map[ast.Node]bool // code whose tabs became four spaces

	// Of pandoc.
	ids      map[*ast.Heading]string
	styles   map[*ast.List]listStyle
	boxes    map[ast.Node]*east.TaskCheckBox // by the text that it stands before
	captions map[*east.Table]ast.Node
	printed  map[*ast.Text]string // text that is printed as another
	escaped  map[*ast.Text]bool   // a backslash stands before it
	attrs    map[ast.Node]attributes
	guesses  []Guess
}

func newNotes() *notes {
	return &notes{links: map[ast.Node]linkNote{}, bare: map[ast.Node]bool{}, flat: map[ast.Node]bool{}}
}

func newPandocNotes() *notes {
	n := newNotes()
	n.ids, n.styles, n.boxes = map[*ast.Heading]string{}, map[*ast.List]listStyle{}, map[ast.Node]*east.TaskCheckBox{}
	n.captions, n.printed, n.escaped = map[*east.Table]ast.Node{}, map[*ast.Text]string{}, map[*ast.Text]bool{}
	n.attrs = map[ast.Node]attributes{}
	return n
}

// linkNote is where the target of a link stands.
type linkNote struct {
	start, end int
	ref        bool
	label      int // end of the text between the brackets
	after      int // end of the link
}

var notesKey = parser.NewContextKey()

func newContext(n *notes) parser.ParseOption {
	pc := parser.NewContext()
	pc.Set(notesKey, n)
	return parser.WithContext(pc)
}

// parsers holds one goldmark parser for each set of features; they are safe for concurrent use.
var parsers sync.Map

// parser is the goldmark parser of a dialect.
func (d *Dialect) parser() parser.Parser {
	key := string(d.Engine) + " " + strings.Join(d.Plugins, ",") + " " + strings.Join(d.Containers, ",") + " " + strings.Join(d.Off, ",")
	if d.GFM {
		key += " gfm"
	}
	if d.Linkify {
		key += " linkify"
	}
	if d.markdownIt() && !d.HTML {
		key += " text"
	}
	if p, ok := parsers.Load(key); ok {
		return p.(parser.Parser)
	}
	p, _ := parsers.LoadOrStore(key, d.newParser())
	return p.(parser.Parser)
}

func (d *Dialect) newParser() parser.Parser {
	blocks := d.blockParsers()
	inlines := d.inlineParsers()
	var paragraphs []util.PrioritizedValue
	if d.on("reference") {
		paragraphs = parser.DefaultParagraphTransformers()
	}
	var trees []util.PrioritizedValue
	if d.GFM {
		switch {
		case !d.on("strikethrough"):
		case d.markdownIt():
			inlines = append(inlines, util.Prioritized(doubled{'~', "s"}, 500))
		default:
			inlines = append(inlines, util.Prioritized(extension.NewStrikethroughParser(), 500))
		}
		var tables parser.ParagraphTransformer = extension.NewTableParagraphTransformer()
		if d.markdownIt() {
			tables = exactTables{tables}
		}
		if d.on("table") {
			paragraphs = append(paragraphs, util.Prioritized(tables, 200))
			trees = append(trees, util.Prioritized(extension.NewTableASTTransformer(), 0))
		}
	}
	if !d.markdownIt() && d.Engine != Kramed || d.has("task-lists") {
		inlines = append(inlines, util.Prioritized(extension.NewTaskCheckBoxParser(), 0))
	}
	if d.markdownIt() {
		trees = append(trees, util.Prioritized(safeLinks{}, 997))
	}
	if d.Linkify {
		inlines = append(inlines, util.Prioritized(schemeParser{}, 50))
		trees = append(trees, util.Prioritized(fuzzyLinks{}, 998))
	}
	for _, p := range []struct {
		plugin string
		parser parser.InlineParser
	}{
		{"mark", doubled{'=', "mark"}}, {"ins", doubled{'+', "ins"}}, {"sub", single{'~', "sub"}}, {"sup", single{'^', "sup"}},
	} {
		if d.has(p.plugin) {
			inlines = append(inlines, util.Prioritized(p.parser, 501))
		}
	}
	if d.has("footnote") {
		blocks = append(blocks, util.Prioritized(extension.NewFootnoteBlockParser(), 999))
		inlines = append(inlines, util.Prioritized(extension.NewFootnoteParser(), 101))
		trees = append(trees, util.Prioritized(extension.NewFootnoteASTTransformer(), 999))
		if d.markdownIt() { // what is compared with it has none
			inlines = append(inlines, util.Prioritized(inlineNotes{}, 102))
			trees = append(trees, util.Prioritized(numberNotes{}, 1000))
		}
	}
	if d.has("abbr") {
		paragraphs = append(paragraphs, util.Prioritized(explanations{}, 90))
		trees = append(trees, util.Prioritized(abbreviations{}, 999))
	}
	if len(d.Containers) > 0 {
		blocks = append(blocks, util.Prioritized(containers{d.Containers}, 690))
	}
	if d.has("deflist") {
		blocks = append(blocks,
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102))
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(paragraphs...),
		parser.WithASTTransformers(trees...),
	)
}

// linkParser notes where the targets of links stand.
type linkParser struct{ parser.InlineParser }

func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	closing := block.Peek() == ']'
	_, from := block.Position()
	n := p.InlineParser.Parse(parent, block, pc)
	if n == nil || !closing {
		return n
	}
	notes, _ := pc.Get(notesKey).(*notes)
	if notes == nil {
		return n
	}
	var link *ast.Link
	switch v := n.(type) {
	case *ast.Link:
		link = v
		if link.Reference == nil {
			break
		}
	case *ast.Image:
		link = &ast.Link{}
		link.Destination, link.Reference = v.Destination, v.Reference
	default:
		return n
	}
	_, to := block.Position()
	note := linkNote{label: from.Start, after: to.Start, start: from.Start + 1, end: max(to.Start, from.Start+1)}
	if link.Reference != nil {
		note.ref = true
		if link.Reference.Type == ast.ReferenceLinkShortcut {
			note.end = note.start
		}
	} else {
		note.start, note.end = destination(block.Source(), note.start, note.end, link.Destination)
	}
	notes.links[n] = note
	return n
}

// destination is where a link's target stands in "(target "title")".
func destination(src []byte, start, end int, dest []byte) (int, int) {
	at := start + 1 // after the parenthesis
	if len(dest) > 0 {
		// a target is a slice of the source, unless the source had to be padded
		if at := cap(src) - cap(dest); at >= start && at+len(dest) <= end && &src[at] == &dest[0] {
			return at, at + len(dest)
		}
	}
	for at < end && (util.IsSpace(src[at]) || src[at] == '>') {
		at++
	}
	if at < end && src[at] == '<' && len(dest) == 0 {
		at++
	}
	return min(at, end), min(at+len(dest), end)
}

// exactTables makes tables only where header and delimiter row have as many cells; goldmark takes fewer in the header.
type exactTables struct{ parser.ParagraphTransformer }

func (e exactTables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	m := marked{src: reader.Source()}
	lines := node.Lines()
	at := func(i int) line { return line{start: lines.At(i).Start, end: lines.At(i).Stop} }
	for i := 1; i < lines.Len(); i++ {
		row := at(i)
		row.end = row.start + len(bytes.TrimRight(m.src[row.start:row.end], " \t\r\n"))
		if m.isDelimiterRow(row) && len(m.cells(at(i-1), 0)) != len(m.cells(row, 0)) {
			return
		}
	}
	e.ParagraphTransformer.Transform(node, reader, pc)
}
