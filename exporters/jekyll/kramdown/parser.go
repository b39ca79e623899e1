package kramdown

// Limits that kramdown does not have. Where it would overflow its stack or never come to an end, we read text.
const (
	maxDepth  = 200 // of blocks in blocks, and of spans in spans
	maxEffort = 40  // bytes looked at by spans that may fail, for each byte of the text
)

// parser holds what a document's parts share, and where reading is.
//
// kramdown: lib/kramdown/parser/kramdown.rb
type parser struct {
	opt  Options
	text string

	src      *scanner
	tree     *element       // what is being filled
	blockIAL *attributeList // an attribute list that waits for the next block
	ended    bool           // the end tag of the HTML element that tree is has been read
	depth    int

	textKind kind       // of the text that spans leave
	open     [kinds]int // how many elements of each kind spans are in
	effort   int        // left for spans that may fail

	blockMarkdown, spanMarkdown bool // whether Markdown is read within HTML

	attributeLists map[string]*attributeList
	links          map[string]*linkDefinition
	notes          notes
	abbreviations  abbreviations
	root           *element
}

func newParser(text string, opt Options) *parser {
	return &parser{
		opt: opt, text: text, textKind: rawText, spanMarkdown: true, effort: 1<<16 + maxEffort*len(text),
		attributeLists: map[string]*attributeList{}, links: map[string]*linkDefinition{},
		root: &element{kind: root},
	}
}

// read parses the document: its blocks first, so that all definitions are known, then the spans in them.
func (p *parser) read() {
	p.parseText(p.root, p.text)
	p.readSpans(p.root)
	p.abbreviations.settle()
	p.abbreviate(p.root)
	for _, n := range p.notes.list {
		p.readSpans(n.content)
		p.abbreviate(n.content)
	}
	p.breakLines(p.root)
}

// scanner is a text and a place in it. As with Ruby's StringScanner, that place counts as the start of a line.
type scanner struct {
	s        string
	pos      int
	unfenced [2]bool // no fence of ` or ~ has an end any more, by the last bit but one of the mark
	strikes  int     // where the last ~~ is that may end something; 0 is not known yet, -1 nowhere
	closers  [4]int  // the same for * ** _ and __
}

func (s *scanner) rest() string { return s.s[s.pos:] }
func (s *scanner) eos() bool    { return s.pos >= len(s.s) }

// line takes the line at the place.
func (s *scanner) line() string {
	end, _ := lineEnd(s.s, s.pos)
	line := s.s[s.pos:end]
	s.pos = end
	return line
}

// parseText parses blocks of a text of their own into el.
func (p *parser) parseText(el *element, s string) {
	old := p.src
	p.src = &scanner{s: s}
	p.parseBlocks(el)
	p.src = old
}

// parseBlocks parses blocks into el, to the end of the text or to the end tag of el. It reports whether it met that.
func (p *parser) parseBlocks(el *element) bool {
	tree, ial := p.tree, p.blockIAL
	p.tree, p.blockIAL = el, nil
	p.depth++
	start := p.src.pos
	for !p.src.eos() && !p.ended {
		if p.blockIAL == nil {
			start = p.src.pos
		}
		before := len(el.children)
		p.parseBlock()
		if el == p.root {
			p.locate(before, start, p.src.pos)
		}
	}
	p.depth--
	ended := p.ended
	p.tree, p.blockIAL, p.ended = tree, ial, false
	return ended
}

// locate notes that the stretch belongs to the children that came, or to the last one where none came.
func (p *parser) locate(before, start, end int) {
	children := p.root.children
	for i := before; i < len(children); i++ {
		if c := children[i]; c.end == 0 {
			c.start, c.end = start, end
		}
	}
	if n := len(children); 0 < n && n <= before && p.blockIAL == nil {
		children[n-1].end = end
	}
}

// parseBlock parses the block at the place.
func (p *parser) parseBlock() {
	switch {
	case p.parseBlank(), p.depth <= maxDepth && p.parseStructure(), p.parseParagraph():
	default:
		p.tree.addText(p.src.line(), p.textKind)
	}
}

// parseStructure parses any block but blank lines and paragraphs. The order of the attempts is kramdown's.
func (p *parser) parseStructure() bool {
	return p.parseIndented() || p.parseFence() || p.parseBlockquote() || p.parseATX() || p.parseRule() || p.parseList() ||
		p.parseDefinitionList() || p.parseBlockHTML() || p.parseSetext() || p.parseBlockMath() || p.parseTable() ||
		p.parseFootnoteDefinition() || p.parseLinkDefinition() || p.parseAbbreviation() || p.parseBlockExtension() ||
		p.parseEOB()
}

// newBlock is a block element with the attribute list that waits for one.
func (p *parser) newBlock(k kind) *element {
	el := &element{kind: k, ial: p.blockIAL, block: true}
	p.blockIAL = nil
	return el
}
