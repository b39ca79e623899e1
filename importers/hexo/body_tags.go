package hexo

import (
	"errors"
	"strconv"
	"strings"

	"hexodus/importers/hexo/scan"
	"hexodus/importers/hexo/tags"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var damaged = finding.Define(finding.Rule{
	ID:       "tag/damaged",
	Severity: finding.Warning,
	Title:    "Hexo itself read this tag wrongly",
	Doc: "Hexo hides tags from Markdown before it renders, and got this one wrong: another tag's end was taken for its own, an apostrophe or a slash in an argument " +
		"kept it from ending, or \"end\" and its name stand somewhere in the text. What the blog showed here is not what was meant. The tag is carried over as it was meant.",
	Hint: "compare the page with the blog",
})

var assumed = finding.Define(finding.Rule{
	ID:       "tag/assumed",
	Severity: finding.Warning,
	Title:    "a tag is taken for what its name says",
	Doc: "Nobody at hand defines this tag: the theme or the plugin that does is not in the blog's folder, and the blog's settings do not name one that hexodus knows, " +
		"or one whose versions disagree about the tag. It is carried over as what well-known themes mean by it. What the blog itself showed may have been another thing.",
	Hint: "compare the page with the blog",
})

// statements are the words of the template language itself, with bodies and without.
var statements = map[string]bool{
	"if": true, "elif": true, "elseif": true, "else": true, "endif": true, "for": true, "endfor": true, "asyncEach": true, "asyncAll": true,
	"set": true, "endset": true, "block": true, "extends": true, "include": true, "import": true, "from": true, "macro": true, "call": true, "filter": true,
	"switch": true, "case": true, "default": true,
}

// known reports whether somebody says what a tag means.
func (r *reader) known(name string) bool {
	_, ok := r.set.Lookup(name)
	return ok || statements[name]
}

// opened is a block tag that nobody knows, as its opening tag, its body and its end tag; nil for any other tile.
func (r *reader) opened(t *scan.Tile) []scan.Tile {
	n := t.Node
	if t.Kind != scan.Block || n == nil || !n.Closed || r.known(n.Name) || r.isOwn(n) {
		return nil
	}
	open, end := *n, scan.Node{Name: "end" + n.Name, Start: n.InnerEnd, End: n.End, InnerStart: n.End, InnerEnd: n.End}
	open.End, open.InnerStart, open.InnerEnd, open.Closed, open.Body = n.InnerStart, n.InnerStart, n.InnerStart, false, nil
	list := []scan.Tile{{Kind: scan.Tag, Start: n.Start, End: n.InnerStart, Node: &open, Damage: t.Damage}}
	list = append(list, shown(n.Body)...)
	return append(list, scan.Tile{Kind: scan.Tag, Start: n.InnerEnd, End: n.End, Node: &end})
}

// shown are the tiles of a tag's body as a text of their own: nothing in it is hidden.
func shown(tiles []scan.Tile) []scan.Tile {
	out := make([]scan.Tile, len(tiles))
	for i, t := range tiles {
		t.Hidden = false
		out[i] = t
	}
	return out
}

// inner is the body of a tag that renders it as Markdown.
func (r *reader) inner(n *scan.Node) *unit {
	at := ir.Span{Start: n.InnerStart, End: n.InnerEnd}
	return r.unit(shown(n.Body), at, dedent(r.body[at.Start:at.End]))
}

// tag is the node of a template tag.
func (r *reader) tag(t *scan.Tile, place ir.Place) []ir.Node {
	n := t.Node
	at := ir.At{Start: t.Start, End: t.End}
	if t.Damage != "" && r.log != nil {
		r.log.Add(finding.Finding{Rule: damaged, Source: r.doc.Source, At: ir.Span{Start: t.Start, End: min(t.End, t.Start+len(n.Name)+80)}, Effect: finding.Improved, Detail: n.Name + ": " + string(t.Damage)})
	}
	if statements[n.Name] {
		html, known := r.results[n.Start]
		return []ir.Node{&ir.Expression{At: at, Place: place, HTML: html, Known: known}}
	}
	spec, means := r.meaning(n)
	if means == nil {
		if m, ok := r.own(n); ok && m.err != nil && r.log != nil {
			r.log.Add(finding.Finding{Rule: tagFailed, Source: r.doc.Source, At: ir.Span{Start: n.Start, End: n.End}, Effect: finding.Manual, Detail: n.Name + ": " + m.err.Error()})
		}
		u := &ir.Unknown{At: at, Place: place, Name: n.Name, HasBody: n.Closed, Known: r.known(strings.TrimPrefix(n.Name, "end"))}
		if d, ok := r.defined[strings.TrimPrefix(n.Name, "end")]; ok {
			u.Defined = d.File + ":" + strconv.Itoa(d.Line)
		}
		return []ir.Node{u}
	}
	c := &ir.Component{At: at, Place: place, Name: n.Name, Means: means, Markdown: n.Closed && (spec.Markdown || spec.Holds)}
	if n.Closed {
		c.Inner = ir.Span{Start: n.InnerStart, End: n.InnerEnd}
	} else {
		c.Inner = ir.Span{Start: n.End, End: n.End}
	}
	r.mapped(c, spec, n)
	if n.Closed && !c.Dropped {
		switch {
		case spec.Parts != nil:
			c.Body = r.parts(r.call(spec, n), spec, n, place)
		case spec.Holds:
			c.Body = r.held(n, place)
		case spec.Markdown:
			c.Body = r.nodes(r.inner(n))
		}
	}
	return []ir.Node{c}
}

// meaning is what a tag means; nil if nobody knows, or if it is used so that nothing can be made of it.
func (r *reader) meaning(n *scan.Node) (tags.Tag, ir.Meaning) {
	spec, ok := r.set.Lookup(n.Name)
	if !ok || spec.Assumed || spec.Block && !n.Closed {
		if spec, means, ok := r.frozen(n); ok {
			return spec, means
		}
	}
	if !ok || spec.Block && !n.Closed {
		return spec, nil
	}
	means, err := spec.Make(r.call(spec, n))
	if l, ok := means.(component.Listing); ok && !l.Plain {
		l.Code = r.shownCode(l.Code, l.Lang)
		means = l
		r.captionedTag(l, ir.Span{Start: n.Start, End: n.End})
	}
	if means == nil || r.redefined(n, spec, means) {
		if spec, means, ok := r.frozen(n); ok {
			return spec, means
		}
	}
	if spec.Assumed && means != nil && r.log != nil {
		r.log.Add(finding.Finding{Rule: assumed, Source: r.doc.Source, At: ir.Span{Start: n.Start, End: n.End}, Effect: finding.Manual, Detail: n.Name})
	}
	var problem *tags.Problem
	if errors.As(err, &problem) && r.log != nil {
		effect := finding.Degraded
		switch {
		case means == nil:
			effect = finding.Manual
		case problem.Effect != "":
			effect = problem.Effect
		}
		r.log.Add(finding.Finding{Rule: problem.Rule, Source: r.doc.Source, At: ir.Span{Start: n.Start, End: n.End}, Effect: effect, Detail: problem.Detail})
	}
	return spec, means
}

// bodyText is a body as the template language hands it to its tag: expressions run, one blank line less at both ends.
// Hexo: lib/extend/tag.ts
func (r *reader) bodyText(n *scan.Node) string { return r.textOf(n, r.bodyTile) }

func (r *reader) textOf(n *scan.Node, show func(*scan.Tile) string) string {
	var b strings.Builder
	for _, t := range n.Body {
		b.WriteString(show(&t))
	}
	text := b.String()
	if indent := dedent([]byte(text)); indent > 0 {
		var out strings.Builder
		for line := range strings.Lines(text) {
			cut := 0
			for cut < indent && cut < len(line) && (line[cut] == ' ' || line[cut] == '\t') {
				cut++
			}
			out.WriteString(line[cut:])
		}
		text = out.String()
	}
	text = strings.TrimPrefix(text, "\n")
	return strings.TrimSuffix(text, "\n")
}

func (r *reader) bodyTile(t *scan.Tile) string {
	source := string(r.body[t.Start:t.End])
	switch t.Kind {
	case scan.TemplateComment:
		return ""
	case scan.Raw:
		return string(r.body[t.Node.InnerStart:t.Node.InnerEnd])
	case scan.Variable:
		if html, ok := r.results[t.Node.Start]; ok {
			return html
		}
	case scan.Tag, scan.Block:
		if html, ok := r.results[t.Node.Start]; ok {
			return html
		}
		if !statements[t.Node.Name] {
			if spec, means := r.meaning(t.Node); means != nil {
				return r.componentHTML(spec, means, t.Node)
			}
		}
	}
	return source
}
