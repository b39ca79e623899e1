package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// attributes are what braces give an element: "{#id .class key=value}".
type attributes struct {
	id      string
	classes []string
	pairs   [][2]string
}

// readAttributes reads the attributes that s begins with and gives their length, 0 if there are none.
//
// pandoc: Readers/Markdown.hs, attributes
func readAttributes(s []byte) (a attributes, n int) {
	if len(s) < 2 || s[0] != '{' {
		return a, 0
	}
	for i := 1; i < len(s); {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n':
			i++
		case c == '}':
			return a, i + 1
		case c == '#' || c == '.':
			k := nameLen(s[i+1:], c == '#')
			if k == 0 {
				return a, 0
			}
			if c == '#' {
				a.id = string(s[i+1 : i+1+k])
			} else {
				a.classes = append(a.classes, string(s[i+1:i+1+k]))
			}
			i += 1 + k
		case c == '-':
			a.classes = append(a.classes, "unnumbered")
			i++
		default:
			k := nameLen(s[i:], false)
			if k == 0 || i+k >= len(s) || s[i+k] != '=' {
				return a, 0
			}
			key := string(s[i : i+k])
			value, m := attributeValue(s[i+k+1:])
			if m < 0 {
				return a, 0
			}
			a.pairs = append(a.pairs, [2]string{key, value})
			i += k + 1 + m
		}
	}
	return a, 0
}

// nameLen is the length of the name of an id, a class or a key.
func nameLen(s []byte, id bool) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRune(s[n:])
		ok := r == '-' || r == '_' || r == ':' || r == '.' || unicode.IsLetter(r) || unicode.IsNumber(r)
		if id && !ok {
			ok = !unicode.IsSpace(r) && strings.IndexByte("{}<>\"'=#", byte(r)) < 0
		}
		if !ok || n == 0 && !id && !unicode.IsLetter(r) && r != '_' && r != ':' && r != '-' {
			break
		}
		n += size
	}
	return n
}

// attributeValue reads a value, in quotes or up to a blank; n is -1 if it does not end.
func attributeValue(s []byte) (value string, n int) {
	if len(s) > 0 && (s[0] == '"' || s[0] == '\'') {
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case s[0]:
				return unescapeText(string(s[1:i])), i + 1
			}
		}
		return "", -1
	}
	for n < len(s) && strings.IndexByte(" \t\n}", s[n]) < 0 {
		n++
	}
	return unescapeText(string(s[:n])), n
}

// html is the attributes as an element's tag has them.
func (a attributes) html() string {
	var b strings.Builder
	if a.id != "" {
		b.WriteString(` id="` + escapeAttr(a.id) + `"`)
	}
	if len(a.classes) > 0 {
		b.WriteString(` class="` + escapeAttr(strings.Join(a.classes, " ")) + `"`)
	}
	for _, p := range a.pairs {
		key := p[0]
		switch key {
		case "width", "height", "style", "title", "lang", "dir", "alt", "align", "target", "rel", "name", "loading":
		default:
			if !strings.HasPrefix(key, "data-") && !strings.HasPrefix(key, "aria-") {
				key = "data-" + key
			}
		}
		b.WriteString(" " + key + `="` + escapeAttr(p[1]) + `"`)
	}
	return b.String()
}

// image is the attributes as an image's tag has them: a size in pixels is an attribute, any other a style.
//
// pandoc: Writers/HTML.hs, imgAttrs
func (a attributes) image() string {
	var pairs [][2]string
	style := ""
	for _, p := range a.pairs {
		if p[0] != "width" && p[0] != "height" {
			pairs = append(pairs, p)
			continue
		}
		number := strings.TrimRight(p[1], "abcdefghijklmnopqrstuvwxyz%")
		switch unit := p[1][len(number):]; {
		case number == "" || strings.Trim(number, "0123456789.") != "":
		case unit == "" || unit == "px":
			whole, _, _ := strings.Cut(number, ".")
			pairs = append(pairs, [2]string{p[0], whole})
		default:
			style += p[0] + ":" + p[1] + ";"
		}
	}
	if style != "" {
		pairs = append(pairs, [2]string{"style", strings.TrimSuffix(style, ";")})
	}
	a.pairs = pairs
	return a.html()
}
