package kramdown

import "strings"

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
