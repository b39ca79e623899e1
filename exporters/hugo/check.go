package hugo

import (
	"bytes"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/check"
)

// engine is Hugo's Markdown engine as the exported hugo.toml sets it up.
// Hugo: markup/goldmark/convert.go
func (s *site) engine() goldmark.Markdown {
	m := &s.Markdown
	extensions := check.Extensions(m)
	if s.typographer() {
		extensions = append(extensions, check.Typographer())
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

// check tells where Hugo will show the page otherwise than the blog did.
func (s *spelling) check(w *body.Writer) {
	s.checker.Do(func() { s.markdown = s.engine() })
	engine := check.Engine{Name: "Hugo", Render: s.render, Notes: s.Markdown.Footnotes, Typographer: s.typographer(), Shown: s.opt.Shown}
	engine.Page(w)
}

// render is the page as Hugo will show it, without the list of notes.
func (s *spelling) render(w *body.Writer) ([]byte, error) {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := s.markdown.Convert(w.Seen(placeholder), buf); err != nil {
		return nil, err
	}
	html := s.expand(w, s.headingLinks(bytes.Clone(buf.Bytes())))
	if s.Markdown.Footnotes {
		html, _, _ = bytes.Cut(html, []byte(`<div class="footnotes"`))
	}
	return html, nil
}

// placeholder is what Hugo puts for a shortcode while Markdown is read.
func placeholder(i int) string { return placeholderHead + strconv.Itoa(i) + placeholderTail }

// expand puts the output of the shortcodes in, as Hugo does: a paragraph that holds nothing else goes.
func (s *spelling) expand(w *body.Writer, html []byte) []byte {
	if s.more {
		html = bytes.ReplaceAll(html, []byte("<p>"+dividerMark+"</p>\n"), nil)
		html = bytes.ReplaceAll(html, []byte(dividerMark), nil)
	}
	if !w.Replaced() {
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
		shown, known := w.Shown(n)
		if !ok || !known {
			out = append(out, html[:i+1]...)
			html = html[i+1:]
			continue
		}
		before := html[:i]
		shown, inParagraph := strings.CutSuffix(shown, keepsParagraph)
		if head, alone := bytes.CutSuffix(before, []byte("<p>")); alone && !inParagraph {
			if tail, alone := bytes.CutPrefix(after, []byte("</p>")); alone {
				before, after = head, tail
			}
		}
		out = append(append(out, before...), shown...)
		html = after
	}
	return append(out, html...)
}

// What Hugo puts around the number of a shortcode. Hugo: hugolib/shortcode.go
const (
	placeholderHead = "HAHAHUGOSHORTCODE"
	placeholderTail = "HBHB"
)
