package hexo

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/importers/hexo/permalink"
	"hexodus/importers/hexo/slug"
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	permalinkRandom = finding.Define(finding.Rule{
		ID: "permalink/random-id", Severity: finding.Warning,
		Title: "the old URL is not known",
		Doc:   "The permalink has :id, and the post has none. The blog made one up that is only in its database; here it is made of the file's path.",
		Hint:  "write the post's old id, or its permalink, into the front matter",
	})
	permalinkUndefined = finding.Define(finding.Rule{
		ID: "permalink/undefined", Severity: finding.Warning,
		Title: "the permalink has a variable that the post lacks",
		Doc:   "The blog wrote \"undefined\" in its place, and so do we.",
		Hint:  "give the post the field, or the configuration a default in permalink_defaults",
	})
	permalinkInvalid = finding.Define(finding.Rule{
		ID: "permalink/invalid", Severity: finding.Error,
		Title: "the permalink has a variable that the blog refuses",
		Doc:   "The blog's generator leaves such a post out. Here it becomes a draft, with \"undefined\" in its URL.",
		Hint:  "correct the permalink in the configuration",
	})
	permalinkOrder = finding.Define(finding.Rule{
		ID: "permalink/category-order", Severity: finding.Warning,
		Title: "the old URL depends on the order of categories in the whole blog",
		Doc:   "The permalink has :category, the post is in several, and the blog takes the one it came across last, which can differ from build to build.",
		Hint:  "compare with the old site; a permalink in the front matter settles it",
	})
	permalinkMalformed = finding.Define(finding.Rule{
		ID: "permalink/malformed", Severity: finding.Error,
		Title: "a lone percent sign makes the URL impossible",
		Doc:   "The blog's generator leaves such a post out. Here it becomes a draft.",
		Hint:  "rename the file, or give the post a permalink",
	})
	permalinkEncoded = finding.Define(finding.Rule{
		ID: "permalink/encoded", Severity: finding.Info,
		Title: "permalink was written percent-encoded",
		Doc:   "The blog made a file with percent signs in its name, which no browser asks for. Here the page is where its URL leads.",
	})
)

// place gives every post and page its URL; it needs all of them, for categories and abbreviated links.
func (b *blog) place(entries []*entry, log *finding.Log) {
	order := ranks{}
	for _, e := range entries {
		if e.doc.Kind == ir.Post && b.shown(e.doc) {
			order.add(e.doc.Categories)
		}
	}
	links, site := b.abbreviate(entries, log), linking(b.cfg)
	for _, e := range entries {
		log := b.logOf(e, log)
		p := ""
		if e.doc.Kind == ir.Page {
			p = b.inFolder(e, b.pagePath(e), log)
			e.doc.Slug = trimExtension(e.rel)
		} else {
			p = b.postPath(e, order, links[e], log)
			b.zoneMatters(e, order, links[e], log)
		}
		if _, err := url.PathUnescape(p); err != nil && e.doc.Kind == ir.Post && !e.rejected {
			e.doc.Draft, e.rejected = true, true
			log.Add(finding.Finding{Rule: permalinkMalformed, Path: e.doc.Source.Path, Effect: finding.Manual, Detail: p})
		}
		e.doc.URL = b.decoded(e, "/"+collapse(strings.TrimLeft(p, "/")), log)
		if e.doc.Kind == ir.Page && (e.doc.URL == "/index.html" || strings.HasSuffix(e.doc.URL, "/index.html")) {
			e.doc.URL = strings.TrimSuffix(e.doc.URL, "index.html")
		}
		e.doc.Permalink = site.Full(e.doc.URL)
	}
}

// linking is how a blog links its pages.
func linking(cfg *config.Config) urls.Site {
	short := strings.EqualFold(cfg.Theme, "stellar") && cfg.ThemeGet("system", "override_pretty_urls") != false // hexo-theme-stellar: scripts/events/lib/config.js
	return urls.Site{
		URL: cfg.URL, Root: cfg.Root, RelativeLink: cfg.RelativeLink,
		TrailingIndex: cfg.TrailingIndex && !short, TrailingHTML: cfg.TrailingHTML && !short,
	}
}

// decoded undoes percent-encoding that an author wrote into a permalink.
func (b *blog) decoded(e *entry, p string, log *finding.Log) string {
	if !e.doc.Meta.Has("permalink") || !strings.Contains(p, "%") {
		return p
	}
	plain, err := url.PathUnescape(p)
	if err != nil || plain == p || !utf8.ValidString(plain) || strings.ContainsAny(plain, "\x00\n\r") {
		return p
	}
	log.Add(finding.Finding{Rule: permalinkEncoded, Source: e.doc.Source, At: keyAt(e.doc, "permalink"), Effect: finding.Improved, Before: p, After: plain})
	return plain
}

// collapse makes one slash of several and cuts a query off, as the blog's router and file system do.
func collapse(p string) string {
	p, _, _ = strings.Cut(p, "?")
	for strings.Contains(p, "//") {
		p = strings.ReplaceAll(p, "//", "/")
	}
	return p
}

// pagePath is where a page is.
//
// Hexo: lib/plugins/processor/asset.ts
func (b *blog) pagePath(e *entry) string {
	if v := e.doc.Meta.Get("permalink"); js.Truthy(v) {
		p := b.text(v)
		if strings.HasSuffix(p, "/") {
			p += "index"
		}
		if extension(p) == "" && !strings.HasSuffix(p, ".") {
			p += "." + e.output
		}
		return p
	}
	return trimExtension(e.rel) + "." + e.output
}

// postPath is where a post is.
//
// Hexo: lib/plugins/filter/post_permalink.ts
func (b *blog) postPath(e *entry, order ranks, abbr string, log *finding.Log) string {
	return b.postPathIn(e, order, abbr, b.zones.Machine, log)
}

// postPathIn is postPath on a machine in another zone.
func (b *blog) postPathIn(e *entry, order ranks, abbr string, loc *time.Location, log *finding.Log) string {
	if v := e.doc.Meta.Get("permalink"); js.Truthy(v) {
		p := b.text(v)
		if b.cfg.PostAssetFolder && !isFolderOrHTML(p) {
			p += "/"
		}
		return p
	}
	v := variables{b, e, order, abbr, loc, log}
	p := permalink.Format(b.cfg.Permalink, v.get)
	if b.cfg.PostAssetFolder && !isFolderOrHTML(p) {
		p += "/"
	}
	return p
}

func isFolderOrHTML(p string) bool { return strings.HasSuffix(p, "/") || strings.HasSuffix(p, ".html") }

// variables are what the variables of a permalink stand for, for one post.
type variables struct {
	b     *blog
	e     *entry
	order ranks
	abbr  string // computed by hexo-abbrlink
	loc   *time.Location
	log   *finding.Log
}

func (v variables) get(name string) (string, bool) {
	d := v.e.doc
	at := d.Date.In(v.loc)
	switch name {
	case "title", "slug":
		return d.Slug, true
	case "name":
		return base(d.Slug), true
	case "post_title":
		return slug.Slugize(d.Title, slug.Lower), true
	case "year":
		return at.Format("2006"), true
	case "month":
		return at.Format("01"), true
	case "day":
		return at.Format("02"), true
	case "hour":
		return at.Format("15"), true
	case "minute":
		return at.Format("04"), true
	case "second":
		return at.Format("05"), true
	case "i_month":
		return at.Format("1"), true
	case "i_day":
		return at.Format("2"), true
	case "timestamp":
		return strconv.FormatInt(d.Date.Unix(), 10), true
	case "hash":
		if d.Slug == "" {
			return "null", true
		}
		sum := sha1.Sum([]byte(d.Slug + strconv.FormatInt(d.Date.Unix(), 10)))
		return hex.EncodeToString(sum[:])[:12], true
	case "id":
		return v.id(), true
	case "category":
		return v.category(), true
	case "tags", "categories", "path", "permalink", "full_source", "asset_dir":
		d.Draft = true
		v.log.Add(finding.Finding{Rule: permalinkInvalid, Path: d.Source.Path, Effect: finding.Manual, Detail: ":" + name})
		return "", false
	}
	return v.other(name)
}

func (v variables) id() string {
	if id := v.e.field("id"); js.Truthy(id) {
		return v.b.text(id)
	}
	v.log.Add(finding.Finding{Rule: permalinkRandom, Path: v.e.doc.Source.Path, Effect: finding.Manual})
	sum := sha1.Sum([]byte(v.e.rel))
	return hex.EncodeToString(sum[:])[:12]
}

func (v variables) category() string {
	d := v.e.doc
	path := v.order.last(d.Categories)
	if path == nil || !v.b.shown(d) {
		return v.b.cfg.DefaultCategory
	}
	s := v.b.namer.category(path)
	if leaves(d.Categories) > 1 {
		v.log.Add(finding.Finding{Rule: permalinkOrder, Source: d.Source, At: keyAt(d, "categories"), Effect: finding.Manual, Detail: s})
	}
	return s
}

// other is a field of the post, or a default of the configuration.
func (v variables) other(name string) (string, bool) {
	d := v.e.doc
	switch name {
	case "abbrlink":
		if v.abbr != "" {
			return v.abbr, true
		}
	case "source":
		return v.e.rel, true
	case "layout":
		return cmp.Or(d.Layout, "post"), true
	case "published":
		return strconv.FormatBool(!d.Draft), true
	case "comments":
		return strconv.FormatBool(boolean(v.e.field("comments"), true)), true
	}
	if v.e.has(name) {
		return v.b.text(v.e.field(name)), true
	}
	if s, ok := v.b.permalinkDefaults[name]; ok {
		return s, true
	}
	v.log.Add(finding.Finding{Rule: permalinkUndefined, Path: d.Source.Path, Effect: finding.Exact, Detail: ":" + name})
	return "", false
}

// assetURL is where a post's own file is.
//
// Hexo: lib/models/post_asset.ts
func assetURL(post, slug string) string {
	post = strings.TrimSuffix(strings.TrimSuffix(post, ".html"), ".htm")
	return "/" + strings.TrimLeft(path.Join(post, slug), "/")
}

// keyAt is where a field stands, or the start of the text.
func keyAt(d *ir.Document, key string) ir.Span {
	for _, f := range d.Meta.Fields {
		if f.Key == key {
			if f.ValueAt.Len() > 0 {
				return f.ValueAt
			}
			return f.KeyAt
		}
	}
	return ir.Span{}
}
