package kramdown

// kind is the type of an element.
type kind uint8

// The elements, named as kramdown names them.
const (
	root kind = iota
	blank
	text
	rawText // text whose spans are still to be read
	paragraph
	header
	blockquote
	codeblock
	ul
	ol
	li
	dl
	dt
	dd
	hr
	table
	thead
	tbody
	tfoot
	tr
	td
	htmlElement
	xmlComment
	xmlPI
	comment
	raw
	math
	eob // a mark between blocks, which prints nothing
	link
	image
	em
	strong
	codespan
	br
	entity
	symbol
	quote
	footnote
	abbreviation
	kinds // how many there are
)

var names = [...]string{
	blockquote: "blockquote", ul: "ul", ol: "ol", li: "li", dl: "dl", dt: "dt", dd: "dd", table: "table",
	thead: "thead", tbody: "tbody", tfoot: "tfoot", tr: "tr", em: "em", strong: "strong",
}

// model says how the content of an HTML element is read.
type model uint8

const (
	asBlocks model = iota + 1
	asSpans
	asRaw
)

// element is a node of the tree.
type element struct {
	kind     kind
	text     []byte // of text and rawText, which grow
	value    string // of all others: code, a tag's name, a comment, …
	attr     attributes
	ial      *attributeList
	children []*element

	start, end int // the stretch of the document, at the top level

	model       model    // of an htmlElement
	block       bool     // an htmlElement, comment, raw or math among blocks
	closed      bool     // an htmlElement that closes itself
	transparent bool     // a paragraph that prints no <p>
	level       int      // of a header
	align       []string // of a table's columns, "" by default
}

// isBlock is kramdown's category :block.
func (e *element) isBlock() bool {
	switch e.kind {
	case blank, paragraph, header, blockquote, codeblock, ul, ol, li, dl, dt, dd, table, td, hr:
		return true
	}
	return e.block
}

func (e *element) last() *element {
	if len(e.children) == 0 {
		return nil
	}
	return e.children[len(e.children)-1]
}

func (e *element) add(child *element) { e.children = append(e.children, child) }

// firstKind is the kind of the first child; an element without one has none that is asked for.
func (e *element) firstKind() kind {
	if len(e.children) == 0 {
		return root
	}
	return e.children[0].kind
}

// addText puts s behind a last child of that kind, or into a new one.
func (e *element) addText(s string, k kind) {
	if last := e.last(); last != nil && last.kind == k {
		last.text = append(last.text, s...)
	} else if s != "" {
		e.add(&element{kind: k, text: []byte(s)})
	}
}

// attributes are the attributes of an element in the order in which they were first set.
type attributes []attribute

type attribute struct{ name, value string }

func (a attributes) index(name string) int {
	for i := range a {
		if a[i].name == name {
			return i
		}
	}
	return -1
}

func (a attributes) get(name string) (string, bool) {
	if i := a.index(name); i >= 0 {
		return a[i].value, true
	}
	return "", false
}

func (a *attributes) set(name, value string) {
	if i := a.index(name); i >= 0 {
		(*a)[i].value = value
	} else {
		*a = append(*a, attribute{name, value})
	}
}

// remove takes an attribute out and returns its value.
func (a *attributes) remove(name string) string {
	i := a.index(name)
	if i < 0 {
		return ""
	}
	value := (*a)[i].value
	*a = append((*a)[:i:i], (*a)[i+1:]...)
	return value
}

// give sets an attribute, or adds a class to those that are there.
func (a *attributes) give(b attribute) {
	if b.name == "class" {
		a.addClass(b.value)
	} else {
		a.set(b.name, b.value)
	}
}

// addClass puts a class behind those that are there.
func (a *attributes) addClass(class string) {
	if old, _ := a.get("class"); old != "" {
		class = old + " " + class
	}
	a.set("class", class)
}
