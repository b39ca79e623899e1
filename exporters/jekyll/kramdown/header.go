package kramdown

import (
	"strings"
	"unicode/utf8"
)

// atxMarker is the number of # that start a heading at i, 0 if none does.
// kramdown-parser-gfm: lib/kramdown/parser/gfm.rb, ATX_HEADER_START
func atxMarker(s string, i int) int {
	end := i
	for end < len(s) && end-i < 6 && s[end] == '#' {
		end++
	}
	if end == i || end == len(s) || s[end] != ' ' && s[end] != '\t' {
		return 0
	}
	return end - i
}

func (p *parser) parseATX() bool {
	s, start := p.src.s, p.src.pos
	level := atxMarker(s, start)
	if level == 0 || p.opt.StrictStart && !p.afterBoundary() {
		return false
	}
	end, _ := lineEnd(s, start)
	text, id := headerContents(s[while(s, start+level, " \t"):end])
	without := strings.TrimRight(text, "#")
	switch n := len(without); {
	case n == len(text):
	case p.opt.StrictStart:
		if n > 0 && text[n-1] == '\\' {
			n++
		}
		text = rstrip(text[:n])
	case n > 0 && (text[n-1] == ' ' || text[n-1] == '\t'):
		text = rstrip(without)
	}
	if text == "" {
		return false
	}
	p.addHeader(level, text, id, end)
	return true
}

// parseSetext takes one line and its underline.
// kramdown: lib/kramdown/parser/kramdown/header.rb
func (p *parser) parseSetext() bool {
	s, start := p.src.s, p.src.pos
	contents := indent(s, start)
	if contents == len(s) || s[contents] == ' ' || s[contents] == '\t' || !p.afterBoundary() {
		return false
	}
	under, ok := lineEnd(s, contents)
	if !ok || under == len(s) || s[under] != '-' && s[under] != '=' {
		return false
	}
	end := blankToEnd(s, while(s, under, "-="))
	text, id := headerContents(s[contents:under])
	if end < 0 || text == "" {
		return false
	}
	level := 1
	if s[under] == '-' {
		level = 2
	}
	p.addHeader(level, text, id, end)
	return true
}

func (p *parser) addHeader(level int, text, id string, end int) {
	el := p.newBlock(header)
	el.level = level
	el.addText(text, p.textKind)
	if id != "" {
		el.attr.set("id", id)
	}
	p.tree.add(el)
	p.src.pos = end
}

// headerContents parts a heading from the {#id} at its end.
func headerContents(line string) (text, id string) {
	line = rstrip(line)
	open := strings.LastIndex(line, "{#")
	if open < 1 || !strings.HasSuffix(line, "}") || line[open-1] != ' ' && line[open-1] != '\t' {
		return line, ""
	}
	id = line[open+2 : len(line)-1]
	for i, r := range id {
		if !isNameStart(r) && (i == 0 || !isNameRune(r)) {
			return line, ""
		}
	}
	if id == "" || !utf8.ValidString(id) {
		return line, ""
	}
	return rstrip(line[:open-1]), id
}

// isNameStart and isNameRune are what XML lets a name be made of.
// rexml: lib/rexml/xmltokens.rb, NAME_START_CHAR and NAME_CHAR
func isNameStart(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r == ':' || r == '_' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
	case r < 0x2000:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7 && (r < 0x300 || r > 0x36F) && r != 0x37E
	}
	for _, span := range [...][2]rune{
		{0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD},
		{0x10000, 0xEFFFF},
	} {
		if span[0] <= r && r <= span[1] {
			return true
		}
	}
	return false
}

func isNameRune(r rune) bool {
	return isNameStart(r) || r == '-' || r == '.' || '0' <= r && r <= '9' || r == 0xB7 || 0x300 <= r && r <= 0x36F ||
		r == 0x203F || r == 0x2040
}
