// Package routes is every path that a blog answered at: its pages and files, and the lists made of its posts.
package routes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"hexodus/ir"
)

// Lists says which lists a blog makes of its posts.
type Lists struct {
	Index                                     string // folder of the list of all posts, "" is the root
	IndexOff, ArchiveOff, TagOff, CategoryOff bool
	Yearly, Monthly, Daily                    bool // archives of each year, month and day
	TagIndex                                  bool // a page of all tags
	// Posts on a page of a list; 0: all of them.
	IndexPerPage, ArchivePerPage, TagPerPage, CategoryPerPage int
	Now                                                       time.Time // posts after it are in the future
}

// Usual are the lists of a blog that does not choose.
func Usual(c ir.Config) Lists {
	n := c.PerPage
	return Lists{
		Yearly: true, Monthly: true,
		IndexPerPage: n, ArchivePerPage: n, TagPerPage: n, CategoryPerPage: n,
		Now: time.Now(),
	}
}

// Routes are the paths of a site with the usual lists, sorted, without leading slashes: "tags/go/index.html".
func Routes(site *ir.Site) []string { return With(site, Usual(site.Config)) }

// With are the paths of a site with these lists.
func With(site *ir.Site, lists Lists) []string {
	s := set{dir: site.Config.PaginationDir, seen: map[string]bool{}}
	if s.dir == "" {
		s.dir = "page"
	}
	var posts []*ir.Document
	for _, d := range site.Docs {
		if !Shown(d, site.Config, lists.Now) {
			continue
		}
		s.add(d.URL)
		for _, a := range d.Aliases {
			s.add(a)
		}
		for _, a := range d.Assets {
			s.add(a.URL)
		}
		if d.Kind == ir.Post && !d.Hidden {
			posts = append(posts, d)
		}
	}
	for _, a := range site.Assets {
		s.add(a.URL)
	}
	if !lists.IndexOff {
		s.list(lists.Index, len(posts), lists.IndexPerPage)
	}
	if !lists.ArchiveOff {
		s.archives(site.Config.ArchiveDir, posts, lists)
	}
	if !lists.TagOff {
		s.terms(site.Tags, lists.TagPerPage)
		if lists.TagIndex {
			s.add(site.Config.TagDir + "/")
		}
	}
	if !lists.CategoryOff {
		s.terms(site.Categories, lists.CategoryPerPage)
	}
	out := make([]string, 0, len(s.seen))
	for r := range s.seen {
		out = append(out, r)
	}
	slices.Sort(out)
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
	seen map[string]bool
}

func (s *set) add(url string) { s.seen[Of(url)] = true }

// list adds the pages of a list of n posts; a list of none has no page.
func (s *set) list(base string, n, perPage int) {
	if n == 0 {
		return
	}
	if base = strings.Trim(base, "/"); base != "" {
		base += "/"
	}
	s.add(base)
	if perPage <= 0 {
		return
	}
	for page := 2; page <= (n+perPage-1)/perPage; page++ {
		s.add(fmt.Sprintf("%s%s/%d/", base, s.dir, page))
	}
}

func (s *set) archives(dir string, posts []*ir.Document, lists Lists) {
	s.list(dir, len(posts), lists.ArchivePerPage)
	if !lists.Yearly {
		return
	}
	count := map[string]int{}
	for _, p := range posts {
		count[p.Date.Format("2006")]++
		if lists.Monthly {
			count[p.Date.Format("2006/01")]++
			if lists.Daily {
				count[p.Date.Format("2006/01/02")]++
			}
		}
	}
	for period, n := range count {
		s.list(dir+"/"+period, n, lists.ArchivePerPage)
	}
}

func (s *set) terms(terms []ir.Term, perPage int) {
	for _, t := range terms {
		s.list(t.URL, t.Count, perPage)
	}
}
