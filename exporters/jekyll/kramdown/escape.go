package kramdown

import "strings"

// escapable may stand behind a backslash. In the label of an image it is the same but for the tilde.
// kramdown-parser-gfm: lib/kramdown/parser/gfm.rb, ESCAPED_CHARS_GFM
const (
	escapable      = "\\.*_+`<>()[]{}#!:|\"'$=-~"
	escapableLabel = "\\.*_+`<>()[]{}#!:|\"'$=-"
)

func (p *parser) parseEscape() bool {
	s, i := p.src.s, p.src.pos+1
	if i == len(s) || strings.IndexByte(escapable, s[i]) < 0 {
		return false
	}
	p.tree.addText(s[i:i+1], p.textKind)
	p.src.pos = i + 1
	return true
}

// unescape takes the backslashes off a label.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(escapableLabel, s[i+1]) >= 0 {
			i++
		}
		out = append(out, s[i])
	}
	return string(out)
}
