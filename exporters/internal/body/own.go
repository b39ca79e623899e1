package body

import (
	"regexp"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	asOwn = finding.Define(finding.Rule{
		ID:       "tag/as-own",
		Severity: finding.Info,
		Title:    "a tag became what the mapping file says for this format",
		Doc: "The blog's mapping file has a template for this tag and this format, and what it comes to stands in the text. Whether the new site shows the same with it as the " +
			"blog did, only its owner knows: the self-check takes it for the HTML that the mapping file gives.",
		Hint: "look at the page; the new site needs what the template uses",
	})
	leftOut = finding.Define(finding.Rule{
		ID:       "tag/left-out",
		Severity: finding.Warning,
		Title:    "a tag is left out, as the mapping file says",
		Doc:      "The blog's mapping file says drop for this tag. The tag is not on the page, and neither is what it encloses.",
		Hint:     "nothing to do, if that is what you want",
	})
)

// Quoter is a target whose template language has strings of its own.
type Quoter interface {
	// Quote is a value as it can stand after what is before it in a template; ok is false where no template tag is open.
	Quote(before, value string) (text string, ok bool)
}

// own writes a component as the blog's owner wants it written in this format.
func (w *Writer) own(n *ir.Component, t ir.Template, open, end string) *finding.Rule {
	before, after := w.fill(t)
	switch {
	case !n.Markdown:
		w.owned(n.Place, before+after, open+end)
	case n.Place.Raw || n.Attr:
		w.owned(n.Place, before, open)
		w.Nodes(n.Body)
		w.owned(n.Place, after, end)
	default:
		block := ir.Place{Block: true, Prefix: n.Prefix}
		w.enclose(n, func() {
			w.owned(block, before, open)
			w.out.WriteString("\n" + w.Prefix(n.Place))
		}, func() {
			w.out.WriteString("\n" + w.Prefix(n.Place))
			w.owned(block, after, end)
		})
	}
	return asOwn
}

// fill puts the values into a template: what stands before the body, and what after it.
func (w *Writer) fill(t ir.Template) (before, after string) {
	var b strings.Builder
	for _, p := range t {
		switch {
		case p.Body:
			before = b.String()
			b.Reset()
		case p.Value:
			b.WriteString(w.quoted(b.String(), p.Text))
		default:
			b.WriteString(p.Text)
		}
	}
	if t.HasBody() {
		return before, b.String()
	}
	return b.String(), ""
}

func (w *Writer) quoted(before, value string) string {
	if t, ok := w.target.(Quoter); ok {
		if text, ok := t.Quote(before, value); ok {
			return text
		}
	}
	return asReferences(value)
}

// asReferences is a value that means itself in Markdown, in HTML and in a link's target: whatever could be markup is a
// character reference.
func asReferences(value string) string {
	return lineStart.ReplaceAllStringFunc(references.Replace(value), func(s string) string {
		return s[:len(s)-1] + "&#" + map[byte]string{'#': "35", '+': "43", '-': "45", '.': "46", '=': "61"}[s[len(s)-1]] + ";"
	})
}

var (
	references = strings.NewReplacer("\n", " ", "&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", `\`, "&#92;", "`", "&#96;", "*", "&#42;",
		"_", "&#95;", "{", "&#123;", "}", "&#125;", "[", "&#91;", "]", "&#93;", "(", "&#40;", ")", "&#41;", "!", "&#33;", "|", "&#124;", "~", "&#126;", "$", "&#36;", "^", "&#94;")
	lineStart = regexp.MustCompile(`^ *(?:[#+=-]|[0-9]{1,9}\.)`)
)

// owned writes text of the blog's owner.
func (w *Writer) owned(at ir.Place, text, html string) {
	w.target.Own(w, at, strings.ReplaceAll(strings.Trim(text, "\n"), "\n", "\n"+w.Prefix(at)), html)
}
