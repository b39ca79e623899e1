// Package ir is a blog between two formats: what an importer read and an exporter writes.
//
// It is data. An importer never names a target, an exporter never names Hexo; both speak ir.
// Offsets into the author's bytes are kept instead of copies, so that an exporter can write
// "the author's bytes + sorted edits" and a report can point at the bytes at fault.
package ir

import (
	"io/fs"
	"time"
)

// Site is a whole blog.
type Site struct {
	FS         fs.FS  // the blog's folder; assets are read from it when they are written
	SourceDir  string // the folder of FS that holds the content, without a final slash: "source"
	Config     Config
	Markdown   Markdown
	Docs       []*Document // posts, drafts and pages, by source path
	Assets     []Asset     // files that are published as they are, by URL
	Data       []DataFile  // data files, by id
	Tags       []Term      // by slug, then name
	Categories []Term      // parents before children
}

// Config is what a site says about itself; empty where the blog says nothing.
type Config struct {
	Path                                 string // of the file that says it, "" for none
	Title, Subtitle, Description, Author string
	Keywords                             []string
	Language                             []string       // first is the site's own; as written: "zh-CN"
	URL                                  string         // origin and path without a final slash: "https://me.example/blog"
	Root                                 string         // path that site-relative URLs start with, slash at both ends: "/blog/"
	Location                             *time.Location // zone in which dates without one are meant, never nil
	TagDir, CategoryDir, ArchiveDir      string         // without slashes at the ends: "tags"
	PerPage                              int            // 0: no pagination
	PaginationDir                        string
	Lists                                Lists
	Future                               bool   // posts dated later than now are shown
	Drafts                               bool   // drafts are shown
	Feed                                 string // URL path of the blog's own feed, "" if it has none
	Sitemap                              bool
	ExternalLinks                        bool // links to other hosts open in a new tab
	Theme                                string
	Menu                                 []MenuItem
	Icon, Favicon                        string   // pictures that stand for the site, large and small, as written: "/img/icon.png"
	Avatar                               string   // picture of the author, as written
	Hubs                                 []string // WebSub hubs that are told of new posts
	Highlight                            bool     // code is highlighted
	LineNumbers                          bool     // code has line numbers unless it says otherwise
}

// MenuItem is an entry of the site's navigation.
type MenuItem struct{ Name, URL string }

// Markdown says how the blog's engine reads Markdown, as far as a target has a setting for it.
type Markdown struct {
	Engine          string // "marked", "markdown-it", "kramed", …: for messages only
	HardBreaks      bool   // a line break in a paragraph is shown as one
	Typographer     bool   // straight quotes and dashes are shown as typographic ones
	Quotes          string // the four quotes of the typographer, double then single: "“”‘’"
	Linkify         bool   // bare URLs become links
	Footnotes       bool   // [^1] is a footnote
	TaskLists       bool
	Strikethrough   bool
	Tables          bool
	DefinitionLists bool   // ": definition" under a term
	Emoji           bool   // :smile:
	HeadingLinks    string // class of an empty link to itself that each heading begins with, "" if none does
}

// Kind is what a document is to the blog.
type Kind uint8

const (
	Post Kind = iota // dated, listed, has tags and categories
	Page             // stands alone
)

func (k Kind) String() string { return [...]string{"post", "page"}[k] }

// Document is one post, draft or page.
type Document struct {
	Source      *Source
	Kind        Kind
	Draft       bool // not published: a draft, or published: false
	Hidden      bool // published, but meant to be in no list
	Secret      bool // encrypted by the blog: its text must not be published in the clear
	Format      BodyFormat
	Meta        Meta
	Title       string
	Date        time.Time // in the zone the author meant; zero for a page without one
	Updated     time.Time // zero if unknown
	DateWritten bool      // Date stands in the front matter or the file name, and not only in the file's times
	Slug        string
	URL         string // path from the site's root, not percent-encoded, with a leading slash and without Config.Root: "/2019/01/20/hello/"
	Permalink   string // absolute URL that the blog itself names the document by, percent-encoded: in its feed, for comments
	Layout      string // "" is the usual one, "false" is none: the body is the whole answer
	Language    string
	Tags        []string   // names, in order
	Categories  [][]string // paths, in order: {{"Tech"}, {"Tech", "Go"}}
	Excerpt     string     // HTML or text the author gave for lists, "" if none was given in the front matter
	Aliases     []string   // other paths that led here
	Redirect    string     // the page is only a redirect to this path or URL
	Cover       string     // image that stands for the document in lists
	Banner      string     // image at the top of the document's page
	Authors     []string   // names, where the document has others than the site
	Link        string     // the page elsewhere on the web that the document is about
	Assets      []Asset    // the document's own files
	Content     Span       // the body's bytes in Source
	Body        []Node     // tiles of Content
	// Render gives the HTML that the blog's own generator showed for Body, block by block in source order. Where the
	// excerpt ends it holds <span id="more"></span>.
	// It parses the Markdown anew on each call and is safe for concurrent use. It is nil where nobody knows.
	Render func() []Block
	// Typography gives the stretches of Body that were shown as typographic characters: quotes, dashes and the like.
	// It parses the Markdown anew on each call and is safe for concurrent use.
	Typography func() []Replacement
	// Load reads Source.Data and Body of a document whose text is not kept in memory; nil where it is kept. See Open.
	Load func() error
}

// Open makes sure that Source.Data, Body and Render can be used. Whoever opens a document closes it, and does not share it.
func (d *Document) Open() error {
	if d.Load == nil {
		return nil
	}
	return d.Load()
}

// Close lets go of a text that Open has read.
func (d *Document) Close() {
	if d.Load != nil {
		d.Source.Data, d.Body = nil, nil
	}
}

// Replacement is a stretch of the source, and what was shown for it.
type Replacement struct {
	At   Span
	Text string
}

// BodyFormat is the language a body is written in.
type BodyFormat uint8

const (
	FormatMarkdown BodyFormat = iota
	FormatHTML
)

// Block is the HTML of one top-level block, and the source bytes it was made from.
type Block struct {
	At   Span
	HTML []byte
}

// Asset is a file that is published as it is.
type Asset struct {
	Path string // in Site.FS
	URL  string // as Document.URL
	Size int64
}

// DataFile is a file of structured data that templates read.
type DataFile struct {
	Path string // in Site.FS
	ID   string // path without extension, from the data folder
}

// Term is a tag, or a category at its place in the tree.
type Term struct {
	Path  []string // names from the root of the tree; a tag has one
	Slug  string   // "Tech/Go"
	URL   string   // as Document.URL: "/categories/Tech/Go/"
	Count int      // listed posts
}

// Name is the term's own name, without its parents.
func (t Term) Name() string { return t.Path[len(t.Path)-1] }
