package jekyll

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// stars are the edits that shield stars and underscores beside a symbol, an emoji for example, that are no emphasis:
// jekyll-commonmark follows CommonMark 0.29, to which a symbol is like a letter, and could take them for one.
func (s *commonMarkSpelling) stars(w *body.Writer) (edits []body.Edit) {
	out := w.Bytes()
	var near []int
	for _, c := range []byte("*_") {
		near = append(near, w.Open(string(c), func(rest []byte) bool { return besideSymbol(out, len(out)-len(rest)-1) })...)
	}
	if len(near) == 0 {
		return nil
	}
	root := s.reader().Parser().Parse(text.NewReader(slices.Clone(out)))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		words, ok := n.(*ast.Text)
		if !ok || !entering || n.Parent().Kind() == ast.KindCodeSpan {
			return ast.WalkContinue, nil
		}
		for _, at := range near {
			if at < words.Segment.Start || at >= words.Segment.Stop || at > 0 && out[at-1] == '\\' {
				continue
			}
			edits = append(edits, body.Edit{Start: at, End: at, Write: func(w *body.Writer) { w.Write(`\`) }})
			src := w.Source(at)
			w.Say(ir.Span{Start: src, End: src}, finding.Finding{Rule: body.Respelled, Effect: finding.Exact, Detail: "a symbol beside " + string(out[at])})
		}
		return ast.WalkContinue, nil
	})
	return edits
}

// besideSymbol reports whether a symbol that is not ASCII stands before or behind a run of one character.
func besideSymbol(text []byte, at int) bool {
	start, end := at, at
	for start > 0 && text[start-1] == text[at] {
		start--
	}
	for end < len(text) && text[end] == text[at] {
		end++
	}
	before, _ := utf8.DecodeLastRune(text[:start])
	behind, _ := utf8.DecodeRune(text[end:])
	return isSymbol(before) || isSymbol(behind)
}

func isSymbol(r rune) bool { return r > unicode.MaxASCII && r != utf8.RuneError && unicode.IsSymbol(r) }
