// Package kramdown reads Markdown as Jekyll does: kramdown 2.4 with kramdown-parser-gfm 1.1.
//
// It exists to know, without Ruby, what Jekyll will make of a text. So it follows kramdown's sources construct by
// construct, oddities included, and prints the same HTML byte for byte. What it leaves out is what a site made by
// hexodus does not switch on: syntax highlighters, a math engine, generated ids, and the inline options
// `{::options …}` other than parse_block_html and parse_span_html.
package kramdown

import (
	"bytes"
	"strings"
)

// Options are kramdown's settings. The zero value is what hexodus writes into _config.yml: no hard wraps, the quirks
// paragraph_end and no_auto_typographic, straight quotes.
type Options struct {
	HardWrap    bool // hard_wrap: a line end in a paragraph is a <br />
	Curly       bool // smart_quotes left at kramdown's default: quotes are curled
	Symbols     bool // without the quirk no_auto_typographic: dashes, dots and guillemets are drawn
	StrictStart bool // without the quirk paragraph_end: a block needs a blank line before it
}

// Block is one block of a document's top level and the stretch of the source it was read from, with the attribute
// list that belongs to it. Blank lines and the definitions of links, abbreviations and footnotes print nothing and
// are not blocks. The list of footnotes is the last block if there is one; its stretch is empty, at the source's end.
type Block struct {
	Start, End int
	HTML       []byte
}

// HTML is the document that source makes. Bytes that are not UTF-8, at which kramdown stops, are read as U+FFFD.
func HTML(source []byte, opt Options) []byte {
	text, _ := adapt(string(source))
	var out []byte
	for _, b := range render(text, opt) {
		out = append(out, b.HTML...)
	}
	return out
}

// Blocks are the blocks of the document that source makes, in order; their stretches do not overlap. Put together,
// their HTML is what HTML prints, less its empty lines.
func Blocks(source []byte, opt Options) []Block {
	text, back := adapt(string(source))
	var blocks []Block
	for _, b := range render(text, opt) {
		if len(bytes.TrimSpace(b.HTML)) == 0 {
			continue
		}
		b.End = b.Start + lastLine(text[b.Start:b.End])
		if back != nil {
			b.Start, b.End = back[b.Start], back[b.End]
		}
		b.Start, b.End = min(b.Start, len(source)), min(b.End, len(source))
		blocks = append(blocks, b)
	}
	return blocks
}

// render prints the children of the root one by one.
func render(text string, opt Options) []Block {
	p := newParser(text, opt)
	p.read()
	w := writer{p: p}
	return w.document(len(text))
}

// lastLine is the length of a block's stretch without the blank lines at its end.
func lastLine(stretch string) int {
	end := len(rstrip(stretch))
	if n := strings.IndexByte(stretch[end:], '\n'); n >= 0 {
		end += n + 1
	}
	return end
}
