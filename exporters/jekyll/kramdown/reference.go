package kramdown

import "strings"

// linkDefinition is where a link of a name leads.
type linkDefinition struct {
	url, title string
	titled     bool
	mark       *element // which may be given attributes
}

// linkID is the form of a name that definitions and links share.
func linkID(id string) string {
	var b strings.Builder
	for i := 0; i < len(id); {
		if end := while(id, i, space); end > i {
			b.WriteByte(' ')
			i = end
			continue
		}
		b.WriteByte(id[i])
		i++
	}
	return strings.ToLower(b.String())
}

// parseLinkDefinition parses [name]: url "title". The title may stand in the next line.
// kramdown: lib/kramdown/parser/kramdown/link.rb, LINK_DEFINITION_START
func (p *parser) parseLinkDefinition() bool {
	s := p.src.s
	i := indent(s, p.src.pos)
	if i == len(s) || s[i] != '[' {
		return false
	}
	n := strings.IndexAny(s[i+1:], "\n]")
	if n < 1 || !strings.HasPrefix(s[i+1+n:], "]:") {
		return false
	}
	id := linkID(s[i+1 : i+1+n])
	def, end := linkTarget(s, while(s, i+n+3, " \t"))
	if end == 0 {
		return false
	}
	p.src.pos = end
	def.mark = p.addMark(linkMark)
	p.links[id] = &def
	return true
}

// linkTarget reads the URL and the title of a definition, and is the offset behind their line, or 0.
func linkTarget(s string, i int) (def linkDefinition, end int) {
	line, ok := lineEnd(s, i)
	if !ok {
		return def, 0
	}
	if strings.HasPrefix(s[i:], "<") {
		for at := i + 1; at < line; at++ {
			if s[at] != '>' {
				continue
			}
			if def, end := linkTitle(s, at+1); end > 0 {
				def.url = s[i+1 : at]
				return def, end
			}
		}
	}
	if i == len(s) || s[i] == '\n' {
		return def, 0
	}
	start := while(s, i, space)
	if start >= line {
		return def, 0
	}
	_, width := runeAt(s, start)
	for at := start + width; at < line; at++ {
		def, end := linkTitle(s, at)
		if end == 0 {
			continue
		}
		def.url = s[i:at]
		if blankThenQuote(def.url) {
			return def, 0
		}
		return def, end
	}
	return def, 0
}

// blankThenQuote tells whether there is what was meant as a title in a URL.
func blankThenQuote(url string) bool {
	for i := 1; i < len(url); i++ {
		if (url[i] == '"' || url[i] == '\'') && (url[i-1] == ' ' || url[i-1] == '\t') {
			return true
		}
	}
	return false
}

// linkTitle reads what may follow a URL, to the end of the line.
func linkTitle(s string, i int) (def linkDefinition, end int) {
	quote := while(s, i, " \t")
	if quote < len(s) && s[quote] == '\n' {
		quote = while(s, quote+1, " \t")
	}
	if quote > i && quote < len(s) && (s[quote] == '"' || s[quote] == '\'') {
		for at := quote + 2; at < len(s) && s[at-1] != '\n'; at++ {
			if s[at] != s[quote] {
				continue
			}
			if end := restBlank(s, at+1); end > 0 {
				return linkDefinition{title: s[quote+1 : at], titled: true}, end
			}
		}
	}
	return def, restBlank(s, i)
}

// restBlank is the offset behind spaces, tabs and a line feed at i, or 0.
func restBlank(s string, i int) int {
	if i = while(s, i, " \t"); i < len(s) && s[i] == '\n' {
		return i + 1
	}
	return 0
}
