// Package markdown is what a blog's Markdown engine made of a text.
//
// Hexo hands a post to whichever engine the blog installed, and these disagree with one another and
// with CommonMark. A Dialect is one engine with the blog's options; it reads a text into a Tree of
// goldmark nodes, which gives the HTML that the engine printed and knows, to the byte, where headings,
// links and raw HTML stand in the text and where the engine read it in a way of its own.
//
// Template tags do not come here: the caller has put an HTML comment in the place of each, as Hexo does.
package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Engine is a Markdown renderer of Hexo.
type Engine string

// The engines that are reproduced.
const (
	Marked         Engine = "marked"
	MarkdownIt     Engine = "markdown-it"
	MarkdownItPlus Engine = "markdown-it-plus"
	Kramed         Engine = "kramed"
	Pandoc         Engine = "pandoc"
)

// Dialect is an engine and its options as the blog set them. It is safe for concurrent use as long as
// nobody changes it.
type Dialect struct {
	Engine Engine

	// Options of marked and kramed.
	GFM              bool // tables, strikethrough, autolinks
	Pedantic         bool
	Purify           bool // marked: dompurify works on the page
	NoTables         bool // kramed: no tables even with GFM
	Smartypants      bool
	Autolink         bool // marked: bare URLs become links
	SanitizeURL      bool // marked: javascript: and the like lead nowhere
	DescriptionLists bool // marked: "Term", then ": Definition" on the next line
	PrependRoot      bool // image paths start at the blog's root
	PostAsset        bool // image paths are looked for among the post's assets
	FigCaption       bool // marked: an image's alt text is its caption
	LazyLoad         bool // images load lazily
	HeaderIDs        bool // headings have anchors
	ModifyAnchors    int  // case of anchors: 0 as written, 1 lower, 2 upper
	AnchorAlias      bool // marked: "## [text](#id)" names its own anchor

	// Options of all engines.
	Breaks       bool   // a line break in a paragraph is shown as one
	Quotes       string // the typographic quotes, double then single; "" is “”‘’
	ExternalLink ExternalLink

	// Options of markdown-it.
	HTML        bool // raw HTML is HTML
	XHTML       bool // void elements end in " />"
	Linkify     bool // bare URLs become links
	Typographer bool
	Off         []string // rules that are not followed: "link", "emphasis", "code", …
	RawAlt      bool     // the alt text of an image is its label as it is written
	LangPrefix  string   // before the language in the class of code
	Anchors     Anchors
	Plugins     []string // short names: "footnote", "sub", "sup", "ins", "mark", "deflist", "abbr", "emoji", "container", …
	Containers  []string // names of the containers of plugin "container"

	// Options of pandoc.
	Pandoc PandocOptions

	// NoNunjucks says that template tags are not run at all.
	NoNunjucks bool

	// ImageURL is what becomes of the source of a Markdown image; nil leaves it as it is.
	ImageURL func(src string) string
	// Target is what the target of a link or an image was when the engine read it, if something else had changed it before;
	// nil is the author's own.
	Target func(target string) string
}

// ExternalLink is what marked and markdown-it add to links to other hosts.
type ExternalLink struct {
	Enable, NoFollow bool
	Exclude          []string
	Host             string // the blog's own host
}

// Anchors are markdown-it's options for the ids of headings.
type Anchors struct {
	Level           int // the first level that has an id
	CollisionSuffix string
	Separator       string
	Case            int
	Permalink       bool
	PermalinkClass  string
	PermalinkSymbol string
	PermalinkRight  bool // the permalink follows the heading's text
}

// Tree is a parsed text. Its methods may be called from one goroutine at a time.
type Tree struct {
	Root   ast.Node
	Source []byte
	// Unmask gives the text of a heading with what stood in it before something else was put there to be parsed; nil if
	// nothing was. It is asked for the text that an anchor is made of.
	Unmask func(text string) string

	dialect    *Dialect
	notes      *notes
	anchors    map[*ast.Heading]anchor
	scan       *scan
	constructs []Construct
}

// Parse reads a text.
func (d *Dialect) Parse(src []byte) *Tree {
	t := &Tree{Source: src, dialect: d, notes: newNotes()}
	switch d.Engine {
	case Marked:
		t.Root = d.parseMarked(src, t.notes)
	case Kramed:
		t.Root = d.parseKramed(src, t.notes)
	case Pandoc:
		t.notes = newPandocNotes()
		t.Root = d.parsePandoc(src, t.notes)
	default:
		t.Root = d.parser().Parse(text.NewReader(src), newContext(t.notes))
	}
	return t
}

// has reports whether a plugin of markdown-it is on.
func (d *Dialect) has(plugin string) bool {
	for _, p := range d.Plugins {
		if p == plugin {
			return true
		}
	}
	return false
}

// on reports whether a rule of markdown-it is followed.
func (d *Dialect) on(rule string) bool { return !slices.Contains(d.Off, rule) }

func (d *Dialect) markdownIt() bool { return d.Engine == MarkdownIt || d.Engine == MarkdownItPlus }
