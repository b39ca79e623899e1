package mapping

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hexodus/importers/hexo/tags"
	"hexodus/ir"
)

// template is a text with places for the arguments of a tag and for its body.
//
//	${1}       the first argument
//	${2...}    the second and all after it, with blanks between
//	${args}    all of them
//	${@color}  the value of the argument color:… or color=…, which does not count as one of the others
//	${body}    what the tag encloses
//	${1:none}  the first argument; "none" where there is no such
//	${1|raw}   put in as it is; |url as an address of the blog; |markdown as the blog's engine shows it
//	$${        the characters ${
type template []piece

// piece is text as it is, or a place.
type piece struct {
	text     string
	place    bool
	body     bool
	name     string // of an argument with a name
	from     int    // of an argument without one, from 1
	rest     bool   // and all after it
	filter   string
	fallback string
}

// filters say how a value is put in; "" is as text.
var filters = []string{"raw", "url", "markdown"}

// grammar is what stands between the braces of a place.
var grammar = regexp.MustCompile(`^(?:([1-9][0-9]{0,2})(\.\.\.)?|(args)|(body)|@([\w-]+))(\|\w*)?(?s::(.*))?$`)

// parse reads a template. The error names the place that means nothing.
func parse(text string) (template, error) {
	var t template
	plain := func(s string) {
		if n := len(t); n > 0 && !t[n-1].place {
			t[n-1].text += s
		} else if s != "" {
			t = append(t, piece{text: s})
		}
	}
	for {
		before, rest, ok := strings.Cut(text, "${")
		if !ok {
			plain(text)
			return t, nil
		}
		if b, escaped := strings.CutSuffix(before, "$"); escaped {
			plain(b + "${")
			text = rest
			continue
		}
		plain(before)
		inner, after, ok := strings.Cut(rest, "}")
		if !ok {
			return nil, fmt.Errorf("%q has no closing brace; write $${ for the characters themselves", "${"+clip(rest))
		}
		p, err := parsePlace(inner)
		if err != nil {
			return nil, err
		}
		t, text = append(t, p), after
	}
}

func parsePlace(inner string) (piece, error) {
	m := grammar.FindStringSubmatch(inner)
	if m == nil {
		return piece{}, fmt.Errorf("%q is no place for an argument; there are ${1}, ${2...}, ${args}, ${@name} and ${body}, and $${ for the characters themselves", "${"+clip(inner)+"}")
	}
	filter := strings.TrimPrefix(m[6], "|")
	if m[6] != "" && !slices.Contains(filters, filter) {
		return piece{}, fmt.Errorf("%q: there is no way %q to put a value in; there are %s", "${"+clip(inner)+"}", filter, strings.Join(filters, ", "))
	}
	p := piece{place: true, rest: m[2] != "" || m[3] != "", body: m[4] != "", name: m[5], filter: filter, fallback: m[7]}
	if p.from = 1; m[1] != "" {
		p.from, _ = strconv.Atoi(m[1])
	}
	return p, nil
}

func clip(s string) string {
	if line, _, ok := strings.Cut(s, "\n"); ok {
		s = line
	}
	if r := []rune(s); len(r) > 30 {
		s = string(r[:30]) + "…"
	}
	return s
}

// bodies is how often the body has a place.
func (t template) bodies() (n int) {
	for _, p := range t {
		if p.body {
			n++
		}
	}
	return n
}

// use is one use of a tag, its arguments as the mapping takes them.
type use struct {
	tags.Call
	args  []string
	named map[string]string
	body  string // "markdown", "text", "raw" or "none"
}

// value is what stands in a place, and whether it is HTML.
func (u *use) value(p piece) (text string, markup bool) {
	switch {
	case p.body:
		text, markup = u.Body, u.body == "raw"
	case p.name != "":
		text = u.named[p.name]
	case p.from > len(u.args):
	case p.rest:
		text = strings.Join(u.args[p.from-1:], " ")
	default:
		text = u.args[p.from-1]
	}
	if text == "" {
		text = p.fallback
	}
	switch p.filter {
	case "raw":
		markup = true
	case "url":
		text = u.Blog.URLFor(text)
	case "markdown":
		text, markup = u.Markup(text), true
	}
	return text, markup
}

// plain puts values in as they are.
func (t template) plain(u *use) string {
	var b strings.Builder
	for _, p := range t {
		text := p.text
		if p.place {
			text, _ = u.value(p)
		}
		b.WriteString(text)
	}
	return b.String()
}

// html puts values in as text of HTML; before a body of Markdown, and after it.
func (t template) html(u *use) (before, after string) {
	var b strings.Builder
	for _, p := range t {
		text, markup := p.text, true
		switch {
		case p.body && u.body == "markdown":
			before = b.String()
			b.Reset()
			continue
		case p.place:
			text, markup = u.value(p)
		}
		if !markup {
			text = html.EscapeString(text)
		}
		b.WriteString(text)
	}
	if u.body == "markdown" && t.bodies() > 0 {
		return before, b.String()
	}
	return b.String(), ""
}

// pieces is the template for a format that puts the values in by itself.
func (t template) pieces(u *use) ir.Template {
	var list ir.Template
	for _, p := range t {
		switch {
		case !p.place:
			list = append(list, ir.Piece{Text: p.text})
		case p.body && u.body == "markdown":
			list = append(list, ir.Piece{Body: true})
		default:
			text, markup := u.value(p)
			list = append(list, ir.Piece{Text: text, Value: !markup})
		}
	}
	return list
}
