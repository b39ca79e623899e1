package jsonfeed

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// plainText is what HTML says without markup: paragraphs with a blank line between them, listings as they are, a picture
// by its alternative text, a dash before each item of a list.
func plainText(src []byte) string {
	var p plain
	z := html.NewTokenizer(bytes.NewReader(src))
	hidden := 0
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return strings.TrimSpace(p.out.String())
		case html.TextToken:
			if hidden == 0 {
				p.text(string(z.Text()))
			}
			continue
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		default:
			continue
		}
		t := z.Token()
		switch {
		case t.Data == "script" || t.Data == "style" || t.Data == "template":
			if kind == html.StartTagToken {
				hidden++
			} else if kind == html.EndTagToken {
				hidden = max(hidden-1, 0)
			}
		case kind == html.EndTagToken:
			p.end(t.Data)
		default:
			p.start(t)
		}
	}
}

// plain is a text without markup that is being written.
type plain struct {
	out   strings.Builder
	lines int  // line feeds to write before the next text
	space bool // a blank to write before the next text
	pre   int  // open elements whose white space counts
}

func (p *plain) start(t html.Token) {
	switch t.Data {
	case "br":
		p.feed(1)
	case "hr":
		p.feed(2)
	case "li":
		p.feed(1)
		p.word("- ")
	case "tr", "dt", "dd", "summary", "figcaption":
		p.feed(1)
	case "td", "th":
		p.space = true
	case "img":
		for _, a := range t.Attr {
			if a.Key == "alt" {
				p.text(a.Val)
			}
		}
	case "pre":
		p.feed(2)
		p.pre++
	default:
		if paragraphs[t.Data] {
			p.feed(2)
		}
	}
}

func (p *plain) end(name string) {
	switch {
	case name == "pre":
		p.pre = max(p.pre-1, 0)
		p.feed(2)
	case name == "li" || name == "tr":
		p.feed(1)
	case paragraphs[name]:
		p.feed(2)
	}
}

// feed asks for at least n line feeds before the next text.
func (p *plain) feed(n int) { p.lines, p.space = max(p.lines, n), false }

func (p *plain) text(s string) {
	if p.pre > 0 {
		if s != "" {
			p.word(s)
		}
		return
	}
	for i, field := range strings.Fields(s) {
		if i > 0 || strings.IndexByte(" \t\n\r\f", s[0]) >= 0 {
			p.space = true
		}
		p.word(field)
	}
	if n := len(s); n > 0 && strings.IndexByte(" \t\n\r\f", s[n-1]) >= 0 {
		p.space = true
	}
}

// word writes a piece of text, and before it what was asked for.
func (p *plain) word(s string) {
	switch {
	case p.out.Len() == 0:
	case p.lines > 0:
		p.out.WriteString(strings.Repeat("\n", p.lines))
	case p.space && !strings.HasSuffix(p.out.String(), " "):
		p.out.WriteByte(' ')
	}
	p.lines, p.space = 0, false
	p.out.WriteString(s)
}

var paragraphs = func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq("p div section article aside header footer ul ol dl blockquote table h1 h2 h3 h4 h5 h6 figure details center video audio iframe form") {
		set[name] = true
	}
	return set
}()
