package hexo

import (
	"bytes"
	"errors"
	"path"
	"regexp"
	"strings"
	"time"

	"hexodus/importers/hexo/dates"
	"hexodus/importers/hexo/frontmatter"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/importers/hexo/permalink"
	"hexodus/importers/hexo/slug"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	metaInvalid = finding.Define(finding.Rule{
		ID: "front-matter/invalid", Severity: finding.Error,
		Title: "front matter cannot be read",
		Doc:   "The blog's generator leaves such a file out. Here its whole text becomes a draft: nothing is lost, nothing is published by accident.",
		Hint:  "correct the front matter and migrate again",
	})
	metaUnclosed = finding.Define(finding.Rule{
		ID: "front-matter/unclosed", Severity: finding.Warning,
		Title: "what looks like front matter is text",
		Doc:   "The file begins with --- and a field, and nothing ends the front matter. The blog took all of it for text and showed it, and so does the page now.",
		Hint:  "write --- on a line of its own behind the last field",
	})
	metaRejected = finding.Define(finding.Rule{
		ID: "front-matter/rejected", Severity: finding.Error,
		Title: "the blog refuses this field, and the post with it",
		Doc:   "excerpt, more and id must not be empty: the generator leaves such a post out. Here it becomes a draft.",
		Hint:  "remove the field if the post should be published",
	})
	dateFromFile = finding.Define(finding.Rule{
		ID: "date/from-file-time", Severity: finding.Warning,
		Title: "post without a date",
		Doc:   "The blog took the date from the file itself. A copy or a checkout has another one, and the URL changes with it.",
		Hint:  "write the date into the front matter",
	})
	otherEngine = finding.Define(finding.Rule{
		ID: "page/template-engine", Severity: finding.Warning,
		Title: "page in a language that only the blog's generator runs",
		Doc:   "The file is kept as it stands; what a plug-in of the blog made of it is not known.",
		Hint:  "take the rendered page from the old site",
	})
)

// entry is a document while it is being read.
type entry struct {
	file
	class
	output   string
	selected bool
	doc      *ir.Document
	captured []permalink.Field // what the file's name says
	path     string            // the front matter's own permalink, or the page's path
	rejected bool              // the blog leaves it out
	lost     bool              // it cannot be read
}

// document reads a file's front matter and everything that depends on nothing but it.
func (b *blog) document(e *entry, log *finding.Log) error {
	src, err := readSource(b.fsys, e.file.path, log)
	if err != nil {
		return err
	}
	d := &ir.Document{Source: src, Kind: ir.Page}
	e.doc = d
	if e.class == classPost || e.class == classDraft {
		d.Kind = ir.Post
	}
	ext := extension(e.rel)
	if !isMarkdown(ext) {
		d.Format = ir.FormatHTML
	}
	if !isMarkdown(ext) && !isHTML(ext) {
		log.Add(finding.Finding{Rule: otherEngine, Path: src.Path, Effect: finding.Manual, Detail: "." + ext})
	}
	b.meta(e, log)
	log.Ledger.Enter(finding.Field, src.Path, len(d.Meta.Fields))
	if d.Kind == ir.Post {
		b.name(e)
	}
	b.title(e)
	b.dates(e, log)
	b.publication(e)
	b.taxonomy(e)
	b.extras(e, log)
	b.notice(src)
	if b.opt.Lean {
		letGo(b.fsys, src)
	}
	return nil
}

func (b *blog) meta(e *entry, log *finding.Log) {
	d := e.doc
	meta, content, err := frontmatter.Parse(d.Source)
	if err != nil {
		d.Content = ir.Span{End: len(d.Source.Data)}
		d.Draft, e.rejected = true, true
		f := finding.Finding{Rule: metaInvalid, Source: d.Source, Effect: finding.Manual, Detail: err.Error()}
		if bad := new(frontmatter.Error); errors.As(err, &bad) {
			f.At = bad.At
		}
		log.Add(f)
		return
	}
	d.Meta, d.Content = meta, content
	if at, ok := unclosed(d.Source.Data, meta); ok {
		log.Add(finding.Finding{Rule: metaUnclosed, Source: d.Source, At: at, Effect: finding.Exact})
	}
	if d.Kind != ir.Post {
		return
	}
	for _, f := range meta.Fields {
		if f.Value == nil && (f.Key == "excerpt" || f.Key == "more" || f.Key == "id") {
			e.rejected = true
			log.Add(finding.Finding{Rule: metaRejected, Source: d.Source, At: f.KeyAt, Effect: finding.Manual, Detail: "empty " + f.Key})
		}
	}
}

// name reads what a post's file name says.
//
// Hexo: lib/plugins/processor/post.ts parseFilename
func (b *blog) name(e *entry) {
	rel := e.rel[strings.IndexByte(e.rel, '/')+1:]
	name := trimExtension(rel)
	fields, ok := permalink.Parse(trimExtension(b.cfg.NewPostName), name)
	if ok {
		e.captured = fields
	}
	e.doc.Slug = slug.Slugize(name, slug.Keep)
	if title, ok := e.fromName("title"); ok {
		e.doc.Slug = title
	}
}

func (e *entry) fromName(key string) (string, bool) {
	for _, f := range e.captured {
		if f.Name == key {
			return f.Value, true
		}
	}
	return "", false
}

// field is a value of the document's data: a file name's variable goes before the front matter.
func (e *entry) field(key string) any {
	switch key {
	case "title", "year", "month", "day", "i_month", "i_day", "hash":
	default:
		if v, ok := e.fromName(key); ok {
			return v
		}
	}
	return e.doc.Meta.Get(key)
}

func (e *entry) has(key string) bool {
	_, ok := e.fromName(key)
	return ok || e.doc.Meta.Has(key)
}

// text is a top-level value cast to a string.
func (b *blog) text(v any) string { return frontmatter.JSString(v, b.zones.Machine) }

func (b *blog) title(e *entry) {
	switch v := e.field("title"); {
	case v != nil:
		e.doc.Title = b.text(v)
	case e.doc.Kind == ir.Post && b.cfg.UseSlugAsPostTitle && !e.doc.Meta.Has("title"):
		e.doc.Title = e.doc.Slug
	}
	asTitle := b.cfg.Titlecase
	if v := e.field("titlecase"); e.has("titlecase") {
		asTitle = js.Truthy(v)
	}
	if asTitle {
		e.doc.Title = slug.Titlecase(e.doc.Title)
	}
}

// dates follows processor/{post,asset}.ts. What the blog took from the file's times is not kept as "updated":
// they are those of a copy.
func (b *blog) dates(e *entry, log *finding.Log) {
	d := e.doc
	if t, ok := b.zones.Parse(d.Meta.Get("date")); ok {
		d.Date, d.DateWritten = t, true
	} else if t, ok := b.nameDate(e); ok && !dates.Given(d.Meta.Get("date")) {
		d.Date, d.DateWritten = t, true
	} else if d.Kind == ir.Post {
		d.Date = e.info.ModTime().In(b.zone())
		log.Add(finding.Finding{Rule: dateFromFile, Path: d.Source.Path, Effect: finding.Manual, Detail: d.Date.Format(time.DateTime)})
	}
	if t, ok := b.zones.Parse(d.Meta.Get("updated")); ok {
		d.Updated = t
	} else if b.cfg.UpdatedOption == "date" {
		d.Updated = d.Date
	}
}

func (b *blog) nameDate(e *entry) (time.Time, bool) {
	number := func(keys ...string) int {
		for _, k := range keys {
			if s, ok := e.fromName(k); ok {
				n := 0
				for _, c := range s {
					n = n*10 + int(c-'0')
				}
				return n
			}
		}
		return -1
	}
	y, m, d := number("year"), number("month", "i_month"), number("day", "i_day")
	if e.doc.Kind != ir.Post || y < 0 || m < 0 || d < 0 {
		return time.Time{}, false
	}
	return b.zones.FromName(y, m, d), true
}

// publication is whether and how a document is shown.
func (b *blog) publication(e *entry) {
	d := e.doc
	switch {
	case d.Kind == ir.Page: // Hexo: pages know nothing of "published"
	case e.class == classDraft || e.rejected:
		d.Draft = true
	case e.has("published"):
		d.Draft = !boolean(e.field("published"), true)
	}
	usual := d.Kind.String()
	layout := usual
	if v := e.field("layout"); v != nil {
		layout = b.text(v)
	}
	if d.Kind == ir.Page && !js.Truthy(e.field("layout")) && e.output != "html" {
		layout = "false"
	}
	switch layout {
	case usual:
	case "", "false":
		d.Layout = "false"
	case "off":
		d.Layout = layout
		if d.Kind == ir.Page {
			d.Layout = "false"
		}
	default:
		d.Layout = layout
	}
}

func (b *blog) taxonomy(e *entry) {
	d := e.doc
	if d.Kind != ir.Post {
		return
	}
	tags, categories := e.field("tags"), e.field("categories")
	if v := e.field("tag"); !js.Truthy(tags) && js.Truthy(v) {
		tags = v
	}
	if v := e.field("category"); !js.Truthy(categories) && js.Truthy(v) {
		categories = v
	}
	d.Tags = tagNames(tags, b.zones.Machine)
	d.Categories = categoryPaths(categories, b.zones.Machine)
}

// assetFolder is where a post's own files lie, from the blog's folder.
func (e *entry) assetFolder() string { return trimExtension(e.file.path) }

// base is the last part of a slug.
func base(slug string) string {
	if slug == "" {
		return ""
	}
	return path.Base(slug)
}

var fieldLine = regexp.MustCompile(`^(?:-{3,}|;{3,})[ \t]*\n+["']?[\w-]+["']?[ \t]*:`)

// unclosed finds the start of a front matter that no line ends.
func unclosed(data []byte, meta ir.Meta) (ir.Span, bool) {
	if meta.Format != ir.MetaNone {
		return ir.Span{}, false
	}
	at := fieldLine.FindIndex(data[:min(len(data), 1<<10)])
	if at == nil {
		return ir.Span{}, false
	}
	return ir.Span{Start: 0, End: bytes.IndexByte(data, '\n')}, true
}
