package kramdown

import "strings"

// symbols are what some characters are drawn as, in the order in which they are tried.
// kramdown: lib/kramdown/parser/kramdown/typographic_symbol.rb
var symbols = [...][2]string{
	{"---", "—"}, {"--", "–"}, {"...", "…"}, {`\<<`, "&lt;&lt;"}, {`\>>`, "&gt;&gt;"},
	{"<< ", "«\u00A0"}, {" >>", "\u00A0»"}, {"<<", "«"}, {">>", "»"},
}

func (p *parser) parseSymbol() bool {
	if !p.opt.Symbols {
		return false
	}
	rest := p.src.rest()
	for _, pair := range symbols {
		if strings.HasPrefix(rest, pair[0]) {
			p.tree.add(&element{kind: symbol, value: pair[1]})
			p.src.pos += len(pair[0])
			return true
		}
	}
	return false
}
