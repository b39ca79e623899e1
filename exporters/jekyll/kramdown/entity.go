package kramdown

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseEntity parses &name; and &#1;. The & of a name that kramdown does not know is text.
// kramdown: lib/kramdown/parser/kramdown/html_entity.rb
func (p *parser) parseEntity() bool {
	s, i := p.src.s, p.src.pos
	end := reference(s, i)
	if end == i {
		return false
	}
	p.src.pos = end
	char, known := entityChar(s[i+1 : end-1])
	if !known {
		p.tree.add(&element{kind: entity, value: "&amp;"})
		p.tree.addText(s[i+1:end], p.textKind)
		return true
	}
	if char == "" || strings.Contains("<>&", char) {
		char = s[i:end]
	}
	p.tree.add(&element{kind: entity, value: char})
	return true
}

// entityChar is the character that is called so, "" if there is none with that number. Names that kramdown's table
// has wrong are as wrong here.
// kramdown: lib/kramdown/utils/entities.rb
func entityChar(name string) (char string, known bool) {
	if number, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hex, ok := strings.CutPrefix(number, "x"); ok {
			number, base = hex, 16
		}
		code, err := strconv.ParseUint(number, base, 32)
		switch {
		case err != nil || code > utf8.MaxRune || 0xD800 <= code && code < 0xE000:
			return "", true
		case 0x80 <= code && code < 0xA0:
			return html.UnescapeString("&#" + strconv.FormatUint(code, 10) + ";"), true
		}
		return string(rune(code)), true
	}
	if char, ok := oddEntities[name]; ok {
		return char, true
	}
	if !entityNames[name] {
		return "", false
	}
	return html.UnescapeString("&" + name + ";"), true
}

// oddEntities are the names that HTML has for other characters.
var oddEntities = map[string]string{"lceil": "\u2309", "rceil": "\u2308", "lang": "\u232A", "rang": "\u2329"}

// entityNames are the other names that kramdown knows.
var entityNames = set(`Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi
	Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau
	upsilon phi chi psi omega sigmaf thetasym upsih piv zwnj zwj lrm rlm hellip prime Prime oline frasl weierp image
	real alefsym bull trade larr rarr uarr darr harr crarr uArr dArr lArr rArr hArr forall part exist empty nabla
	isin ni notin sum prod minus lowast radic prop infin ang and or cap cup int there4 sim asymp cong ne equiv le ge
	sub sup sube supe nsub oplus otimes perp sdot vellip lfloor rfloor loz spades clubs hearts diams amp quot apos
	copy lt gt OElig oelig Scaron scaron Yuml circ tilde ndash mdash lsquo rsquo ldquo rdquo dagger Dagger permil
	euro lsaquo rsaquo nbsp iexcl pound curren yen brvbar sect uml laquo raquo reg ordf not shy macr deg plusmn
	acute micro para middot cedil ordm cent sup1 sup2 sup3 frac12 frac14 frac34 iquest Agrave Aacute Acirc Atilde
	Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde
	Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
	egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash
	ugrave uacute ucirc uuml yacute thorn yuml sbquo fnof bdquo ensp emsp thinsp`)
