package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// abbreviation is a word with what it stands for.
type abbreviation struct {
	ast.BaseInline
	title string
}

func (n *abbreviation) open() string { return `<abbr title="` + escapeAttr(n.title) + `">` }

var kindAbbreviation = ast.NewNodeKind("Abbreviation")

// Kind implements ast.Node.
func (n *abbreviation) Kind() ast.NodeKind { return kindAbbreviation }

// Dump implements ast.Node.
func (n *abbreviation) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Title": n.title}, nil)
}

// explained is an abbreviation that a page explains.
type explained struct {
	label []byte
	title string
}

var abbreviationsKey = parser.NewContextKey()

// explanation is a line such as "*[HTML]: Hyper Text Markup Language".
var explanation = regexp.MustCompile(`^ {0,3}\*\[((?:[^\[\]\\\n]|\\[^\n])+)\]:(.*)`)

var backslashed = regexp.MustCompile(`\\(.)`)

// explanations takes the lines out of paragraphs that explain an abbreviation. Such a line ends a paragraph.
//
// markdown-it-abbr: index.mjs, abbr_def
type explanations struct{}

func (explanations) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	source, parent := reader.Source(), p.Parent()
	var run []text.Segment
	flush := func() {
		if len(run) == 0 {
			return
		}
		part := ast.NewParagraph()
		part.SetPos(run[0].Start)
		part.SetLines(text.NewSegments())
		part.Lines().AppendAll(run)
		parent.InsertBefore(parent, p, part)
		run = nil
	}
	var lines *printed
	found, open := false, false // open: a line that explains was the last one
	for _, line := range p.Lines().Sliced(0, p.Lines().Len()) {
		m := explanation.FindSubmatch(line.Value(source))
		title := ""
		if m != nil {
			title = strings.TrimSpace(string(m[2]))
		}
		if title == "" {
			run, open = append(run, line), false
			continue
		}
		flush()
		if !open { // nothing is printed for such lines
			lines = &printed{}
			lines.SetPos(line.Start)
			parent.InsertBefore(parent, p, lines)
		}
		lines.end = line.Stop
		found, open = true, true
		list, _ := pc.Get(abbreviationsKey).([]explained)
		label := backslashed.ReplaceAll(m[1], []byte("$1"))
		if !slices.ContainsFunc(list, func(e explained) bool { return bytes.Equal(e.label, label) }) {
			pc.Set(abbreviationsKey, append(list, explained{label, title}))
		}
	}
	if !found {
		return
	}
	flush()
	parent.RemoveChild(parent, p)
}

// abbreviations explains words of the text.
//
// markdown-it-abbr: index.mjs, abbr_replace
type abbreviations struct{}

func (abbreviations) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	list, _ := pc.Get(abbreviationsKey).([]explained)
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b explained) int { return cmp.Compare(len(b.label), len(a.label)) })
	var texts []*ast.Text
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML, *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering && !n.IsRaw() {
				texts = append(texts, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, t := range texts {
		explain(t, list, reader.Source())
	}
}

// explain cuts a text where a word of it is explained. What is left of it keeps the end, and the line break there.
func explain(t *ast.Text, list []explained, source []byte) {
	end := t.Segment.Stop
	bounded := func(at int) bool { // between words
		if at == t.Segment.Start {
			if before, ok := t.PreviousSibling().(*ast.Text); !ok || before.SoftLineBreak() || before.HardLineBreak() || before.Segment.Stop != at {
				return true
			}
		}
		c, _ := utf8.DecodeLastRune(source[:at])
		return endsWord(c)
	}
	closed := func(at int) bool {
		if at == end {
			if after, ok := t.NextSibling().(*ast.Text); !ok || t.SoftLineBreak() || t.HardLineBreak() || after.Segment.Start != at {
				return true
			}
		}
		c, _ := utf8.DecodeRune(source[at:])
		return endsWord(c)
	}
	for at := t.Segment.Start; at < end; {
		i := slices.IndexFunc(list, func(e explained) bool {
			return bytes.HasPrefix(source[at:end], e.label) && bounded(at) && closed(at+len(e.label))
		})
		if i < 0 {
			_, size := utf8.DecodeRune(source[at:end])
			at += size
			continue
		}
		stop := at + len(list[i].label)
		parent := t.Parent()
		if at > t.Segment.Start {
			parent.InsertBefore(parent, t, ast.NewTextSegment(text.NewSegment(t.Segment.Start, at)))
		}
		n := &abbreviation{title: list[i].title}
		n.SetPos(at)
		n.AppendChild(n, ast.NewTextSegment(text.NewSegment(at, stop)))
		parent.InsertBefore(parent, t, n)
		t.Segment.Start = stop
		at = stop
	}
}

// endsWord reports whether a character parts an abbreviation from what stands beside it.
func endsWord(c rune) bool {
	return unicode.In(c, unicode.P, unicode.Z) || strings.ContainsRune("\r\n$+<=>^`|~", c)
}
