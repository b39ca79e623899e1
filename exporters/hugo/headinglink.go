package hugo

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// headingLinks prints headings as headings/render-heading.html does. It is the class of the link that each begins with.
type headingLinks string

func (class headingLinks) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHeading, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		level := n.(*ast.Heading).Level
		if !entering {
			_, _ = fmt.Fprintf(w, "</h%d>\n", level)
			return ast.WalkContinue, nil
		}
		_, _ = fmt.Fprintf(w, "<h%d", level)
		html.RenderAttributes(w, n, nil)
		id, _ := n.AttributeString("id")
		text, _ := id.([]byte)
		_, _ = fmt.Fprintf(w, `><a class="%s" href="#%s"></a> `, string(class), util.EscapeHTML(text))
		return ast.WalkContinue, nil
	})
}
