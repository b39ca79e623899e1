package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Replacement is a stretch of the text that the engine printed as typographic characters.
type Replacement struct {
	Start, End int
	Text       string
}

// Typography are the quotes, dashes and the like that the engine's typographer made, in order.
func (t *Tree) Typography() []Replacement {
	d := t.dialect
	var list []Replacement
	_ = ast.Walk(t.Root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch v := n.(type) {
		case *ast.CodeSpan, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock, *ast.RawHTML, *ast.AutoLink, *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if s, ok := t.notes.printed[v]; ok && isTypographic(s) {
				list = append(list, Replacement{v.Segment.Start, v.Segment.Stop, s})
			}
			if d.Smartypants && !d.markdownIt() && !v.IsRaw() {
				src := v.Segment.Value(t.Source)
				list = align(list, []text.Segment{v.Segment}, t.Source, string(d.smarten(nil, src)))
			}
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.TableCell:
			if d.Typographer && d.markdownIt() {
				var out strings.Builder
				for _, k := range t.typesetTokens(n) {
					if k.kind == 't' || k.kind == 'x' {
						out.WriteString(k.text)
					}
				}
				list = align(list, segments(n), t.Source, out.String())
				return ast.WalkSkipChildren, nil
			}
		}
		return ast.WalkContinue, nil
	})
	return list
}

// isTypographic reports whether a text is a quote, a dash or an ellipsis.
func isTypographic(s string) bool { return strings.Contains("“”‘’–—…", s) }

// segments are the stretches of running text in a block.
func segments(block ast.Node) []text.Segment {
	var list []text.Segment
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch v := n.(type) {
		case *ast.CodeSpan, *ast.RawHTML, *ast.AutoLink, *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering && !v.IsRaw() {
				list = append(list, v.Segment)
			}
		}
		return ast.WalkContinue, nil
	})
	return list
}

// typographic are the plain spellings of what typographers print.
var typographic = map[rune][]string{
	'—': {"---", "--"}, '–': {"--"}, '±': {"+-"}, '©': {"(c)", "(C)"}, '®': {"(r)", "(R)"}, '™': {"(tm)", "(TM)", "(Tm)", "(tM)"},
}

// align finds where printed text has typographic characters for plain ones. It stops at what it cannot explain.
func align(list []Replacement, from []text.Segment, source []byte, printed string) []Replacement {
	for _, seg := range from {
		for i := seg.Start; i < seg.Stop; {
			rest := source[i:seg.Stop]
			if printed == "" {
				return list
			}
			if rest[0] == printed[0] {
				i, printed = i+1, printed[1:]
				continue
			}
			r, size := utf8.DecodeRuneInString(printed)
			n := plainLen(rest, r)
			switch {
			case n > 0:
				list = append(list, Replacement{i, i + n, string(r)})
				i, printed = i+n, printed[size:]
			case rest[0] == '\\' || rest[0] == ' ' || rest[0] == '\t':
				i++ // an escape, or a blank that is not printed
			case rest[0] == '&':
				end := bytes.IndexByte(rest, ';')
				if end < 0 {
					return list
				}
				i, printed = i+end+1, printed[size:]
			default:
				return list
			}
		}
	}
	return list
}

// plainLen is the length of the plain spelling of r at the start of text, 0 if that is none.
func plainLen(text []byte, r rune) int {
	for _, plain := range typographic[r] {
		if bytes.HasPrefix(text, []byte(plain)) {
			return len(plain)
		}
	}
	switch {
	case r == '…':
		n := 0
		for n < len(text) && text[n] == '.' {
			n++
		}
		if n >= 2 {
			return n
		}
	case r > 0x7F && (text[0] == '"' || text[0] == '\''):
		return 1
	}
	return 0
}
