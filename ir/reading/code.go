package reading

import (
	"strings"

	"golang.org/x/net/html"
)

// isCode reports whether an element is a listing: a plain pre, or the frame that a highlighter puts around one.
func isCode(n *html.Node) bool {
	switch n.Data {
	case "pre":
		return true
	case "figure":
		return hasClass(n, "highlight")
	}
	return hasClass(n, "highlight") || hasClass(n, "highlighter-rouge")
}

// code notes a listing by its lines and its caption.
func (r *reader) code(n *html.Node) {
	var b strings.Builder
	writeCode(&b, n)
	token := "code " + trimLines(b.String())
	if c := caption(n); c != "" {
		token += "\ncaption " + c
	}
	r.put(token)
}

// writeCode writes the text of a listing without gutters and captions.
func writeCode(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type != html.ElementNode || n.Data == "figcaption" || n.Data == "template":
	case n.Data == "br":
		b.WriteByte('\n')
	case isGutter(n):
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			writeCode(b, c)
		}
	}
}

// isGutter knows the line numbers of Hexo's, Chroma's, Rouge's and Prism's markup.
func isGutter(n *html.Node) bool {
	list, _ := attr(n, "class")
	if list == "" {
		return false
	}
	for class := range strings.FieldsFuncSeq(list, isSpace) {
		switch class {
		case "gutter", "ln", "lnt", "lineno", "line-numbers-rows":
			return true
		}
	}
	return false
}

// trimLines takes away blanks at the ends of lines, and empty lines at both ends.
func trimLines(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r", "")
	}
	if !strings.Contains(s, " \n") && !strings.Contains(s, "\t\n") {
		return strings.Trim(strings.TrimRight(s, " \t"), "\n")
	}
	var b strings.Builder
	b.Grow(len(s))
	for line := range strings.SplitSeq(s, "\n") {
		b.WriteString(strings.TrimRight(line, " \t"))
		b.WriteByte('\n')
	}
	return strings.Trim(b.String(), "\n")
}

// caption is the text of the first caption that has one.
func caption(n *html.Node) string {
	if n.Type == html.ElementNode && n.Data == "figcaption" {
		return strings.TrimFunc(textOf(n), isSpace)
	}
	if n.Data == "template" {
		return ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if s := caption(c); s != "" {
			return s
		}
	}
	return ""
}
