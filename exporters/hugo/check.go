package hugo

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"hexodus/ir/finding"
	"hexodus/ir/reading"
)

var (
	differs = finding.Define(finding.Rule{
		ID:       "render/differs",
		Severity: finding.Warning,
		Title:    "Hugo shows this block otherwise than the blog did",
		Doc: "Every page is rendered here with Hugo's own Markdown engine and the settings of hugo.toml, and held against what the blog showed. " +
			"This block reads differently: its Markdown means one thing to the blog's engine and another to Hugo's.",
		Hint: "rewrite the block so that there is no doubt, in the blog or in the exported page",
	})
	dressedOtherwise = finding.Define(finding.Rule{
		ID:       "typography/differs",
		Severity: finding.Info,
		Title:    "quotes, dashes or dots look different",
		Doc: "The author typed straight quotes, hyphens and dots, and the blog's engine made typographic ones of them. Hugo's does the same, with rules of its own, " +
			"so that some come out differently. The text is as it was typed.",
		Hint: "--typography exact writes the blog's characters out",
	})
	checked = finding.Define(finding.Rule{
		ID:       "render/failed",
		Severity: finding.Error,
		Title:    "the page could not be checked",
		Doc:      "Rendering the page for the self-check failed. The page is written; look at it.",
		Hint:     "report this with the page's text",
	})
)

// mostDifferences is how many differences of one page are told; more have a common cause.
const mostDifferences = 12

// engine is Hugo's Markdown engine as the exported hugo.toml sets it up.
// Hugo: markup/goldmark/convert.go
func (s *site) engine() goldmark.Markdown {
	m := &s.Markdown
	var extensions []goldmark.Extender
	if m.Tables {
		extensions = append(extensions, extension.Table)
	}
	if m.Strikethrough {
		extensions = append(extensions, extension.Strikethrough)
	}
	if m.TaskLists {
		extensions = append(extensions, extension.TaskList)
	}
	if s.typographer() {
		extensions = append(extensions, extension.NewTypographer(extension.WithTypographicSubstitutions(extension.TypographicSubstitutions{
			extension.LeftAngleQuote: []byte("&lt;&lt;"), extension.RightAngleQuote: []byte("&gt;&gt;"),
		})))
	}
	if m.Footnotes {
		extensions = append(extensions, extension.Footnote)
	}
	options := []parser.Option{parser.WithAttribute(), parser.WithASTTransformers(util.Prioritized(headingIDs{}, 100))}
	rendering := []goldmark.Option{goldmark.WithExtensions(extensions...), goldmark.WithParserOptions(options...), goldmark.WithRendererOptions(html.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(listings{}, 100)))}
	if m.HardBreaks {
		rendering = append(rendering, goldmark.WithRendererOptions(html.WithHardWraps()))
	}
	return goldmark.New(rendering...)
}

// headingIDs gives headings without an anchor the one that Hugo gives them.
type headingIDs struct{}

func (headingIDs) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	ids := newHugoIDs()
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		if id, ok := h.AttributeString("id"); ok {
			if b, ok := id.([]byte); ok {
				ids.take(string(b))
			}
			return ast.WalkContinue, nil
		}
		if id := ids.next(plainText(h, reader.Source())); id != "" {
			ids.take(id)
			h.SetAttributeString("id", []byte(id))
		}
		return ast.WalkContinue, nil
	})
}

// plainText is the text of a node, the last line of several.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			if b.Write(n.Value(source)); n.SoftLineBreak() || n.HardLineBreak() {
				b.Reset()
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// check renders the page as Hugo will and tells where it reads differently from what the blog showed.
func (p *page) check(body *spelling) {
	p.checker.Do(func() { p.markdown = p.engine() })
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := p.markdown.Convert(body.asHugoSees(), buf); err != nil {
		p.log.Add(finding.Finding{Rule: checked, Source: p.doc.Source, Effect: finding.Manual, Detail: err.Error()})
		return
	}
	got := body.expand(buf.Bytes())

	blocks := p.doc.Render()
	if p.Markdown.Footnotes { // the list of notes is Hugo's own, and told as such
		if n := len(blocks); n > 0 && blocks[n-1].At.Len() == 0 {
			blocks = blocks[:n-1]
		}
		got, _, _ = bytes.Cut(got, []byte(`<div class="footnotes"`))
	}
	var want []byte
	for _, b := range blocks {
		want = append(want, b.HTML...)
	}
	p.dressing(want, got)
	base := reading.Base{Origin: p.Config.URL, Root: p.Config.Root, Path: p.doc.URL}
	a, b := reading.Tokens(want, base), reading.Tokens(got, base)
	if slices.Equal(a, b) {
		return
	}
	changes, places := reading.Diff(a, b), newPlaces(p.doc, base, blocks, want)
	for i, c := range changes {
		if i == mostDifferences {
			p.log.Add(finding.Finding{Rule: differs, Source: p.doc.Source, At: p.doc.Content, Effect: finding.Degraded,
				Detail: fmt.Sprintf("and %d more places in this page", len(changes)-i)})
			break
		}
		p.log.Add(finding.Finding{
			Rule: differs, Source: p.doc.Source, At: places.of(c.A[0]), Effect: finding.Degraded,
			Detail: differenceOf(a[c.A[0]:c.A[1]], b[c.B[0]:c.B[1]]),
			Before: clip(strings.Join(a[c.A[0]:c.A[1]], " ¦ ")),
			After:  clip(strings.Join(b[c.B[0]:c.B[1]], " ¦ ")),
		})
	}
}

// dressed are the characters that typographers make.
var dressed = []string{"“", "”", "‘", "’", "–", "—", "…"}

// dressing tells if Hugo's typographer made other quotes, dashes or dots than the blog's.
func (p *page) dressing(want, got []byte) {
	if !p.typographer() {
		return
	}
	n := 0
	want, got = withoutTags(want), withoutTags(got)
	for _, mark := range dressed {
		a, b := bytes.Count(want, []byte(mark)), bytes.Count(got, []byte(mark))+bytes.Count(got, []byte(entity[mark]))
		n += max(a-b, b-a)
	}
	if n > 0 {
		p.log.Add(finding.Finding{Rule: dressedOtherwise, Source: p.doc.Source, Effect: finding.Equivalent, Count: n})
	}
}

// withoutTags is the text of HTML, character references and all.
func withoutTags(html []byte) []byte {
	var out []byte
	for {
		i := bytes.IndexByte(html, '<')
		if i < 0 {
			return append(out, html...)
		}
		out = append(out, html[:i]...)
		n := bytes.IndexByte(html[i:], '>')
		if n < 0 {
			return out
		}
		html = html[i+n+1:]
	}
}

// entity is how goldmark prints what its typographer makes.
var entity = map[string]string{"“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&rsquo;", "–": "&ndash;", "—": "&mdash;", "…": "&hellip;"}

// differenceOf says in a few words what changed.
func differenceOf(before, after []string) string {
	switch {
	case len(before) == 0:
		return "Hugo shows more: " + clip(strings.Join(after, " ¦ "))
	case len(after) == 0:
		return "Hugo does not show: " + clip(strings.Join(before, " ¦ "))
	}
	return clip(before[0]) + " is " + clip(after[0])
}

// placeholder is what Hugo puts for a shortcode while Markdown is read.
func placeholder(i int) string { return placeholderHead + strconv.Itoa(i) + placeholderTail }

// asHugoSees is the body that Hugo's Markdown engine is given.
func (s *spelling) asHugoSees() []byte {
	out := s.out.Bytes()
	if len(s.stands) == 0 {
		return out
	}
	var b []byte
	at := 0
	for i, st := range s.stands {
		b = append(b, out[at:st.start]...)
		if st.early {
			b = append(b, st.text...)
		} else {
			b = append(b, placeholder(i)...)
		}
		at = st.end
	}
	return append(b, out[at:]...)
}

// expand puts the output of the shortcodes in, as Hugo does: a paragraph that holds nothing else goes.
func (s *spelling) expand(html []byte) []byte {
	if s.more {
		html = bytes.ReplaceAll(html, []byte("<p>"+dividerMark+"</p>\n"), nil)
		html = bytes.ReplaceAll(html, []byte(dividerMark), nil)
	}
	if len(s.stands) == 0 {
		return html
	}
	var out []byte
	for {
		i := bytes.Index(html, []byte(placeholderHead))
		if i < 0 {
			break
		}
		n, rest := 0, html[i+len(placeholderHead):]
		for len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' {
			n, rest = n*10+int(rest[0]-'0'), rest[1:]
		}
		after, ok := bytes.CutPrefix(rest, []byte(placeholderTail))
		if !ok || n >= len(s.stands) {
			out = append(out, html[:i+1]...)
			html = html[i+1:]
			continue
		}
		before := html[:i]
		if head, alone := bytes.CutSuffix(before, []byte("<p>")); alone {
			if tail, alone := bytes.CutPrefix(after, []byte("</p>")); alone {
				before, after = head, tail
			}
		}
		out = append(append(out, before...), s.stands[n].text...)
		html = after
	}
	return append(out, html...)
}

// What Hugo puts around the number of a shortcode. Hugo: hugolib/shortcode.go
const (
	placeholderHead = "HAHAHUGOSHORTCODE"
	placeholderTail = "HBHB"
)
