package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

var metaKey = regexp.MustCompile(`^(?:[^\s\-#"'\[\]{}:&*!|>%@` + "`" + `][^:#]*|"[^"]*"):(?:\s|$)`)

// metadata reads a block of metadata, which a page does not show.
//
// pandoc: Readers/Metadata.hs, yamlMetaBlock
func (p *pandoc) metadata(lines []line, parent ast.Node) ([]line, bool) {
	if !p.d.pandocOn("yaml_metadata_block") || len(lines) < 3 || !p.isMark(lines[0], "---") || p.blank(lines[1]) {
		return nil, false
	}
	for n := 1; n < len(lines); n++ {
		l := lines[n]
		if p.isMark(l, "---") || p.isMark(l, "...") {
			if len(lines[1:n]) > 0 {
				p.add(parent, &printed{end: l.end}, lines[0].start)
				return lines[n+1:], true
			}
			return nil, false
		}
		if s := p.src[l.start:l.end]; !p.blank(l) && s[0] != ' ' && s[0] != '#' && s[0] != '-' && !metaKey.Match(s) {
			return nil, false
		} else if n == 1 && s[0] == '-' {
			return nil, false
		}
	}
	return nil, false
}

func (p *pandoc) isMark(l line, mark string) bool {
	return l.pad == 0 && string(bytes.TrimRight(p.src[l.start:l.end], " \t")) == mark
}
