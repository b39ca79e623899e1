package hexo

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// moreMarker is Hexo's own pattern. Hexo: lib/plugins/filter/after_post_render/excerpt.ts
var (
	moreMarker   = regexp.MustCompile(`(?i)^<!-- ?more ?-->$`)
	moreAnywhere = regexp.MustCompile(`(?i)<!-- ?more ?-->`)
)

var repaired = finding.Define(finding.Rule{
	ID:       "link/repaired",
	Severity: finding.Info,
	Title:    "a tag for a link's target works now",
	Doc:      "Hexo cannot run a tag between the brackets of a Markdown link: the blog's link led to a leftover of its own placeholder. The link has the target that was meant.",
	Hint:     "nothing to do",
})

// mark is a node that takes a stretch of the source out of the text around it.
type mark struct {
	start, end int
	nodes      []ir.Node
}

// nodes are the tiles of a unit: together they are its bytes.
func (r *reader) nodes(u *unit) []ir.Node {
	var marks []mark
	for i := range u.pieces {
		marks = append(marks, r.mark(u, i)...)
	}
	if u.tree != nil {
		constructs := r.constructs(u)
		for _, h := range r.headings(u) { // a heading within a construct of blocks is written with it
			if !slices.ContainsFunc(constructs, func(c mark) bool {
				return c.start < h.start && h.start <= c.end && c.nodes[0].(*ir.Dialect).Block
			}) {
				marks = append(marks, h)
			}
		}
		marks = append(marks, r.links(u)...)
		marks = append(marks, constructs...)
		marks = append(marks, r.oddFences(u)...)
		r.brokenCode(u)
		if r.typeset {
			for _, t := range u.tree.Typography() {
				r.replaced = append(r.replaced, ir.Replacement{At: ir.Span{Start: u.source(t.Start), End: u.sourceEnd(t.End)}, Text: t.Text})
			}
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return (a.end - a.start) - (b.end - b.start) // what is empty comes first
	})
	var out []ir.Node
	at := u.at.Start
	for _, m := range marks {
		if m.start < at {
			continue
		}
		out = r.text(out, u, at, m.start)
		out = append(out, m.nodes...)
		at = m.end
	}
	return r.text(out, u, at, u.at.End)
}

// text adds the bytes between two marks: comments in them are tiles of their own.
func (r *reader) text(out []ir.Node, u *unit, start, end int) []ir.Node {
	for start < end {
		i := bytes.Index(r.body[start:end], []byte("<!--"))
		if i < 0 {
			break
		}
		n := bytes.Index(r.body[start+i:end], []byte("-->"))
		if n < 0 {
			break
		}
		from, to := start+i, start+i+n+3
		if !moreMarker.Match(r.body[from:to]) || r.more || u.tree == nil || u.placeOf(from).Code {
			out = append(out, &ir.Text{At: ir.At{Start: start, End: to}})
			start = to
			continue
		}
		if i > 0 {
			out = append(out, &ir.Text{At: ir.At{Start: start, End: from}})
		}
		r.more = true
		out = append(out, &ir.More{At: ir.At{Start: from, End: to}, Place: u.place(u.offset(from), r)})
		start = to
	}
	if start < end {
		out = append(out, &ir.Text{At: ir.At{Start: start, End: end}})
	}
	return out
}

// offset is where in the text a source offset went, for an offset that was copied.
func (u *unit) offset(source int) int {
	for _, run := range slices.Backward(u.runs) {
		if run.source <= source {
			return run.text + source - run.source
		}
	}
	return 0
}

func (u *unit) placeOf(source int) markdown.Place { return u.tree.PlaceOf(u.offset(source)) }

// place says where in the Markdown a placeholder, or a comment, stands.
func (u *unit) place(offset int, r *reader) ir.Place {
	if u.tree == nil {
		return ir.Place{Raw: true, Attr: insideTag(u.text[:offset])}
	}
	p := u.tree.PlaceOf(offset)
	out := ir.Place{Prefix: p.Prefix, Cell: p.Cell, Attr: p.Attr || p.Code, Label: p.Label}
	if p.Block {
		out.Block = !p.Attr && u.opens(offset)
		out.Alone = out.Block && p.Alone
		out.Raw = !out.Block
	}
	return out
}

// opens reports whether an HTML block begins at an offset, and not before.
func (u *unit) opens(offset int) bool {
	line := offset // a line may be very long
	for line > 0 && u.text[line-1] != '\n' {
		if line--; strings.IndexByte(" \t>-*+0123456789.)", u.text[line]) < 0 {
			return false
		}
	}
	if line == 0 {
		return true
	}
	above := u.tree.PlaceOf(line - 1)
	if line > 1 && !above.Block {
		above = u.tree.PlaceOf(line - 2)
	}
	return !above.Block || above.BlockEnd <= line
}

// insideTag reports whether HTML ends within a tag.
func insideTag(html []byte) bool {
	open := bytes.LastIndexByte(html, '<')
	return open > bytes.LastIndexByte(html, '>') && open+1 < len(html) && (html[open+1] == '/' || html[open+1]|0x20 >= 'a' && html[open+1]|0x20 <= 'z')
}

// headings are the places where anchors can be pinned.
func (r *reader) headings(u *unit) []mark {
	var marks []mark
	for _, h := range u.tree.Headings() {
		at := h.End
		if h.Start < len(u.text) && u.text[h.Start] == '#' { // behind the closing marks, if there are any
			at = max(at, h.Start+len(bytes.TrimRight(u.text[h.Start:h.Stop], " \t\n")))
		}
		end := u.sourceEnd(at)
		marks = append(marks, mark{end, end, []ir.Node{&ir.Heading{
			At: ir.At{Start: end, End: end}, Place: ir.Place{}, Level: h.Level, ID: h.ID, HasID: h.HasID, Text: h.Text,
			Source: ir.Span{Start: u.source(h.Start), End: max(u.sourceEnd(h.Stop), end)},
		}}})
	}
	return marks
}

// links are the targets of links and images.
func (r *reader) links(u *unit) []mark {
	var marks []mark
	for _, l := range u.tree.Links() {
		if u.pieceAt(l.Start) >= 0 && l.End > l.Start {
			if r.log != nil {
				p := &u.pieces[u.pieceAt(l.Start)]
				r.log.Add(finding.Finding{Rule: repaired, Source: r.doc.Source, At: ir.Span{Start: p.start, End: p.end}, Effect: finding.Improved})
			}
			continue // a tag for a target is a piece
		}
		start := u.source(l.Start)
		end := start
		if l.End > l.Start {
			end = u.sourceEnd(l.End)
		} else if l.Start > 0 {
			start = u.sourceEnd(l.Start)
			end = start
		}
		same := sameTarget(l.Dest, l.URL)
		if l.Ref && same {
			continue // nothing of it stands here
		}
		marks = append(marks, mark{start, end, []ir.Node{&ir.Destination{
			At: ir.At{Start: start, End: end}, Image: l.Image, URL: l.URL, Whole: l.Ref, Same: same,
		}}})
	}
	return marks
}

// sameTarget reports whether two spellings of a target lead to one place.
func sameTarget(a, b string) bool {
	if a == b {
		return true
	}
	return plainTarget(a) == plainTarget(b)
}

func plainTarget(s string) string {
	if p, err := url.PathUnescape(s); err == nil {
		s = p
	}
	if u, err := url.Parse(s); err == nil && u.Host != "" && u.Path == "" {
		u.Path = "/"
		s = u.String()
	}
	return strings.ReplaceAll(s, "&amp;", "&")
}

// constructs are what the engine read in a way of its own.
func (r *reader) constructs(u *unit) []mark {
	var marks []mark
	for _, c := range append(u.tree.Constructs(), u.tree.Alts()...) {
		start, end := u.source(c.Start), u.sourceEnd(c.End)
		if c.End <= c.Start {
			end = start
		}
		place := u.place(c.Start, r)
		if !c.Inline {
			place.Block, place.Raw = true, false
		}
		marks = append(marks, mark{start, end, []ir.Node{&ir.Dialect{
			At: ir.At{Start: start, End: end}, Place: place, Construct: c.Name, Markdown: c.Markdown, HTML: string(r.fill(u, []byte(c.HTML))),
		}}})
	}
	return marks
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
		r.log.Add(finding.Finding{Rule: damaged, Source: r.doc.Source, At: ir.Span{Start: at.Start + i, End: at.End}, Effect: finding.Degraded, Detail: "taken for code, because of a backtick before it"})
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

// mark is what stands in the place of a piece, and the rest of its line if that is raw because of it.
func (r *reader) mark(u *unit, i int) []mark {
	p := &u.pieces[i]
	place := u.place(p.from, r)
	var nodes []ir.Node
	for k, t := range p.tiles {
		nodes = append(nodes, r.tile(&t, place, k > 0)...)
		place.Block, place.Raw = false, place.Raw || place.Block
	}
	marks := []mark{{p.start, p.end, nodes}}
	if u.tree == nil {
		return marks
	}
	at := u.tree.PlaceOf(p.from)
	if !at.Block || at.Attr || p.to >= len(u.text) {
		return marks
	}
	// what follows on the line is raw HTML too
	line := len(u.text)
	if n := bytes.IndexByte(u.text[p.to:], '\n'); n >= 0 {
		line = p.to + n
	}
	if i+1 < len(u.pieces) && u.pieces[i+1].from < line {
		line = u.pieces[i+1].from
	}
	if len(bytes.TrimSpace(u.text[p.to:line])) > 0 {
		start, end := p.end, u.sourceEnd(line)
		marks = append(marks, mark{start, end, []ir.Node{&ir.Raw{At: ir.At{Start: start, End: end}, Place: place}}})
	}
	return marks
}

// tile is the node of what was taken out; inside is true for what only hid in another's placeholder.
func (r *reader) tile(t *scan.Tile, place ir.Place, inside bool) []ir.Node {
	at := ir.At{Start: t.Start, End: t.End}
	switch t.Kind {
	case scan.Text, scan.InlineCode:
		return []ir.Node{&ir.Raw{At: at, Place: place}}
	case scan.Fence:
		return []ir.Node{r.fence(t, place)}
	case scan.HTMLComment:
		if moreMarker.Match(r.body[t.Start:t.End]) && !r.more {
			r.more = true
			return []ir.Node{&ir.More{At: at, Place: place}}
		}
		return []ir.Node{&ir.Comment{At: at, Place: place}}
	case noteMark, noteText:
		return []ir.Node{r.note(t, place)}
	case scan.TemplateComment:
		return []ir.Node{&ir.Comment{At: at, Place: place, Template: true}}
	case scan.Raw:
		return r.verbatim(t, place)
	case scan.Variable:
		html, known := r.value(t.Node.ArgsRaw)
		return []ir.Node{&ir.Expression{At: at, Place: place, HTML: html, Known: known}}
	}
	return r.tag(t, place)
}

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
	n.Plain = place.Block && r.plainFence(t, place)
	if tab := r.tab(); tab != "" && bytes.IndexByte(n.Text, '\t') >= 0 {
		n.Text, n.Plain = bytes.ReplaceAll(n.Text, []byte("\t"), []byte(tab)), false
	}
	return n
}

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
