package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"hexodus/ir/reading"
)

// Construct is a place where the engine read the text otherwise than CommonMark with GitHub's tables,
// strikethrough and task lists does.
type Construct struct {
	Start, End int
	Name       string // "autolink", "description-list", "text", "emphasis", "link", "list", …
	Markdown   string // CommonMark that means the same, "" if there is none
	HTML       string // what the engine printed
	Inline     bool   // it stands within a line of text; else it is whole blocks
}

// Constructs are the places where the engine has a reading of its own, in order. Line breaks and typographic
// characters, which a dialect treats alike everywhere, are not among them.
func (t *Tree) Constructs() []Construct {
	if t.constructs == nil {
		reader := commonMark
		if t.dialect.has("footnote") || t.dialect.Engine == Pandoc { // every target that matters has footnotes of this kind
			reader.Plugins = []string{"footnote"}
		}
		reader.Containers = t.dialect.Containers // only their own lines are a construct
		plain := &Tree{Source: t.Source, dialect: &reader, notes: newNotes()}
		plain.Root = reader.parser().Parse(text.NewReader(t.Source), newContext(plain.notes))
		c := comparison{a: t, b: plain, list: []Construct{}}
		c.children(t.Root, plain.Root, len(t.Source))
		c.endnotes()
		t.constructs = c.list
	}
	return t.constructs
}

// commonMark is what constructs are told from.
var commonMark = Dialect{Engine: "commonmark", GFM: true, HTML: true}

// endnotes notes the list of footnotes if the engine found others than a target will.
func (c *comparison) endnotes() {
	x, y := c.a.Root.LastChild(), c.b.Root.LastChild()
	if x == nil || x.Kind() != kindEndnote && x.Kind() != east.KindFootnoteList || y.Kind() == x.Kind() && y.ChildCount() == x.ChildCount() {
		return
	}
	c.whole([]ast.Node{x}, len(c.a.Source), len(c.a.Source))
	if !hasInnerNotes(x) || y.Kind() != east.KindFootnoteList {
		return
	}
	for f := y.FirstChild(); f != nil; f = f.NextSibling() { // a target would show where they stand
		start, end := definitionOf(f.(*east.Footnote), c.b.Source)
		taken := slices.ContainsFunc(c.list, func(k Construct) bool { return k.Start < end && start < k.End })
		if end > start && !taken {
			c.list = append(c.list, Construct{Start: start, End: end, Name: "footnotes"})
		}
	}
	slices.SortStableFunc(c.list, func(a, b Construct) int { return a.Start - b.Start })
}

// comparison finds where two trees of one text differ.
type comparison struct {
	a, b *Tree
	list []Construct
}

// children compares the blocks of two containers that end before end.
func (c *comparison) children(a, b ast.Node, end int) {
	x, y := firstBlock(a.FirstChild()), firstBlock(b.FirstChild())
	for x != nil || y != nil {
		nextX, nextY := following(x), following(y)
		limit := end
		if nextX != nil {
			limit = c.a.startOf(nextX)
		}
		if x != nil && y != nil && c.aligned(x, y) && c.aligned(nextX, nextY) {
			c.block(x, y, limit)
			x, y = nextX, nextY
			continue
		}
		// take blocks from whichever tree is behind until both begin a block at one place
		var run []ast.Node
		from := end
		if x != nil {
			from = c.a.startOf(x)
		}
		if y != nil {
			from = min(from, c.b.startOf(y))
		}
		var other []ast.Node
		for first := true; x != nil || y != nil; first = false {
			if !first && c.aligned(x, y) {
				break
			}
			if y == nil || x != nil && lineStart(c.a.Source, c.a.startOf(x)) <= lineStart(c.a.Source, c.b.startOf(y)) {
				if first && y != nil && c.aligned(x, y) {
					other = append(other, y)
					y = following(y)
				}
				run = append(run, x)
				x = following(x)
			} else {
				other = append(other, y)
				y = following(y)
			}
		}
		limit = end
		if x != nil {
			limit = c.a.startOf(x)
		}
		if !c.reads(run, other) {
			c.whole(run, from, limit)
		}
	}
}

// aligned reports whether two blocks begin on one line; ends of containers are aligned.
func (c *comparison) aligned(x, y ast.Node) bool {
	if x == nil || y == nil {
		return x == nil && y == nil
	}
	return lineStart(c.a.Source, c.a.startOf(x)) == lineStart(c.a.Source, c.b.startOf(y))
}

// firstBlock is n or the next of its siblings that shows something.
func firstBlock(n ast.Node) ast.Node {
	for n != nil && (n.Kind() == ast.KindLinkReferenceDefinition || n.Kind() == east.KindFootnoteList || n.Kind() == kindEndnote) {
		n = n.NextSibling()
	}
	return n
}

func following(n ast.Node) ast.Node {
	if n == nil {
		return nil
	}
	return firstBlock(n.NextSibling())
}

// block compares two blocks that begin and end together.
func (c *comparison) block(x, y ast.Node, end int) {
	if !c.alike(x, y) {
		c.whole([]ast.Node{x}, min(c.a.startOf(x), c.b.startOf(y)), end)
		return
	}
	switch v := x.(type) {
	case *ast.Blockquote, *ast.ListItem:
		c.children(x, y, end)
	case *container:
		c.line(v.opening, `<div class="`+v.name+`">`)
		if !v.closing.IsEmpty() {
			end = v.closing.Start
		}
		c.children(x, y, end)
		c.line(v.closing, "</div>")
	case *ast.List:
		i, j := x.FirstChild(), y.FirstChild()
		for i != nil {
			limit := end
			if next := i.NextSibling(); next != nil {
				limit = c.a.startOf(next)
			}
			c.children(i, j, limit)
			i, j = i.NextSibling(), j.NextSibling()
		}
	case *east.Table:
		i, j := x.FirstChild(), y.FirstChild()
		for i != nil {
			p, q := i.FirstChild(), j.FirstChild()
			for p != nil && q != nil {
				c.texts(p, q)
				p, q = p.NextSibling(), q.NextSibling()
			}
			i, j = i.NextSibling(), j.NextSibling()
		}
	case *ast.Paragraph, *ast.TextBlock:
		if html, ok := c.a.describes(v); ok {
			lines := v.Lines()
			c.list = append(c.list, Construct{Start: c.a.startOf(v), End: lines.At(lines.Len() - 1).Stop, Name: "description-list", HTML: html})
			return
		}
		c.texts(x, y)
	case *ast.Heading:
		c.texts(x, y)
	}
}

// line notes a line of a container: HTML stands in its place.
func (c *comparison) line(at text.Segment, html string) {
	if trimmed := at.TrimRightSpace(c.a.Source); !trimmed.IsEmpty() {
		trimmed = trimmed.TrimLeftSpace(c.a.Source)
		c.list = append(c.list, Construct{Start: trimmed.Start, End: trimmed.Stop, Name: "container", HTML: html})
	}
}

// describes gives the HTML of a paragraph that is a description list.
func (t *Tree) describes(n ast.Node) (string, bool) {
	if t.dialect.Engine != Marked || !t.dialect.DescriptionLists || !t.isParagraph(n) {
		return "", false
	}
	colon := false
	for i := 1; i < n.Lines().Len() && !colon; i++ {
		s := n.Lines().At(i)
		colon = bytes.HasPrefix(bytes.TrimLeft(s.Value(t.Source), " "), []byte(":"))
	}
	if !colon {
		return "", false
	}
	r := renderer{t: t}
	r.inlines(n)
	return descriptionList(string(r.out))
}

// isParagraph reports whether a text is shown as a paragraph.
func (t *Tree) isParagraph(n ast.Node) bool {
	if n.Kind() == ast.KindParagraph {
		return true
	}
	if item := n.Parent(); n.Kind() == ast.KindTextBlock && item != nil {
		if list, ok := item.Parent().(*ast.List); ok && t.dialect.Engine == Marked {
			return !list.IsTight
		}
	}
	return false
}

// alike reports whether two blocks are of one kind and shape, whatever text and blocks are in them.
func (c *comparison) alike(x, y ast.Node) bool {
	switch v := x.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return (y.Kind() == ast.KindParagraph || y.Kind() == ast.KindTextBlock) && c.a.isParagraph(x) == c.b.isParagraph(y)
	case *ast.Heading:
		w, ok := y.(*ast.Heading)
		return ok && v.Level == w.Level
	case *ast.List:
		w, ok := y.(*ast.List)
		if !ok || v.IsOrdered() != w.IsOrdered() || v.IsOrdered() && v.Start != w.Start && c.a.dialect.Engine != Kramed {
			return false
		}
		i, j := x.FirstChild(), y.FirstChild()
		for i != nil && j != nil && c.aligned(i, j) {
			i, j = i.NextSibling(), j.NextSibling()
		}
		return i == nil && j == nil
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return x.Kind() == y.Kind() && c.a.codeText(x) == c.b.codeText(y)
	case *ast.HTMLBlock:
		w, ok := y.(*ast.HTMLBlock)
		if !ok {
			return false
		}
		return strings.TrimSpace(string(c.a.Source[c.a.startOf(v):max(htmlEnd(v), c.a.startOf(v))])) ==
			strings.TrimSpace(string(c.a.Source[c.b.startOf(w):max(htmlEnd(w), c.b.startOf(w))]))
	case *east.Table:
		w, ok := y.(*east.Table)
		if !ok || len(v.Alignments) != len(w.Alignments) {
			return false
		}
		for i, align := range v.Alignments {
			if align != w.Alignments[i] {
				return false
			}
		}
		return v.ChildCount() == w.ChildCount()
	}
	return x.Kind() == y.Kind()
}

// codeText is the text of code, tabs being four spaces.
func (t *Tree) codeText(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		b.Write(t.codeLine(n.Lines().At(i)))
	}
	return strings.TrimRight(strings.ReplaceAll(b.String(), "\t", "    "), " \n")
}

// reads reports whether blocks that were cut in different ways read the same, as raw HTML often does that pandoc takes
// for blocks. What stands for a tag of the blog cannot be seen in it.
func (c *comparison) reads(x, y []ast.Node) bool {
	if c.a.dialect.Engine != Pandoc || len(x) == 0 || x[0].Kind() != ast.KindHTMLBlock {
		return false
	}
	a, b := renderer{t: c.a}, renderer{t: c.b}
	for _, n := range x {
		a.block(n, true)
	}
	for _, n := range y {
		b.block(n, true)
	}
	return !bytes.Contains(a.out, []byte("<!--")) && slices.Equal(reading.Tokens(a.out, reading.Base{}), reading.Tokens(b.out, reading.Base{}))
}

// whole notes blocks that CommonMark reads otherwise.
func (c *comparison) whole(run []ast.Node, start, end int) {
	src := c.a.Source
	if len(run) > 0 {
		if p, ok := run[len(run)-1].(*printed); ok && p.html == "" && p.end > start { // what follows may be the list of notes
			end = min(end, p.end)
		}
	}
	for end > start && isSpaceByte(src[end-1]) {
		end--
	}
	name, r := "block", renderer{t: c.a}
	for i, n := range run {
		if i == 0 {
			name = blockName(n)
		}
		r.block(n, true)
	}
	c.list = append(c.list, Construct{Start: start, End: max(start, end), Name: name, HTML: string(r.out)})
}

// blockName is what a construct of blocks is called.
func blockName(n ast.Node) string {
	switch n.Kind() {
	case kindFigure:
		return "figure"
	case kindVerse:
		return "line-block"
	case kindPrinted:
		return "div"
	case ast.KindList:
		return "list"
	case ast.KindBlockquote:
		return "quote"
	case ast.KindHTMLBlock:
		return "html-block"
	case ast.KindHeading:
		return "heading"
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return "code"
	case ast.KindParagraph, ast.KindTextBlock:
		return "paragraph"
	case east.KindTable:
		return "table"
	case east.KindDefinitionList:
		return "definition-list"
	case east.KindFootnoteList, kindEndnote:
		return "footnotes"
	}
	return "block"
}
