package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// pandocBlockTags are the elements that end a text, and eitherTags those that are blocks where a block may begin and
// stand within a line elsewhere.
//
// pandoc: src/Text/Pandoc/Readers/HTML/TagCategories.hs
var (
	pandocBlockTags = words(`address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt fieldset
		figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex main menu meta noframes
		ol output p pre section summary table tbody td textarea tfoot th thead tr ul li script style title nav`)
	eitherTags   = words(`applet area audio button del embed iframe ins map noscript object progress source svg video`)
	verbatimTags = words(`pre script style textarea`)
)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// htmlTag is a tag or a comment.
type htmlTag struct {
	name    string // in lower case; "" for comments and declarations
	closing bool
	self    bool // it ends in "/>"
	comment bool
	size    int
}

// block reports whether a tag may begin a block.
func (t htmlTag) block() bool {
	return pandocBlockTags[t.name] || eitherTags[t.name] || t.name == "" && !t.comment
}

// inline reports whether a tag may stand in a text.
func (t htmlTag) inline() bool { return t.comment || t.name != "" && !pandocBlockTags[t.name] }

var (
	tagShape = regexp.MustCompile(`^</?(\p{L}[\p{L}\p{N}:_-]*)(?:\s+(?:\p{L}[\p{L}\p{N}:_-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?\s*)*|\s*)/?\s*>`)
	declared = regexp.MustCompile(`^<[!?]\p{L}[^>]*>`)
)

// readTag reads the tag that s begins with.
//
// pandoc: Readers/HTML.hs, htmlTag
func readTag(s []byte) (t htmlTag, ok bool) {
	if len(s) < 3 || s[0] != '<' {
		return t, false
	}
	if bytes.HasPrefix(s, []byte("<!--")) {
		t.comment = true
		t.size = until(s, 4, "-->")
		return t, t.size > 0
	}
	if s[1] == '!' || s[1] == '?' {
		t.size = len(declared.Find(s))
		return t, t.size > 0
	}
	m := tagShape.FindSubmatch(s)
	if m == nil || m[1][len(m[1])-1] == ':' {
		return t, false
	}
	t.name = strings.ToLower(string(m[1]))
	t.closing = s[1] == '/'
	t.size = len(m[0])
	t.self = bytes.HasSuffix(m[0], []byte("/>"))
	return t, true
}

// tagAt reads the tag at the start of lines[0], which may go on over further lines, and gives what follows it: the line's
// number and the offset.
func (p *pandoc) tagAt(lines []line) (t htmlTag, n, at int, ok bool) {
	l := lines[0]
	if l.pad > 0 || l.end-l.start < 3 || p.src[l.start] != '<' {
		return t, 0, 0, false
	}
	if t, ok = readTag(p.src[l.start:l.end]); ok {
		return t, 0, l.start + t.size, true
	}
	comment := bytes.HasPrefix(p.src[l.start:l.end], []byte("<!--"))
	for n := 2; n <= len(lines) && (n <= 20 || comment && n&(n-1) == 0); n++ {
		if last := lines[n-1]; !comment && bytes.IndexByte(p.src[last.start:last.end], '>') < 0 {
			continue
		}
		if t, n, at, ok := p.tagWithin(lines[:n]); ok {
			return t, n, at, true
		}
	}
	if comment {
		return p.tagWithin(lines)
	}
	return t, 0, 0, false
}

func (p *pandoc) tagWithin(lines []line) (t htmlTag, n, at int, ok bool) {
	text := p.join(lines)
	if t, ok = readTag(text.buf); !ok {
		return t, 0, 0, false
	}
	return t, bytes.Count(text.buf[:t.size], []byte{'\n'}), text.end(t.size), true
}

// rawHTML reads a tag that begins a block. Markdown goes on behind it, for most tags up to the end tag; the contents of a
// few are raw too.
//
// pandoc: Readers/Markdown.hs, htmlBlock and rawHtmlBlocks
func (p *pandoc) rawHTML(lines []line, parent ast.Node) ([]line, bool) {
	t, n, at, ok := p.tagAt(lines)
	if !ok || !t.block() && !t.comment || !p.d.pandocOn("raw_html") {
		return nil, false
	}
	if !t.closing && verbatimTags[t.name] {
		if last, end, ok := p.balanced(lines, t.name); ok {
			return p.putTag(lines, last, end, parent), true
		}
	}
	rest := p.putTag(lines, n, at, parent)
	if t.closing || t.comment || t.name == "" || t.self {
		return rest, true
	}
	return p.within(rest, t.name, parent), true
}

// putTag adds raw HTML from the start of lines[0] to an offset in lines[n], and gives the lines behind it.
func (p *pandoc) putTag(lines []line, n, at int, parent ast.Node) []line {
	h := ast.NewHTMLBlock(ast.HTMLBlockType7)
	for i, l := range lines[:n+1] {
		seg := segment(l.start, l.end)
		seg.Padding = l.pad
		if i == n {
			seg.Stop = at
		} else {
			seg.ForceNewline = true
		}
		h.Lines().Append(seg)
	}
	p.add(parent, h, lines[0].start)
	return put(lines, n, at)
}

// within reads the Markdown of an element up to its end tag, and that.
func (p *pandoc) within(lines []line, name string, parent ast.Node) []line {
	around := p.html
	p.html = name
	p.depth++
	indent := 0
	if len(lines) > 1 && p.blank(lines[0]) && name != "div" {
		indent, _ = p.indent(lines[1])
	}
	for len(lines) > 0 {
		for i := 0; i < indent && lines[0].start < lines[0].end; i++ {
			lines[0], _ = p.gobble(lines[0], 1)
		}
		if p.closes(lines[0]) {
			t, _ := readTag(p.src[lines[0].start:lines[0].end])
			lines = p.putTag(lines, 0, lines[0].start+t.size, parent)
			break
		}
		lines = p.next(lines, parent)
	}
	p.depth--
	p.html = around
	return lines
}

// division reads a div.
//
// pandoc: Readers/Markdown.hs, divHtml
func (p *pandoc) division(lines []line, parent ast.Node) ([]line, bool) {
	t, n, at, ok := p.tagAt(lines)
	if !ok || t.name != "div" || t.closing {
		return nil, false
	}
	return p.within(p.putTag(lines, n, at, parent), "div", parent), true
}

// balanced finds the end of the element that lines[0] begins with.
func (p *pandoc) balanced(lines []line, name string) (n, at int, ok bool) {
	text := p.join(lines)
	lower := bytes.ToLower(text.buf)
	if len(lower) != len(text.buf) {
		lower = text.buf
	}
	opening, closing, depth := []byte("<"+name), []byte("</"+name), 0
	for i := 0; i < len(lower); i++ {
		if lower[i] != '<' {
			continue
		}
		rest := lower[i:]
		ends := func(k int) bool { return len(rest) > k && !isAlnum(rest[k]) }
		switch {
		case bytes.HasPrefix(rest, opening) && ends(len(opening)) && (depth == 0 || name == "pre"):
			depth++
		case bytes.HasPrefix(rest, closing) && ends(len(closing)):
			if depth--; depth == 0 {
				k := bytes.IndexByte(rest, '>')
				if k < 0 {
					return 0, 0, false
				}
				end := i + k + 1
				return bytes.Count(text.buf[:end], []byte{'\n'}), text.end(end), true
			}
		}
	}
	return 0, 0, false
}
