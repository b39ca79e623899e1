package markdown

import "github.com/yuin/goldmark/ast"

// enclosed reads emphasis. It may hold blanks at its ends, and what follows decides nothing, but underscores within a
// word are letters.
//
// pandoc: Readers/Markdown.hs, enclosure, three, two, one
func (x *pandocInliner) enclosed(mark byte) bool {
	at := x.pos
	if mark == '_' && x.word == at && x.d.pandocOn("intraword_underscores") {
		return false
	}
	n := skipByte(x.buf, at, mark) - at
	x.str(at, at+n)
	blank := x.pos < len(x.buf) && (x.buf[x.pos] == ' ' || x.buf[x.pos] == '\t')
	if n > 3 || blank {
		return true
	}
	opening := x.parent.LastChild() // the marks are text unless an end is found
	literal := x.cutMarks(opening, n, at)
	var content ast.Node
	ok := false
	x.level++
	switch n {
	case 3:
		content, ok = x.three(mark, at)
	case 2:
		content, ok = x.two(mark, nil, at)
	default:
		content, ok = x.one(mark, nil, at)
	}
	x.level--
	if !ok {
		x.parent.AppendChild(x.parent, literal)
	}
	splice(x.parent, content)
	return true
}

// cutMarks takes marks off the end of a text again and gives them as a text of their own.
func (x *pandocInliner) cutMarks(last ast.Node, n, at int) ast.Node {
	t := last.(*ast.Text)
	if t.Segment.Len() == n {
		x.parent.RemoveChild(x.parent, t)
	} else {
		t.Segment.Stop -= n
	}
	literal := ast.NewRawTextSegment(segment(x.at(at), x.at(at)+n))
	literal.SetPos(x.at(at))
	return literal
}

// splice moves the children of a fragment to the end of a node's.
func splice(parent, fragment ast.Node) {
	for c := fragment.FirstChild(); c != nil; {
		next := c.NextSibling()
		parent.AppendChild(parent, c)
		c = next
	}
}

// ender reports whether n marks stand here that may close.
func (x *pandocInliner) ender(mark byte, n int) bool {
	for i := range n {
		if x.pos+i >= len(x.buf) || x.buf[x.pos+i] != mark {
			return false
		}
	}
	return mark == '*' || !x.d.pandocOn("intraword_underscores") || !x.alnumAt(x.pos+n)
}

// closed is past n marks.
func (x *pandocInliner) closed(n int) {
	x.pos += n
	x.word = x.pos
}

// emphasised is a fragment with an emphasis that takes in what a fragment holds.
func (x *pandocInliner) emphasised(level, at int, content ...ast.Node) ast.Node {
	e := ast.NewEmphasis(level)
	e.SetPos(x.at(at))
	for _, c := range content {
		if c != nil {
			splice(e, c)
		}
	}
	f := newFragment()
	f.AppendChild(f, e)
	return f
}

// gather reads pieces into a fragment until stop.
func (x *pandocInliner) gather(stop func() bool) ast.Node {
	parent := x.parent
	x.parent = newFragment()
	for x.pos < len(x.buf) && !stop() && x.inline() {
	}
	f := x.parent
	x.parent = parent
	return f
}

func (x *pandocInliner) three(mark byte, at int) (ast.Node, bool) {
	content := x.gather(func() bool { return x.ender(mark, 1) })
	switch {
	case x.ender(mark, 3):
		x.closed(3)
		return x.emphasised(2, at, x.emphasised(1, at+2, content)), true
	case x.ender(mark, 2):
		x.closed(2)
		return x.one(mark, x.emphasised(2, at+1, content), at)
	case x.ender(mark, 1):
		x.closed(1)
		return x.two(mark, x.emphasised(1, at+2, content), at)
	}
	return content, false
}

func (x *pandocInliner) two(mark byte, before ast.Node, at int) (ast.Node, bool) {
	content := x.gather(func() bool { return x.ender(mark, 2) })
	if x.ender(mark, 2) {
		x.closed(2)
		return x.emphasised(2, at, before, content), true
	}
	return x.unclosed(2, before, content, at)
}

func (x *pandocInliner) one(mark byte, before ast.Node, at int) (ast.Node, bool) {
	parent, content := x.parent, newFragment()
	x.parent = content
	for x.pos < len(x.buf) {
		if !x.ender(mark, 1) {
			if !x.inline() {
				break
			}
			continue
		}
		inner := x.pos
		if inner+1 >= len(x.buf) || x.buf[inner+1] != mark || x.level > maxSpans {
			break
		}
		x.pos += 2
		if x.ender(mark, 1) {
			x.pos = inner
			break
		}
		x.level++
		strong, ok := x.two(mark, nil, inner)
		x.level--
		if !ok {
			t := ast.NewRawTextSegment(segment(x.at(inner), x.at(inner)+2))
			t.SetPos(x.at(inner))
			content.AppendChild(content, t)
		}
		splice(content, strong)
	}
	x.parent = parent
	if x.ender(mark, 1) {
		x.closed(1)
		return x.emphasised(1, at, before, content), true
	}
	return x.unclosed(1, before, content, at)
}

// unclosed is what was read behind marks that nothing closes. Those before a span that was closed stand here; others are
// put by the caller.
func (x *pandocInliner) unclosed(n int, before, content ast.Node, at int) (ast.Node, bool) {
	if before == nil {
		return content, false
	}
	f := newFragment()
	t := ast.NewRawTextSegment(segment(x.at(at), x.at(at)+n))
	t.SetPos(x.at(at))
	f.AppendChild(f, t)
	splice(f, before)
	splice(f, content)
	return f, true
}
