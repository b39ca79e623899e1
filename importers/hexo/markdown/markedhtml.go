package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// htmlBlockTags are the elements whose tags open a block of raw HTML, even in a paragraph.
var htmlBlockTags = func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(`address article aside base basefont blockquote body caption center col colgroup
		dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
		hr html iframe legend li link main menu menuitem meta nav noframes ol optgroup option p param search section summary
		table tbody td tfoot th thead title tr track ul`) {
		set[name] = true
	}
	return set
}()

// html reads raw HTML that begins at lines[i].
func (m *marked) html(lines []line, i int, s *blockState) (next int, open, ok bool) {
	n, rest := m.lead(lines[i])
	if n > 3 || len(rest) < 2 || rest[0] != '<' {
		return 0, false, false
	}
	more := i+1 < len(lines)
	if name := rawTextTag(rest, more); name != "" {
		return m.htmlUntil(lines, i, s, ast.HTMLBlockType1, "</"+name+">", true), false, true
	}
	switch {
	case bytes.HasPrefix(rest, []byte("<!-->")), bytes.HasPrefix(rest, []byte("<!--->")):
		end := m.skipEmpty(lines, i+1)
		m.addHTML(lines[i:end], s, ast.HTMLBlockType2)
		return end, false, true
	case bytes.HasPrefix(rest, []byte("<!--")):
		return m.htmlUntil(lines, i, s, ast.HTMLBlockType2, "-->", true), false, true
	case bytes.HasPrefix(rest, []byte("<?")):
		return m.htmlUntil(lines, i, s, ast.HTMLBlockType3, "?>", false), false, true
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return m.htmlUntil(lines, i, s, ast.HTMLBlockType5, "]]>", false), false, true
	case rest[1] == '!' && len(rest) > 2 && isLetterByte(rest[2]):
		return m.htmlUntil(lines, i, s, ast.HTMLBlockType4, ">", false), false, true
	}
	kind := ast.HTMLBlockType6
	if !blockTag(rest, more) {
		if !loneTag(rest) {
			return 0, false, false
		}
		kind = ast.HTMLBlockType7
	}
	end := i + 1
	for end < len(lines) && !(m.blank(lines[end]) && end+1 < len(lines)) {
		end++
	}
	for end < len(lines) && m.blank(lines[end]) {
		end++
	}
	m.addHTML(lines[i:end], s, kind)
	return end, false, true
}

// htmlUntil reads raw HTML up to a closing mark, in whatever case, and the rest of its line; with whole false
// that rest is read as Markdown.
func (m *marked) htmlUntil(lines []line, i int, s *blockState, kind ast.HTMLBlockType, closing string, whole bool) int {
	for end := i; end < len(lines); end++ {
		b := m.src[lines[end].start:lines[end].end]
		skip := 0
		if end == i {
			skip = min(len(b), bytes.IndexByte(b, '<')+2)
			if kind == ast.HTMLBlockType2 {
				skip = min(len(b), skip+2)
			}
		}
		at := indexFold(b[skip:], closing)
		if at < 0 {
			continue
		}
		at += skip + len(closing)
		if !whole && at < len(b) {
			l := lines[end]
			l.end = l.start + at
			m.addHTML(append(append([]line{}, lines[i:end]...), l), s, kind)
			lines[end].start, lines[end].pad = l.end, 0
			return end
		}
		end = m.skipEmpty(lines, end+1)
		m.addHTML(lines[i:end], s, kind)
		return end
	}
	m.addHTML(lines[i:], s, kind)
	return len(lines)
}

func (m *marked) addHTML(lines []line, s *blockState, kind ast.HTMLBlockType) {
	n := ast.NewHTMLBlock(kind)
	for i, l := range lines {
		seg := text.NewSegmentPadding(l.start, l.end, l.pad)
		if l.end < len(m.src) && m.src[l.end] == '\n' {
			seg.Stop++
		} else if i+1 < len(lines) {
			seg.ForceNewline = true
		}
		n.Lines().Append(seg)
	}
	s.add(otherBlock, n, m.first(lines[0]))
}

// rawTextTag is the name of the element whose tag begins s, if Markdown is not read up to its end.
func rawTextTag(s []byte, more bool) string {
	for _, name := range []string{"script", "pre", "style", "textarea"} {
		if len(s) > len(name) && strings.EqualFold(string(s[1:1+len(name)]), name) {
			rest := s[1+len(name):]
			if len(rest) == 0 && more || len(rest) > 0 && (rest[0] == '>' || isSpaceByte(rest[0])) {
				return name
			}
		}
	}
	return ""
}

// blockTag reports whether s begins with the tag of a block element.
func blockTag(s []byte, more bool) bool {
	s = bytes.TrimPrefix(s[1:], []byte("/"))
	k := 0
	for k < len(s) && isAlnum(s[k]) {
		k++
	}
	return k < 12 && htmlBlockTags[strings.ToLower(string(s[:k]))] && endsTagName(s[k:], more)
}

// loneTag reports whether s is one whole tag of any other element, and nothing more.
func loneTag(s []byte) bool {
	for _, name := range []string{"script", "pre", "style", "textarea"} {
		rest := bytes.TrimPrefix(s[1:], []byte("/"))
		if len(rest) >= len(name) && strings.EqualFold(string(rest[:len(name)]), name) {
			return false
		}
	}
	n := 0
	if s[1] == '/' {
		n = closingTag(s, false)
	} else {
		n = openingTag(s, true)
	}
	return n > 0 && len(bytes.Trim(s[n:], " \t")) == 0
}

// closingTag is the length of the closing tag that s begins with, 0 if there is none.
func closingTag(s []byte, inline bool) int {
	if len(s) < 4 || !isLetterByte(s[2]) {
		return 0
	}
	i := 3
	for i < len(s) && (isAlnum(s[i]) || s[i] == '_' || s[i] == '-' || inline && s[i] == ':') {
		i++
	}
	for i < len(s) {
		if n := jsSpaceLen(s[i:]); n > 0 {
			i += n
			continue
		}
		if s[i] == '>' {
			return i + 1
		}
		break
	}
	return 0
}

// openingTag is the length of the opening tag that s begins with, 0 if there is none. On one line, only spaces
// part its attributes.
func openingTag(s []byte, oneLine bool) int {
	if len(s) < 3 || !isLetterByte(s[1]) {
		return 0
	}
	space := func(i int) int {
		for i < len(s) {
			if oneLine && s[i] == ' ' {
				i++
			} else if n := jsSpaceLen(s[i:]); !oneLine && n > 0 {
				i += n
			} else {
				break
			}
		}
		return i
	}
	i := 2
	for i < len(s) && (isAlnum(s[i]) || s[i] == '_' || s[i] == '-') {
		i++
	}
	for {
		at := space(i)
		if at < len(s) && s[at] == '/' {
			at++
		}
		if at < len(s) && s[at] == '>' {
			return at + 1
		}
		name := space(i)
		if name == i || name == len(s) || !isLetterByte(s[name]) && s[name] != ':' && s[name] != '_' {
			return 0
		}
		i = name + 1
		for i < len(s) && (isAlnum(s[i]) || s[i] == '_' || s[i] == '.' || s[i] == ':' || s[i] == '-') {
			i++
		}
		value := space(i)
		if value == len(s) || s[value] != '=' {
			continue
		}
		value = space(value + 1)
		if value == len(s) {
			return 0
		}
		if q := s[value]; q == '"' || q == '\'' {
			n := bytes.IndexByte(s[value+1:], q)
			if n < 0 || oneLine && bytes.IndexByte(s[value+1:value+1+n], '\n') >= 0 {
				return 0
			}
			i = value + n + 2
			continue
		}
		end := value
		for end < len(s) && bytes.IndexByte([]byte("\"'=<>`"), s[end]) < 0 && jsSpaceLen(s[end:]) == 0 {
			end++
		}
		if end == value {
			return 0
		}
		i = end
	}
}

func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// indexFold is the index of an ASCII text, in whatever case.
func indexFold(s []byte, what string) int {
	if what[0] != '<' || len(what) < 3 {
		return bytes.Index(s, []byte(what))
	}
	for from := 0; ; {
		i := bytes.Index(s[from:], []byte("</"))
		if i < 0 || from+i+len(what) > len(s) {
			return -1
		}
		if strings.EqualFold(string(s[from+i:from+i+len(what)]), what) {
			return from + i
		}
		from += i + 2
	}
}
