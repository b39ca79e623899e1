package kramdown

import "strings"

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
