package commonmark

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"hexodus/exporters/internal/check"
)

// readerEngine reads what the blog's engine read beyond CommonMark, and hexodus knows other words for.
func (s *site) readerEngine() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(check.Extensions(&s.Markdown)...), goldmark.WithRendererOptions(html.WithUnsafe()))
}

// checkEngine shows the pages: plain CommonMark, and what GFM adds if it may be used.
func (s *site) checkEngine() goldmark.Markdown {
	m := &s.Markdown
	var list []goldmark.Extender
	if s.opt.CommonMark.GFM {
		list = append(list, extension.Table, extension.Strikethrough, extension.TaskList)
		if m.Footnotes {
			list = append(list, extension.Footnote)
		}
	}
	return goldmark.New(goldmark.WithExtensions(list...), goldmark.WithRendererOptions(html.WithUnsafe()))
}
