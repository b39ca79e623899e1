package hugo

import (
	"slices"
	"strings"
	"time"

	"hexodus/exporters/internal/matter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var fieldParam = finding.Define(finding.Rule{
	ID:       "front-matter/moved-to-params",
	Severity: finding.Info,
	Title:    "a front matter key is below params",
	Doc: "Hugo has a meaning of its own for this key, and would hide the page, pick another template or refuse to build. " +
		"Below params it is what it was: a value for your theme.",
	Hint: "in a Hugo template it is .Params.NAME, as any other key",
})

var dateFar = finding.Define(finding.Rule{
	ID:       "date/out-of-range",
	Severity: finding.Warning,
	Title:    "a date that Hugo cannot read",
	Doc:      "Hugo reads years from 1 to 9999. The page has no date in Hugo; what was written is below params.",
	Hint:     "correct the date",
})

// reserved are the keys, in lower case, that Hugo acts on; a value that Hexo's author put there means something else.
// Hugo: resources/page/pagemeta/page_frontmatter.go and hugolib/page__meta.go
var reserved = map[string]bool{}

func init() {
	for key := range strings.FieldsSeq("title linktitle date draft lastmod modified publishdate pubdate published unpublishdate expirydate url slug " +
		"type layout kind path lang weight menu menus resources keywords summary aliases translationkey iscjklanguage headless build _build sites params cascade " +
		"sitemap outputs markup content tags categories") {
		reserved[key] = true
	}
}

// frontMatter is the page's front matter with its delimiters, and books every field.
func (p *page) frontMatter() string {
	doc, meta := p.doc, &p.doc.Meta
	w := matter.New(doc)
	books := map[*finding.Rule]int{}
	carried := 0
	note := func(f *ir.Field, rule *finding.Rule, effect finding.Effect, detail string) {
		books[rule]++
		p.log.Add(finding.Finding{Rule: rule, Source: doc.Source, At: f.KeyAt, Effect: effect, Detail: detail})
	}

	dateKey := dateLiteral(doc.Date)
	wrote := map[string]bool{}
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
				note(f, matter.Respelled, finding.Exact, f.Key)
			} else {
				note(f, matter.Renamed, finding.Exact, f.Key+" is "+key)
			}
		}
		switch {
		case f.Role == ir.RoleTitle:
			put("title", doc.Title)
		case f.Role == ir.RoleDate && dateKey != "":
			put("date", dateKey)
		case f.Role == ir.RoleUpdated && dateLiteral(doc.Updated) != "" && f.Value != nil:
			put("lastmod", dateLiteral(doc.Updated))
		case f.Role == ir.RoleTags && !wrote["tags"]:
			put("tags", matter.Unique(p.tags()))
		case f.Role == ir.RoleCategories && !wrote["categories"]:
			put("categories", matter.Unique(p.categories()))
		case f.Role == ir.RoleURL && p.path != "":
			put("url", p.path)
		case f.Role == ir.RolePublished:
			if doc.Draft && !wrote["draft"] {
				put("draft", true)
			} else {
				note(f, matter.Renamed, finding.Exact, "published is what Hugo does anyway")
			}
		case f.Role == ir.RoleSummary && doc.Excerpt != "" && !meta.Has("summary"):
			put("summary", doc.Excerpt)
		case f.Role == ir.RoleAliases && len(p.aliases()) > 0:
			if wrote["aliases"] {
				note(f, matter.Renamed, finding.Exact, f.Key+" is among aliases")
			} else {
				put("aliases", matter.Unique(p.aliases()))
			}
		case f.Key == "keywords" && stringOrList(f.Value):
			put("keywords", f.Value)
		case taxonomyKey(f.Key) && f.Value == nil:
			note(f, matter.Renamed, finding.Exact, f.Key+" was empty")
		case taxonomyKey(f.Key) || strings.ToLower(f.Key) == "menu" || strings.ToLower(f.Key) == "menus": // Hugo makes menus of these below params, too
			w.ParamAs("hexo_"+f.Key, f.Value)
			note(f, fieldParam, finding.Exact, f.Key+" is hexo_"+f.Key)
		case reserved[strings.ToLower(f.Key)] || strings.ToLower(f.Key) == "description" && f.Key != "description":
			w.Param(f)
			note(f, fieldParam, finding.Exact, f.Key)
		default:
			put(f.Key, f.Value)
		}
	}
	if !wrote["title"] && doc.Title != "" {
		w.Add("title", doc.Title)
	}
	if !wrote["date"] && dateKey != "" && (doc.Kind == ir.Post || doc.DateWritten) {
		w.Add("date", dateKey)
	}
	if !wrote["tags"] && len(doc.Tags) > 0 {
		w.Add("tags", matter.Unique(p.tags()))
	}
	if !wrote["categories"] && len(doc.Categories) > 0 {
		w.Add("categories", matter.Unique(p.categories()))
	}
	if (doc.Draft || doc.Secret) && !wrote["draft"] {
		w.Add("draft", true)
	}
	switch {
	case p.hidden[doc] || doc.Secret: // what was encrypted is not shown with the drafts either
		w.Add("build", ir.Map{{Key: "render", Value: "never"}, {Key: "list", Value: "never"}})
	case doc.Hidden:
		w.Add("build", ir.Map{{Key: "list", Value: "never"}})
	}
	aliases := p.aliases()
	if len(aliases) > 0 && !wrote["aliases"] {
		w.Add("aliases", matter.Unique(aliases))
	}
	if !wrote["url"] && p.path != "" {
		w.Add("url", p.path)
	}

	if !doc.Date.IsZero() && dateKey == "" {
		p.log.Add(finding.Finding{Rule: dateFar, Source: doc.Source, At: matter.KeyAt(doc, "date", ir.RoleDate), Effect: finding.Degraded, Detail: doc.Date.UTC().Format("2006-01-02")})
	}
	p.mergedTerms()
	path := doc.Source.Path
	p.log.Ledger.Settle(finding.Field, path, carried, finding.Carried, nil)
	for rule, n := range books {
		p.log.Ledger.Settle(finding.Field, path, n, finding.Changed, rule)
	}
	return w.String()
}

// taxonomyKey reports whether Hugo takes a key, below params too, for a taxonomy of the site.
func taxonomyKey(key string) bool {
	key = strings.ToLower(key)
	return key == tagFolder || key == categoryFolder
}

// categories are the paths of the document's categories as Hugo's terms: "Tech", "Tech/Go".
func (p *page) categories() []string {
	var list []string
	for _, path := range p.doc.Categories {
		list = append(list, categoryTerm(path))
	}
	return list
}

// tags are the document's tags as Hugo's terms.
func (p *page) tags() []string {
	var list []string
	for _, name := range p.doc.Tags {
		list = append(list, termName(name))
	}
	return list
}

// dateLiteral is a date as Hugo reads it without a doubt, "" for one that it cannot read: a year has four digits.
func dateLiteral(t time.Time) string {
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	if t.Nanosecond() != 0 {
		return t.Format("2006-01-02T15:04:05.999Z07:00")
	}
	return t.Format("2006-01-02T15:04:05Z07:00")
}

func stringOrList(v any) bool {
	switch v := v.(type) {
	case string:
		return true
	case []any:
		return !slices.ContainsFunc(v, func(e any) bool { _, ok := e.(string); return !ok })
	}
	return false
}
