// Package scan reads the template syntax of a body as Hexo does, before Markdown sees it.
//
// Hexo takes fences, tags, variables and comments out of a body and puts placeholders in their
// stead, renders the Markdown, puts them back and runs the template language over the result.
// Scan says which bytes went which way: it splits a body into tiles that meet, without a gap or an
// overlap, in one pass that is linear in the length of the body whatever is in it.
package scan

import "bytes"

// Kind is what a tile is.
type Kind uint8

const (
	Text            Kind = iota // Markdown sees it as it is
	Fence                       // a fenced block that the highlighter took
	InlineCode                  // stands between runs of backticks: no tag in it is live
	Tag                         // {% name … %}
	Block                       // {% name … %} … {% endname %}
	Variable                    // {{ … }}
	TemplateComment             // {# … #}: deleted
	HTMLComment                 // <!-- … -->
	Raw                         // {% raw %} … {% endraw %}, or verbatim
)

func (k Kind) String() string {
	return [...]string{"text", "fence", "code", "tag", "block", "variable", "template comment", "comment", "raw"}[k]
}

// Damage says how Hexo's own output suffered at a tile: what a reader saw is not what was meant.
type Damage string

const (
	PrefixCollision Damage = "prefix-collision" // the end of another tag was taken for the tag's own; what lies between was no Markdown
	SplitBlock      Damage = "split-block"      // the block was cut at a nested end tag: the rest of its body was read as Markdown of the page
	Unprotected     Damage = "unprotected"      // "end" and the tag's name stand somewhere in the text: Markdown was read in the tag itself
	OddQuote        Damage = "odd-quote"        // an apostrophe in the tag kept it from ending
	RegexLiteral    Damage = "regex-literal"    // "r/" in an argument began a regular expression
	TemplateInTag   Damage = "template-in-tag"  // unquoted braces in an argument ended the tag's arguments
	OpenString      Damage = "open-string"      // a quoted argument has no end
	StrayEnd        Damage = "stray-end"        // an end tag that ends nothing: Hexo stops here
	EscapedBraces   Damage = "escaped-braces"   // highlight:false: the braces of the code were shown as character references
)

// Options is what a scan needs to know about the blog.
type Options struct {
	Highlight  bool // the blog's highlighter is on, so fences are taken out first
	NoTags     bool // templates are off for this body (disableNunjucks)
	KeepIndent bool // the common indentation of highlighted code stays (highlight.strip_indent: false)
}

// Tile is a stretch of a body, as offsets into it.
type Tile struct {
	Kind       Kind
	Start, End int
	Node       *Node      // of Tag, Block, Variable and Raw
	Fence      *FenceInfo // of Fence
	Damage     Damage
	// Hidden is true for what Hexo took for a part of a tag: Markdown did not see it.
	Hidden bool
	// Seen is true for a comment that was left to Markdown, since no template syntax is in the body.
	Seen bool

	region int // which placeholder it was in, from 1; 0: none
}

// Node is a tag, a variable or a raw block.
//
// Body tiles InnerStart to InnerEnd. In a body no inline code and no HTML comment is protected, so
// its tiles are Text, Fence, Tag, Block, Variable, TemplateComment and Raw; the body of a raw block
// is Text and Fence.
type Node struct {
	Name                  string
	Args                  []string // as the template language reads them; as they were meant if the tile is damaged
	ArgsRaw               string   // between the name and the end of the opening tag; of a variable, the expression
	Start, End            int      // the whole thing
	InnerStart, InnerEnd  int      // between opening and end tag; empty at End if there is none
	Closed                bool     // has an end tag
	TrimBefore, TrimAfter bool     // {%- and -%} of the opening tag
	Body                  []Tile
}

// Scan splits a body into tiles: no gap, no overlap, in order.
func Scan(body []byte, opt Options) []Tile {
	if len(body) == 0 {
		return nil
	}
	src := body
	var fences []fence
	if opt.Highlight {
		var comments []hole
		fences, comments = findFences(body, opt)
		if len(fences)+len(comments) > 0 {
			src = blank(body, fences, comments)
		}
	}
	s := shield{src: src, fences: fences, tags: !opt.NoTags && hasTemplate(src)}
	s.run()
	w := weaver{body: body, fences: fences, out: make([]Tile, 0, len(s.out))}
	w.run(src, s.out, s.tags)
	return w.out
}

// filler stands for bytes that mean nothing to the template language.
const filler = 1

// hole is a stretch of the body whose braces mean nothing.
type hole struct{ start, end int }

// blank is the body as the template language sees it: without the fences that were taken, and
// without the braces of those that stand in comments.
func blank(body []byte, fences []fence, comments []hole) []byte {
	src := bytes.Clone(body)
	for _, f := range fences {
		fill(src[f.start:f.end])
	}
	for _, c := range comments {
		fillBraces(src[c.start:c.end])
	}
	return src
}

func fill(b []byte) {
	for i := range b {
		b[i] = filler
	}
}

func fillBraces(b []byte) {
	for i, c := range b {
		if c == '{' || c == '}' {
			b[i] = filler
		}
	}
}

// hasTemplate reports whether Hexo looks for tags at all.
//
// Hexo: lib/hexo/post.ts, rSwigTag.
func hasTemplate(src []byte) bool {
	for _, p := range [...][2]string{{"{{", "}}"}, {"{#", "#}"}, {"{%", "%}"}} {
		if i := bytes.Index(src, []byte(p[0])); i >= 0 && bytes.LastIndex(src, []byte(p[1])) >= i+3 {
			return true
		}
	}
	return false
}
