package check

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"hexodus/ir"
)

// Extensions are goldmark's for what the blog's engine read beyond CommonMark.
func Extensions(m *ir.Markdown) (list []goldmark.Extender) {
	if m.Tables {
		list = append(list, extension.Table)
	}
	if m.Strikethrough {
		list = append(list, extension.Strikethrough)
	}
	if m.TaskLists {
		list = append(list, extension.TaskList)
	}
	if m.Footnotes {
		list = append(list, extension.Footnote)
	}
	return list
}

// Typographer is goldmark's as the targets have it, which leave << and >> alone.
func Typographer() goldmark.Extender {
	return extension.NewTypographer(extension.WithTypographicSubstitutions(extension.TypographicSubstitutions{
		extension.LeftAngleQuote: []byte("&lt;&lt;"), extension.RightAngleQuote: []byte("&gt;&gt;"),
	}))
}
