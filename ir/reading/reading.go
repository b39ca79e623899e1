// Package reading is what a reader gets of a piece of HTML, so that two renderings can be compared.
//
// Two pages read the same when their tokens are equal: text, links, images, code, lists, tables, anchors and
// embeds, in order. Dressing is left out: classes and styles, the markup and gutters of highlighters, the anchor
// link of a heading, target and rel, white space, and the form of quotes, dashes and ellipses in running text.
package reading

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Base is where a piece of HTML is read, for its links.
type Base struct {
	Origin string // of the site, also with a path and without a final slash: "https://me.example/blog"
	Root   string // path that the site's own links start with: "/blog/"; "" and "/" are none
	Path   string // of the page, for relative links, decoded and without "index.html": "/2019/01/20/hello/"
}

// Tokens is what a reader gets of HTML, in order: "text …", "link URL", "/link", "img URL alt=… w=…", "code …",
// "h2 #id", "ul", "li", "/li", "/ul" and the like. URLs are percent-decoded and absolute within the site; the site's
// own origin and root have fallen away.
func Tokens(src []byte, base Base) []string {
	// A fragment is read as the content of a template, so that rows and cells may stand alone.
	context := &html.Node{Type: html.ElementNode, DataAtom: atom.Template, Data: "template"}
	nodes, err := html.ParseFragment(bytes.NewReader(src), context)
	if err != nil {
		return flat(src)
	}
	r := reader{site: newSite(base), tokens: make([]string, 0, 16+len(src)/64)}
	for _, n := range nodes {
		r.read(n)
	}
	r.flush()
	return r.tokens
}

// flat is all that can be told of HTML nested too deeply for a tree: its text and the names of its elements.
func flat(src []byte) []string {
	r := reader{}
	for z := html.NewTokenizer(bytes.NewReader(src)); ; {
		switch z.Next() {
		case html.ErrorToken:
			r.flush()
			return r.tokens
		case html.TextToken:
			r.text = append(r.text, z.Text()...)
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); !blocks[string(name)] {
				r.put(string(name))
			} else {
				r.flush()
			}
		}
	}
}

// reader walks a tree and notes what is to be read.
type reader struct {
	site   site
	tokens []string
	text   []byte // running text since the last token
	plain  []byte // room for it as a token
}

// put notes a token after the text before it.
func (r *reader) put(token string) {
	r.flush()
	r.tokens = append(r.tokens, token)
}

// flush notes the running text, if there is any to see.
func (r *reader) flush() {
	if len(r.text) == 0 {
		return
	}
	r.plain = appendPlain(append(r.plain[:0], "text "...), r.text)
	r.text = r.text[:0]
	if len(r.plain) > len("text ") {
		r.tokens = append(r.tokens, string(r.plain))
	}
}

func (r *reader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c)
	}
}

// around notes a token, what is inside, and the token's end.
func (r *reader) around(n *html.Node, name, token string) {
	r.put(token)
	r.children(n)
	r.put("/" + name)
}

func (r *reader) read(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text = append(r.text, n.Data...)
		return
	case html.ElementNode:
	default:
		return
	}
	name := n.Data
	switch name {
	case "style", "template":
		return
	case "a":
		r.anchor(n)
		return
	case "span":
		if id, _ := attr(n, "id"); id == "more" {
			return
		}
	case "figure", "pre", "div":
		if isCode(n) {
			r.code(n)
			return
		}
	case "img":
		r.image(n)
		return
	case "iframe", "video", "audio", "source", "embed":
		r.put(name + " " + r.url(n, "src"))
	case "script":
		r.put("script " + r.url(n, "src") + " " + squeeze(textOf(n)))
		return
	case "select":
		r.text = append(r.text, textOf(n)...) // markup in a form's list of choices is not shown
		return
	case "br", "hr":
		r.put(name)
		return
	case "input":
		kind, ok := attr(n, "type")
		if !ok {
			kind = "undefined"
		}
		token := "input " + kind + " false"
		if _, ok := attr(n, "checked"); ok {
			token = "input " + kind + " true"
		}
		r.put(token)
		return
	case "h1", "h2", "h3", "h4", "h5", "h6":
		id, _ := attr(n, "id")
		r.put(name + " #" + decode(id))
		r.children(n)
		r.flush()
		return
	case "b":
		r.around(n, "strong", "strong")
		return
	case "i":
		if blank(n) {
			return // an icon
		}
		r.around(n, "em", "em")
		return
	case "s":
		r.around(n, "del", "del")
		return
	case "strong", "em", "del", "code", "sup", "sub", "kbd", "mark",
		"ul", "li", "blockquote", "table", "tr", "td", "th", "dl", "dt", "dd", "details", "summary":
		r.around(n, name, name)
		return
	case "ol":
		if start, _ := attr(n, "start"); start != "" {
			r.around(n, name, name+" "+start)
		} else {
			r.around(n, name, name)
		}
		return
	case "x-tag": // a stand-in for a tag that nobody could render
		tag, args := orUndefined(n, "data-name"), orUndefined(n, "data-args")
		r.put("x-tag " + tag + " " + args)
		r.children(n)
		r.flush()
		return
	case "p":
		if p := n.Parent; p != nil && p.Type == html.ElementNode && p.Data == "li" {
			r.put("p") // a loose list is not a tight one
		}
	}
	if blocks[name] {
		r.flush()
		r.children(n)
		r.flush()
		return
	}
	r.children(n)
}

// anchor reads a link; the one that a theme puts beside a heading is dressing.
func (r *reader) anchor(n *html.Node) {
	if hasClass(n, "headerlink") || hasClass(n, "header-anchor") || hasClass(n, "anchor") && blank(n) {
		return
	}
	if _, ok := attr(n, "href"); !ok {
		r.children(n)
		return
	}
	r.around(n, "link", "link "+r.url(n, "href"))
}

func (r *reader) image(n *html.Node) {
	src, _ := attr(n, "src")
	if src == "" {
		src, _ = attr(n, "data-src")
	}
	var b strings.Builder
	b.WriteString("img ")
	b.WriteString(r.site.url(src))
	b.WriteString(" alt=")
	alt, _ := attr(n, "alt")
	b.Write(appendPlain(nil, []byte(alt)))
	if w, _ := attr(n, "width"); w != "" {
		b.WriteString(" w=" + w)
	}
	if h, _ := attr(n, "height"); h != "" {
		b.WriteString(" h=" + h)
	}
	r.put(b.String())
}

// url is what the URL in an attribute resolves to.
func (r *reader) url(n *html.Node, key string) string {
	v, _ := attr(n, key)
	return r.site.url(v)
}

// blocks are the elements that interrupt running text.
var blocks = func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(`p div section article aside header footer main nav ul ol li dl dt dd
		blockquote pre table thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 hr figure figcaption details summary center
		video audio iframe form fieldset`) {
		set[name] = true
	}
	return set
}()

func orUndefined(n *html.Node, key string) string {
	if v, ok := attr(n, key); ok {
		return v
	}
	return "undefined"
}
