package hugo

import (
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"hexodus/exporters/internal/pages"
	"hexodus/exporters/redirects"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/routes"
)

// address is where Hugo shows a document, "" for one that it does not show.
func (s *site) address(doc *ir.Document) string {
	switch {
	case s.hidden[doc] || doc.Secret || doc.Draft && !s.Config.Drafts:
		return ""
	case pages.Unwrapped(doc):
		return doc.URL
	case home(doc):
		return "/"
	case s.moved[doc] != "":
		return unescaped(s.moved[doc])
	}
	near, _ := nearest(doc.URL)
	return unescaped(near)
}

// unescaped is an address that was spelled for front matter.
func unescaped(url string) string { return strings.ReplaceAll(url, `\:`, ":") }

// answer notes the addresses that Hugo answers at by itself, and finds the lists of the blog that it does not make: an
// alias of the list above sends their readers on.
func (s *site) answer() {
	taken, ours := map[string]bool{}, map[string]bool{} // ours have a file that can hold an alias
	for _, url := range s.lists() {
		taken[routes.Of(url)] = true
		s.tree.Answer(tree.Answer{URL: url})
	}
	for _, t := range s.terms {
		ours[t.url] = true
	}
	ours[s.archiveList()] = true
	for _, a := range s.Assets {
		taken[routes.Of(a.URL)] = true
	}
	for _, doc := range s.Docs {
		url := s.address(doc)
		if url == "" {
			continue
		}
		taken[routes.Of(url)] = true
		ours[url] = !pages.Unwrapped(doc)
		for _, a := range (&page{site: s, doc: doc}).aliases() {
			taken[routes.Of(a)] = true
			s.tree.Answer(tree.Answer{URL: a, To: url, Wanted: !ours[url]})
		}
		for _, a := range doc.Assets {
			taken[routes.Of(a.URL)] = true
		}
	}
	ways := redirects.Ways(s.Site, func(url string) bool { return taken[routes.Of(url)] })
	for from, folder := range s.twins {
		if _, ok := ways[from]; ok {
			ways[from] = s.termURL(folder)
		}
	}
	if feed := s.Config.Feed; feed != "" && !taken[routes.Of(feed)] {
		s.tree.Answer(tree.Answer{URL: feed, To: feedAddress(feed), Wanted: true})
	}
	s.leads = map[string][]string{}
	for _, from := range slices.Sorted(maps.Keys(ways)) {
		to := ways[from]
		// On some disks an address that differs in case alone is the page itself.
		can := ours[to] && strings.HasSuffix(from, "/") && !strings.ContainsAny(from, `%?#\`) && !strings.EqualFold(from, to)
		if can {
			s.leads[to] = append(s.leads[to], from)
		}
		s.tree.Answer(tree.Answer{URL: from, To: to, Wanted: !can})
	}
}

// termURL is the address of the term with a folder.
func (s *site) termURL(folder string) string {
	for _, t := range s.terms {
		if t.folder == folder {
			return t.url
		}
	}
	return ""
}

// feedAddress is where Hugo writes a feed of the name of another.
func feedAddress(feed string) string {
	return "/" + strings.TrimSuffix(path.Base(feed), path.Ext(feed)) + ".xml"
}

// lists are the addresses of Hugo's own lists, and of what else it makes.
func (s *site) lists() []string {
	c, dir := &s.Config, s.Config.PaginationDir
	if dir == "" {
		dir = "page"
	}
	posts, count := s.listed()
	list := routes.Pages("/", dir, max(posts, 1), c.PerPage)
	for _, folder := range []string{tagFolder, categoryFolder} {
		if !slices.ContainsFunc(s.Docs, func(doc *ir.Document) bool { return s.termList(doc) == folder }) {
			list = append(list, "/"+folder+"/")
		}
	}
	for _, t := range s.terms {
		list = append(list, routes.Pages(t.url, dir, max(count[t.folder], 1), c.PerPage)...)
	}
	if url := s.archiveList(); url != "" {
		list = append(list, url)
	}
	if c.Feed != "" {
		list = append(list, feedAddress(c.Feed))
	}
	if c.Sitemap {
		list = append(list, "/sitemap.xml")
	}
	return list
}

// listed counts the posts in Hugo's lists: in all, and by the folder of each term.
func (s *site) listed() (posts int, terms map[string]int) {
	terms = map[string]int{}
	now := time.Now()
	for _, doc := range s.Docs {
		if doc.Kind != ir.Post || doc.Hidden || s.address(doc) == "" || !routes.Shown(doc, s.Config, now) {
			continue
		}
		posts++
		p := page{site: s, doc: doc}
		mine := map[string]bool{}
		for folder, names := range map[string][]string{tagFolder: p.tags(), categoryFolder: p.categories()} {
			for _, name := range names {
				full := folder + "/" + name
				if first, ok := s.merged[full]; ok {
					full = folder + "/" + first
				}
				mine[full] = true
			}
		}
		for full := range mine {
			terms[full]++
		}
	}
	return posts, terms
}
