package jsonfeed

import (
	"bytes"
	"slices"
	"strings"

	"hexodus/exporters/internal/body"
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
	schemeAdded = finding.Define(finding.Rule{
		ID:       "feed/scheme-added",
		Severity: finding.Info,
		Title:    "a link without a scheme",
		Doc:      "The link starts with two slashes: on the blog it took http or https from the page that it stands on. A feed is no page, so the link has the blog's own.",
		Hint:     "nothing to do",
	})
	controls = finding.Define(finding.Rule{
		ID:       "feed/control-characters",
		Severity: finding.Info,
		Title:    "control characters are left out",
		Doc:      "The post holds characters that nobody can see and that feed readers stumble over. The feed does not have them.",
		Hint:     "nothing to do",
	})
	footnotes = finding.Define(finding.Rule{
		ID:       "feed/footnotes",
		Severity: finding.Info,
		Title:    "footnotes are made by the rules of a plugin",
		Doc: "A plugin in the blog's package.json turns the marks into links and puts the notes at the end, and so does the feed. " +
			"Where that plugin was not installed when the blog was built, the blog showed the marks as they were typed.",
		Hint: "nothing to do",
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
	body.Rendered(d, e.log)
	e.tellFootnotes()
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
		return e.opt.Feed.Categories || len(e.doc.Categories) == 0
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

// tellScripts tells of scripts that only a browser runs.
func (e *entry) tellScripts(n int) {
	if n > 0 {
		at := ir.Span{Start: e.doc.Content.Start, End: e.doc.Content.Start}
		e.log.Add(finding.Finding{Rule: script, Source: e.doc.Source, At: at, Effect: finding.Degraded, Count: n})
	}
}

// tellFootnotes tells of notes that a plugin made.
func (e *entry) tellFootnotes() {
	for _, n := range e.doc.Body {
		if note, ok := n.(*ir.Footnote); ok {
			e.log.Add(finding.Finding{Rule: footnotes, Source: e.doc.Source, At: note.Span(), Effect: finding.Equivalent})
			return
		}
	}
}

// tellControls tells of characters that are gone.
func (e *entry) tellControls(n int) {
	if n > 0 {
		e.log.Add(finding.Finding{Rule: controls, Source: e.doc.Source, Effect: finding.Improved, Count: n})
	}
}

// tellSchemes tells of links that have a scheme now.
func (e *entry) tellSchemes(links []string) {
	slices.Sort(links)
	for _, link := range slices.Compact(links) {
		e.log.Add(finding.Finding{Rule: schemeAdded, Source: e.doc.Source, At: e.find(link), Effect: finding.Improved, Detail: body.Clip(link)})
	}
}

// find is where a text stands in the post, nowhere if it does not in these characters.
func (e *entry) find(text string) ir.Span {
	i := bytes.Index(e.doc.Source.Bytes(e.doc.Content), []byte(text))
	if i < 0 {
		return ir.Span{}
	}
	return ir.Span{Start: e.doc.Content.Start + i, End: e.doc.Content.Start + i + len(text)}
}

// tellAnchors tells of links that now lead to the page on the web.
func (e *entry) tellAnchors(links []string) {
	slices.Sort(links)
	for _, link := range slices.Compact(links) {
		e.log.Add(finding.Finding{Rule: anchorOutside, Source: e.doc.Source, At: e.find(link), Effect: finding.Degraded, Detail: body.Clip(link)})
	}
}
