// Package redirects holds every address of a blog against those that the new site answers at, and writes the redirects
// for those that it does not.
//
// A target makes its own redirects where it can, and notes them in its tree. What it cannot do a host can: Hosts is a
// table of the files in which hosts read redirects.
package redirects

import (
	"strings"
	"time"

	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/routes"
)

// Status is what became of an address.
type Status string

const (
	Kept   Status = "kept"  // a page or a file is there, or behind a final slash, which every host adds
	Moved  Status = "moved" // the site sends the reader on
	AtHost Status = "host"  // only the host can send the reader on
	Gone   Status = "gone"  // nothing is there, and nothing stands for it
)

// Row is an address of the blog, and what answers there now. Addresses are paths from the site's root, with a leading
// slash and not percent-encoded.
type Row struct {
	Old    string      `json:"old"`
	New    string      `json:"new"` // the page that a reader comes to, "" for none
	Status Status      `json:"status"`
	Kind   routes.Kind `json:"kind"`
	Source string      `json:"source,omitempty"` // of the file behind it in the blog
}

// Table is all addresses of a blog, by path, against the site in a tree.
func Table(site *ir.Site, out *tree.Tree) []Row {
	b := newBook(out)
	old := routes.Routes(site, time.Now())
	rows := make([]Row, 0, len(old))
	for _, r := range old {
		rows = append(rows, b.row(r, paginationDir(site)))
	}
	return rows
}

// book is the addresses of the new site, by the path of the file that answers.
type book struct {
	pages   map[string]bool
	to      map[string]string // redirects that the site makes
	wanted  map[string]string // redirects that the host is to make
	moved   map[string]string // by source path, where its file is
	answers func(url string) bool
}

func newBook(out *tree.Tree) *book {
	b := &book{pages: map[string]bool{}, to: map[string]string{}, wanted: map[string]string{}, moved: map[string]string{}}
	for _, f := range out.Files() {
		if f.URL == "" {
			continue
		}
		b.pages[fileOf(f.URL)] = true
		for _, source := range []string{f.Source, f.Asset} {
			if source != "" {
				b.moved[source] = f.URL
			}
		}
	}
	for _, a := range out.Answers() {
		from, ways := fileOf(a.URL), b.to
		if a.Wanted {
			ways = b.wanted
		}
		if a.To == "" {
			b.pages[from] = true
		} else if _, ok := ways[from]; !ok {
			ways[from] = a.To
		}
	}
	b.answers = func(url string) bool { return b.pages[fileOf(url)] }
	return b
}

func (b *book) row(r routes.Route, dir string) Row {
	row := Row{Old: r.URL(), Kind: r.Kind, Source: r.Source, Status: Kept}
	if b.pages[r.Path] {
		row.New = row.Old
		return row
	}
	if to, ok := b.to[r.Path]; ok {
		row.Status = Moved
		if row.New, ok = b.end(to); !ok {
			row.Status = Gone
		}
		return row
	}
	row.Status = AtHost
	if to, ok := b.end(b.wanted[r.Path]); ok {
		row.New = to
	} else if url := b.moved[r.Source]; r.Source != "" && url != "" {
		row.New = url
	} else if url := row.Old + "/"; b.answers(url) {
		row.New = url
	} else if url, ok := Nearest(row.Old, dir, b.answers); ok && r.Source == "" {
		row.New = url
	} else {
		row.Status = Gone
	}
	if row.New == row.Old+"/" {
		row.Status = Kept
	}
	return row
}

// end follows redirects to the page where they end; false if they lead in a circle or to nothing of the site's.
func (b *book) end(url string) (string, bool) {
	for range len(b.to) + 1 {
		if url == "" {
			return "", false
		}
		if elsewhere(url) {
			return url, true
		}
		next, ok := b.to[fileOf(url)]
		switch {
		case b.answers(url):
			return url, true
		case !ok:
			return "", false
		}
		url = next
	}
	return "", false
}

// elsewhere reports whether an address is on another host.
func elsewhere(url string) bool { return strings.HasPrefix(url, "//") || strings.Contains(url, "://") }

// Nearest is the list above an address at which something answers: for "/archives/2020/page/2/" it is "/archives/2020/",
// or else "/archives/". The front door stands only for its own further pages. Dir is what further pages are under.
func Nearest(url, dir string, answers func(url string) bool) (string, bool) {
	up := strings.TrimSuffix(url, "/")
	for {
		i := strings.LastIndexByte(up, '/')
		if i < 0 {
			return "", false
		}
		if up = up[:i]; up == "" {
			further := strings.HasPrefix(url, "/"+dir+"/") && strings.Count(url, "/") == 3
			return "/", further && answers("/")
		}
		if answers(up + "/") {
			return up + "/", true
		}
	}
}

// Ways are the redirects to the lists above them that the lists of a blog need, where a site answers only at some
// addresses: from each that it does not answer at.
func Ways(site *ir.Site, answers func(url string) bool) map[string]string {
	ways := map[string]string{}
	for _, r := range routes.Routes(site, time.Now()) {
		if r.Source != "" || answers(r.URL()) {
			continue
		}
		if to, ok := Nearest(r.URL(), paginationDir(site), answers); ok {
			ways[r.URL()] = to
		}
	}
	return ways
}

func paginationDir(site *ir.Site) string {
	if dir := strings.Trim(site.Config.PaginationDir, "/"); dir != "" {
		return dir
	}
	return "page"
}

// fileOf is the file that answers at an address of the new site. A question mark in it is one in the file's name.
func fileOf(url string) string {
	url = strings.TrimLeft(url, "/")
	if url == "" || strings.HasSuffix(url, "/") {
		url += "index.html"
	}
	return url
}
