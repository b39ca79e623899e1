package kramdown

import (
	"bytes"
	"strconv"
	"strings"
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
		w.quote(el)
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

func (w *writer) quote(el *element) {
	switch {
	case w.p.opt.Curly:
		w.out.WriteString(el.value)
	case el.closed:
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

// list prints a list. The first one with a reference to toc or footnotes stands for the table of contents, or for
// the footnotes.
func (w *writer) list(el *element, indent int) {
	switch {
	case w.toc.list == nil && el.ial.refers("toc"):
		w.toc.list = el
		w.out.WriteString(tocPlace)
	case !w.notesPlaced && el.ial.refers("footnotes"):
		w.notesPlaced = true
		w.out.WriteString(notesPlace)
	default:
		w.container(el, indent, func() { w.children(el, indent+2) })
	}
}

// table prints a table with its parts, rows and cells.
func (w *writer) table(el *element, indent int) {
	w.container(el, indent, func() {
		for _, part := range el.children {
			w.container(part, indent+2, func() {
				for _, row := range part.children {
					w.container(row, indent+4, func() { w.cells(el, part, row, indent+6) })
				}
			})
		}
	})
}

func (w *writer) cells(table, part, row *element, indent int) {
	name := "td"
	if part.kind == thead {
		name = "th"
	}
	for i, cell := range row.children {
		attr := cell.attr
		if align := table.align[i]; align != "" {
			attr = append(attributes{}, attr...)
			style, _ := attr.get("style")
			if style != "" {
				style += "; "
			}
			attr.set("style", style+"text-align: "+align)
		}
		w.indent(indent)
		w.open(name, attr)
		start := w.out.Len()
		if w.children(cell, indent+2); w.out.Len() == start {
			w.out.WriteString("\u00A0")
		}
		w.close(name)
		w.out.WriteByte('\n')
	}
}

func (w *writer) paragraph(el *element, indent int) {
	switch {
	case el.transparent:
		w.children(el, indent+2)
	case len(el.children) == 1 && el.children[0].kind == image && el.children[0].ial.refers("standalone"):
		w.figure(el, indent)
	default:
		w.block("p", el, indent)
	}
}

// figure prints a paragraph that is only an image which asks for that.
func (w *writer) figure(el *element, indent int) {
	image := append(attributes{}, el.children[0].attr...)
	attr := append(attributes{}, el.attr...)
	for _, name := range [...]string{"class", "id"} {
		if _, has := attr.get(name); has || image.index(name) < 0 {
			continue
		}
		attr.set(name, image.remove(name))
	}
	alt, _ := image.get("alt")
	w.indent(indent)
	w.open("figure", attr)
	w.out.WriteByte('\n')
	w.indent(indent + 2)
	w.out.WriteString("<img")
	w.attributes(image)
	w.out.WriteString(" />\n")
	w.indent(indent + 2)
	w.out.WriteString("<figcaption>" + alt + "</figcaption>\n")
	w.indent(indent)
	w.out.WriteString("</figure>\n")
}

// item prints a list's or definition list's item.
func (w *writer) item(el *element, indent int) {
	w.indent(indent)
	w.open(names[el.kind], el.attr)
	if len(el.children) == 0 || el.firstKind() == paragraph && el.children[0].transparent {
		w.children(el, indent+2)
		if b := w.out.Bytes(); len(el.children) > 0 && b[len(b)-1] == '\n' {
			w.indent(indent)
		}
	} else {
		w.out.WriteByte('\n')
		w.children(el, indent+2)
		w.indent(indent)
	}
	w.close(names[el.kind])
	w.out.WriteByte('\n')
}

// code prints a code block. Its language is the class of its <code>.
func (w *writer) code(el *element, indent int) {
	attr := append(attributes{}, el.attr...)
	var inner attributes
	if class, _ := attr.get("class"); class != "" {
		if at, lang := languageClass(class); lang != "" {
			inner.set("class", "language-"+lang)
			if rest := strip(class[:at] + class[at+len("language-")+len(lang):]); rest != "" {
				attr.set("class", rest)
			} else {
				attr.remove("class")
			}
		}
	}
	w.indent(indent)
	w.open("pre", attr)
	w.open("code", inner)
	w.escapeAll(strings.TrimSuffix(el.value, "\n"))
	w.out.WriteString("\n</code></pre>\n")
}

// languageClass finds language-x in a class attribute, at the start of a word.
func languageClass(class string) (at int, lang string) {
	const prefix = "language-"
	for at = 0; at < len(class); at++ {
		n := strings.Index(class[at:], prefix)
		if n < 0 {
			break
		}
		at += n
		if r, n := runeBefore(class, at); n > 0 && isWordRune(r) {
			continue
		}
		lang = class[at+len(prefix):]
		if end := strings.IndexAny(lang, space); end >= 0 {
			lang = lang[:end]
		}
		if lang != "" {
			return at, lang
		}
	}
	return 0, ""
}

// math prints a formula as it is, for no engine.
func (w *writer) math(el *element, indent int) {
	attr := append(attributes{}, el.attr...)
	attr.addClass("kdmath")
	if el.block {
		w.indent(indent)
		w.open("div", attr)
		w.out.WriteString("$$\n" + el.value + "\n$$</div>\n")
		return
	}
	w.open("span", attr)
	w.out.WriteString("$" + el.value + "$")
	w.close("span")
}

// element prints an HTML element.
func (w *writer) element(el *element, indent int) {
	alone := el.block && !w.inRaw
	if alone {
		w.indent(indent)
	}
	w.out.WriteString("<" + el.value)
	w.attributes(el.attr)
	if el.block && el.closed && el.model == asRaw {
		w.out.WriteString(" />")
	} else {
		w.content(el, indent)
	}
	if alone {
		w.out.WriteByte('\n')
	}
}

// content prints the end of a start tag, what is in the element, and its end tag.
func (w *writer) content(el *element, indent int) {
	before := w.out.Len()
	w.out.WriteByte('>')
	if el.block && el.model == asBlocks {
		w.out.WriteByte('\n')
	}
	start := w.out.Len()
	w.children(el, indent+2)
	switch end := w.out.Len(); {
	case end == start:
		w.out.Truncate(before)
		if voidElements[el.value] {
			w.out.WriteString(" />")
			return
		}
		w.out.WriteByte('>')
	case el.block && el.model == asBlocks:
		if w.out.Bytes()[end-1] != '\n' {
			w.out.WriteByte('\n')
		}
		w.indent(indent)
	}
	w.close(el.value)
}

// attributes prints all but empty ids.
func (w *writer) attributes(attr attributes) {
	for _, a := range attr {
		if a.name == "id" && strip(a.value) == "" {
			continue
		}
		w.out.WriteString(" " + a.name + `="`)
		w.escape(a.value, `"`)
		w.out.WriteByte('"')
	}
}

// escape prints s with <, > and & escaped, and what is in more; but for entities, which stay.
// kramdown: lib/kramdown/utils/html.rb, escape_html
func (w *writer) escape(s, more string) {
	start := 0
	for i := 0; i < len(s); {
		e := ""
		switch s[i] {
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '&':
			if end := reference(s, i); end > i {
				i = end
				continue
			}
			e = "&amp;"
		case '"':
			if more != "" {
				e = "&quot;"
			}
		}
		if e != "" {
			w.out.WriteString(s[start:i] + e)
			start = i + 1
		}
		i++
	}
	w.out.WriteString(s[start:])
}

var allEscapes = strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;")

// escapeAll prints s with <, > and & escaped wherever they stand.
func (w *writer) escapeAll(s string) { _, _ = allEscapes.WriteString(&w.out, s) }
