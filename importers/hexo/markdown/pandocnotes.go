package markdown

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// noteMark is a reference to a note, or a note within the text.
type noteMark struct {
	ast.BaseInline
	label  string       // "" for a note within the text
	text   passage      // of that, in pandoc
	inner  text.Segment // of that, in markdown-it
	number int
	again  int // how often there was a reference to the note before
}

var kindNoteMark = ast.NewNodeKind("NoteMark")

// Kind implements ast.Node.
func (n *noteMark) Kind() ast.NodeKind { return kindNoteMark }

// Dump implements ast.Node.
func (n *noteMark) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// endnote is a note at the end of a page whose notes no other engine would number alike.
type endnote struct {
	ast.BaseBlock
	number int
}

var kindEndnote = ast.NewNodeKind("Endnote")

// Kind implements ast.Node.
func (n *endnote) Kind() ast.NodeKind { return kindEndnote }

// Dump implements ast.Node.
func (n *endnote) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var noteLabel = regexp.MustCompile(`^\[\^([^\]\s]+)\]`)

// footnote takes a note out of the text.
//
// pandoc: Readers/Markdown.hs, noteBlock
func (p *pandoc) footnote(lines []line, parent ast.Node) ([]line, bool) {
	l := lines[0]
	indent, rest := p.indent(l)
	m := noteLabel.FindSubmatch(rest)
	if m == nil || indent > 3 || len(rest) == len(m[0]) || rest[len(m[0])] != ':' || !p.d.pandocOn("footnotes") {
		return nil, false
	}
	start, _ := p.cut(l.end-len(rest)+len(m[0])+1, l.end)
	text := []line{from(l, start)}
	n := 1
	if p.blank(text[0]) && n < len(lines) {
		text, n = nil, 0
	}
	for first := true; n < len(lines); first = false {
		inner, ok := p.gobble(lines[n], 4)
		if !ok && !(first && n == 0) && p.blank(lines[max(n-1, 0)]) {
			break
		}
		if n == 0 {
			n++
			continue
		}
		_, rest := p.indent(lines[n])
		switch {
		case p.blank(lines[n]):
			inner = line{start: lines[n].end, end: lines[n].end}
		case noteLabel.Match(rest) && !p.blank(lines[n-1]):
			goto done
		case !ok:
			inner = lines[n]
		}
		text = append(text, inner)
		n++
	}
done:
	for n > 1 && p.blank(lines[n-1]) {
		n--
	}
	end := lines[n-1].end
	if label := string(m[1]); p.notices[label] == nil {
		p.notices[label] = append(text, line{start: end, end: end})
	}
	return lines[n:], true
}

// note reads a reference to a note.
func (x *pandocInliner) note() bool {
	m := noteLabel.FindSubmatch(x.buf[x.pos:])
	if m == nil || x.notices[string(m[1])] == nil || !x.d.pandocOn("footnotes") {
		return false
	}
	x.node(&noteMark{label: string(m[1])}, x.pos)
	x.pos += len(m[0])
	return true
}

// inlineNote reads a note within the text.
func (x *pandocInliner) inlineNote() bool {
	at := x.pos + 1
	if at >= len(x.buf) || x.buf[at] != '[' || !x.d.pandocOn("inline_notes") {
		return false
	}
	end, ok := x.bracketEnds()[at]
	if !ok {
		return false
	}
	x.node(&noteMark{text: x.slice(at+1, end)}, x.pos)
	x.pos = end + 1
	return true
}

// endnotes numbers the references to notes and puts the notes at the end. Where each note has a label and one reference,
// they are the notes that other engines have too.
func (p *pandoc) endnotes(root ast.Node) {
	marks := noteMarks(root)
	if len(marks) == 0 {
		return
	}
	used, common := map[string]bool{}, true
	for _, m := range marks {
		common = common && m.label != "" && !used[m.label]
		used[m.label] = true
	}
	var list ast.Node = east.NewFootnoteList()
	if !common {
		list = &endnote{}
	}
	p.add(root, list, len(p.src))
	for i, m := range marks {
		m.number = i + 1
		var n ast.Node = &endnote{number: m.number}
		if common {
			f := east.NewFootnote([]byte(m.label))
			f.Index = m.number
			link := east.NewFootnoteLink(m.number)
			link.RefCount = 1
			link.SetPos(m.Pos())
			m.Parent().ReplaceChild(m.Parent(), m, link)
			n = f
		}
		list.AppendChild(list, n)
		n.(interface{ SetPos(int) }).SetPos(m.Pos())
		if m.label == "" {
			t := ast.NewParagraph()
			x := &pandocInliner{pandoc: p, passage: m.text, parent: t, word: -1}
			x.all()
			p.add(n, t, m.Pos())
		} else {
			p.blocks(append([]line{}, p.notices[m.label]...), n)
			p.readLeaves(0)
		}
		for _, inner := range noteMarks(n) { // notes have no notes
			inner.Parent().RemoveChild(inner.Parent(), inner)
		}
	}
}

func noteMarks(root ast.Node) []*noteMark {
	var marks []*noteMark
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if m, ok := n.(*noteMark); ok && entering {
			marks = append(marks, m)
		}
		return ast.WalkContinue, nil
	})
	return marks
}

// noteMarkHTML is a reference to a note.
func noteMarkHTML(number int) string {
	i := strconv.Itoa(number)
	return `<a href="#fn` + i + `" class="footnote-ref" id="fnref` + i + `"><sup>` + i + "</sup></a>"
}

// pandocNotes prints the notes.
func (r *renderer) pandocNotes(list ast.Node) {
	r.put("<section class=\"footnotes\">\n<hr />\n<ol>\n")
	i := 0
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		i++
		number := strconv.Itoa(i)
		r.put(`<li id="fn`, number, `">`)
		r.blocks(n, true)
		back := `<a href="#fnref` + number + "\" class=\"footnote-back\">↩︎</a>"
		if trimmed := bytes.TrimRight(r.out, "\n"); bytes.HasSuffix(trimmed, []byte("</p>")) {
			r.out = trimmed[:len(trimmed)-len("</p>")]
			r.put(back, "</p>\n")
		} else {
			r.put(back)
		}
		r.put("</li>\n")
	}
	r.put("</ol>\n</section>\n")
}
