// Package rawhtml writes HTML into CommonMark, where a blank line ends most HTML blocks, so that all of it is left alone.
package rawhtml

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
)

// Blocks are the HTML blocks of a page.
type Blocks struct {
	open []int // offsets after those that go on to the next blank line
}

// Write writes raw HTML.
//
// On a line of its own, a block that begins with the tag of a block needs a blank line after it. All else goes behind a
// comment, whose HTML block ends with the line, or stands in running text.
func (b *Blocks) Write(w *body.Writer, at ir.Place, html string) {
	switch {
	case at.Attr:
		w.RawHTML(OneLine(html))
	case at.Raw:
		w.RawHTML(WithoutBlankLines(html))
	case at.Block && at.Alone && at.Prefix == "" && !w.Nested() && StartsBlock(html):
		w.RawHTML(WithoutBlankLines(html))
		b.open = append(b.open, len(w.Bytes()))
	case at.Block:
		w.Lead(at)
		w.RawHTML(OneLine(html))
	case at.Cell:
		w.RawHTML(strings.ReplaceAll(inline(html), "|", "&#124;"))
	default:
		w.RawHTML(inline(html))
	}
}

// For is HTML as it has to be at a place that somebody else writes it to.
func For(at ir.Place, html string) string {
	if at.Block {
		return WithoutBlankLines(html)
	}
	return inline(html)
}

// Close are the edits that write a blank line after each block that goes on to one.
func (b *Blocks) Close(w *body.Writer) (edits []body.Edit) {
	for _, at := range b.open {
		if !BlankAfter(w.Bytes(), at) {
			edits = append(edits, body.Edit{Start: at, End: at, Write: func(w *body.Writer) { w.Write("\n") }})
		}
	}
	return edits
}

// BlankAfter reports whether the line after an offset is blank, or there is none.
func BlankAfter(out []byte, at int) bool {
	n := bytes.IndexByte(out[at:], '\n')
	if n < 0 {
		return true
	}
	next, _, _ := bytes.Cut(out[at+n+1:], []byte("\n"))
	return len(bytes.Trim(next, " \t>")) == 0
}

// StartsBlock reports whether HTML begins an HTML block whatever stands above it, which goes on to the next blank line or its
// closing tag.
func StartsBlock(html string) bool { return blockStart.MatchString(html) }

// CommonMark 0.31.2: HTML blocks, types 1 and 6
var blockStart = regexp.MustCompile(`(?i)^</?(?:address|article|aside|blockquote|center|details|dialog|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|` +
	`h[1-6]|header|hr|iframe|legend|li|main|nav|ol|p|pre|script|search|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul)(?:[\s/>]|$)`)

// WithoutBlankLines is HTML in which no blank line ends an HTML block: in listings they are references, else they go.
func WithoutBlankLines(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	EachPart(text, func(part string, kind Kind) {
		switch kind {
		case Listing:
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

// OneLine is HTML on one line.
func OneLine(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	EachPart(text, func(part string, kind Kind) {
		switch kind {
		case Listing:
			b.WriteString(strings.ReplaceAll(part, "\n", "&#10;"))
		case Tag:
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
	EachPart(text, func(part string, kind Kind) {
		switch kind {
		case Tag:
			b.WriteString(oneLineTag(part))
		case Listing:
			b.WriteString(markdown.Replace(strings.ReplaceAll(part, "\n", "&#10;")))
		default:
			b.WriteString(markdown.Replace(strings.ReplaceAll(part, "\n", " ")))
		}
	})
	return b.String()
}

// markdown puts a backslash before each character that Markdown could act on in running text that is HTML.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "~", `\~`, "!", `\!`)

// Kind is what a part of HTML is.
type Kind uint8

const (
	Words   Kind = iota
	Tag          // or a comment
	Listing      // text in which white space counts
)

// EachPart goes through HTML, tag by tag.
func EachPart(text string, do func(part string, kind Kind)) {
	z := html.NewTokenizer(strings.NewReader(text))
	depth := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			do(string(z.Raw()), Words)
			return
		}
		raw := string(z.Raw())
		switch kind {
		case html.TextToken:
			if depth > 0 {
				do(raw, Listing)
			} else {
				do(raw, Words)
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
		do(raw, Tag)
	}
}
