package kramdown

import (
	"bytes"
	"strconv"
)

// writer prints the tree.
// kramdown: lib/kramdown/converter/html.rb
type writer struct {
	p     *parser
	out   bytes.Buffer
	inRaw bool    // within an element whose content is raw
	notes []*note // in the order in which they are referred to
	toc   contents

	notesPlaced bool // a list stands where the footnotes are to be
}

// Marks stand in the output where something goes that is known only at the end. NUL parts them from the text.
const (
	tocPlace   = "\x00toc\x00"
	notesPlace = "\x00footnotes\x00"
)

// document prints the children of the root, one by one. end is the length of the text.
func (w *writer) document(end int) []Block {
	var blocks []Block
	for _, el := range w.p.root.children {
		blocks = append(blocks, Block{el.start, el.end, w.apart(func() { w.print(el, 0) })})
	}
	var notes []byte
	if len(w.notes) > 0 {
		notes = w.apart(w.footnotes)
	}
	switch {
	case w.notesPlaced:
		place(blocks, notesPlace, notes)
	case notes != nil:
		blocks = append(blocks, Block{end, end, notes})
	}
	if w.toc.list != nil {
		place(blocks, tocPlace, w.apart(func() { w.contents(0) }))
	}
	return blocks
}

// apart is what print writes.
func (w *writer) apart(print func()) []byte {
	w.out.Reset()
	print()
	return bytes.Clone(w.out.Bytes())
}

// place puts html where the mark is.
func place(blocks []Block, mark string, html []byte) {
	for i := range blocks {
		blocks[i].HTML = bytes.Replace(blocks[i].HTML, []byte(mark), html, 1)
	}
}

func (w *writer) indent(n int) {
	for range n {
		w.out.WriteByte(' ')
	}
}

// children prints what is in el, two steps further in.
func (w *writer) children(el *element, indent int) {
	inRaw := w.inRaw
	w.inRaw = el.kind == htmlElement && el.model == asRaw
	for _, c := range el.children {
		w.print(c, indent)
	}
	w.inRaw = inRaw
}

// print prints el. What is within it is indented by two more.
func (w *writer) print(el *element, indent int) {
	switch el.kind {
	case blank:
		w.out.WriteByte('\n')
	case text, rawText:
		w.escape(string(el.text), "")
	case paragraph:
		w.paragraph(el, indent)
	case header:
		w.toc.add(el)
		w.block("h"+strconv.Itoa(el.level), el, indent)
	case codeblock:
		w.code(el, indent)
	case ul, ol:
		w.list(el, indent)
	case blockquote, dl:
		w.container(el, indent, func() { w.children(el, indent+2) })
	case table:
		w.table(el, indent)
	case li, dd:
		w.item(el, indent)
	case dt:
		w.block("dt", el, indent)
	case hr:
		w.indent(indent)
		w.out.WriteString("<hr")
		w.attributes(el.attr)
		w.out.WriteString(" />\n")
	case htmlElement:
		w.element(el, indent)
	case xmlComment, xmlPI:
		if el.block && !w.inRaw {
			w.indent(indent)
			w.out.WriteString(el.value + "\n")
		} else {
			w.out.WriteString(el.value)
		}
	case comment:
		if el.block {
			w.indent(indent)
		}
		w.out.WriteString("<!-- " + el.value + " -->")
		if el.block {
			w.out.WriteByte('\n')
		}
	case raw, entity:
		w.out.WriteString(el.value)
	case math:
		w.math(el, indent)
	default:
		w.span(el, indent)
	}
}

// span prints what stands in a line.
func (w *writer) span(el *element, indent int) {
	switch el.kind {
	case br:
		w.out.WriteString("<br />")
	case link:
		w.inline("a", el, indent)
	case em, strong:
		w.inline(names[el.kind], el, indent)
	case image:
		w.out.WriteString("<img")
		w.attributes(el.attr)
		w.out.WriteString(" />")
	case codespan:
		w.open("code", el.attr)
		w.escapeAll(el.value)
		w.close("code")
	case symbol:
		w.out.WriteString(el.value)
	case quote:
		w.quote(el.value)
	case abbreviation:
		def := w.p.abbreviations.byName[el.value]
		attr := append(attributes{}, def.mark.attr...)
		if def.title != "" {
			attr.set("title", def.title)
		}
		w.open("abbr", attr)
		w.out.WriteString(el.value)
		w.close("abbr")
	case footnote:
		w.reference(el.value)
	}
}

func (w *writer) quote(curly string) {
	switch {
	case w.p.opt.Curly:
		w.out.WriteString(curly)
	case curly == "“" || curly == "”":
		w.out.WriteByte('"')
	default:
		w.out.WriteByte('\'')
	}
}

func (w *writer) open(name string, attr attributes) {
	w.out.WriteString("<" + name)
	w.attributes(attr)
	w.out.WriteByte('>')
}

func (w *writer) close(name string) { w.out.WriteString("</" + name + ">") }

func (w *writer) inline(name string, el *element, indent int) {
	w.open(name, el.attr)
	w.children(el, indent+2)
	w.close(name)
}

// block prints an element in a line of its own.
func (w *writer) block(name string, el *element, indent int) {
	w.indent(indent)
	w.inline(name, el, indent)
	w.out.WriteByte('\n')
}

// container prints an element with its tags in lines of their own.
func (w *writer) container(el *element, indent int, content func()) {
	w.indent(indent)
	w.open(names[el.kind], el.attr)
	w.out.WriteByte('\n')
	content()
	w.indent(indent)
	w.close(names[el.kind])
	w.out.WriteByte('\n')
}
