package hexo

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// verbatim is what stands between raw tags. Fences were taken out before, so they are listings even there.
func (r *reader) verbatim(t *scan.Tile, place ir.Place) []ir.Node {
	var nodes []ir.Node
	at, from := t.Start, t.Node.InnerStart
	shield := func(to, end int) {
		nodes = append(nodes, &ir.Verbatim{At: ir.At{Start: at, End: end}, Place: place, Inner: ir.Span{Start: from, End: to}})
		at, from = end, end
	}
	for _, b := range t.Node.Body {
		if b.Kind == scan.Fence && !b.Fence.HighlightOff {
			shield(b.Start, b.Start)
			nodes = append(nodes, r.fence(&b, place))
			at, from = b.End, b.End
		}
	}
	shield(t.Node.InnerEnd, t.End)
	return nodes
}

// fence is a listing that the blog's highlighter took.
func (r *reader) fence(t *scan.Tile, place ir.Place) ir.Node {
	f := t.Fence
	n := &ir.Code{At: ir.At{Start: t.Start, End: t.End}, Place: place, Fence: true, Text: f.Code, Info: ir.CodeInfo{
		Lang: f.Lang, Title: f.Title, URL: f.URL, LinkText: f.LinkText,
	}}
	if f.FirstLine > 1 {
		n.Info.FirstLine = f.FirstLine
	}
	for _, m := range f.Marked { // Hexo counts from the first line's number
		if by := max(f.FirstLine, 1) - 1; m[1] > by {
			n.Info.Marked = append(n.Info.Marked, [2]int{max(m[0]-by, 1), m[1] - by})
		}
	}
	n.Info.NoLineNumbers = f.LineNumber != nil && !*f.LineNumber && r.site.Config.LineNumbers
	if f.Title != "" || f.URL != "" {
		r.captioned(f.Lang, r.numbered(f), ir.Span{Start: t.Start, End: t.End})
	}
	n.Plain = place.Block && r.plainFence(t, place)
	if shown := r.shownCode(string(n.Text), n.Info.Lang); shown != string(n.Text) {
		n.Text, n.Plain = []byte(shown), false
	}
	return n
}

// shownCode is what the blog's highlighter makes of code before it colours it.
// Hexo: hexo-util lib/prism.ts; a character reference in code without a language stays one
// Prism: prism-core.js, encode; blanks that break no line become plain ones
func (r *reader) shownCode(code, lang string) string {
	code = r.spaced(code)
	if r.cfg.SyntaxHighlighter != "prismjs" {
		return code
	}
	if lang == "" || lang == "none" || lang == "plaintext" || r.cfg.Get("prismjs", "preprocess") == false {
		return reference.ReplaceAllStringFunc(code, html.UnescapeString)
	}
	return strings.ReplaceAll(code, "\u00a0", " ")
}

// reference is what Hexo takes for a character reference.
var reference = regexp.MustCompile(`&(?:#x[a-fA-F0-9]{1,6}|#[0-9]{1,7}|\w+);`)

// plainFence reports whether CommonMark reads the fence as Hexo did: the same end, the same lines, the same language.
func (r *reader) plainFence(t *scan.Tile, place ir.Place) bool {
	f := t.Fence
	lines := bytes.Split(r.body[t.Start:t.End], []byte("\n"))
	if len(lines) < 2 {
		return false
	}
	lang, _, _ := strings.Cut(strings.TrimSpace(f.Info), " ")
	if !strings.EqualFold(lang, f.Lang) || strings.ContainsAny(f.Info, "{}`\\&") {
		return false
	}
	mark, width := f.Open[0], len(f.Open)
	bare := func(line []byte) ([]byte, bool) { // a line without the container's prefix
		want := place.Prefix
		for len(want) > 0 {
			switch {
			case want[0] == ' ' && (len(line) == 0 || line[0] != ' '):
				return line, len(bytes.TrimSpace(line)) == 0
			case want[0] == ' ' || len(line) > 0 && line[0] == want[0]:
				line = line[1:]
			default:
				return line, false
			}
			want = want[1:]
		}
		return line, true
	}
	indent := 0
	if start := bytes.LastIndexByte(r.body[:t.Start], '\n') + 1; true {
		if rest, ok := bare(r.body[start:t.Start]); ok {
			indent = len(rest) - len(bytes.TrimLeft(rest, " "))
		}
	}
	var shown [][]byte
	for i, line := range lines[1:] {
		line, ok := bare(line)
		if !ok {
			return false
		}
		trimmed := bytes.TrimLeft(line, " ")
		lead := len(line) - len(trimmed)
		end := bytes.TrimRight(trimmed, " \t")
		closes := lead < 4 && len(end) >= width && len(bytes.Trim(end, string(mark))) == 0
		if i == len(lines)-2 {
			if !closes {
				return false
			}
			break
		}
		if closes {
			return false
		}
		shown = append(shown, line[min(lead, indent):])
	}
	return bytes.Equal(bytes.Join(shown, []byte("\n")), f.Code)
}

// brokenCode tells of tags that Hexo took for code although Markdown does not: a backtick without a partner is open until
// the next one.
func (r *reader) brokenCode(u *unit) {
	if r.log == nil {
		return
	}
	for _, at := range u.code {
		i := bytes.Index(r.body[at.Start:at.End], []byte("{%"))
		if i < 0 || u.placeOf(at.Start+i).Code {
			continue
		}
		r.log.Add(finding.Finding{Rule: damaged, Source: r.doc.Source, At: ir.Span{Start: at.Start + i, End: at.End}, Effect: finding.Improved, Detail: "taken for code, because of a backtick before it"})
	}
}

// oddFences are the fences left to the Markdown engine whose info string holds braces: more than a language to some
// generators.
func (r *reader) oddFences(u *unit) []mark {
	var marks []mark
	_ = ast.Walk(u.tree.Root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		f, ok := n.(*ast.FencedCodeBlock)
		if !ok || !entering || f.Info == nil {
			return ast.WalkContinue, nil
		}
		info := f.Info.Segment.Value(u.text)
		if !bytes.ContainsAny(info, "{}") {
			return ast.WalkContinue, nil
		}
		open := f.Info.Segment.Start
		line := bytes.LastIndexByte(u.text[:open], '\n') + 1
		for open > line && u.text[open-1] == ' ' {
			open--
		}
		for open > line && (u.text[open-1] == '`' || u.text[open-1] == '~') {
			open--
		}
		end := f.Info.Segment.Stop
		var text []byte
		for i := range f.Lines().Len() {
			seg := f.Lines().At(i)
			text = append(text, seg.Value(u.text)...)
			end = seg.Stop
		}
		if end < len(u.text) && u.text[max(end-1, 0)] != '\n' {
			end += bytes.IndexByte(append(u.text[end:len(u.text):len(u.text)], '\n'), '\n') + 1
		}
		if next := min(end, len(u.text)); next < len(u.text) { // the closing fence, if there is one
			rest, _, _ := bytes.Cut(u.text[next:], []byte("\n"))
			if bytes.Contains(rest, u.text[open:open+3]) {
				end = next + len(rest)
			} else {
				end = next - 1
			}
		}
		end = min(max(end, f.Info.Segment.Stop), len(u.text))
		lang, _, _ := bytes.Cut(bytes.TrimSpace(info), []byte(" "))
		start, stop := u.source(open), u.sourceEnd(end)
		place := ir.Place{Prefix: u.tree.PlaceOf(open).Prefix}
		marks = append(marks, mark{start, stop, []ir.Node{&ir.Code{
			At: ir.At{Start: start, End: stop}, Place: place, Fence: true,
			Text: bytes.TrimSuffix(text, []byte("\n")), Info: ir.CodeInfo{Lang: string(lang)},
		}}})
		return ast.WalkSkipChildren, nil
	})
	return marks
}
