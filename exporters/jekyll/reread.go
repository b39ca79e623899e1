package jekyll

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var codeNamed = finding.Define(finding.Rule{
	ID:       "jekyll/code-without-language",
	Severity: finding.Info,
	Title:    "code without a language is named text",
	Doc:      "Of code without a language jekyll-commonmark guesses which it is, and stops the build where two would do. The word text behind the fence says that there is none.",
	Hint:     "write the language's name instead",
})

// rereading is a body being read for what jekyll-commonmark does not read as CommonMark of today.
type rereading struct {
	*commonMarkSpelling
	w     *body.Writer
	out   []byte
	near  []int // stars and underscores beside a symbol
	edits []body.Edit
	named int // codes that are named
}

// reread are the edits that make jekyll-commonmark read all of a body as CommonMark.
func (s *commonMarkSpelling) reread(w *body.Writer) []body.Edit {
	r := &rereading{commonMarkSpelling: s, w: w, out: bytes.Clone(w.Bytes())}
	for _, c := range []byte("*_") {
		r.near = append(r.near, w.Open(string(c), func(rest []byte) bool { return besideSymbol(r.out, len(r.out)-len(rest)-1) })...)
	}
	root := s.reader().Parser().Parse(text.NewReader(r.out))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			r.stars(n)
		case *ast.FencedCodeBlock:
			r.fence(n)
		case *ast.CodeBlock:
			r.indented(n)
		case *ast.LinkReferenceDefinition:
			r.definition(n)
		}
		return ast.WalkContinue, nil
	})
	if r.named > 0 {
		w.Log.Add(finding.Finding{Rule: codeNamed, Source: s.doc.Source, Effect: finding.Exact, Count: r.named})
	}
	return r.edits
}

// insert writes text at an offset.
func (r *rereading) insert(at int, text string) {
	r.edits = append(r.edits, body.Edit{Start: at, End: at, Write: func(w *body.Writer) { w.Write(text) }})
}

// tell tells of what is at an offset.
func (r *rereading) tell(at int, what string) {
	src := r.w.Source(at)
	r.w.Say(ir.Span{Start: src, End: src}, finding.Finding{Rule: body.Respelled, Effect: finding.Exact, Detail: what})
}

// stars shields stars and underscores beside a symbol, an emoji for example, that are no emphasis: to CommonMark 0.29 a symbol
// is like a letter, so that they could be one.
func (r *rereading) stars(n *ast.Text) {
	if n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	for _, at := range r.near {
		if at >= n.Segment.Start && at < n.Segment.Stop && (at == 0 || r.out[at-1] != '\\') {
			r.insert(at, `\`)
			r.tell(at, "a symbol beside "+string(r.out[at]))
		}
	}
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

// fence names the code in a fence.
func (r *rereading) fence(n *ast.FencedCodeBlock) {
	at := n.Pos()
	if n.Info != nil || at < 0 || at >= len(r.out) {
		return
	}
	rest := r.out[at:]
	mark := len(rest) - len(bytes.TrimLeft(rest, string(rest[:1])))
	if rest[0] != '`' && rest[0] != '~' || mark < 3 {
		return
	}
	r.insert(at+mark, "text")
	r.named++
}

// indented puts code that is indented into a fence.
func (r *rereading) indented(n *ast.CodeBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	first, last := lines.At(0), lines.At(lines.Len()-1)
	start := bytes.LastIndexByte(r.out[:first.Start], '\n') + 1
	lead := string(r.out[start:first.Start])
	open := strings.TrimSuffix(strings.TrimSuffix(lead, "\t"), "    ")
	if open == lead || first.Padding != 0 {
		return
	}
	prefix := open // of the lines below, where a mark of a list is a blank
	if strings.Trim(open, " \t>") != "" {
		prefix = strings.Repeat(" ", len(open))
	}
	var code strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		code.Write(line.Value(r.out))
	}
	text, fence := unguard(strings.TrimRight(code.String(), "\n")), "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	r.edits = append(r.edits, body.Edit{Start: start, End: start + len(bytes.TrimRight(r.out[start:last.Stop], "\n")), Write: func(w *body.Writer) {
		w.Inline(open + strings.ReplaceAll(fence+"text\n"+text+"\n"+fence, "\n", "\n"+prefix))
	}})
	r.named++
}

// definition writes an empty comment above the definitions of links in an item of a list: they alone make the list a loose
// one today, and did not in CommonMark 0.29.
func (r *rereading) definition(n *ast.LinkReferenceDefinition) {
	above := n.PreviousSibling()
	if n.Parent().Kind() != ast.KindListItem || above == nil || above.Kind() == ast.KindLinkReferenceDefinition || !n.HasBlankPreviousLines() {
		return
	}
	at := n.Pos()
	if at < 0 {
		return
	}
	start := bytes.LastIndexByte(r.out[:at], '\n') + 1
	prefix := string(r.out[start:at])
	if strings.Trim(prefix, " >") != "" {
		return
	}
	r.insert(start, prefix+body.Blank+"\n")
	r.tell(at, "definitions of links in a list")
}
