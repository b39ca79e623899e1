package commonmark

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
)

// HTML writes raw HTML.
//
// On a line of its own, a block that begins with the tag of a block needs a blank line after it. All else goes behind a
// comment, whose HTML block ends with the line, or stands in running text.
func (s *spelling) HTML(w *body.Writer, at ir.Place, html string) {
	html = s.relink(html)
	if s.opt.CommonMark.NoHTML && !at.Attr && !at.Raw {
		s.asText(w, at, html)
		return
	}
	switch {
	case at.Attr:
		w.Write(oneLine(html))
	case at.Raw:
		w.Write(withoutBlankLines(html))
	case at.Block && at.Alone && at.Prefix == "" && !w.Nested() && blockStart.MatchString(html):
		w.Write(withoutBlankLines(html))
		s.gaps = append(s.gaps, len(w.Bytes()))
	case at.Block:
		w.Lead(at)
		w.Write(oneLine(html))
	case at.Cell:
		w.Write(strings.ReplaceAll(inline(html), "|", "&#124;"))
	default:
		w.Write(inline(html))
	}
}

// blockStart begins an HTML block whatever stands above it, which goes on to the next blank line or its closing tag.
// CommonMark 0.31.2: HTML blocks, types 1 and 6
var blockStart = regexp.MustCompile(`(?i)^</?(?:address|article|aside|blockquote|center|details|dialog|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|` +
	`h[1-6]|header|hr|iframe|legend|li|main|nav|ol|p|pre|script|search|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul)(?:[\s/>]|$)`)

// withoutBlankLines is HTML in which no blank line ends an HTML block: in listings they are references, else they go.
func withoutBlankLines(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	eachPart(text, func(part string, kind partKind) {
		switch kind {
		case listing:
			b.WriteString(lineFeeds.ReplaceAllStringFunc(part, func(run string) string {
				return strings.Repeat("&#10;", strings.Count(run, "\n")-1) + "\n"
			}))
		default:
			b.WriteString(lineFeeds.ReplaceAllString(part, "\n"))
		}
	})
	return blanks.ReplaceAllString(strings.Trim(b.String(), "\n"), "\n")
}

var (
	lineFeeds = regexp.MustCompile(`\n(?:[ \t]*\n)+`)
	blanks    = regexp.MustCompile(`\n[ \t]*\n`)
)

// oneLine is HTML on one line.
func oneLine(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	eachPart(text, func(part string, kind partKind) {
		switch kind {
		case listing:
			b.WriteString(strings.ReplaceAll(part, "\n", "&#10;"))
		case tag:
			b.WriteString(oneLineTag(part))
		default:
			b.WriteString(strings.ReplaceAll(part, "\n", " "))
		}
	})
	return b.String()
}

// oneLineTag is a tag on one line: in a value a line feed is a reference.
func oneLineTag(tag string) string {
	var b strings.Builder
	quote := byte(0)
	for i := range len(tag) {
		switch c := tag[i]; {
		case c == '\n' && quote != 0:
			b.WriteString("&#10;")
			continue
		case c == '\n':
			b.WriteByte(' ')
			continue
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
		b.WriteByte(tag[i])
	}
	return b.String()
}

// inline is HTML for running text: on one line, and its text is not Markdown.
func inline(text string) string {
	if body.SingleTag(text) {
		return text
	}
	var b strings.Builder
	eachPart(text, func(part string, kind partKind) {
		switch kind {
		case tag:
			b.WriteString(oneLineTag(part))
		case listing:
			b.WriteString(markdown.Replace(strings.ReplaceAll(part, "\n", "&#10;")))
		default:
			b.WriteString(markdown.Replace(strings.ReplaceAll(part, "\n", " ")))
		}
	})
	return b.String()
}

// markdown puts a backslash before each character that Markdown could act on in running text that is HTML.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "~", `\~`, "!", `\!`)

// partKind is what a part of HTML is.
type partKind uint8

const (
	words   partKind = iota
	tag              // or a comment
	listing          // text in which white space counts
)

// eachPart goes through HTML, tag by tag.
func eachPart(text string, do func(part string, kind partKind)) {
	z := html.NewTokenizer(strings.NewReader(text))
	depth := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			do(string(z.Raw()), words)
			return
		}
		raw := string(z.Raw())
		switch kind {
		case html.TextToken:
			if depth > 0 {
				do(raw, listing)
			} else {
				do(raw, words)
			}
			continue
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			if n := string(name); n == "pre" || n == "textarea" {
				if kind == html.StartTagToken {
					depth++
				} else {
					depth = max(0, depth-1)
				}
			}
		}
		do(raw, tag)
	}
}

// linkAttribute is an attribute that holds a link.
var linkAttribute = regexp.MustCompile(`(?i)(\s(?:href|src|poster|data-src)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)`)

// relink makes the links of HTML lead from this page to where they led.
func (s *spelling) relink(text string) string {
	if !strings.Contains(text, "=") {
		return text
	}
	var b strings.Builder
	eachPart(text, func(part string, kind partKind) {
		if kind == tag {
			part = linkAttribute.ReplaceAllStringFunc(part, func(attr string) string {
				m := linkAttribute.FindStringSubmatch(attr)
				quote, value := `"`, m[2]
				if value[0] == '"' || value[0] == '\'' {
					quote, value = value[:1], value[1:len(value)-1]
				}
				if to := s.Link(html.UnescapeString(value)); to != html.UnescapeString(value) {
					return m[1] + quote + html.EscapeString(to) + quote
				}
				return attr
			})
		}
		b.WriteString(part)
	})
	return b.String()
}
