package hexo

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/defined"
	"hexodus/importers/hexo/mapping"
	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/scan"
	"hexodus/importers/hexo/slug"
	"hexodus/importers/hexo/tags"
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// bodies reads the bodies of a blog's documents, once everything else about them is known.
type bodies struct {
	cfg     *config.Config
	site    *ir.Site
	urls    urls.Site
	dialect markdown.Dialect
	scan    scan.Options
	defined map[string]defined.Definition // tags of the blog's own code
	slugs   map[string]*ir.Document       // posts by slug, then by title: the first counts
	titles  map[string]*ir.Document
	files   map[string]bool // the paths of all documents
	tags    tags.Config
	emoji   bool          // a package shows an emoji for its name
	mapping *mapping.File // what the blog's owner says of tags; may be nil
	set     tags.Set      // what the blog's tags mean
	notes   *notes        // how a plugin makes footnotes, nil if none does
	plugins []plugin      // packages whose work is not reproduced
	code    *ownCode      // the code of the blog's own tags, nil if it is not to be run
}

func newBodies(cfg *config.Config, site *ir.Site, owner *mapping.File) *bodies {
	b := &bodies{cfg: cfg, site: site, mapping: owner, slugs: map[string]*ir.Document{}, titles: map[string]*ir.Document{}, files: map[string]bool{}}
	b.urls = linking(cfg)
	b.dialect = markdown.New(cfg.Engine, func(key string) any { return cfg.Get(key) })
	b.scan = scan.Options{Highlight: cfg.SyntaxHighlighter != "", KeepIndent: b.keepIndent()}
	b.defined, _ = defined.Find(site.FS, cfg.ThemeDir) // what cannot be read defines nothing
	for _, doc := range site.Docs {
		b.files[doc.Source.Path] = true
		if doc.Kind != ir.Post {
			continue
		}
		if b.slugs[doc.Slug] == nil {
			b.slugs[doc.Slug] = doc
		}
		if b.titles[doc.Title] == nil {
			b.titles[doc.Title] = doc
		}
	}
	b.tags = tags.Config{CodeDir: cfg.CodeDir, NoHighlight: cfg.SyntaxHighlighter == ""}
	if cfg.Titlecase {
		b.tags.TitleCase = slug.Titlecase
	}
	b.set = tags.Of(tags.Origin{Theme: themeName(cfg, site.FS), AtHand: hasTheme(cfg, site.FS), HasPackage: cfg.HasPackage, Defined: files(b.defined)}).With(b.mapping.Meanings())
	b.emoji = showsEmoji(cfg)
	b.plugins = b.active()
	for _, n := range notePlugins {
		if cfg.HasPackage(n.plugin) {
			b.notes = n
		}
	}
	site.Markdown = b.markdown()
	site.Markdown.Footnotes = site.Markdown.Footnotes || b.notes != nil
	return b
}

// spaced is code with the blog's spelling of tabs: in each line those that it begins with, or the first that stand
// together.
//
// Hexo: hexo-util lib/prism.ts and lib/highlight.ts, replaceTabs
func (b *bodies) spaced(code string) string {
	section, run := "highlight", anyTabs
	if b.cfg.SyntaxHighlighter == "prismjs" {
		section, run = "prismjs", leadingTabs
	}
	tab, _ := b.cfg.Get(section, "tab_replace").(string)
	if tab == "" || strings.IndexByte(code, '\t') < 0 {
		return code
	}
	lines := strings.Split(code, "\n")
	for i, line := range lines {
		if at := run.FindStringIndex(line); at != nil {
			lines[i] = line[:at[0]] + strings.Repeat(tab, at[1]-at[0]) + line[at[1]:]
		}
	}
	return strings.Join(lines, "\n")
}

var (
	anyTabs     = regexp.MustCompile(`\t+`)
	leadingTabs = regexp.MustCompile(`^\t+`)
)

// keepIndent reports whether highlighted code keeps the indentation that its lines share.
func (b *bodies) keepIndent() bool {
	section := "highlight"
	if b.cfg.SyntaxHighlighter == "prismjs" {
		section = "prismjs"
	}
	return b.cfg.Get(section, "strip_indent") == false
}

// markdown says what of the dialect a target may have a setting for.
func (b *bodies) markdown() ir.Markdown {
	d := &b.dialect
	m := ir.Markdown{
		Engine: string(d.Engine), HardBreaks: d.Breaks, Quotes: d.Quotes,
		Tables: true, Strikethrough: true,
	}
	plugin := func(name string) bool {
		for _, p := range d.Plugins {
			if p == name {
				return true
			}
		}
		return false
	}
	switch d.Engine {
	case markdown.MarkdownIt, markdown.MarkdownItPlus:
		m.Typographer, m.Linkify = d.Typographer, d.Linkify
		m.Footnotes, m.DefinitionLists = plugin("footnote"), plugin("deflist")
		m.TaskLists = plugin("task-lists")
		if d.Engine == markdown.MarkdownItPlus && d.HeaderIDs {
			m.HeadingLinks = "markdownIt-Anchor"
		}
	case markdown.Kramed:
		m.Typographer, m.Linkify, m.Footnotes = d.Smartypants, d.Autolink, true
	case markdown.Pandoc:
		m.Typographer, m.Footnotes, m.TaskLists = d.Typographer, true, true // the rest of it is written in HTML
	default:
		m.Typographer, m.Linkify, m.TaskLists = d.Smartypants, d.Autolink, true
	}
	return m
}

// read splits a document's body into nodes, and gives it its rendering.
func (b *bodies) read(doc *ir.Document, log *finding.Log) {
	r := b.reader(doc, log)
	assignRoles(doc)
	doc.Body = r.nodes(r.whole())
	r.finish()
	r.missPlugins()
	doc.Typography = func() []ir.Replacement { return b.typography(doc) }
	doc.Render = func() []ir.Block {
		r := b.reader(doc, nil)
		blocks := r.blocks(r.whole())
		if r.emoji {
			for i := range blocks {
				blocks[i].HTML = withEmoji(blocks[i].HTML)
			}
		}
		if r.contentsOn {
			for i := range blocks {
				blocks[i].HTML = plainHeadings(blocks[i].HTML)
			}
		}
		if doc.Meta.Has("excerpt") {
			return blocks
		}
		for i, block := range blocks { // Hexo looks for the marker in the HTML, so wherever it is
			if m := moreAnywhere.FindIndex(block.HTML); m != nil {
				blocks[i].HTML = slices.Concat(block.HTML[:m[0]], []byte(`<span id="more"></span>`), block.HTML[m[1]:])
				break
			}
		}
		return blocks
	}
}

// typography are the characters that the Markdown engine's typographer made.
func (b *bodies) typography(doc *ir.Document) []ir.Replacement {
	r := b.reader(doc, nil)
	r.typeset = true
	r.nodes(r.whole())
	slices.SortFunc(r.replaced, func(a, b ir.Replacement) int { return a.At.Start - b.At.Start })
	return r.replaced
}

// reader reads one body.
type reader struct {
	*bodies
	doc     *ir.Document
	body    []byte // the whole source; offsets into it are those of ir
	log     *finding.Log
	dialect markdown.Dialect
	more    bool // the excerpt marker was seen
	noTags  bool
	notes   *notes // how a plugin makes footnotes before Markdown sees them, nil if none does

	emoji      bool               // a package shows an emoji for its name
	contentsOn bool               // a plugin makes a table of contents and the anchors of headings
	list       component.Contents // with contentsOn: what is in it

	results map[int]string // what template expressions and statements came to, by their start; what is unknown is not there
	frame   *frame         // their variables
	steps   int            // how much was rendered of them

	typeset  bool // collect what the typographer made
	replaced []ir.Replacement
}

func (b *bodies) reader(doc *ir.Document, log *finding.Log) *reader {
	r := &reader{bodies: b, doc: doc, body: doc.Source.Data, log: log, dialect: b.dialect}
	r.more = doc.Meta.Has("excerpt") // Hexo leaves the marker alone then
	r.noTags = b.dialect.NoNunjucks
	r.notes = b.notes
	r.emoji = b.emoji && doc.Meta.Get("no-emoji") != true
	r.contentsOn = b.cfg.HasPackage("hexo-toc")
	if off, ok := doc.Meta.Get("disableNunjucks").(bool); ok {
		r.noTags = off
	}
	if own, ok := doc.Meta.Get("markdown").(ir.Map); ok && b.dialect.Engine == markdown.Marked {
		r.dialect = markdown.New(b.cfg.Engine, func(key string) any { return overlay(b.cfg.Get(key), own) })
	}
	r.dialect.ImageURL, r.dialect.Target = r.assetImage(r.imageURL()), r.assetLink()
	return r
}

// overlay is a section of the configuration with a document's own settings over it.
func overlay(section any, own ir.Map) any {
	base, _ := section.(ir.Map)
	merged := append(ir.Map{}, own...)
	for _, e := range base {
		found := false
		for _, o := range own {
			found = found || o.Key == e.Key
		}
		if !found {
			merged = append(merged, e)
		}
	}
	return merged
}

// imageURL is what the Markdown engine makes of an image's source, nil if nothing.
//
// Hexo: hexo-renderer-marked lib/renderer.js, image; hexo-renderer-markdown-it lib/images.js
func (r *reader) imageURL() func(string) string {
	d := &r.dialect
	switch {
	case d.Engine == markdown.Marked && d.PrependRoot && !r.cfg.RelativeLink:
	case d.Engine == markdown.MarkdownIt && (d.PrependRoot || d.PostAsset):
	default:
		return nil
	}
	return func(src string) string {
		if isExternal(src) || len(src) > 0 && src[0] == '#' || len(src) > 1 && src[:2] == "//" {
			return src
		}
		if d.PostAsset && r.cfg.PostAssetFolder && !(len(src) > 0 && (src[0] == '/' || src[0] == '\\')) {
			if path, ok := r.pictured(src); ok {
				return r.urls.For(path)
			}
		}
		return r.urls.For(src)
	}
}

// pictured finds one of the document's own files for the source of an image. markdown-it's finds it with the
// folder's name before it, too.
func (r *reader) pictured(src string) (string, bool) {
	if file, ok := r.Asset(trimDot(src)); ok || r.dialect.Engine != markdown.MarkdownIt {
		return file, ok
	}
	folder := strings.TrimSuffix(path.Base(r.doc.Source.Path), path.Ext(r.doc.Source.Path))
	if rest, ok := strings.CutPrefix(src, folder+"/"); ok {
		return r.Asset(trimDot(rest))
	}
	return "", false
}

func trimDot(src string) string {
	if len(src) > 2 && src[:2] == "./" {
		return src[2:]
	}
	return src
}

// isExternal reports whether a URL has http or https for a scheme.
func isExternal(src string) bool {
	return bytes.HasPrefix([]byte(src), []byte("http:")) || bytes.HasPrefix([]byte(src), []byte("https:"))
}
