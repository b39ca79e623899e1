package hugo

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// listings prints fenced code blocks as layouts/_markup/render-codeblock.html does, but for the colours.
type listings struct{}

func (listings) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindFencedCodeBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		title, url, link := captionOf(n.(*ast.FencedCodeBlock), source)
		_, _ = w.WriteString(`<figure class="highlight">`)
		if title != "" || url != "" {
			_, _ = w.WriteString("<figcaption>")
			if title != "" {
				_, _ = w.WriteString("<span>" + html.EscapeString(title) + "</span>")
			}
			if url != "" {
				_, _ = w.WriteString(`<a href="` + html.EscapeString(url) + `">` + html.EscapeString(link) + "</a>")
			}
			_, _ = w.WriteString("</figcaption>")
		}
		_, _ = w.WriteString("<pre><code>")
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			_, _ = w.WriteString(html.EscapeString(string(line.Value(source))))
		}
		_, _ = w.WriteString("</code></pre></figure>\n")
		return ast.WalkSkipChildren, nil
	})
}

// captionOf reads the attributes of a fence's info string.
// Hugo: markup/goldmark/codeblocks
func captionOf(n *ast.FencedCodeBlock, source []byte) (title, url, link string) {
	if n.Info == nil {
		return
	}
	_, attrs, ok := strings.Cut(string(n.Info.Segment.Value(source)), "{")
	if !ok {
		return
	}
	link = "link"
	list, _ := parser.ParseAttributes(text.NewReader([]byte("{" + attrs)))
	for _, a := range list {
		value, ok := a.Value.([]byte)
		if !ok {
			continue
		}
		switch string(a.Name) {
		case "title":
			title = html.UnescapeString(string(value))
		case "url":
			url = html.UnescapeString(string(value))
		case "linktext":
			link = html.UnescapeString(string(value))
		}
	}
	return
}
