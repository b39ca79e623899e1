package jekyll

import (
	"strings"
	"time"

	"hexodus/exporters/internal/matter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	fieldParam = finding.Define(finding.Rule{
		ID:       "jekyll/reserved-key",
		Severity: finding.Info,
		Title:    "a front matter key is below params",
		Doc: "Jekyll or one of its usual plugins has a meaning of its own for this key, and would hide the page, pick another layout or refuse to build. " +
			"Below params it is what it was: a value for your theme.",
		Hint: "in a layout it is page.params.NAME",
	})
	dateFraction = finding.Define(finding.Rule{
		ID:       "jekyll/date-fraction",
		Severity: finding.Info,
		Title:    "a date without its fraction of a second",
		Doc:      "Jekyll counts in whole seconds. The order of posts of the same second is that of their file names.",
		Hint:     "nothing to do",
	})
	dateFar = finding.Define(finding.Rule{
		ID:       "jekyll/date-out-of-range",
		Severity: finding.Warning,
		Title:    "a date that Jekyll cannot read",
		Doc:      "Jekyll reads years of four digits. The page has no date, or that of its file's name; what was written is below params.",
		Hint:     "correct the date",
	})
)

// reserved are the keys that Jekyll, jekyll-feed or jekyll-redirect-from act on, or whose value no layout could see; a value
// that the blog's author put there means something else.
// Jekyll: lib/jekyll/document.rb, lib/jekyll/page.rb, lib/jekyll/drops
var reserved = map[string]bool{}

func init() {
	for key := range strings.FieldsSeq("layout permalink published date category categories tag tags slug ext excerpt excerpt_separator render_with_liquid " +
		"id url path next previous content collection output relative_path name dir size redirect_from redirect_to redirect last_modified_at draft " +
		"category_paths params to_s hash_for_json collapse_document title defaults") {
		reserved[key] = true
	}
}

// frontMatter is the page's front matter with its delimiters, and books every field.
func (p *page) frontMatter() string {
	doc, meta := p.doc, &p.doc.Meta
	w := matter.NewYAML(doc)
	books := map[*finding.Rule]int{}
	carried := 0
	note := func(f *ir.Field, rule *finding.Rule, detail string) {
		books[rule]++
		p.log.Add(finding.Finding{Rule: rule, Source: doc.Source, At: f.KeyAt, Effect: finding.Exact, Detail: detail})
	}
	wrote := map[string]bool{}
	date, updated := dateLiteral(doc.Date), dateLiteral(doc.Updated)
	redirects := p.redirects[doc]
	for i := range meta.Fields {
		f := &meta.Fields[i]
		put := func(key string, value any) {
			wrote[key] = true
			if f.Key == key && matter.Same(doc, f, value) {
				w.Keep(f)
				carried++
				return
			}
			w.Set(f, key, value)
			if f.Key == key {
				note(f, matter.Respelled, f.Key)
			} else {
				note(f, matter.Renamed, f.Key+" is "+key)
			}
		}
		switch {
		case f.Role == ir.RoleTitle && !wrote["title"]:
			put("title", doc.Title)
		case f.Role == ir.RoleDate && date != "" && !wrote["date"]:
			put("date", date)
		case f.Role == ir.RoleUpdated && updated != "" && f.Value != nil && !wrote["last_modified_at"]:
			put("last_modified_at", updated)
		case f.Role == ir.RoleTags && !wrote["tags"]:
			put("tags", matter.Unique(doc.Tags))
		case f.Role == ir.RoleCategories && !wrote["categories"]:
			put("categories", matter.Unique(p.categories()))
		case f.Role == ir.RoleURL && !wrote["permalink"]:
			put("permalink", p.permalink)
		case f.Role == ir.RolePublished && !wrote["published"] && !p.inDrafts():
			put("published", !p.withheld())
		case f.Role == ir.RoleSummary && doc.Excerpt != "" && !wrote["excerpt"]:
			put("excerpt", doc.Excerpt)
		case f.Role == ir.RoleAliases && len(redirects) > 0 && !wrote["redirect_from"]:
			put("redirect_from", matter.Unique(redirects))
		case f.Role == ir.RoleAliases && len(doc.Aliases) > 0:
			note(f, matter.Renamed, f.Key+" is among redirect_from")
		case f.Key == "layout" && f.Value == p.layout():
			put("layout", f.Value)
		case reserved[f.Key]:
			w.Param(f)
			note(f, fieldParam, f.Key)
		default:
			put(f.Key, f.Value)
		}
	}
	add := func(key string, value any) {
		if !wrote[key] {
			w.Add(key, value)
		}
	}
	if l := p.layout(); l != usualLayout(doc, p.names[doc]) {
		add("layout", l)
	}
	if doc.Title != "" || doc.Kind == ir.Post { // Jekyll would make one of the file's name
		add("title", doc.Title)
	}
	if date != "" && (doc.Kind == ir.Post || doc.DateWritten) {
		add("date", date)
	}
	if len(doc.Tags) > 0 {
		add("tags", matter.Unique(doc.Tags))
	}
	if len(doc.Categories) > 0 {
		add("categories", matter.Unique(p.categories()))
	}
	if paths := p.categoryPaths(); len(paths) > 0 {
		add("category_paths", matter.Unique(paths))
	}
	if p.withheld() {
		add("published", false)
	}
	if len(redirects) > 0 {
		add("redirect_from", matter.Unique(redirects))
	}
	if marker := excerptMarker(doc); marker != "" && marker != p.separator {
		add("excerpt_separator", marker)
	}
	add("permalink", p.permalink)

	if !doc.Date.IsZero() && date == "" {
		p.log.Add(finding.Finding{Rule: dateFar, Source: doc.Source, At: matter.KeyAt(doc, "date", ir.RoleDate), Effect: finding.Degraded, Detail: doc.Date.UTC().Format("2006-01-02")})
	}
	if doc.Date.Nanosecond() != 0 && date != "" {
		p.log.Add(finding.Finding{Rule: dateFraction, Source: doc.Source, At: matter.KeyAt(doc, "date", ir.RoleDate), Effect: finding.Equivalent, Detail: doc.Date.Format("15:04:05.999")})
	}
	path := doc.Source.Path
	p.log.Ledger.Settle(finding.Field, path, carried, finding.Carried, nil)
	for rule, n := range books {
		p.log.Ledger.Settle(finding.Field, path, n, finding.Changed, rule)
	}
	return w.String()
}

// checkFrontMatter tells what is not read as it is meant.
func (p *page) checkFrontMatter(front string) {
	doc := p.doc
	meant := []matter.Meant{
		{Key: "title", Role: ir.RoleTitle, List: []string{doc.Title}},
		{Key: "permalink", Role: ir.RoleURL, List: []string{p.permalink}},
		{Key: "tags", Role: ir.RoleTags, List: doc.Tags},
		{Key: "categories", Role: ir.RoleCategories, List: p.categories()},
	}
	if dateLiteral(doc.Date) != "" && (doc.Kind == ir.Post || doc.DateWritten) {
		meant = append(meant, matter.Meant{Key: "date", Role: ir.RoleDate, Date: doc.Date.Truncate(time.Second)})
	}
	matter.Check(doc, front, meant, p.log)
}

// inDrafts reports whether the document is in the folder of drafts, which keeps it back.
func (p *page) inDrafts() bool { return strings.HasPrefix(p.names[p.doc], "_drafts/") }

// withheld reports whether the page says itself that it is not published. What was encrypted is not shown with the drafts
// either.
func (p *page) withheld() bool {
	return p.hidden[p.doc] || p.doc.Secret || p.doc.Draft && !p.inDrafts()
}

// layout is the layout that the page is to have.
func (p *page) layout() string {
	if list := p.termList(p.doc); list != "" {
		return list
	}
	if p.doc.Kind == ir.Post {
		return "post"
	}
	return "page"
}

// usualLayout is the layout that _config.yml gives to a file.
func usualLayout(doc *ir.Document, name string) string {
	if doc.Kind == ir.Post && !strings.HasPrefix(name, unlistedFolder+"/") {
		return "post"
	}
	return "page"
}

// dateLiteral is a date as Jekyll reads it without a doubt, "" for one that it cannot read. It drops fractions of a second.
func dateLiteral(t time.Time) string {
	if t.IsZero() || t.Year() < 1000 || t.Year() > 9999 {
		return ""
	}
	return t.Format("2006-01-02T15:04:05Z07:00")
}
