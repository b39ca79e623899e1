package jsonfeed

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"time"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// excerptEnd is where the excerpt ends in what ir.Document.Render gives.
var excerptEnd = []byte(`<span id="more"></span>`)

// headingLink is the link that a heading has to itself: it is for those who copy it from the page.
var headingLink = regexp.MustCompile(`<a(?:\s[^<>]*)?\sclass="(?:headerlink|header-anchor)"[^<>]*>[#¶§]?</a>`)

// entry is one post on its way into the feed.
type entry struct {
	*feed
	doc *ir.Document
	log *finding.Log
	at  address
}

// item is a post as the feed tells it; the post is open.
func (e *entry) item() item {
	d := e.doc
	url := e.absolute(strings.TrimSuffix(strings.ReplaceAll(d.URL, `\`, "/"), "index.html"))
	e.at = newAddress(url)
	it := item{ID: d.Permalink, URL: url, Title: line(d.Title), DatePublished: e.date(d.Date), Language: languageTag(d.Language)}
	if it.ID == "" {
		it.ID = url
	}
	if !d.Updated.Equal(d.Date) {
		it.DateModified = e.date(d.Updated)
	}
	if it.Language == e.language() {
		it.Language = ""
	}
	if link := d.Link; strings.HasPrefix(link, "http:") || strings.HasPrefix(link, "https:") {
		it.ExternalURL = encode(link)
	}
	it.Image, it.BannerImage = e.shown(d.Cover), e.shown(d.Banner)
	for _, name := range d.Authors {
		if name = line(name); name != line(e.Config.Author) {
			it.Authors = append(it.Authors, author{Name: name})
		}
	}
	it.Tags = e.tags()
	e.content(&it)
	return it
}

// content fills in what is made of the post's text.
func (e *entry) content(it *item) {
	shown := e.html()
	html := withoutControls(shown)
	e.tellControls(len(shown) - len(html))
	html = headingLink.ReplaceAll(html, nil)
	scripts := 0
	c := content{address: e.at, seen: func(name string, values map[string]string) {
		switch name {
		case "audio", "video", "source":
			e.attach(it, values)
		case "script":
			scripts++
		}
	}}
	html = c.absolute(html)
	it.ContentHTML = string(html)
	if e.opt.Feed.Text {
		it.ContentText = plainText(html)
	}
	e.tellScripts(scripts)
	e.tellSchemes(c.schemes)
	e.tellAnchors(c.outside)
	summary := []byte(e.doc.Excerpt)
	if len(summary) == 0 {
		if i := bytes.Index(html, excerptEnd); i >= 0 {
			summary = html[:i]
		}
	}
	if it.Summary = line(plainText(summary)); it.Summary == "" {
		description, _ := e.doc.Meta.Get("description").(string)
		it.Summary = line(description)
	}
}

// html is what the blog showed for the post; the author's text where nobody knows.
func (e *entry) html() []byte {
	d := e.doc
	if d.Render == nil {
		return []byte(e.verbatim())
	}
	var out []byte
	for _, b := range d.Render() {
		out = append(out, b.HTML...)
	}
	return out
}

// verbatim is the author's text, to be read as it is.
func (e *entry) verbatim() string {
	return "<pre>" + escaper.Replace(string(e.doc.Source.Bytes(e.doc.Content))) + "</pre>"
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// shown is the absolute URL of a picture that stands for the post, which may be one of its own files.
func (e *entry) shown(name string) string {
	for _, a := range e.doc.Assets {
		if name != "" && strings.HasSuffix(a.URL, "/"+strings.TrimPrefix(name, "./")) {
			return e.absolute(a.URL)
		}
	}
	return e.picture(name)
}

// tags are the post's tags, and its categories if they were asked for.
func (e *entry) tags() []string {
	var list []string
	add := func(name string) {
		if name = line(name); name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	for _, name := range e.doc.Tags {
		add(name)
	}
	if e.opt.Feed.Categories {
		for _, path := range e.doc.Categories {
			for _, name := range path {
				add(name)
			}
		}
	}
	return list
}

var dateFar = finding.Define(finding.Rule{
	ID:       "feed/date-out-of-range",
	Severity: finding.Warning,
	Title:    "a date that a feed cannot tell",
	Doc:      "Dates in a feed have a year of four digits. The post is in the feed without this date.",
	Hint:     "correct the date",
})

// date is a time as RFC 3339 writes it, "" for none.
func (e *entry) date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if _, offset := t.Zone(); offset%60 != 0 { // an offset of the days before zones
		t = t.UTC()
	}
	if t.Year() < 0 || t.Year() > 9999 {
		e.log.Add(finding.Finding{Rule: dateFar, Source: e.doc.Source, Effect: finding.Dropped, Detail: t.UTC().Format("2006-01-02")})
		return ""
	}
	if t.Nanosecond() != 0 {
		return t.Format("2006-01-02T15:04:05.000Z07:00")
	}
	return t.Format(time.RFC3339)
}
