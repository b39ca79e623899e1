package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// dollars reads a formula.
//
// pandoc: Parsing.hs, mathInlineWith and mathDisplayWith
func (x *pandocInliner) dollars() bool {
	if !x.d.pandocOn("tex_math_dollars") {
		return false
	}
	s := x.buf[x.pos:]
	if bytes.HasPrefix(s, []byte("$$")) {
		if n := bytes.Index(s[2:], []byte("$$")); n > 0 {
			x.formula(s[2:2+n], true, n+4)
			return true
		}
	}
	if len(s) < 3 || isSpaceByte(s[1]) {
		return false
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '$':
			if i == 1 || i+1 < len(s) && isDigit(s[i+1]) {
				return false
			}
			x.formula(s[1:i], false, i+1)
			return true
		case isSpaceByte(c) && i+1 < len(s) && s[i+1] == '$':
			return false
		}
	}
	return false
}

// formula appends a formula that is size bytes long.
func (x *pandocInliner) formula(tex []byte, display bool, size int) {
	if !display {
		tex = bytes.TrimSpace(tex)
	}
	printed, ok := x.d.formulaHTML(string(tex), display)
	x.mathAt(printed, size)
	if !ok {
		x.guess(x.pos-size, "a formula")
	}
}

func (x *pandocInliner) mathAt(printed string, size int) {
	x.node(&rendered{html: printed, formula: true}, x.pos)
	x.pos += size
}

// formulaHTML is how a formula is printed, and whether that is known.
//
// pandoc: Writers/HTML.hs, inlineToHtml (Math)
func (d *Dialect) formulaHTML(tex string, display bool) (string, bool) {
	class, open, end := "inline", `\(`, `\)`
	if display {
		class, open, end = "display", `\[`, `\]`
	}
	ok := true
	text := html.EscapeString(tex)
	switch d.Pandoc.Math {
	case "mathjax":
		text = open + text + end
	case "katex", "gladtex":
		ok = d.Pandoc.Math == "katex"
	case "":
		if text, ok = plainFormula(tex); !ok {
			ok = noFormula(tex)
			text = "$" + html.EscapeString(tex) + "$"
			if display {
				text = "$" + text + "$"
			}
		}
	default:
		ok = false
	}
	return `<span class="math ` + class + `">` + text + "</span>", ok
}

// plainFormula sets a formula of letters and digits alone in HTML.
func plainFormula(tex string) (string, bool) {
	if len(tex) == 1 && isAlnum(tex[0]) {
		if isDigit(tex[0]) {
			return tex, true
		}
		return "<em>" + tex + "</em>", true
	}
	return tex, len(tex) > 0 && strings.Trim(tex, "0123456789") == ""
}

// noFormula reports whether TeX that is not for formulas certainly stays as it is: signs that mean nothing there without a
// command.
//
// texmath: Readers/TeX.hs
func noFormula(tex string) bool {
	return strings.ContainsAny(tex, "`#\"&") && !strings.ContainsAny(tex, `\%`)
}

// mathEnvironments are TeX's that are formulas.
//
// pandoc: Writers/Shared.hs: isMathEnvironment
var mathEnvironments = words(`align align* alignat alignat* displaymath eqnarray eqnarray* equation equation* flalign flalign*
	gather gather* math multline multline*`)

var (
	environment = regexp.MustCompile(`^\\begin\{([A-Za-z]+\*?)\}`)
	command     = regexp.MustCompile(`^\\\p{L}+\*?`)
	dimension   = regexp.MustCompile(`^(?:\[[^\[\]\n]*\])*[ \t]*-?[0-9.]+(?:p[tc]|in|bp|[cm]m|dd|cc|sp)?`)
)

// environmentAt reads the TeX environment that s begins with.
func environmentAt(s []byte) (name string, size int) {
	m := environment.FindSubmatch(s)
	if m == nil {
		return "", 0
	}
	opening, closing, depth := []byte(`\begin{`+string(m[1])+"}"), []byte(`\end{`+string(m[1])+"}"), 0
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			continue
		}
		switch {
		case bytes.HasPrefix(s[i:], opening):
			depth++
		case bytes.HasPrefix(s[i:], closing):
			if depth--; depth == 0 {
				return string(m[1]), i + len(closing)
			}
		}
	}
	return "", 0
}

// environment reads a TeX environment that is no formula: a page does not show it.
func (p *pandoc) environment(lines []line, parent ast.Node) ([]line, bool) {
	l := lines[0]
	if l.pad > 0 || !p.d.pandocOn("raw_tex") || !bytes.HasPrefix(p.src[l.start:l.end], []byte(`\begin{`)) {
		return nil, false
	}
	text := p.join(lines)
	name, size := environmentAt(text.buf)
	if size == 0 || mathEnvironments[name] {
		return nil, false
	}
	n := bytes.Count(text.buf[:size], []byte{'\n'})
	p.add(parent, &printed{end: text.end(size)}, l.start)
	p.guess(l.start, "TeX")
	return put(lines, n, text.end(size)), true
}

// backslash reads an escape, a line break or TeX, which a page does not show unless it is a formula; it reports false
// where an environment ends the text.
func (x *pandocInliner) backslash() bool {
	s := x.buf[x.pos:]
	switch {
	case len(s) == 1 || s[1] == '\n':
		return x.escapedEnd()
	case s[1] == ' ':
		x.as(x.pos, x.pos+2, "\u00a0")
		return true
	case !x.alnumAt(x.pos + 1):
		x.pos++
		x.symbol()
		if t, ok := x.parent.LastChild().(*ast.Text); ok && !x.dry {
			x.notes.escaped[t] = true
		}
		return true
	case x.d.pandocOn("raw_tex"):
		if n, stop := x.tex(s); n > 0 {
			return true
		} else if stop && x.dry {
			return false
		}
	}
	x.symbol()
	return true
}

// escapedEnd reads a backslash at the end of a line, which breaks it, even the last one.
func (x *pandocInliner) escapedEnd() bool {
	at := x.pos
	if end := x.end(at + 1); at+1 == len(x.buf) && end < len(x.src) && (x.src[end] != '\n' && x.src[end] != '\r') {
		x.symbol()
		return true
	}
	x.pos++
	if x.lineEnd(at, true); x.pos < len(x.buf) {
		return true
	}
	x.htmlAt(at, "<br />")
	return true
}

// tex reads a TeX command or environment.
//
// pandoc: Readers/LaTeX.hs, rawLaTeXInline
func (x *pandocInliner) tex(s []byte) (size int, stop bool) {
	if name, n := environmentAt(s); n > 0 {
		if !mathEnvironments[name] {
			return 0, true
		}
		printed := ""
		if x.d.Pandoc.Math == "mathjax" || x.d.Pandoc.Math == "mathml" || x.d.Pandoc.Math == "webtex" {
			printed, _ = x.d.formulaHTML(string(s[:n]), true)
		}
		x.mathAt(printed, n)
		return n, false
	}
	n := len(command.Find(s))
	if n == 0 {
		return 0, false
	}
	if bytes.HasPrefix(s, []byte(`\begin`)) || bytes.HasPrefix(s, []byte(`\end`)) {
		return 0, false
	}
	args := n + accented(s[:n], s[n:])
	if k := n + len(dimension.Find(s[n:])); args == n && !x.alnumAt(x.pos+k) {
		args = k
	}
	for args < len(s) && (s[args] == '[' || s[args] == '{') {
		k := group(s[args:])
		if k == 0 {
			break
		}
		args += k
	}
	if args == n {
		for args < len(s) && (s[args] == ' ' || s[args] == '\t') {
			args++
		}
	}
	if args > n && s[args-1] != ' ' { // TeX knows how many arguments a command has
		x.guess(x.pos, "TeX")
	}
	x.htmlAt(x.pos, "")
	x.pos += args
	return args, false
}

// accented is the length of what a command for an accent takes: the next character.
func accented(name, rest []byte) int {
	if len(name) != 2 || bytes.IndexByte([]byte("rucvbdkHtGU"), name[1]) < 0 || len(rest) == 0 || rest[0] == '{' || rest[0] == '\\' || isSpaceByte(rest[0]) {
		return 0
	}
	_, n := utf8.DecodeRune(rest)
	return n
}

// group is the length of what stands in the brackets or braces at the start of s.
func group(s []byte) int {
	open, shut, depth := s[0], s[0]+2, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// guess notes a place that is read only nearly as pandoc reads it.
func (p *pandoc) guess(at int, what string) {
	p.notes.guesses = append(p.notes.guesses, Guess{at, what})
}

func (x *pandocInliner) guess(at int, what string) {
	if !x.dry {
		x.pandoc.guess(x.at(at), what)
	}
}
