package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"hexodus/importers/hexo/slug"
	"hexodus/importers/hexo/urls"
)

// anchor is the id that the engine gave a heading.
type anchor struct {
	id   string
	ok   bool
	html string // the heading's content, as printed without the anchor
}

// anchorIDs gives every heading its id, in order: a repeated one is numbered.
func (t *Tree) anchorIDs() map[*ast.Heading]anchor {
	if t.anchors != nil {
		return t.anchors
	}
	t.anchors = map[*ast.Heading]anchor{}
	seen := map[string]int{}
	_ = ast.Walk(t.Root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if h, ok := n.(*ast.Heading); ok && entering {
			t.anchors[h] = t.anchorOf(h, seen)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return t.anchors
}

func (t *Tree) anchorOf(h *ast.Heading, seen map[string]int) anchor {
	d := t.dialect
	r := renderer{t: t}
	r.inlines(h)
	html := string(r.out)
	if !d.HeaderIDs {
		return anchor{html: html}
	}
	var id string
	switch d.Engine {
	case MarkdownIt:
		if h.Level < d.Anchors.Level {
			return anchor{html: html}
		}
		id = slug.Separated(t.unmasked(t.tokenText(h)), d.Anchors.Separator, d.Anchors.Case)
		if n := seen[id]; n > 0 {
			seen[id] = n + 1
			return anchor{id + "-" + d.Anchors.CollisionSuffix + strconv.Itoa(n+1), true, html}
		}
		seen[id] = 1
		return anchor{id, true, html}
	case MarkdownItPlus:
		return anchor{plusID(t.unmasked(t.plusText(h)), seen), true, html}
	case Kramed:
		id = slug.Slugize(strings.TrimSpace(urls.StripHTML(html)), slug.Keep)
	case Pandoc:
		id, ok := t.notes.ids[h]
		return anchor{id, ok, html}
	default:
		id = markedID(html, d.ModifyAnchors)
		if d.AnchorAlias && strings.HasPrefix(html, `<a href="#`) {
			if alias, _, ok := strings.Cut(html[len(`<a href="#`):], `"`); ok {
				id = markedID(alias, d.ModifyAnchors)
				html = strings.Replace(html, "#"+alias+`"`, "#"+numbered(id, seen, false)+`"`, 1)
			}
		}
	}
	return anchor{numbered(id, seen, true), true, html}
}

// unmasked is the text of a heading as the engine has it.
func (t *Tree) unmasked(text string) string {
	if t.Unmask == nil {
		return text
	}
	return t.Unmask(text)
}

// markedID is the id of a heading's HTML.
//
// Hexo: hexo-renderer-marked lib/renderer.js, anchorId.
func markedID(html string, transform int) string {
	return slug.Slugize(trimSpace(urls.StripHTML(unescapeHTML(html))), transform)
}

// prototype are the names that an empty JavaScript object already has: a heading called so is numbered NaN.
var prototype = map[string]bool{
	"constructor": true, "toString": true, "valueOf": true, "hasOwnProperty": true,
	"isPrototypeOf": true, "propertyIsEnumerable": true, "toLocaleString": true,
}

// numbered is an id, with a number if it was there before. The number is not checked against other ids.
func numbered(id string, seen map[string]int, count bool) string {
	n := seen[id]
	if prototype[id] && n == 0 {
		return id + "-NaN"
	}
	if count {
		seen[id] = n + 1
	}
	if n == 0 {
		return id
	}
	return id + "-" + strconv.Itoa(n)
}

var unescapes = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&#96;", "`", "&#x2F;", "/", "&#x3D;", "=")

// unescapeHTML undoes the escapes that Hexo itself makes, once.
//
// Hexo: hexo-util lib/unescape_html.ts
func unescapeHTML(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return unescapes.Replace(s)
}

// trimSpace is JavaScript's trim.
func trimSpace(s string) string { return strings.TrimFunc(s, isJSSpace) }

func isJSSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

// plusID is what a heading is called in a URL: its words in lower case, joined by hyphens, numbered if it is not the first.
//
// Hexo: markdown-it-toc-and-anchor, uslug.
func plusID(text string, seen map[string]int) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case r == '、' || r == '。' || unicode.Is(unicode.Z, r):
			return ' '
		case r == '-' || r == '_' || r == '~' || r <= 0xffff && isWord(r):
			return r
		}
		return -1
	}, norm.NFKC.String(text))
	id := strings.ToLower(gaps.ReplaceAllString(strings.Trim(kept, " "), "-"))
	seen[id]++
	if n := seen[id]; n > 1 {
		return id + "-" + strconv.Itoa(n)
	}
	return id
}

// plusText is what a heading's id is made of: its text, or the first piece of the link that it begins with.
func (t *Tree) plusText(h *ast.Heading) string {
	if list := t.tokensOf(h); len(list) > 1 && strings.HasPrefix(list[0].html, "<a ") && list[0].kind == 'm' {
		return list[1].text
	}
	return t.tokenText(h)
}

var gaps = regexp.MustCompile(`[ -]+`)

// PlainID is a heading's anchor as the plugins around uslug make it; seen counts those that were made before.
func PlainID(text string, seen map[string]int) string {
	id := plusID(text, map[string]int{})
	n := seen[id]
	if seen[id]++; n > 0 {
		return id + "-" + strconv.Itoa(n)
	}
	return id
}
