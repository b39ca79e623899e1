package exporters_test

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/reading"
	"hexodus/ir/routes"
)

// witnesses say of claims that are not about how a block reads where their change is to be seen: false if it is not.
var witnesses = map[string]func(*claim) bool{
	"archives/one-page":           (*claim).fewerAddresses,
	"url/host-redirect":           (*claim).fewerAddresses,
	"url/gone":                    (*claim).otherAddress,
	"url/clash":                   (*claim).shared,
	"url/not-exact":               (*claim).otherAddress,
	"permalink/encoded":           (*claim).otherAddress,
	"permalink/abbrlink-computed": (*claim).otherAddress,
	"page/not-html":               (*claim).otherAddress,
	"redirect/case-only":          (*claim).fewerAddresses,
	"taxonomy/merged":             (*claim).otherLists,
	"taxonomy/clash":              (*claim).newAddress,
	"jekyll/term-clash":           (*claim).newAddress,
	"feed/page":                   (*claim).notShown,
	"feed/draft":                  (*claim).notShown,
	"feed/hidden":                 (*claim).notShown,
	"feed/encrypted":              (*claim).notShown,
	"feed/same-address":           (*claim).notShown,
	"commonmark/encrypted":        (*claim).notShown,
	"front-matter/invalid": func(c *claim) bool {
		return c.on.hexo[c.File()].Path == "" && (c.on.docs[c.File()].Draft || c.on.files[c.File()].URL == "")
	},
	"feed/categories": func(c *claim) bool { return len(c.on.hexo[c.File()].Categories) > 0 },
	"feed/field":      func(c *claim) bool { return c.field() != nil },
	"feed/files": func(c *claim) bool {
		return len(c.on.site.Assets)+len(c.on.site.Data) > 0 || slices.ContainsFunc(c.on.site.Docs, func(d *ir.Document) bool { return len(d.Assets) > 0 })
	},
	"feed/no-address": func(c *claim) bool {
		return !strings.Contains(c.on.site.Config.URL, "://") || strings.Contains(c.on.site.Config.URL, "example.com")
	},
	"data/format":          (*claim).elsewhere,
	"jekyll/data-format":   (*claim).elsewhere,
	"jekyll/url-not-exact": func(c *claim) bool { return path.Ext(c.Before) == "" && !strings.HasSuffix(c.Before, "/") },
	"url/odd-extension":    func(c *claim) bool { return !slices.Contains([]string{"", ".html", ".htm"}, path.Ext(c.Detail)) },
	"url/is-home":          func(c *claim) bool { return path.Base(c.on.files[c.File()].Path) == "_index.md" },
	"code/marks-lost":      (*claim).lostMarks,
	"footnote/native":      (*claim).otherNotes,
	"page/template-engine": func(c *claim) bool {
		return !bytes.Equal(c.on.files[c.File()].Data, []byte(c.on.hexo[c.File()].Content))
	},
	"excerpt/inline": func(c *claim) bool {
		return c.on.hexo[c.File()].Excerpt != "" && !bytes.Contains(c.on.files[c.File()].Data, []byte("\n<!--more-->\n"))
	},
	"feed/script": func(c *claim) bool {
		return strings.Contains(c.on.items[c.on.local(c.on.docs[c.File()].URL)].HTML, "<script")
	},
}

// noWitness are the rules whose claims are about something that the reference does not hold, and why.
var noWitness = map[string]string{
	"config/not-carried":  "the setting arranges lists or languages, and the reference has posts and pages alone",
	"date/from-file-time": "the file's time on its author's machine is not known",
	"page/whole-document": "how browsers mend a document within another is in neither side's HTML",
	"plugin/scripted":     "a script drew it in the reader's browser: neither side's HTML has it",
	"plugin/unknown":      "the reference was made with some of a blog's packages, and does not say with which",
	"post/secret":         "the reference was made without the plugins that hide posts",
	"tag/fetched":         "a script filled it in the reader's browser: neither side's HTML has it",
}

// unjudged says why nobody can tell from the reference whether a claim is wrong, "" if it can be told.
func (c *claim) unjudged() string {
	if why := noWitness[c.Rule.ID]; why != "" {
		return why
	}
	doc := c.on.docs[c.File()]
	was, ok := c.on.hexo[c.File()]
	switch {
	case was.Error != "":
		return "Hexo failed on the page"
	case doc != nil && doc.Draft && !strings.HasPrefix(c.Rule.ID, "front-matter/"):
		return "Hexo does not show drafts"
	case c.Effect == finding.Improved && doc != nil && !ok:
		return "what Hexo showed instead of what was meant is not in the reference"
	case c.Rule.ID == "plugin/not-reproduced" && strings.HasPrefix(c.Detail, "hexo-"): // others are within a Markdown engine
		return noWitness["plugin/unknown"]
	}
	return ""
}

// refute says why a claim is wrong, "" if it holds.
func (c *claim) refute() string {
	if see := witnesses[c.Rule.ID]; see != nil {
		if see(c) {
			return ""
		}
		return "it is as it was"
	}
	doc := c.on.docs[c.File()]
	if doc == nil || c.Source == nil {
		return "nobody knows how to see this"
	}
	if c.reads(doc) {
		return ""
	}
	return "the block reads as it did"
}

// reads reports whether the block of a claim reads otherwise in the target than Hexo showed it, or than the importer says
// that Hexo did.
func (c *claim) reads(doc *ir.Document) bool {
	was, is := c.was(doc), c.is(doc)
	if doc.Render == nil {
		return !slices.Equal(was, is)
	}
	base := c.base(doc)
	var html []byte
	starts, ends, notes := -1, 0, 0 // of the claim's blocks in html, and of what comes behind the last block of the source
	for _, b := range doc.Render() {
		if b.At.Len() > 0 && b.At.Start < max(c.At.End, c.At.Start+1) && b.At.End > c.At.Start {
			if starts < 0 {
				starts = len(html)
			}
			ends = len(html) + len(b.HTML)
		}
		if html = append(html, b.HTML...); b.At.Len() > 0 {
			notes = len(html)
		}
	}
	want := reading.Tokens(html, base)
	from, to := 0, len(want) // of what no block shows, such as the target of a link, and of several places: all
	if starts >= 0 && c.Count < 2 {
		from, to = len(reading.Tokens(html[:starts], base)), len(reading.Tokens(html[:ends], base))
	}
	if c.Rule.ID == "tag/damaged" { // how Hexo read the rest depends on it
		to = len(want)
	}
	if c.on.format.Name == "hugo" && notes < len(html) { // the notes are Hugo's own, and not in what is shown
		return changes(reading.Tokens(html[:notes], base), is, from, to) || was != nil && changes(want, was, from, to)
	}
	return changes(want, is, from, to) || was != nil && changes(want, was, from, to)
}

// changes reports whether a stretch of tokens is not the same in another list.
func changes(want, other []string, from, to int) bool {
	return slices.ContainsFunc(reading.Diff(want, other), func(d reading.Change) bool { return d.A[0] <= to && d.A[1] >= from })
}

var anyScript = regexp.MustCompile(`(?is)<script.*?</script>`)

// was is what a reader of the blog got, nil if the reference does not have the page.
func (c *claim) was(doc *ir.Document) []string {
	p, ok := c.on.hexo[doc.Source.Path]
	if !ok || p.Error != "" {
		return nil
	}
	return reading.Tokens([]byte(p.Content), c.base(doc))
}

// is is what a reader gets.
func (c *claim) is(doc *ir.Document) []string {
	base := c.base(doc)
	if c.on.format.Name == "commonmark" && c.on.shown[doc.Source.Path] != nil {
		base.Path = "/" + c.on.files[doc.Source.Path].Path
	}
	return reading.Tokens(c.html(doc), base)
}

// html is what the target shows of a page.
func (c *claim) html(doc *ir.Document) []byte {
	if c.on.items != nil {
		return anyScript.ReplaceAll([]byte(c.on.items[c.on.local(doc.URL)].HTML), nil) // programs that read feeds take scripts out
	}
	if html := c.on.shown[doc.Source.Path]; html != nil {
		return html
	}
	return withoutFrontMatter(c.on.files[doc.Source.Path].Data)
}

func (c *claim) base(doc *ir.Document) reading.Base {
	return reading.Base{Origin: c.on.site.Config.URL, Root: c.on.site.Config.Root, Path: doc.URL}
}

func withoutFrontMatter(data []byte) []byte {
	for _, mark := range []string{"---", "+++"} {
		if rest, ok := bytes.CutPrefix(data, []byte(mark+"\n")); ok {
			if _, text, ok := bytes.Cut(rest, []byte("\n"+mark+"\n")); ok {
				return text
			}
		}
	}
	return data
}

// field is the value of the front matter field that a claim points at, nil if it says nothing.
func (c *claim) field() any {
	doc := c.on.docs[c.File()]
	for _, f := range doc.Meta.Fields {
		if f.At.Start <= c.At.Start && c.At.Start < f.At.End || f.KeyAt == c.At {
			if s, ok := f.Value.(string); ok && strings.TrimSpace(s) == "" {
				return nil
			}
			return f.Value
		}
	}
	return nil
}

// answered are the addresses at which the new site shows a page or a file.
func (c *claim) answered() map[string]bool {
	all := map[string]bool{}
	for _, f := range c.on.out.Files() {
		if f.URL != "" {
			all[c.on.local(f.URL)] = true
		}
	}
	for _, a := range c.on.out.Answers() {
		if a.To == "" {
			all[c.on.local(a.URL)] = true
		}
	}
	return all
}

// otherAddress reports whether Hexo showed the page where the new site does not.
func (c *claim) otherAddress() bool {
	old := "/" + strings.TrimSuffix(c.on.hexo[c.File()].Path, "index.html")
	if old == "/" {
		old = "/" + strings.TrimSuffix(strings.TrimPrefix(c.on.docs[c.File()].URL, "/"), "index.html")
	}
	return "/"+strings.TrimLeft(old, "/") != "/"+strings.TrimLeft(strings.TrimSuffix(c.on.files[c.File()].URL, "index.html"), "/")
}

// fewerAddresses reports whether an address of the blog that the claim names, or one below it, is not a page of the new site.
func (c *claim) fewerAddresses() bool {
	answered := c.answered()
	for _, r := range routes.Routes(c.on.site, time.Now()) {
		address := c.on.local(r.URL())
		for word := range strings.FieldsSeq(c.Detail) {
			if strings.HasPrefix(word, "/") && strings.HasPrefix(address, word) && !answered[address] {
				return true
			}
		}
	}
	return false
}

// otherLists reports whether one of the post's lists in the blog is not in the new site.
func (c *claim) otherLists() bool {
	p, answered := c.on.hexo[c.File()], c.answered()
	if kind, rest, ok := strings.Cut(c.Detail, " "); ok && (kind == "tag" || kind == "category") {
		was, is, _ := strings.Cut(rest, " is listed as ")
		return was != is && slices.ContainsFunc(slices.Concat(p.Tags, p.Categories), func(t hexoTerm) bool { return strings.HasSuffix(was, t.Name) })
	}
	for _, term := range slices.Concat(p.Tags, p.Categories) {
		if !answered[c.on.local(term.Path)] {
			return true
		}
	}
	return false
}

// newAddress reports whether the claim's new address is one that the blog did not have.
func (c *claim) newAddress() bool {
	return !slices.ContainsFunc(routes.Routes(c.on.site, time.Now()), func(r routes.Route) bool { return c.on.local(r.URL()) == c.on.local(c.After) })
}

// notShown reports whether a page that Hexo showed is not shown.
func (c *claim) notShown() bool {
	doc := c.on.docs[c.File()]
	if _, ok := c.on.hexo[c.File()]; !ok || doc == nil {
		return false
	}
	if c.on.items != nil {
		it, ok := c.on.items[c.on.local(doc.URL)]
		return !ok || !slices.Equal(c.was(doc), reading.Tokens([]byte(it.HTML), c.base(doc)))
	}
	return c.on.files[c.File()].URL == ""
}

// elsewhere reports whether a file lies where it did not.
func (c *claim) elsewhere() bool {
	name := c.File()
	f, ok := c.on.files[name]
	return !ok || !strings.HasSuffix(f.Path, strings.TrimPrefix(name, c.on.site.SourceDir+"/"))
}

func decoded(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}

// shared reports whether Hexo had another page at the same address.
func (c *claim) shared() bool {
	own := c.on.hexo[c.File()]
	for source, p := range c.on.hexo {
		if source != c.File() && p.Path == own.Path {
			return true
		}
	}
	return false
}

// marks are what Hexo shows of a listing's marked lines, and of numbers that do not begin with one.
var marks = regexp.MustCompile(`class="line marked"|class="gutter"><pre><span class="line">(?:[2-9]|1\d)|\sdata-(?:line|start)="`)

// lostMarks reports whether a mark that Hexo showed in the page's listings is not shown.
func (c *claim) lostMarks() bool {
	was, is := marks.FindAllString(c.on.hexo[c.File()].Content, -1), marks.FindAll(c.html(c.on.docs[c.File()]), -1)
	return len(was) > len(is)
}

// otherNotes reports whether the list of notes that Hexo showed is not the one that engines make: ↩︎ behind a paragraph.
func (c *claim) otherNotes() bool {
	return !strings.Contains(c.on.hexo[c.File()].Content, "↩︎")
}
