package ir

// Node is one tile of a body. Tiles meet: no gap, no overlap; a tile may be empty.
type Node interface {
	Span() Span
	node() // the set is closed
}

// At is the stretch of source that a node covers.
type At Span

// Span is the stretch itself.
func (a At) Span() Span { return Span(a) }
func (At) node()        {}

// Place says where in the Markdown a tile stands, as far as its spelling depends on it.
type Place struct {
	Block  bool   // it opens an HTML block: nothing but it and raw HTML is on its line
	Alone  bool   // with Block: the rest of its line is blank
	Prefix string // what a further line in the same list items and quotes starts with: "> ", "   "
	Cell   bool   // in a table cell
	Attr   bool   // inside the tag of a raw HTML element
	Label  bool   // in the text of a link or the alt of an image
	Raw    bool   // in raw HTML or in the body of a raw component: no Markdown is read here
}

// Text is Markdown that means the same everywhere; with Raw it stands in raw HTML.
type Text struct {
	At
	Raw bool
}

// Code is a fenced or indented block, or a code span; nothing in it is live.
type Code struct {
	At
	Place
	Fence bool // a fence that the blog's highlighter took; else Text is left as the Markdown engine reads it
	Plain bool // with Fence: CommonMark reads the same lines and the same language out of these bytes
	Info  CodeInfo
	Text  []byte // with Fence: the lines shown, without container prefixes
}

// CodeInfo is what a listing says about itself.
type CodeInfo struct {
	Lang, Title, URL, LinkText string
	FirstLine                  int      // 0: not said
	Marked                     [][2]int // ranges of lines, from 1, inclusive
	NoLineNumbers              bool
}

// Component is a tag, by meaning.
type Component struct {
	At
	Place
	Name     string // as the author wrote it: "elink"
	Means    Meaning
	Body     []Node // tiles of Inner
	Inner    Span   // between the opening and the closing tag; empty for a tag without body
	Markdown bool   // the body is Markdown; else it is shown through Means alone
	// Templates say, by the name of a format, how the owner of the blog wants it written there; Means is for all others.
	Templates map[string]Template
	Dropped   bool // the owner of the blog wants it left out; Body is empty
}

// Template is a text in the language of one format, in pieces.
type Template []Piece

// Piece is a piece of a Template.
type Piece struct {
	Text  string
	Value bool // Text is a value, which is to stand for itself whatever is in it
	Body  bool // the body stands here; there is one such piece at most
}

// HasBody reports whether the body has a place in it.
func (t Template) HasBody() bool {
	for _, p := range t {
		if p.Body {
			return true
		}
	}
	return false
}

// Meaning is what a component is, whatever tag said so. Package component has them all.
type Meaning interface {
	// Kind names the meaning, and the template that spells it: "figure".
	Kind() string
	// Params are the parameters that are set, in a fixed order.
	Params() []Param
	// HTML is the canonical HTML, around the body's; what is in it is escaped. Close is "" for a meaning without body.
	HTML() (open, close string)
}

// Param is a parameter of a component.
type Param struct{ Name, Value string }

// Verbatim is text that the author shielded from the template language; Inner is shown as raw HTML.
type Verbatim struct {
	At
	Place
	Inner Span
}

// Expression is a template expression or statement outside code, and what it came to.
type Expression struct {
	At
	Place
	HTML  string // what was shown
	Known bool   // HTML is known; else it depends on what only the blog's own code can tell
}

// Destination is the target of a Markdown link or image, as it stands between the brackets.
type Destination struct {
	At
	Image bool
	URL   string // what the blog linked to, percent-encoded where it must be; root-relative URLs hold Config.Root
	Same  bool   // the author's spelling leads there too
	Whole bool   // At is the whole "[ref]" of a reference link, to be replaced by "(URL)"
}

// Heading is the place, at the end of a heading's text, where its anchor can be pinned.
type Heading struct {
	At
	Place
	Level  int
	ID     string // the anchor, "" is a real one
	HasID  bool   // the engine gives this heading an anchor
	Text   string // the heading's text, without markup
	Source Span   // the heading
}

// More ends the excerpt.
type More struct {
	At
	Place
}

// Comment is an HTML comment, or a template comment that shows nothing.
type Comment struct {
	At
	Place
	Template bool // {# … #}: it was deleted, even inside code
}

// Raw is text that the blog showed as raw HTML although it looks like Markdown.
type Raw struct {
	At
	Place
}

// Dialect is a construct that the blog's Markdown engine reads in its own way.
type Dialect struct {
	At
	Place
	Construct string // "autolink", "heading-without-space", …
	Markdown  string // CommonMark that means what the blog showed
	HTML      string // with Markdown == "": the HTML that the blog showed
}

// Unknown is a tag that nobody at hand defines.
type Unknown struct {
	At
	Place
	Name    string
	Defined string // where in the blog it is defined, "source path:line", if that can be seen
	HasBody bool
	Known   bool // somebody defines it after all: it lacks its other half
}

// Footnote is a note's mark in the text, or the note itself.
type Footnote struct {
	At
	Place
	Label string
	Note  bool   // the note; else a mark
	Body  []Node // with Note: tiles of Inner
	Inner Span   // with Note: its text
}
