package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// token is a piece of a block's text as markdown-it's typographer sees it.
type token struct {
	kind  byte // 't' text, 'x' text that came of an escape, 'h' raw HTML, 'c' code, 'i' an image, 'b' a break, 'm' a tag
	text  string
	html  string // of kinds other than text
	level int
	fixed bool // text of an automatic link
}

// tokenText is what markdown-it's tokens hold between a heading's start and end: text, code, raw HTML and
// the alt text of images.
func (t *Tree) tokenText(h ast.Node) string {
	var b strings.Builder
	for _, k := range t.tokensOf(h) {
		b.WriteString(k.text)
	}
	return b.String()
}

// tokensOf are the tokens of a block's text as they are printed.
func (t *Tree) tokensOf(n ast.Node) []token {
	list := t.typesetTokens(n)
	if t.dialect.ShowsEmoji() {
		list = showEmoji(list)
	}
	return list
}

// typesetTokens are the tokens of a block's text after the typographer.
func (t *Tree) typesetTokens(n ast.Node) []token {
	f := flattener{t: t}
	f.inside(n, 0)
	f.trim()
	if t.dialect.Typographer && t.dialect.on("replacements") {
		replaceRare(f.list)
	}
	if t.dialect.Typographer && t.dialect.on("smartquotes") {
		t.dialect.pairQuotes(f.list)
	}
	return f.list
}

// typeset prints a block's text by its tokens.
func (r *renderer) typeset(n ast.Node) {
	for _, k := range r.t.tokensOf(n) {
		switch k.kind {
		case 't', 'x':
			r.out = appendEscaped(r.out, []byte(k.text), MarkdownIt)
		default:
			r.put(k.html)
		}
	}
}

type flattener struct {
	t    *Tree
	list []token
}

// trim takes spaces of every kind, and line breaks, off both ends of a block's text.
func (f *flattener) trim() {
	for len(f.list) > 0 {
		k := &f.list[0]
		if k.kind == 't' {
			k.text = strings.TrimLeftFunc(k.text, isJSSpace)
		}
		if k.kind != 'b' && (k.kind != 't' || k.text != "") {
			break
		}
		f.list = f.list[1:]
	}
	for len(f.list) > 0 {
		k := &f.list[len(f.list)-1]
		if k.kind == 't' {
			k.text = strings.TrimRightFunc(k.text, isJSSpace)
		}
		if k.kind != 'b' && (k.kind != 't' || k.text != "") {
			break
		}
		f.list = f.list[:len(f.list)-1]
	}
}

// altOf is the text of an image's label; what was escaped in it is lost.
func (t *Tree) altOf(n ast.Node) string {
	f := flattener{t: t}
	f.inside(n, 0)
	var b strings.Builder
	for _, k := range f.list {
		switch k.kind {
		case 't', 'i':
			b.WriteString(k.text)
		case 'b':
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (f *flattener) inside(n ast.Node, level int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.node(c, level)
	}
}

func (f *flattener) text(s string, level int) {
	if s == "" {
		return
	}
	if n := len(f.list); n > 0 && f.list[n-1].kind == 't' && f.list[n-1].level == level && !f.list[n-1].fixed {
		f.list[n-1].text += s
		return
	}
	f.list = append(f.list, token{kind: 't', text: s, level: level})
}

func (f *flattener) node(n ast.Node, level int) {
	r := renderer{t: f.t}
	switch v := n.(type) {
	case *ast.Text:
		s := string(v.Segment.Value(f.t.Source))
		if v.IsRaw() {
			f.list = append(f.list, token{kind: 'x', text: s, level: level})
		} else {
			f.plain(s, level)
		}
		if v.SoftLineBreak() || v.HardLineBreak() {
			if v.HardLineBreak() || f.t.dialect.Breaks {
				r.lineBreak()
			} else {
				r.put("\n")
			}
			f.list = append(f.list, token{kind: 'b', html: string(r.out), level: level})
		}
	case *ast.CodeSpan:
		r.inline(v)
		text := r
		text.out, text.tokens = nil, true
		text.codeSpan(v)
		f.list = append(f.list, token{kind: 'c', text: string(text.out), html: string(r.out), level: level})
	case *ast.RawHTML:
		r.inline(v)
		f.list = append(f.list, token{kind: 'h', text: string(r.out), html: string(r.out), level: level})
	case *ast.Image:
		r.inline(v)
		f.list = append(f.list, token{kind: 'i', text: r.altText(v), html: string(r.out), level: level})
	case *ast.AutoLink:
		label := string(v.Label(f.t.Source))
		if f.t.notes.bare[v] && insideLink(v) { // found before it was known that a link is around it
			f.plain(label, level)
			return
		}
		r.autoLink(v)
		html := string(r.out)
		f.list = append(f.list, token{kind: 'm', html: html[:strings.IndexByte(html, '>')+1], level: level},
			token{kind: 't', text: linkText(label), level: level + 1, fixed: true},
			token{kind: 'm', html: "</a>", level: level})
	case *ast.Link:
		r.anchorStart(f.t.dialect.href(string(v.Destination)), string(v.Destination), string(v.Title))
		f.around(string(r.out), v, "</a>", level)
	case *ast.Emphasis:
		if v.Level > 1 {
			f.around("<strong>", v, "</strong>", level)
		} else {
			f.around("<em>", v, "</em>", level)
		}
	case *abbreviation:
		f.around(v.open(), v, "</abbr>", level)
	default:
		if tag := tagOf(n); tag != "" {
			f.around("<"+tag+">", n, "</"+tag+">", level)
			return
		}
		r.inline(n)
		f.list = append(f.list, token{kind: 'm', html: string(r.out), level: level})
	}
}

func insideLink(n ast.Node) bool {
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if p.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

func (f *flattener) around(open string, n ast.Node, shut string, level int) {
	f.list = append(f.list, token{kind: 'm', html: open, level: level})
	f.inside(n, level+1)
	f.list = append(f.list, token{kind: 'm', html: shut, level: level})
}

// plain adds text, with what is escaped in it apart.
func (f *flattener) plain(s string, level int) {
	from := 0
	for i := 0; i < len(s); i++ {
		n := 0
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			n = 2
		case s[i] == '&':
			n = referenceLen(s[i:])
		case s[i] == '<' && !f.t.dialect.HTML:
			if n = placeholderLen(s[i:]); n > 0 {
				f.text(s[from:i], level)
				f.list = append(f.list, token{kind: 'x', text: s[i : i+n], level: level})
				i += n - 1
				from = i + 1
				continue
			}
		}
		if n == 0 {
			continue
		}
		text := unescapeText(s[i : i+n])
		if text == s[i:i+n] {
			continue
		}
		f.text(s[from:i], level)
		f.list = append(f.list, token{kind: 'x', text: text, level: level})
		i += n - 1
		from = i + 1
	}
	f.text(s[from:], level)
}

// placeholderLen is the length of the comment that s begins with, if it stands for something that was taken out of the
// text. The typographer is kept from it: else nothing could be put back.
func placeholderLen(s string) int {
	name, rest, ok := strings.Cut(s, "\uFFFC")
	end := strings.Index(rest, "-->")
	if !ok || end < 0 || !strings.HasPrefix(name, "<!--") || strings.ContainsAny(name, " \n") {
		return 0
	}
	return len(name) + len("\uFFFC") + end + len("-->")
}

// pairQuotes makes quotes typographic that have a partner.
//
// markdown-it: lib/rules_core/smartquotes.mjs
func (d *Dialect) pairQuotes(list []token) {
	type open struct {
		token, pos, level int
		single            bool
	}
	var stack []open
	quotes := d.quotes()
	for i := range list {
		level := list[i].level
		for len(stack) > 0 && stack[len(stack)-1].level > level {
			stack = stack[:len(stack)-1]
		}
		if list[i].kind != 't' {
			continue
		}
	scan:
		for pos := 0; ; {
			n := strings.IndexAny(list[i].text[pos:], `'"`)
			if n < 0 {
				break
			}
			at := pos + n
			pos = at + 1
			single := list[i].text[at] == '\''
			last, next := runeBefore(list, i, at), runeAfter(list, i, pos)
			canOpen, canClose := flanks(last, next)
			if next == '"' && !single && '0' <= last && last <= '9' {
				canOpen, canClose = false, false
			}
			if canOpen && canClose {
				canOpen, canClose = isUnicodePunct(last), isUnicodePunct(next)
			}
			if canClose {
				for j := len(stack) - 1; j >= 0 && stack[j].level >= level; j-- {
					o := stack[j]
					if o.single != single || o.level != level {
						continue
					}
					opening, closing := quotes[0], quotes[1]
					if single {
						opening, closing = quotes[2], quotes[3]
					}
					replaceAt(&list[i], at, closing)
					replaceAt(&list[o.token], o.pos, opening)
					pos += len(closing) - 1
					if o.token == i {
						pos += len(opening) - 1
					}
					stack = stack[:j]
					continue scan
				}
			}
			switch {
			case canOpen:
				stack = append(stack, open{i, at, level, single})
			case single && (canClose || !canOpen):
				replaceAt(&list[i], at, "’")
				pos += len("’") - 1
			}
		}
	}
}

func replaceAt(k *token, at int, s string) { k.text = k.text[:at] + s + k.text[at+1:] }

// flanks reports whether a quote between two characters can open and close.
func flanks(last, next rune) (canOpen, canClose bool) {
	lastPunct, nextPunct := isQuotePunct(last), isQuotePunct(next)
	lastSpace, nextSpace := util.IsSpaceRune(last) || last == 0x3000, util.IsSpaceRune(next) || next == 0x3000
	canOpen = !nextSpace && (!nextPunct || lastSpace || lastPunct)
	canClose = !lastSpace && (!lastPunct || nextSpace || nextPunct)
	return canOpen, canClose
}

func isQuotePunct(r rune) bool { return isUnicodePunct(r) && (r < utf8.RuneSelf || !isSymbol(r)) }

// runeBefore is the character before a quote; a line's start is a space.
func runeBefore(list []token, i, at int) rune {
	if at > 0 {
		r, _ := utf8.DecodeLastRuneInString(list[i].text[:at])
		return r
	}
	for j := i - 1; j >= 0 && list[j].kind != 'b'; j-- {
		if s := list[j].text; s != "" {
			r, _ := utf8.DecodeLastRuneInString(s)
			return r
		}
	}
	return ' '
}

func runeAfter(list []token, i, pos int) rune {
	if pos < len(list[i].text) {
		r, _ := utf8.DecodeRuneInString(list[i].text[pos:])
		return r
	}
	for j := i + 1; j < len(list) && list[j].kind != 'b'; j++ {
		if s := list[j].text; s != "" {
			r, _ := utf8.DecodeRuneInString(s)
			return r
		}
	}
	return ' '
}
