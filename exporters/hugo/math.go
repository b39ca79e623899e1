package hugo

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var mathNative = finding.Define(finding.Rule{
	ID:       "math/native",
	Severity: finding.Info,
	Title:    "formulas are Hugo's own",
	Doc: "A plugin set the formulas of the blog with KaTeX when it was built. Hugo has KaTeX built in, and sets them when it builds the site: layouts/_markup/render-passthrough.html says how. " +
		"Readers need no script.",
	Hint: "a theme needs KaTeX's stylesheet, or one line of CSS that hides .katex-html and lets the browser set the MathML",
})

var newerKaTeX = finding.Define(finding.Rule{
	ID:       "math/newer-katex",
	Severity: finding.Info,
	Title:    "large brackets of formulas are drawn in a new way",
	Doc:      "The blog's plugin came with an older KaTeX, which put large brackets together from pieces. Hugo's draws them in one.",
	Hint:     "nothing to do",
})

// marks are the signs between which formulas stand in the pages of a site.
type marks uint8

const (
	noMarks marks = iota // formulas are shortcodes
	dollars              // $…$ and $$…$$, as the author wrote them
	parens               // \(…\) and \[…\], since dollar signs stand in the texts, too
)

// mathMarks are the signs that no text of the blog holds but in formulas.
func mathMarks(docs []*ir.Document) marks {
	dollar, paren, any := false, false, false
	var look func(doc *ir.Document, nodes []ir.Node)
	look = func(doc *ir.Document, nodes []ir.Node) {
		for _, n := range nodes {
			switch n := n.(type) {
			case *ir.Component:
				_, math := n.Means.(component.Math)
				any = any || math
				look(doc, n.Body)
			case *ir.Footnote:
				look(doc, n.Body)
			case *ir.Text, *ir.Raw, *ir.Dialect, *ir.Verbatim:
				text := doc.Source.Bytes(n.Span())
				dollar = dollar || bytes.IndexByte(text, '$') >= 0
				paren = paren || bytes.Contains(text, []byte(`\(`)) || bytes.Contains(text, []byte(`\[`))
			}
		}
	}
	for _, doc := range docs {
		look(doc, doc.Body)
	}
	switch {
	case !any:
		return noMarks
	case !dollar:
		return dollars
	case !paren:
		return parens
	}
	return noMarks
}

// tall reports whether a formula may have a bracket that is higher than the highest letter for one: around three rows, or
// around a sum or fractions within fractions.
func tall(m component.Math) bool {
	for _, rows := range matrix.FindAllString(m.TeX, -1) {
		if strings.Count(rows, `\\`) >= 2 {
			return true
		}
	}
	large := m.Display || strings.Contains(m.TeX, `\displaystyle`)
	return large && slices.ContainsFunc(bracket.FindAllString(m.TeX, -1), func(inner string) bool {
		return strings.Contains(inner, `\sum_`) || strings.Contains(inner, `\prod_`) || strings.Contains(inner, `\sqrt`)
	})
}

var (
	matrix  = regexp.MustCompile(`(?s)\\begin\{(?:r?cases|[pbBvV]?matrix|array)\}.*?\\end\{`)
	bracket = regexp.MustCompile(`(?s)\\left.*?\\right`)
)

// interrupts are lines that end a paragraph, and the formula that it holds: Hugo looks for formulas within paragraphs.
var interrupts = regexp.MustCompile(`(?m)\n[ \t]*(?:>|[-+*](?:[ \t]|$)|[0-9]{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$|(?:[-*_][ \t]*){3,}$|~~~|\x60\x60\x60|<[A-Za-z/!?])`)

// math writes a formula between marks that Hugo knows, and reports whether it could. What stood in a tag is no paragraph.
func (s *spelling) math(w *body.Writer, at ir.Place, m component.Math) bool {
	if m.Display && !m.Dollars || at.Raw || at.Attr || at.Label || strings.Contains(at.Prefix, ">") && strings.Contains(m.TeX, "\n") || strings.Contains(m.TeX, "\n\n") || interrupts.MatchString(m.TeX) || strings.TrimSpace(m.TeX) == "" {
		return false
	}
	open, end := component.Math{Display: m.Display, Dollars: s.marks == dollars}.Marks()
	if s.marks == noMarks || strings.Contains(m.TeX, end) || strings.Contains(m.TeX, open) || s.marks == dollars && strings.Contains(m.TeX, "$") {
		return false
	}
	if !s.drawn && tall(m) {
		s.drawn = true
		w.Say(s.doc.Content, finding.Finding{Rule: newerKaTeX, Effect: finding.Improved})
	}
	html, _ := m.HTML()
	if !m.Display {
		html += keepsParagraph
	}
	w.Late(open+m.TeX+end, html)
	return true
}

// typed is a formula as the plugin hands it to KaTeX: on lines of its own it has no line feed before it, and one behind it but
// where its last line has text.
// Plugin: markdown-it-katex, index.js
func typed(m component.Math) component.Math {
	if m.Display && m.Dollars {
		lines := strings.Contains(m.TeX, "\n")
		open := strings.HasSuffix(strings.TrimRight(m.TeX, " \t"), "\n")
		if m.TeX = strings.TrimSpace(m.TeX); open || !lines {
			m.TeX += "\n"
		}
	}
	return m
}

// keepsParagraph stands, in what the self-check sees, behind a formula that is Markdown to Hugo: around a shortcode that
// stands alone in a paragraph, the paragraph goes.
const keepsParagraph = "<!--in a paragraph-->"

// setFormulas writes HTML that the blog showed, with the formulas in it as shortcodes, so that Hugo sets them there, too. It
// reports whether there are any.
func (s *spelling) setFormulas(w *body.Writer, at ir.Place, html string) bool {
	formulas := map[string]component.Math{}
	var look func(nodes []ir.Node)
	look = func(nodes []ir.Node) {
		for _, n := range nodes {
			switch n := n.(type) {
			case *ir.Component:
				if m, ok := n.Means.(component.Math); ok {
					shown, _ := m.HTML()
					formulas[shown] = m
				}
				look(n.Body)
			case *ir.Footnote:
				look(n.Body)
			}
		}
	}
	if !strings.Contains(html, `class="math `) {
		return false
	}
	look(s.doc.Body)
	piece := func(html string) {
		switch {
		case html == "":
		case strings.Contains(html, "\n"):
			s.shortcode(w, "html", " "+argument(html), html)
		default:
			w.RawHTML(html)
		}
	}
	done := 0
	for _, m := range formula.FindAllStringIndex(html, -1) {
		shown := html[m[0]:m[1]]
		math, ok := formulas[shown]
		if !ok {
			continue
		}
		if done == 0 {
			w.Lead(at)
		}
		piece(html[done:m[0]])
		if math.Display && math.Dollars {
			w.RawHTML("<p>")
		}
		s.shortcode(w, math.Kind(), params(typed(math)), shown)
		if math.Display && math.Dollars {
			w.RawHTML("</p>")
		}
		done = m[1]
	}
	if done > 0 {
		piece(html[done:])
	}
	return done > 0
}

// formula is a formula as its component prints it.
var formula = regexp.MustCompile(`<span class="math inline">[^<]*</span>|<div class="math display">[^<]*</div>`)
