package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// inlineNotes reads notes within the text: "^[see **there**]".
//
// markdown-it-footnote: index.mjs, footnote_inline
type inlineNotes struct{}

func (inlineNotes) Trigger() []byte { return []byte{'^'} }

func (inlineNotes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 || line[1] != '[' {
		return nil
	}
	end := bracketEnd(line, 2)
	if end < 0 {
		return nil
	}
	m := &noteMark{inner: text.NewSegment(segment.Start+2, segment.Start+end)}
	m.SetPos(segment.Start)
	block.Advance(end + 1)
	return m
}

// bracketEnd is where the bracket closes that opened before an offset, -1 if it does not.
func bracketEnd(line []byte, at int) int {
	for depth := 1; at < len(line); at++ {
		switch line[at] {
		case '\\':
			at++
		case '`':
			n := skipByte(line, at, '`') - at
			for i := at + n; i < len(line); i++ {
				if line[i] != '`' {
					continue
				}
				run := skipByte(line, i, '`') - i
				if i += run - 1; run == n {
					at, n = i, 1
					break
				}
			}
			at += n - 1
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return at
			}
		}
	}
	return -1
}

// numberNotes numbers the notes of a page that has some within the text: no other engine would number those alike.
//
// markdown-it-footnote: index.mjs, footnote_tail
type numberNotes struct{}

func (numberNotes) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	if len(noteMarks(doc)) == 0 {
		return
	}
	list, ok := doc.LastChild().(*east.FootnoteList)
	if !ok {
		list = east.NewFootnoteList()
		doc.AppendChild(doc, list)
	}
	var marks []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *noteMark, *east.FootnoteLink:
			if entering {
				marks = append(marks, n)
			}
		}
		return ast.WalkContinue, nil
	})
	numbers, count, again := map[int]int{}, 0, map[int]int{} // of the notes with a name, by the numbers they had
	var within []ast.Node
	for _, n := range marks {
		switch n := n.(type) {
		case *noteMark:
			count++
			n.number = count
			f := east.NewFootnote(nil)
			f.Index = count
			f.SetPos(n.Pos())
			f.AppendChild(f, &innerNote{at: n.inner, number: count})
			within = append(within, f)
		case *east.FootnoteLink:
			if numbers[n.Index] == 0 {
				count++
				numbers[n.Index] = count
			}
			m := &noteMark{number: numbers[n.Index], again: again[n.Index]}
			again[n.Index]++
			m.SetPos(n.Pos())
			n.Parent().ReplaceChild(n.Parent(), n, m)
		}
	}
	_ = ast.Walk(list, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *east.Footnote:
			if entering {
				n.Index = numbers[n.Index]
			}
		case *east.FootnoteBacklink:
			if entering {
				n.Index = numbers[n.Index]
			}
		}
		return ast.WalkContinue, nil
	})
	for _, f := range within {
		list.AppendChild(list, f)
	}
	list.SortChildren(func(a, b ast.Node) int { return a.(*east.Footnote).Index - b.(*east.Footnote).Index })
}

// innerNote is the text of a note within the text.
type innerNote struct {
	ast.BaseBlock
	at     text.Segment
	number int
}

var kindInnerNote = ast.NewNodeKind("InnerNote")

// Kind implements ast.Node.
func (n *innerNote) Kind() ast.NodeKind { return kindInnerNote }

// Dump implements ast.Node.
func (n *innerNote) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// hasInnerNotes reports whether a block is a list of notes, some of which stood within the text.
func hasInnerNotes(n ast.Node) bool {
	if n.Kind() != east.KindFootnoteList {
		return false
	}
	for f := n.FirstChild(); f != nil; f = f.NextSibling() {
		if f.FirstChild() != nil && f.FirstChild().Kind() == kindInnerNote {
			return true
		}
	}
	return false
}

// innerNote prints one, with the way back. There are no notes in it.
func (r *renderer) innerNote(n *innerNote) {
	d := *r.t.dialect
	d.Plugins = slices.DeleteFunc(slices.Clone(d.Plugins), func(p string) bool { return p == "footnote" })
	html := strings.TrimSpace(string(d.Parse(n.at.Value(r.t.Source)).HTML()))
	if inner, ok := strings.CutPrefix(html, "<p>"); ok {
		html = strings.TrimSuffix(inner, "</p>")
	}
	r.put("<p>", html)
	r.noteBack(n.number)
	r.put("</p>\n")
}

// noteMark prints a reference to a note, or what stands for a note within the text.
func (r *renderer) noteMark(number, again int) {
	if r.t.dialect.Engine == Pandoc {
		r.put(noteMarkHTML(number))
		return
	}
	i, suffix := strconv.Itoa(number), ""
	if again > 0 {
		suffix = ":" + strconv.Itoa(again)
	}
	r.put(`<sup class="footnote-ref"><a href="#fn`, i, `" id="fnref`, i, suffix, `">[`, i, suffix, `]</a></sup>`)
}

func (r *renderer) noteBack(number int) {
	r.put(` <a href="#fnref`, strconv.Itoa(number), `" class="footnote-backref">↩︎</a>`)
}

// definitionOf is where a note stands in the source; end is 0 for what cannot be found.
func definitionOf(f *east.Footnote, source []byte) (start, end int) {
	_ = ast.Walk(f, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock {
			if lines := n.Lines(); lines != nil && lines.Len() > 0 {
				if end == 0 {
					start = lines.At(0).Start
				}
				end = max(end, lines.At(lines.Len()-1).Stop)
			}
		}
		return ast.WalkContinue, nil
	})
	if start = lineStart(source, start); end == 0 || !bytes.Contains(source[start:end], append(append([]byte("[^"), f.Ref...), "]:"...)) {
		return 0, 0
	}
	if i := bytes.Index(source[start:end], []byte("[^")); i > 0 {
		start += i
	}
	return start, start + len(bytes.TrimRight(source[start:end], " \t\r\n"))
}
