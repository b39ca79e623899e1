package kramdown

import (
	"strings"
	"unicode/utf8"
)

// What kramdown knows of HTML's elements.
// kramdown: lib/kramdown/parser/html.rb, Constants
var (
	spanElements = set(`a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option
		q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var`)
	blockElements = set(`address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
		figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol
		optgroup p pre section summary table tbody td th thead tfoot tr ul`)
	voidElements = set(`area base br col command embed hr img input keygen link meta param source track wbr`)

	blockModel = set(`address applet article aside blockquote body dd details div dl fieldset figure figcaption footer
		form header hgroup iframe li main map menu nav noscript object section summary td`)
	spanModel = set(`a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend
		optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt`)
	rawModel = set(`script style math option textarea pre code kbd samp var`)
)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(names) {
		m[name] = true
	}
	return m
}

// isHTML tells whether HTML has the element; only then does the case of its name not matter.
func isHTML(name string) bool {
	return spanElements[name] || blockElements[name] || voidElements[name] || blockModel[name] || spanModel[name] ||
		rawModel[name]
}

func modelOf(name string) model {
	switch {
	case blockModel[name]:
		return asBlocks
	case spanModel[name]:
		return asSpans
	}
	return asRaw
}

// tag is a start or end tag and the offset behind it; end is 0 if there is none.
type tag struct {
	name   string // as HTML spells it, or as written if HTML has no such element
	attrs  string
	closed bool // <name />
	end    int
}

// startTag reads <name a b=c d="e" /> at i.
func startTag(s string, i int) tag {
	if i >= len(s) || s[i] != '<' {
		return tag{}
	}
	name := tagName(s, i+1)
	if name == i+1 {
		return tag{}
	}
	at := name
	for {
		next := while(s, at, space)
		if next == at {
			break
		}
		end := tagName(s, next)
		if end == next {
			break
		}
		at = attributeValue(s, end)
	}
	t := tag{name: elementName(s[i+1 : name]), attrs: s[name:at]}
	at = while(s, at, space)
	if strings.HasPrefix(s[at:], "/") {
		t.closed = true
		at++
	}
	if !strings.HasPrefix(s[at:], ">") {
		return tag{}
	}
	t.end = at + 1
	return t
}

// endTag reads </name> at i.
func endTag(s string, i int) tag {
	if !strings.HasPrefix(s[i:], "</") {
		return tag{}
	}
	name := tagName(s, i+2)
	at := while(s, name, space)
	if name == i+2 || !strings.HasPrefix(s[at:], ">") {
		return tag{}
	}
	return tag{name: elementName(s[i+2 : name]), end: at + 1}
}

func elementName(name string) string {
	if low := strings.ToLower(name); isHTML(low) {
		return low
	}
	return name
}

// attributeValue is the offset behind the = and the value that may follow a name at i, or i. A value without quotes
// is a word.
func attributeValue(s string, i int) int {
	at := while(s, i, space)
	if !strings.HasPrefix(s[at:], "=") {
		return i
	}
	at = while(s, at+1, space)
	if end := wordRun(s, at); end > at {
		return end
	}
	if at < len(s) && (s[at] == '"' || s[at] == '\'') {
		if n := strings.IndexByte(s[at+1:], s[at]); n >= 0 {
			return at + n + 2
		}
	}
	return i
}

// wordRun is the offset behind \p{Word}* at i.
func wordRun(s string, i int) int {
	for i < len(s) {
		r, n := runeAt(s, i)
		if r == utf8.RuneError && n < 2 || !isWordRune(r) {
			break
		}
		i += n
	}
	return i
}

// tagAttributes are the attributes of a tag. Their names are in small letters if HTML has the element.
func tagAttributes(t tag) attributes {
	var attr attributes
	known := isHTML(t.name)
	for s := t.attrs; ; {
		s = strings.TrimLeft(s, space)
		end := tagName(s, 0)
		if end == 0 {
			return attr
		}
		name, value := s[:end], ""
		if known {
			name = strings.ToLower(name)
		}
		after := attributeValue(s, end)
		if after > end {
			value = s[end:after]
			value = strings.TrimLeft(value[strings.IndexByte(value, '=')+1:], space)
			if value[0] == '"' || value[0] == '\'' {
				value = value[1 : len(value)-1]
			}
		}
		attr.set(name, value)
		s = s[after:]
	}
}

// commentEnd is the offset behind <!-- … --> at i, or 0.
func commentEnd(s string, i int) int { return between(s, i, "<!--", "-->") }

// instructionEnd is the offset behind <? … ?> at i, or 0.
func instructionEnd(s string, i int) int { return between(s, i, "<?", "?>") }

func between(s string, i int, open, close string) int {
	if !strings.HasPrefix(s[i:], open) {
		return 0
	}
	n := strings.Index(s[i+len(open):], close)
	if n < 0 {
		return 0
	}
	return i + len(open) + n + len(close)
}

// findEndTag is the offset of the first </name> from i on, or -1. The case of the name does not matter if fold is set.
func findEndTag(s string, i int, name string, fold bool) int {
	for ; ; i++ {
		n := strings.Index(s[i:], "</")
		if n < 0 {
			return -1
		}
		i += n
		if endTagOf(s, i, name, fold) > 0 {
			return i
		}
	}
}

// endTagOf is the offset behind </name> at i, or 0.
func endTagOf(s string, i int, name string, fold bool) int {
	end := i + 2 + len(name)
	if !strings.HasPrefix(s[i:], "</") || end > len(s) {
		return 0
	}
	if found := s[i+2 : end]; found != name && !(fold && strings.EqualFold(found, name)) {
		return 0
	}
	end = while(s, end, space)
	if !strings.HasPrefix(s[end:], ">") {
		return 0
	}
	return end + 1
}

// lazyHTML tells whether HTML at i ends a paragraph: a tag of a block element or of one that HTML does not have. Only
// small letters name an element here, and a start tag need not be complete.
// kramdown: lib/kramdown/parser/kramdown/paragraph.rb, LAZY_END_HTML_START and LAZY_END_HTML_STOP
func lazyHTML(s string, i int) bool {
	if !strings.HasPrefix(s[i:], "<") {
		return false
	}
	stop := strings.HasPrefix(s[i:], "</")
	if i++; stop {
		i++
	}
	if w := s[i:wordRun(s, i)]; spanElements[w] || w == "script" {
		return false
	}
	end := tagName(s, i)
	if end == i {
		return false
	}
	return !stop || strings.HasPrefix(s[while(s, end, space):], ">")
}
