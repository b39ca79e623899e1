package jsonfeed

import (
	"slices"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	unreadable = finding.Define(finding.Rule{
		ID:       "feed/unreadable",
		Severity: finding.Error,
		Title:    "a post could not be read again",
		Doc:      "Texts are read when the feed comes to them. This file could be read at first, and was changed or taken away since, so the post is not in the feed.",
		Hint:     "write the feed again when nobody works on the blog",
	})
	unknownTag = finding.Define(finding.Rule{
		ID:       "feed/unknown-tag",
		Severity: finding.Error,
		Title:    "a tag that hexodus does not know",
		Doc: "A plugin, the theme or the blog's own scripts define this tag, and only their code can tell what it shows. It stands in the item as text, as the author wrote it; " +
			"what is between an opening and a closing tag is read as Markdown.",
		Hint: "replace the tag in the post",
	})
	unknownValue = finding.Define(finding.Rule{
		ID:       "feed/unknown-template",
		Severity: finding.Error,
		Title:    "a template expression that only the blog can run",
		Doc:      "The blog ran this as a template, with statements or functions that hexodus does not have. It stands in the item as text, as the author wrote it.",
		Hint:     "write what it showed into the post",
	})
	script = finding.Define(finding.Rule{
		ID:       "feed/script",
		Severity: finding.Warning,
		Title:    "a script that readers of the feed do not run",
		Doc:      "The blog's page runs a script here, to embed a gist or a player. It is in the feed as it was on the page, but programs that read feeds take scripts out, so what it shows is seen on the web only.",
		Hint:     "put a link beside it",
	})
	anchorOutside = finding.Define(finding.Rule{
		ID:       "feed/anchor-outside",
		Severity: finding.Info,
		Title:    "a link to a place that is not in the post",
		Doc: "The link leads to a place of the page that the theme makes, such as the comments, or that is nowhere. In the feed it has the page's full address, and leads to the page on the web. " +
			"Links to places within the post stay as they are: programs that read feeds follow them.",
		Hint: "nothing to do",
	})
	categoriesLeft = finding.Define(finding.Rule{
		ID:       "feed/categories",
		Severity: finding.Info,
		Title:    "categories are not in the feed",
		Doc:      "A feed knows tags, and no tree of categories.",
		Hint:     "--categories puts the names of categories among the tags",
	})
	fieldLeft = finding.Define(finding.Rule{
		ID:       "feed/field",
		Severity: finding.Info,
		Title:    "front matter that a feed has no member for",
		Doc:      "Keys for the theme and for plugins, and some of the blog's own, say nothing that a feed could tell.",
		Hint:     "nothing to do",
	})
	noAddress = finding.Define(finding.Rule{
		ID:       "feed/no-address",
		Severity: finding.Error,
		Title:    "the blog does not say where it is",
		Doc:      "Every link in a feed is a whole URL, and items are known by theirs for ever. The configuration has no url, or the example that the generator comes with.",
		Hint:     "write the blog's address under url in _config.yml, and write the feed again",
	})
)

// carefulItem is item, but for a fault of ours, which costs no other post anything: the text is the author's then.
func (e *entry) carefulItem() (it item) {
	d, path := e.doc, e.doc.Source.Path
	for _, a := range d.Assets {
		e.log.Ledger.Settle(finding.AssetFile, a.Path, 1, finding.Lost, filesLeft)
	}
	defer e.log.Catch(d.Source, "", finding.Manual, func() {
		it = item{ID: d.Permalink, URL: d.Permalink, Title: line(d.Title), ContentHTML: e.verbatim()}
		for _, what := range []finding.Item{finding.File, finding.Field, finding.Tag, finding.Link} {
			e.log.Ledger.SettleRest(what, path, finding.Changed, finding.Panicked)
		}
	})
	it = e.item()
	e.bookFields(&it)
	e.bookBody()
	e.log.Ledger.Settle(finding.File, path, 1, finding.Carried, nil)
	return it
}

// lost tells of a post whose text cannot be read any more.
func (f *feed) lost(d *ir.Document, log *finding.Log, err error) {
	log.Add(finding.Finding{Rule: unreadable, Path: d.Source.Path, Effect: finding.Dropped, Detail: err.Error()})
	path := d.Source.Path
	log.Ledger.Settle(finding.File, path, 1, finding.Lost, unreadable)
	log.Ledger.Settle(finding.Field, path, len(d.Meta.Fields), finding.Lost, unreadable)
	for _, a := range d.Assets {
		log.Ledger.Settle(finding.AssetFile, a.Path, 1, finding.Lost, filesLeft)
	}
}

// bookFields accounts for the front matter.
func (e *entry) bookFields(it *item) {
	d := e.doc
	path := d.Source.Path
	carried := 0
	left := map[*finding.Rule][]*ir.Field{}
	for i := range d.Meta.Fields {
		switch f := &d.Meta.Fields[i]; {
		case e.carries(f, it):
			carried++
		case f.Role == ir.RoleCategories:
			left[categoriesLeft] = append(left[categoriesLeft], f)
		default:
			left[fieldLeft] = append(left[fieldLeft], f)
		}
	}
	e.log.Ledger.Settle(finding.Field, path, carried, finding.Carried, nil)
	for rule, fields := range left {
		var names []string
		for _, f := range fields {
			names = append(names, f.Key)
		}
		e.log.Ledger.Settle(finding.Field, path, len(fields), finding.Lost, rule)
		e.log.Add(finding.Finding{Rule: rule, Source: d.Source, At: fields[0].KeyAt, Effect: finding.Dropped, Detail: strings.Join(names, ", "), Count: len(names)})
	}
}

// carries reports whether an item tells what a field says; one that says nothing is told.
func (e *entry) carries(f *ir.Field, it *item) bool {
	if f.Value == nil || f.Value == "" || f.Value == false {
		return true
	}
	switch f.Role {
	case ir.RoleTitle, ir.RoleDate, ir.RoleUpdated, ir.RoleURL, ir.RolePublished, ir.RoleTags, ir.RoleSummary:
		return true
	case ir.RoleCategories:
		return e.opt.Feed.Categories
	}
	text, _ := f.Value.(string)
	switch f.Key {
	case "description":
		return it.Summary != "" && it.Summary == line(text)
	case "author", "authors":
		return len(e.doc.Authors) > 0
	case "lang", "language":
		return e.doc.Language != ""
	case "link":
		return it.ExternalURL != ""
	}
	return text != "" && (text == e.doc.Cover || text == e.doc.Banner)
}

// bookBody accounts for the tags and links of the text.
func (e *entry) bookBody() {
	var b body
	b.count(e.doc.Body)
	path := e.doc.Source.Path
	l := &e.log.Ledger
	l.Enter(finding.Tag, path, b.tags)
	l.Enter(finding.Link, path, b.links)
	l.Settle(finding.Link, path, b.links, finding.Carried, nil)
	for _, u := range b.unknown {
		name := u.Name
		if u.Defined != "" {
			name += ", defined in " + u.Defined
		}
		e.log.Add(finding.Finding{Rule: unknownTag, Source: e.doc.Source, At: u.Span(), Effect: finding.Manual, Detail: name})
	}
	for _, x := range b.values {
		e.log.Add(finding.Finding{Rule: unknownValue, Source: e.doc.Source, At: x.Span(), Effect: finding.Manual, Detail: clip(string(e.doc.Source.Bytes(x.Span())))})
	}
	l.Settle(finding.Tag, path, len(b.unknown), finding.Lost, unknownTag)
	l.Settle(finding.Tag, path, len(b.values), finding.Lost, unknownValue)
	l.Settle(finding.Tag, path, b.tags-len(b.unknown)-len(b.values), finding.Carried, nil)
}

// body is what a text holds of tags and links.
type body struct {
	tags, links int
	unknown     []*ir.Unknown
	values      []*ir.Expression
}

func (b *body) count(nodes []ir.Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *ir.Component:
			b.tags++
			b.count(n.Body)
		case *ir.Footnote:
			b.count(n.Body)
		case *ir.Unknown:
			b.tags++
			b.unknown = append(b.unknown, n)
		case *ir.Expression:
			b.tags++
			if !n.Known {
				b.values = append(b.values, n)
			}
		case *ir.Verbatim:
			b.tags++
		case *ir.Comment:
			if n.Template {
				b.tags++
			}
		case *ir.Destination:
			b.links++
		}
	}
}

// tellScripts tells of scripts that only a browser runs.
func (e *entry) tellScripts(n int) {
	if n > 0 {
		at := ir.Span{Start: e.doc.Content.Start, End: e.doc.Content.Start}
		e.log.Add(finding.Finding{Rule: script, Source: e.doc.Source, At: at, Effect: finding.Degraded, Count: n})
	}
}

// tellAnchors tells of links that now lead to the page on the web.
func (e *entry) tellAnchors(links []string) {
	slices.Sort(links)
	for _, link := range slices.Compact(links) {
		f := finding.Finding{Rule: anchorOutside, Source: e.doc.Source, Effect: finding.Degraded, Detail: clip(link)}
		if i := strings.Index(string(e.doc.Source.Bytes(e.doc.Content)), link); i >= 0 {
			f.At = ir.Span{Start: e.doc.Content.Start + i, End: e.doc.Content.Start + i + len(link)}
		}
		e.log.Add(f)
	}
}

func clip(s string) string {
	s = line(s)
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
