package hugo

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"hexodus/exporters/internal/matter"
	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Hugo's names of the two taxonomies; where their pages are is a setting.
const (
	tagFolder      = "tags"
	categoryFolder = "categories"
)

var (
	termsMerged = finding.Define(finding.Rule{
		ID:       "taxonomy/merged",
		Severity: finding.Warning,
		Title:    "two tags or categories are one in Hugo",
		Doc:      "Hugo does not tell upper from lower case in the names of tags and categories. The posts of both are listed under the first.",
		Hint:     "settle on one spelling in the posts",
	})
	termRenamed = finding.Define(finding.Rule{
		ID:       "taxonomy/renamed",
		Severity: finding.Info,
		Title:    "a tag or category has another name in the files",
		Doc:      "Hugo takes the page of a term from a folder named like the term, and no folder can have this name. The posts name the term otherwise; its page has the title it always had.",
		Hint:     "nothing to do, unless your theme lists terms by name and not by title",
	})
	termClash = finding.Define(finding.Rule{
		ID:       "taxonomy/clash",
		Severity: finding.Warning,
		Title:    "two tags or categories share a URL",
		Doc:      "The blog made one address of two names (C, C++ and C# are all C), so that the page of one hid the other's. Hugo shows the first there; the others have an address of their own.",
		Hint:     "rename one of them, or give it another address in tag_map or category_map",
	})
)

// terms are the terms that get a page, and the folder of each.
type terms []termPage

type termPage struct {
	ir.Term
	folder string // below content/
	url    string
}

// categoryTerm is a category's path as one name for Hugo, which has no trees. The names' own slashes would read as levels.
func categoryTerm(path []string) string {
	parts := make([]string, len(path))
	for i, name := range path {
		parts[i] = termName(strings.ReplaceAll(name, "/", "-"))
	}
	return strings.Join(parts, "/")
}

// sortTerms finds the folder of each term, and tells which terms Hugo cannot keep apart.
func (s *site) sortTerms() terms {
	var out terms
	seen, urls := map[string]string{}, map[string]string{}
	add := func(kind, folder, name string, t ir.Term) {
		full := folder + "/" + name
		if first, ok := seen[termKey(full)]; ok {
			if first != full {
				s.merged[full] = first[len(folder)+1:]
				s.mixed[first] = true
				s.twins[collapse(t.URL)] = first
			}
			return
		}
		seen[termKey(full)] = full
		if _, own, _ := strings.Cut(name, "/"); name != t.Name() && own != t.Name() && name != strings.Join(t.Path, "/") {
			s.log.Add(finding.Finding{Rule: termRenamed, Effect: finding.Equivalent, Detail: kind + " " + strings.Join(t.Path, "/") + " is " + name})
		}
		page := termPage{Term: t, folder: full, url: collapse(t.URL)}
		if other, ok := urls[page.url]; ok {
			for n := 2; urls[page.url] != ""; n++ {
				page.url = fmt.Sprintf("%s-%d/", strings.TrimSuffix(collapse(t.URL), "/"), n)
			}
			s.log.Add(finding.Finding{Rule: termClash, Effect: finding.Degraded, Detail: kind + " " + strings.Join(t.Path, "/") + " and " + other + ": " + t.URL, After: page.url})
		}
		urls[page.url] = kind + " " + strings.Join(t.Path, "/")
		out = append(out, page)
	}
	for _, doc := range s.Docs {
		urls[strings.TrimSuffix(doc.URL, "index.html")] = doc.Source.Path
	}
	for _, dir := range []string{s.Config.TagDir, s.Config.CategoryDir} { // a name of which nothing is left in the address
		if list := collapse("/" + dir + "/"); urls[list] == "" {
			urls[list] = "the list of all"
		}
	}
	// the spelling that most posts have comes first
	for _, t := range byCount(s.Tags) {
		add("tag", tagFolder, termName(t.Name()), t)
	}
	for _, t := range byCount(s.Categories) {
		add("category", categoryFolder, categoryTerm(t.Path), t)
	}
	return out
}

// termKey is what Hugo tells terms apart by: upper and lower case, a blank and a hyphen are one, and some marks are none.
// Hugo: common/paths/pathparser.go, helpers/path.go
func termKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case strings.ContainsRune("\":?%&'`<>", r):
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// termName is a term's name, or the nearest that a folder can have; Hugo passes over those that begin with a dot.
func termName(term string) string {
	parts := strings.Split(term, "/")
	for i, part := range parts {
		part = strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7F || r == '\\' {
				return '-'
			}
			return r
		}, part)
		switch {
		case strings.Trim(part, "\":?%&'`<>#. ") == "": // Hugo leaves nothing of it
			part = fmt.Sprintf("-%x", part)
		case part[0] == '.':
			part = "-" + part
		}
		if len(part) > pages.MaxName {
			part = pages.SafeName(part)
		}
		parts[i] = part
	}
	return strings.Join(parts, "/")
}

// collapse makes one slash of several.
func collapse(url string) string {
	for strings.Contains(url, "//") {
		url = strings.ReplaceAll(url, "//", "/")
	}
	return url
}

func byCount(list []ir.Term) []ir.Term {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b ir.Term) int { return b.Count - a.Count })
	return list
}

// mergedTerms tells which of a document's tags and categories are listed under another spelling.
func (p *page) mergedTerms() {
	tell := func(kind, folder, name string) {
		if first, ok := p.merged[folder+"/"+name]; ok {
			p.log.Add(finding.Finding{Rule: termsMerged, Source: p.doc.Source, Effect: finding.Degraded, Detail: kind + " " + name + " is listed as " + first})
		}
	}
	for _, name := range p.tags() {
		tell("tag", tagFolder, name)
	}
	for _, name := range p.categories() {
		tell("category", categoryFolder, name)
	}
}

// termPages writes a page for each term whose address or title Hugo would not find by itself.
func (s *site) termPages() {
	for _, t := range s.terms {
		name := path.Base(t.folder)
		if t.url == "/"+s.Config.TagDir+"/"+name+"/" && t.folder == tagFolder+"/"+name && name == t.Name() && plainTerm(name) && !s.mixed[t.folder] && len(s.leads[t.url]) == 0 {
			continue
		}
		var b strings.Builder
		p := page{site: s, doc: &ir.Document{Kind: ir.Post, URL: t.url, Source: &ir.Source{}}}
		b.WriteString("---\ntitle: " + matter.Flow(t.Name()) + "\nurl: " + matter.Flow(p.url()) + "\n")
		b.WriteString(s.aliasLines(t.url) + "---\n")
		s.add(tree.File{Path: "content/" + t.folder + "/_index.md", Data: []byte(b.String()), URL: t.url})
	}
}

// plainTerm reports whether Hugo's address of a term is its name.
func plainTerm(name string) bool {
	for _, r := range name {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r >= 0x3040 && r < 0xA000 || r >= 0xAC00 && r < 0xD7A4) {
			return false
		}
	}
	return !strings.HasPrefix(name, "-") && !strings.HasPrefix(name, "_")
}
