package hexo

import (
	"bytes"
	"strings"

	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/component"
)

// typesets reports whether a plugin of the Markdown engine sets formulas between dollar signs.
func typesets(d *markdown.Dialect) bool {
	for _, p := range d.Plugins {
		if p == "katex" && (d.Engine == markdown.MarkdownIt || d.Engine == markdown.MarkdownItPlus) {
			return true
		}
	}
	return false
}

// formulas takes formulas out of the text, where the plugin finds them, and reports whether there are any.
// Plugin: markdown-it-katex, index.js
func (r *reader) formulas(u *unit, tiles []scan.Tile) ([]scan.Tile, bool) {
	if u.tree == nil || !typesets(&r.dialect) || bytes.IndexByte(u.text, '$') < 0 {
		return tiles, false
	}
	found := false
	for at := 0; at < len(u.text); {
		i := bytes.IndexByte(u.text[at:], '$')
		if i < 0 {
			break
		}
		start := at + i
		place := u.tree.PlaceOf(start)
		if place.Code || place.Attr || place.Block || escaped(u.text, start) {
			at = start + 1
			continue
		}
		end, display := display(u.text, start)
		if !display {
			end = inlineFormula(u.text, start)
		}
		if end < 0 {
			at = start + 1
			if bytes.HasPrefix(u.text[start:], []byte("$$")) {
				at++
			}
			continue
		}
		if !bytes.Contains(u.text[start:end], []byte("\uFFFC")) {
			var ok bool
			if tiles, ok = replaced(tiles, scan.Tile{Kind: formula, Start: u.source(start), End: u.sourceEnd(end)}); ok {
				found = true
			}
		}
		at = end
	}
	return tiles, found
}

func escaped(text []byte, at int) bool {
	n := 0
	for at-1-n >= 0 && text[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// display is the end of a formula on lines of its own: "$$" at the start of a line to "$$" at the end of one.
func display(text []byte, start int) (end int, ok bool) {
	line := bytes.LastIndexByte(text[:start], '\n') + 1
	if !bytes.HasPrefix(text[start:], []byte("$$")) || len(bytes.Trim(text[line:start], " \t>-*+0123456789.)")) > 0 {
		return 0, false
	}
	for at := start + 2; at <= len(text); {
		stop := len(text)
		if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
			stop = at + n
		}
		if trimmed := bytes.TrimRight(text[at:stop], " \t\r"); bytes.HasSuffix(trimmed, []byte("$$")) {
			return at + len(trimmed), true
		}
		at = stop + 1
	}
	return 0, false
}

// inlineFormula is the end of a formula within a line, -1 if none begins here. A formula has no blank behind its first sign or
// before its last, and no digit behind that; it ends with its paragraph.
func inlineFormula(text []byte, start int) int {
	if start+1 >= len(text) || text[start+1] == ' ' || text[start+1] == '\t' {
		return -1
	}
	paragraph := len(text)
	if n := bytes.Index(text[start:], []byte("\n\n")); n >= 0 {
		paragraph = start + n
	}
	for at := start + 1; at < paragraph; at++ {
		if text[at] != '$' || escaped(text, at) {
			continue
		}
		digit := at+1 < len(text) && text[at+1] >= '0' && text[at+1] <= '9'
		if at == start+1 || text[at-1] == ' ' || text[at-1] == '\t' || digit {
			return -1
		}
		return at + 1
	}
	return -1
}

// math is the formula of a tile.
func (r *reader) math(t *scan.Tile, prefix string) component.Math {
	text := string(r.body[t.Start:t.End])
	m := component.Math{Dollars: true, Display: strings.HasPrefix(text, "$$")}
	if m.Display {
		text = strings.TrimSuffix(strings.TrimPrefix(text, "$$"), "$$")
	} else {
		text = strings.TrimSuffix(strings.TrimPrefix(text, "$"), "$")
	}
	if prefix != "" {
		text = strings.ReplaceAll(text, "\n"+strings.TrimRight(prefix, " "), "\n")
	}
	m.TeX = text
	return m
}

func (r *reader) mathNode(t *scan.Tile, place ir.Place) ir.Node {
	return &ir.Component{At: ir.At{Start: t.Start, End: t.End}, Place: place, Name: "$", Means: r.math(t, place.Prefix), Inner: ir.Span{Start: t.End, End: t.End}}
}

// isDisplay reports whether a tile is a formula on lines of its own.
func (r *reader) isDisplay(t *scan.Tile) bool {
	return bytes.HasPrefix(r.body[t.Start:t.End], []byte("$$"))
}

// A formula within a line is hidden from the Markdown engine between its own dollar signs, behind a number in letters that nothing
// reads: what stands next to it must be read as it was.
const (
	mathHead  = "$\uFFFC"
	mathZero  = '\uE000'
	mathDigit = 10
)

func mathMark(n int) string {
	digits := ""
	for {
		digits = string(mathZero+rune(n%mathDigit)) + digits
		if n /= mathDigit; n == 0 {
			return mathHead + digits + "$"
		}
	}
}

// mathAt finds the first such mark in rendered HTML from an offset on; start is -1 if there is none.
func mathAt(text []byte, from int) (start, end, number int) {
	for {
		i := bytes.Index(text[from:], []byte(mathHead))
		if i < 0 {
			return -1, -1, 0
		}
		start = from + i
		rest := text[start+len(mathHead):]
		number, size := 0, 0
		for _, c := range string(rest) {
			if c < mathZero || c >= mathZero+mathDigit {
				break
			}
			number, size = number*mathDigit+int(c-mathZero), size+len(string(c))
		}
		if size > 0 && size < len(rest) && rest[size] == '$' {
			return start, start + len(mathHead) + size + 1, number
		}
		from = start + len(mathHead)
	}
}

// withFormulas is a heading's text with its formulas in place of their marks: the engine has a formula without its signs.
func (r *reader) withFormulas(u *unit, text string) string {
	var b strings.Builder
	done := 0
	for {
		start, end, n := mathAt([]byte(text), done)
		if start < 0 || n >= len(u.pieces) {
			b.WriteString(text[done:])
			return b.String()
		}
		b.WriteString(text[done:start])
		b.WriteString(r.math(&u.pieces[n].tiles[0], "").TeX)
		done = end
	}
}
