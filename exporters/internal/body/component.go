package body

import (
	"bytes"
	"html"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// component spells a tag: as Markdown where that says the same, else with a template of the target's, else as HTML.
func (w *Writer) component(n *ir.Component) {
	if n.Start < w.hushed {
		settled := *n
		settled.Place = w.settled(n.Place, n.Start)
		n = &settled
	}
	w.Mark(n.Start)
	if n.Dropped {
		w.Lead(n.Place)
		w.Mark(n.End)
		w.tags[leftOut]++
		w.Say(n.Span(), finding.Finding{Rule: leftOut, Effect: finding.Dropped, Detail: n.Name})
		return
	}
	rule := w.means(n)
	w.Mark(n.End)
	if f, ok := n.Means.(component.Frozen); ok {
		w.tags[frozen]++
		w.Say(n.Span(), finding.Finding{Rule: frozen, Effect: finding.Equivalent, Detail: frozenBy(n, f)})
		return
	}
	w.tags[rule]++
	w.Say(n.Span(), finding.Finding{Rule: rule, Effect: finding.Equivalent, Detail: n.Name + " is " + n.Means.Kind()})
}

// frozenBy says which code made the HTML of a tag.
func frozenBy(n *ir.Component, f component.Frozen) string { return n.Name + ", defined in " + f.By }

func (w *Writer) means(n *ir.Component) *finding.Rule {
	open, end := n.Means.HTML()
	if t, ok := n.Templates[w.format]; ok {
		return w.own(n, t, open, end)
	}
	if n.Attr {
		w.target.HTML(w, n.Place, open)
		return asHTML
	}
	if n.Place.Raw {
		if end == "" {
			return w.template(n, open)
		}
		w.target.HTML(w, n.Place, open)
		w.Nodes(n.Body)
		w.target.HTML(w, n.Place, end)
		return asHTML
	}
	if w.markdown(n) {
		return AsMarkdown
	}
	if n.Markdown {
		return w.around(n, open, end)
	}
	return w.template(n, open+end)
}

// template spells a component without a body of Markdown.
func (w *Writer) template(n *ir.Component, html string) *finding.Rule {
	if !asWritten(n.Means) {
		if rule := w.target.Template(w, n.Place, n.Means, Whole); rule != nil {
			return rule
		}
	}
	w.target.HTML(w, n.Place, html)
	return asHTML
}

// asWritten reports whether a component holds HTML of the author's, which no template can take as a parameter.
func asWritten(m ir.Meaning) bool {
	switch m := m.(type) {
	case component.Link:
		return m.Markup != "" || m.Form == component.LinkOpen
	case component.Image:
		return m.Src == ""
	}
	return false
}

// markdown writes a component in Markdown, if that says the same.
func (w *Writer) markdown(n *ir.Component) bool {
	switch m := n.Means.(type) {
	case component.Nothing:
		w.Lead(n.Place)
	case component.Frozen:
		if m.Markup != "" {
			return false
		}
		w.Lead(n.Place)
	case component.URL:
		if n.Block {
			return false
		}
		w.Inline(w.target.Link(m.URL))
	case component.Image:
		if n.Block || m.Src == "" || m.Class != "" || m.Width != "" || m.Height != "" || !plainTarget(m.Src) || n.Cell && strings.Contains(m.Title+m.Alt, "|") {
			return false
		}
		w.Inline("![" + escape(m.Alt) + "](" + w.target.Link(m.Src) + title(m.Title) + ")")
	case component.Link:
		if n.Block || n.Label || m.Href == "" || m.External || m.Markup != "" || m.Form == component.LinkOpen || !plainTarget(m.Href) || m.Text == "" || n.Cell && strings.Contains(m.Title+m.Text, "|") {
			return false
		}
		if t, ok := w.target.(PostLinker); ok {
			if tag := t.PostLink(m.Href); tag != "" {
				w.Inline("[" + escape(m.Text) + "](")
				w.Early(tag, m.Href)
				w.Inline(title(m.Title) + ")")
				return true
			}
		}
		w.Inline("[" + escape(m.Text) + "](" + w.target.Link(m.Href) + title(m.Title) + ")")
	case component.Plain:
		if n.Block {
			return false
		}
		w.Inline(escape(m.Text))
	case component.Listing:
		if !n.Block || n.Cell {
			return false
		}
		info := ir.CodeInfo{Lang: m.Lang, Title: html.UnescapeString(m.Title), URL: m.URL, LinkText: html.UnescapeString(m.LinkText), NoLineNumbers: m.NoLineNumbers && w.Site.Config.LineNumbers}
		if m.FirstLine > 1 {
			info.FirstLine = m.FirstLine
		}
		by := max(m.FirstLine, 1) - 1
		for _, r := range m.Marked { // in a CodeInfo they count from the first line shown, whatever its number
			if r[1] > by {
				info.Marked = append(info.Marked, [2]int{max(r[0]-by, 1), r[1] - by})
			}
		}
		w.listing(n.Place, info, m.Code)
		w.endLine(n)
	case component.Quote:
		return w.quote(n, m)
	default:
		return false
	}
	return true
}

// plainTarget reports whether a URL can stand in a Markdown link as it is.
func plainTarget(url string) bool {
	return !strings.ContainsAny(url, " \t\n<>()\\")
}

var titleEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", `\&`)

// title is a link's or an image's title, with the blank before it.
func title(text string) string {
	if text == "" {
		return ""
	}
	return ` "` + titleEscapes.Replace(text) + `"`
}

// endLine ends the line after a block if the author wrote on.
func (w *Writer) endLine(n *ir.Component) {
	if !n.Alone {
		w.out.WriteString("\n" + w.outer + n.Prefix)
	}
}

// around writes a component with a Markdown body between its opening and its end.
func (w *Writer) around(n *ir.Component, open, end string) *finding.Rule {
	block := ir.Place{Block: true, Prefix: n.Prefix}
	var rule *finding.Rule
	w.enclose(n, func() {
		if rule = w.target.Template(w, block, n.Means, Open); rule == nil {
			w.target.HTML(w, block, open)
		}
	}, func() {
		if rule != nil {
			w.target.Template(w, block, n.Means, Close)
		} else {
			rule = asHTML
			w.target.HTML(w, block, end)
		}
	})
	return rule
}

// enclose writes a component with a Markdown body: its opening and its end are blocks of their own, so that the body is
// Markdown of the page, with its anchors, footnotes and references.
func (w *Writer) enclose(n *ir.Component, open, end func()) {
	prefix := w.Prefix(n.Place)
	if !n.Block { // mid-line: the body becomes blocks of its own
		w.out.WriteString("\n\n" + prefix)
	}
	open()
	if body := w.Doc.Source.Bytes(n.Inner); len(body) > 0 && body[0] != '\n' {
		w.out.WriteString("\n" + prefix)
	}
	outer := w.outer
	w.outer, w.depth = prefix, w.depth+1
	w.Nodes(n.Body)
	w.outer, w.depth = outer, w.depth-1
	if !bytes.HasSuffix(bytes.TrimRight(w.out.Bytes(), " \t>"), []byte("\n")) {
		w.out.WriteString("\n" + prefix)
	}
	end()
	if !n.Block {
		w.out.WriteString("\n\n" + prefix)
	}
}
