package reading

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// attr is an attribute's value, whatever its namespace.
func attr(n *html.Node, key string) (string, bool) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val, true
		}
	}
	return "", false
}

func hasClass(n *html.Node, class string) bool {
	list, _ := attr(n, "class")
	if !strings.Contains(list, class) {
		return false
	}
	for c := range strings.FieldsFuncSeq(list, isSpace) {
		if c == class {
			return true
		}
	}
	return false
}

// textOf is all text in an element.
func textOf(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if n.Data == "template" {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// blank reports whether an element shows no text.
func blank(n *html.Node) bool {
	if n.Type == html.TextNode {
		return strings.TrimFunc(n.Data, isSpace) == ""
	}
	if n.Data == "template" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.CommentNode && !blank(c) {
			return false
		}
	}
	return true
}

// isSpace is what a browser's scripts take for white space.
func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || r >= '\t' && r <= '\r'
	case r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000, r == 0xFEFF:
		return true
	}
	return false
}

// squeeze makes each run of white space one space, and none at the ends.
func squeeze(s string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(s, isSpace) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// appendPlain appends running text, squeezed, with its typographic marks in their plain form.
func appendPlain(out, s []byte) []byte {
	start, gap := len(out), false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if isSpace(rune(c)) {
				gap = true
				continue
			}
			if gap && len(out) > start {
				out = append(out, ' ')
			}
			gap = false
			out = append(out, c)
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		if isSpace(r) {
			gap = true
			i += n
			continue
		}
		if gap && len(out) > start {
			out = append(out, ' ')
		}
		gap = false
		switch r {
		case '“', '”', '„', '«', '»':
			out = append(out, '"')
		case '‘', '’', '‚':
			out = append(out, '\'')
		case '—':
			out = append(out, "---"...)
		case '–':
			out = append(out, "--"...)
		case '…':
			out = append(out, "..."...)
		default:
			out = append(out, s[i:i+n]...)
		}
		i += n
	}
	return out
}
