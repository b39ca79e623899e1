package kramdown

import "strconv"

const arrow = "&#8617;"

// reference prints the number of a footnote where it is referred to.
func (w *writer) reference(name string) {
	n := w.p.notes.byName[name]
	id := name
	if n.number == 0 {
		w.notes = append(w.notes, n)
		n.number = len(w.notes)
	} else {
		n.repeats++
		id += ":" + strconv.Itoa(n.repeats)
	}
	w.out.WriteString(`<sup id="fnref:` + id + `" role="doc-noteref"><a href="#fn:` + name +
		`" class="footnote" rel="footnote">` + strconv.Itoa(n.number) + `</a></sup>`)
}

// footnotes prints the list of the footnotes that were referred to, and those that they refer to.
// kramdown: lib/kramdown/converter/html.rb, footnote_content
func (w *writer) footnotes() {
	w.out.WriteString("<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n")
	for i := 0; i < len(w.notes); i++ {
		w.note(w.notes[i])
	}
	w.out.WriteString("  </ol>\n</div>\n")
}

// note prints a footnote, with links back behind its last paragraph.
func (w *writer) note(n *note) {
	item := &element{
		kind: li, attr: attributes{{"id", "fn:" + n.name}, {"role", "doc-endnote"}},
		children: n.content.children,
	}
	last := item.last()
	gap := "\u00A0"
	if last == nil || last.kind != paragraph {
		last, gap = &element{kind: paragraph}, ""
		item.add(last)
	}
	last.add(&element{kind: raw, value: backlink(gap, n.name, "")})
	for i := 1; i <= n.repeats; i++ {
		number := strconv.Itoa(i)
		last.add(&element{kind: raw, value: backlink("\u00A0", n.name+":"+number, "<sup>"+strconv.Itoa(i+1)+"</sup>")})
	}
	w.print(item, 4)
}

func backlink(gap, id, more string) string {
	return gap + `<a href="#fnref:` + id + `" class="reversefootnote" role="doc-backlink">` + arrow + more + `</a>`
}
