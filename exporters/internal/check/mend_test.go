package check

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer/html"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// target is CommonMark, with HTML on one line.
type target struct{}

func (target) Live([]byte) *finding.Rule                    { return nil }
func (target) Guard(text string, _ body.Context) string     { return text }
func (target) Link(url string) string                       { return url }
func (target) Fence(i ir.CodeInfo) (string, bool)           { return i.Lang, true }
func (target) Anchor(*body.Writer, *ir.Heading)             {}
func (target) Divider(w *body.Writer, n *ir.More)           { w.Copy(n.Span()) }
func (target) Footnote(w *body.Writer, n *ir.Footnote)      { w.Footnote(n) }
func (target) Finish(*body.Writer)                          {}
func (target) HTML(w *body.Writer, _ ir.Place, html string) { w.Write(body.Blank + html) }
func (target) Own(*body.Writer, ir.Place, string, string)   {}
func (target) Template(*body.Writer, ir.Place, ir.Meaning, body.Part) *finding.Rule {
	return nil
}

// written is what becomes of Markdown of which the blog showed these blocks, a paragraph a line; the third word of what is
// told is the line.
func written(t *testing.T, markdown string, shown ...string) (out string, told []string) {
	t.Helper()
	doc := &ir.Document{Source: &ir.Source{Path: "a.md", Data: []byte(markdown)}, Content: ir.Span{End: len(markdown)}}
	doc.Body = []ir.Node{&ir.Text{At: ir.At(doc.Content)}}
	if at := strings.Index(markdown, "<!--more-->"); at >= 0 {
		end := at + len("<!--more-->")
		doc.Body = []ir.Node{&ir.Text{At: ir.At{End: at}}, &ir.More{At: ir.At{Start: at, End: end}}, &ir.Text{At: ir.At{Start: end, End: len(markdown)}}}
	}
	doc.Render = func() (blocks []ir.Block) {
		at := 0
		for i, line := range strings.SplitAfter(markdown, "\n\n") {
			blocks = append(blocks, ir.Block{At: ir.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}, HTML: []byte(shown[i] + "\n")})
			at += len(line)
		}
		return blocks
	}
	engine := Engine{Name: "Test", Render: func(w *body.Writer) ([]byte, error) {
		var b bytes.Buffer
		err := goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe())).Convert(w.Bytes(), &b)
		return b.Bytes(), err
	}}
	var log finding.Log
	text := body.Write(&ir.Site{}, doc, target{}, body.Options{Check: engine.Page}, &log)
	for _, f := range log.Findings() {
		line, _ := f.Start()
		told = append(told, fmt.Sprintf("%s %d", f.Rule.ID, line))
	}
	return string(text), told
}

func TestABlockThatReadsOtherwiseBecomesHTML(t *testing.T) {
	for name, c := range map[string]struct {
		markdown string
		shown    []string
		want     string
		told     string
	}{
		"all is well":             {"a *b*\n\nc", []string{"<p>a <em>b</em></p>", "<p>c</p>"}, "a *b*\n\nc", ""},
		"one of three":            {"a\n\n*b*\n\nc", []string{"<p>a</p>", "<p>*b*</p>", "<p>c</p>"}, "a\n\n<!----><p>*b*</p>\n\nc", "markdown/as-html 3"},
		"the first and the last":  {"*a*\n\nb\n\n*c*", []string{"<p>*a*</p>", "<p>b</p>", "<p>*c*</p>"}, "<!----><p>*a*</p>\n\nb\n\n<!----><p>*c*</p>", "markdown/as-html 1, markdown/as-html 5"},
		"what others refer to":    {"[x]: /y\n*b*\n\n[c][x]", []string{"<p>*b*</p>", `<p><a href="/y">c</a></p>`}, "<!----><p>*b*</p>\n\n[x]: /y\n\n[c][x]", "markdown/as-html 1"},
		"the end of the excerpt":  {"*a* <!--more-->\n\nb", []string{"<p>*a*</p>", "<p>b</p>"}, "*a* <!--more-->\n\nb", "render/differs 1"},
		"a block that shows less": {"a\n\nb\n\nc", []string{"<p>a</p>", "", "<p>c</p>"}, "a\n\n<!---->\n\nc", "markdown/as-html 3"},
	} {
		t.Run(name, func(t *testing.T) {
			out, told := written(t, c.markdown, c.shown...)
			if out != c.want || strings.Join(told, ", ") != c.told {
				t.Errorf("%q, want %q\ntold %q, want %q", out, c.want, told, c.told)
			}
		})
	}
}
