// Package routes is every path that a blog answered at: its pages and files, and the lists made of its posts.
package routes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"hexodus/ir"
)

// Kind is what a blog answered with.
type Kind string

const (
	Post     Kind = "post"
	Page     Kind = "page"
	Asset    Kind = "asset"
	Alias    Kind = "alias" // another address of a document
	Index    Kind = "index" // the list of all posts
	Archive  Kind = "archive"
	Tag      Kind = "tag"
	Category Kind = "category"
	Feed     Kind = "feed"
	Sitemap  Kind = "sitemap"
)

// Route is a path that a blog answered at, without a leading slash: "tags/go/index.html".
type Route struct {
	Path   string
	Kind   Kind
	Source string // path of the file behind it, "" for a list
}

// URL is the address of a route, as readers know it: "/tags/go/".
func (r Route) URL() string { return URL(r.Path) }

// URL is the address that a file answers at: "/2019/hello/" for "2019/hello/index.html".
func URL(path string) string {
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		path = strings.TrimSuffix(path, "index.html")
	}
	return "/" + path
}

// Routes are the paths that a site answered at, by path. Of two that are one, it is the document before the file, and
// the file before the list. Posts that are dated after now are in the future.
func Routes(site *ir.Site, now time.Time) []Route {
	s := set{dir: site.Config.PaginationDir, seen: map[string]Route{}}
	if s.dir == "" {
		s.dir = "page"
	}
	var posts []*ir.Document
	for _, d := range site.Docs {
		if !Shown(d, site.Config, now) {
			continue
		}
		kind := Page
		if d.Kind == ir.Post {
			kind = Post
		}
		s.add(d.URL, kind, d.Source)
		for _, a := range d.Assets {
			s.addAsset(a)
		}
		if d.Kind == ir.Post && !d.Hidden {
			posts = append(posts, d)
		}
	}
	for _, a := range site.Assets {
		s.addAsset(a)
	}
	for _, d := range site.Docs {
		if Shown(d, site.Config, now) {
			for _, a := range d.Aliases {
				s.add(a, Alias, d.Source)
			}
		}
	}
	s.lists(site, posts)
	out := make([]Route, 0, len(s.seen))
	for _, r := range s.seen {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Route) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// Shown reports whether a document was published at a time.
func Shown(d *ir.Document, c ir.Config, now time.Time) bool {
	return (!d.Draft || c.Drafts) && (c.Future || !d.Date.After(now))
}

// Of is the file that answers at a URL path: "/2019/hello/" is "2019/hello/index.html".
func Of(url string) string {
	url, _, _ = strings.Cut(strings.ReplaceAll(url, `\`, "/"), "?")
	url = strings.TrimLeft(url, "/")
	if url == "" || strings.HasSuffix(url, "/") {
		url += "index.html"
	}
	return url
}

type set struct {
	dir  string // what the further pages of a list are under
	seen map[string]Route
}

func (s *set) add(url string, kind Kind, src *ir.Source) {
	r := Route{Path: Of(url), Kind: kind}
	if src != nil {
		r.Source = src.Path
	}
	s.put(r)
}

func (s *set) addAsset(a ir.Asset) { s.put(Route{Of(a.URL), Asset, a.Path}) }

func (s *set) put(r Route) {
	if _, ok := s.seen[r.Path]; !ok {
		s.seen[r.Path] = r
	}
}

func (s *set) lists(site *ir.Site, posts []*ir.Document) {
	c, l := &site.Config, &site.Config.Lists
	if !l.IndexOff {
		s.list(l.Index, len(posts), l.IndexPerPage, Index)
	}
	if !l.ArchiveOff {
		s.archives(c.ArchiveDir, posts, l)
	}
	if !l.TagOff {
		s.terms(site.Tags, l.TagPerPage, Tag)
		if l.TagIndex {
			s.add(c.TagDir+"/", Tag, nil)
		}
	}
	if !l.CategoryOff {
		s.terms(site.Categories, l.CategoryPerPage, Category)
	}
	if c.Feed != "" {
		s.add(c.Feed, Feed, nil)
	}
	if c.Sitemap {
		s.add("sitemap.xml", Sitemap, nil)
	}
}

// list adds the pages of a list of n posts; a list of none has no page.
func (s *set) list(base string, n, perPage int, kind Kind) {
	for _, url := range Pages(base, s.dir, n, perPage) {
		s.add(url, kind, nil)
	}
}

// Pages are the addresses of a list of n posts: none if it has none, "/tags/go/", "/tags/go/page/2/" and so on.
func Pages(base, dir string, n, perPage int) []string {
	if n == 0 {
		return nil
	}
	if base = strings.Trim(base, "/"); base != "" {
		base += "/"
	}
	pages := []string{"/" + base}
	if perPage > 0 {
		for page := 2; page <= (n+perPage-1)/perPage; page++ {
			pages = append(pages, fmt.Sprintf("/%s%s/%d/", base, dir, page))
		}
	}
	return pages
}

func (s *set) archives(dir string, posts []*ir.Document, l *ir.Lists) {
	s.list(dir, len(posts), l.ArchivePerPage, Archive)
	if !l.Yearly {
		return
	}
	count := map[string]int{}
	for _, p := range posts {
		count[p.Date.Format("2006")]++
		if l.Monthly {
			count[p.Date.Format("2006/01")]++
			if l.Daily {
				count[p.Date.Format("2006/01/02")]++
			}
		}
	}
	for period, n := range count {
		s.list(dir+"/"+period, n, l.ArchivePerPage, Archive)
	}
}

func (s *set) terms(terms []ir.Term, perPage int, kind Kind) {
	for _, t := range terms {
		s.list(t.URL, t.Count, perPage, kind)
	}
}
