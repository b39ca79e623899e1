package kramdown

import (
	"slices"
	"strings"
)

// contents gathers the headings of a table of contents, which a list with {:toc} asks for.
type contents struct {
	list     *element
	headings []*element
}

// add notes a heading that can be led to.
func (c *contents) add(header *element) {
	class, _ := header.attr.get("class")
	if id, _ := header.attr.get("id"); id == "" || slices.Contains(strings.Fields(class), "no_toc") {
		return
	}
	c.headings = append(c.headings, header)
}

// contents prints the table of contents.
// kramdown: lib/kramdown/converter/html.rb, generate_toc_tree
func (w *writer) contents(indent int) {
	list := &element{kind: w.toc.list.kind, attr: append(attributes{}, w.toc.list.attr...)}
	if _, ok := list.attr.get("id"); !ok {
		list.attr.set("id", "markdown-toc")
	}
	top, _ := list.attr.get("id")
	var open []*element // the items that the next one may stand in, outermost first
	for _, h := range w.toc.headings {
		for len(open) > 0 && open[len(open)-1].level >= h.level {
			open = open[:len(open)-1]
		}
		id, _ := h.attr.get("id")
		entry := &element{kind: link, attr: attributes{{"href", "#" + id}, {"id", top + "-" + id}}}
		entry.children = withoutLinks(h.children)
		item := &element{kind: li, level: h.level}
		item.add(&element{kind: paragraph, transparent: true, children: []*element{entry}})
		parent := list
		if len(open) > 0 {
			outer := open[len(open)-1]
			if len(outer.children) < 2 {
				outer.add(&element{kind: list.kind})
			}
			parent = outer.children[1]
		}
		parent.add(item)
		open = append(open, item)
	}
	if len(list.children) > 0 {
		w.print(list, indent)
	}
}

// withoutLinks are copies of a heading's children with links unwrapped and footnotes left out.
func withoutLinks(children []*element) []*element {
	var out []*element
	for _, c := range children {
		if c.kind == footnote {
			continue
		}
		inner := withoutLinks(c.children)
		if c.kind == link {
			out = append(out, inner...)
			continue
		}
		copied := *c
		copied.children = inner
		out = append(out, &copied)
	}
	return out
}
