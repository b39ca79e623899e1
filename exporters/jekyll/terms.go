package jekyll

import (
	"slices"
	"strings"

	"hexodus/exporters/internal/matter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	termPagesMade = finding.Define(finding.Rule{
		ID:       "jekyll/term-pages",
		Severity: finding.Info,
		Title:    "a page for each tag and category is a file",
		Doc: "Jekyll makes no pages of tags and categories by itself, and GitHub Pages has no plugin that does. Each that the blog had is a small file with its address and a layout that lists its posts; " +
			"new posts under it appear there. The list is one page, where the blog may have cut it into several.",
		Hint: "for a new tag, copy the file of another one",
	})
	termClash = finding.Define(finding.Rule{
		ID:       "jekyll/term-clash",
		Severity: finding.Warning,
		Title:    "two tags or categories share a URL",
		Doc:      "The blog made one address of two names (C, C++ and C# are all C), so that the page of one hid the other's, or a page was at the address of a tag. The others have an address of their own now.",
		Hint:     "rename one of them, or give it another address in tag_map or category_map",
	})
)

// categories are the names of a document's categories: of each path every level.
func (p *page) categories() (names []string) {
	for _, path := range p.doc.Categories {
		for _, name := range path {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// categoryPaths are a document's categories as paths, if one of their names stands at two places of the tree: Jekyll's
// categories have no tree.
func (p *page) categoryPaths() (paths []string) {
	for _, path := range p.doc.Categories {
		if p.ambiguous(path) {
			paths = append(paths, strings.Join(path, "/"))
		}
	}
	return paths
}

// ambiguous reports whether another category has the same name.
func (s *site) ambiguous(path []string) bool {
	n := 0
	for _, t := range s.Categories {
		if t.Name() == path[len(path)-1] {
			n++
		}
	}
	return n > 1
}

// termPages plans a page for each tag and category that posts are listed under.
func (s *site) termPages() {
	made := 0
	for _, kind := range []struct {
		layout string
		terms  []ir.Term
	}{{"tag", s.Tags}, {"category", s.Categories}} {
		for _, t := range kind.terms {
			if t.Count == 0 {
				continue
			}
			fields := ""
			if kind.layout == "category" && s.ambiguous(t.Path) {
				fields = "category_path: " + matter.Flow(strings.Join(t.Path, "/")) + "\n"
			}
			s.termPage(kind.layout, t, fields)
			made++
		}
	}
	if made > 0 {
		s.log.Add(finding.Finding{Rule: termPagesMade, Effect: finding.Equivalent, Count: made})
	}
}

func (s *site) termPage(layout string, t ir.Term, fields string) {
	name := strings.Join(t.Path, "/")
	url, _ := permalink(t.URL)
	if !s.claim(url, layout+" "+name) {
		other := s.outputs[output(url)]
		url = s.free(url)
		s.claim(url, layout+" "+name)
		s.log.Add(finding.Finding{Rule: termClash, Effect: finding.Degraded, Detail: layout + " " + name + " and " + other + ": " + t.URL, After: url})
	}
	s.list(strings.Trim(unescape(url), "/"), "layout: "+layout+"\ntitle: "+matter.Flow(t.Name())+"\n"+fields, url)
}

// excerptMarker is what ends the excerpt of a document, "" if nothing does.
func excerptMarker(doc *ir.Document) string {
	for _, n := range doc.Body {
		if more, ok := n.(*ir.More); ok {
			return string(doc.Source.Bytes(more.Span()))
		}
	}
	return ""
}

// commonMarker is the excerpt marker that most documents have.
func commonMarker(docs []*ir.Document) string {
	best, count := "<!-- more -->", map[string]int{}
	for _, doc := range docs {
		if marker := excerptMarker(doc); marker != "" {
			count[marker]++
		}
	}
	for marker, n := range count {
		if n > count[best] || n == count[best] && marker < best {
			best = marker
		}
	}
	return best
}
