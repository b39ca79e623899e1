package hexo

import (
	"bytes"
	"strings"

	"hexodus/importers/hexo/scan"
	"hexodus/importers/hexo/tags"
	"hexodus/ir"
	"hexodus/ir/component"
)

// call is a use of a tag, as its family reads it.
func (r *reader) call(spec tags.Tag, n *scan.Node) tags.Call {
	c := tags.Call{Name: n.Name, Args: n.Args, Raw: n.ArgsRaw, Blog: r, Config: r.bodies.tags, Closed: n.Closed}
	if !n.Closed {
		return c
	}
	if !spec.Markdown && !spec.Holds {
		c.Body = r.bodyText(n)
	}
	c.Place = 1 + bytes.Count(r.body[:n.Start], []byte("\n"))
	c.Source = r.blanked(n)
	return c
}

// blanked is a tag's body with all that is no text blanked out, at the same offsets: its own comments are found in it, and not
// those of a tag within it.
func (r *reader) blanked(n *scan.Node) string {
	text := bytes.Clone(r.body[n.InnerStart:n.InnerEnd])
	for _, t := range n.Body {
		if t.Kind == scan.Text || t.Kind == scan.HTMLComment {
			continue
		}
		for i := t.Start; i < t.End; i++ {
			if text[i-n.InnerStart] != '\n' {
				text[i-n.InnerStart] = 0
			}
		}
	}
	return string(text)
}

// part is a unit of Markdown within a tag's body.
func (r *reader) part(n *scan.Node, p tags.Part) *unit {
	at := ir.Span{Start: n.InnerStart + p.InnerStart, End: n.InnerStart + p.InnerEnd}
	return r.unit(shown(tilesIn(n.Body, at.Start, at.End)), at, dedent(r.body[n.InnerStart:n.InnerEnd]))
}

// parts are the nodes of a body that is cut into components. What is between them was not shown.
func (r *reader) parts(c tags.Call, spec tags.Tag, n *scan.Node, place ir.Place) []ir.Node {
	var out []ir.Node
	at := n.InnerStart
	between := func(end int) {
		if at == end {
			return
		}
		span := ir.At{Start: at, End: end}
		if len(bytes.TrimSpace(r.body[at:end])) == 0 {
			out = append(out, &ir.Text{At: span, Raw: true})
		} else {
			out = append(out, &ir.Component{At: span, Place: ir.Place{Raw: true}, Name: n.Name, Means: component.Nothing{}, Inner: ir.Span{Start: end, End: end}})
		}
	}
	for _, p := range spec.Parts(c) {
		start, end := n.InnerStart+p.Start, n.InnerStart+p.End
		between(start)
		u := r.part(n, p)
		out = append(out, &ir.Component{
			At: ir.At{Start: start, End: end}, Place: alone(place), Name: n.Name, Means: p.Means,
			Inner: u.at, Body: r.nodes(u), Markdown: true,
		})
		at = end
	}
	between(n.InnerEnd)
	return out
}

// alone is the place of a component that stands in the body of another, on lines of its own.
func alone(outer ir.Place) ir.Place { return ir.Place{Block: true, Alone: true, Prefix: outer.Prefix} }

// held are the nodes of a body that was shown as it is, with the tags in it.
func (r *reader) held(n *scan.Node, place ir.Place) []ir.Node {
	var out []ir.Node
	for _, t := range shown(n.Body) {
		at := ir.At{Start: t.Start, End: t.End}
		switch text := r.body[t.Start:t.End]; {
		case t.Kind == scan.Text && len(bytes.TrimSpace(text)) == 0:
			out = append(out, &ir.Text{At: at, Raw: true})
		case t.Kind == scan.Tag || t.Kind == scan.Block:
			for _, tile := range r.apart(t) {
				out = append(out, r.tile(&tile, alone(place), false)...)
			}
		case t.Kind == scan.Text:
			out = append(out, &ir.Raw{At: at, Place: alone(place)})
		default:
			out = append(out, r.tile(&t, alone(place), false)...)
		}
	}
	return out
}

// apart is a tile, or what a block tag that nobody knows consists of.
func (r *reader) apart(t scan.Tile) []scan.Tile {
	if open := r.opened(&t); open != nil {
		return open
	}
	return []scan.Tile{t}
}

// componentHTML is what a tag showed.
func (r *reader) componentHTML(spec tags.Tag, means ir.Meaning, n *scan.Node) string {
	open, end := means.HTML()
	if !n.Closed {
		return open + end
	}
	var b strings.Builder
	b.WriteString(open)
	switch {
	case spec.Parts != nil:
		for _, p := range spec.Parts(r.call(spec, n)) {
			open, end := p.Means.HTML()
			b.WriteString(open)
			b.Write(r.html(r.part(n, p)))
			b.WriteString(end)
		}
	case spec.Holds:
		b.WriteString(r.bodyText(n))
	case spec.Markdown:
		b.Write(r.html(r.inner(n)))
	}
	b.WriteString(end)
	return b.String()
}

// Markdown is what the blog's engine makes of a text of its own, without placeholders in it.
func (r *reader) Markdown(text string) string {
	return string(r.dialect.Parse([]byte(text)).HTML())
}
