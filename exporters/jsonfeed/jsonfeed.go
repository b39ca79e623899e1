// Package jsonfeed writes a blog as a JSON Feed 1.1: its posts, newest first, as the blog showed them.
//
// Posts are rendered while the feed is written, some at a time, so that a feed of any length needs little memory and
// whoever reads it can begin at once. Drafts, hidden and encrypted posts are never in it.
package jsonfeed

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path"
	"strings"
	"sync/atomic"

	"hexodus/exporters/export"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Page is one file of a feed.
type Page struct {
	Name  string // "feed.json", "feed-2.json"
	URL   string // where the feed says that it is
	Items int

	feed  *feed
	posts []*ir.Document
	next  string
	told  atomic.Bool
}

// Pages are the files of a blog's feed, one unless a page size was asked for. Every file of the blog is accounted for in
// the log's ledger once each page is written.
func Pages(in *ir.Site, opt export.Options, log *finding.Log) []*Page {
	f := newFeed(in, opt, log)
	posts := f.choose()
	f.leaveBehind()
	size := opt.Feed.PageSize
	if size <= 0 {
		size = max(len(posts), 1)
	}
	var pages []*Page
	for n := 1; n == 1 || len(posts) > 0; n++ {
		of := posts[:min(size, len(posts))]
		posts = posts[len(of):]
		page := &Page{Name: f.pageName(n), Items: len(of), feed: f, posts: of}
		page.URL = f.self(page.Name)
		pages = append(pages, page)
		if n > 1 {
			pages[n-2].next = page.URL
		}
	}
	return pages
}

// Export plans a folder with a blog's feed.
func Export(ctx context.Context, in *ir.Site, opt export.Options, log *finding.Log) (*tree.Tree, error) {
	out := tree.New()
	for _, page := range Pages(in, opt, log) {
		if err := out.Add(tree.File{
			Path: page.Name, URL: strings.TrimPrefix(page.URL, page.feed.origin),
			Write: func(w io.Writer) error { return page.Write(ctx, w) },
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// feed is the feed of one blog.
type feed struct {
	*ir.Site
	opt    export.Options
	log    *finding.Log
	home   string // the site's address, with a final slash
	origin string // its scheme and host
	sizes  map[string]int64
	done   atomic.Int64
	total  int
}

func newFeed(in *ir.Site, opt export.Options, log *finding.Log) *feed {
	f := &feed{Site: in, opt: opt, log: log, home: lowerHost(strings.TrimRight(in.Config.URL, "/") + "/")}
	f.origin = newAddress(f.home).origin
	if host := strings.TrimPrefix(strings.TrimPrefix(f.home, "http://"), "https://"); host == "example.com/" || !hasScheme(f.home) {
		log.Add(finding.Finding{Rule: noAddress, Effect: finding.Manual, Detail: in.Config.URL})
	}
	f.sizes = map[string]int64{}
	for _, a := range in.Assets {
		f.sizes[f.absolute(a.URL)] = a.Size
	}
	return f
}

// lowerHost writes the host of a URL in lower case, as browsers do.
func lowerHost(url string) string {
	origin := newAddress(url).origin
	return strings.ToLower(origin) + url[len(origin):]
}

// absolute is the URL of a path of the site, as in ir.Document.URL.
func (f *feed) absolute(path string) string {
	return encode(f.home + strings.TrimPrefix(path, "/"))
}

// pageName is the name of the n-th file.
func (f *feed) pageName(n int) string {
	name := cmp.Or(f.opt.Feed.Name, "feed.json")
	if n == 1 {
		return name
	}
	ext := path.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
}

// self is where the feed says that a file of it is: where the blog had a feed in JSON, else at the site's root.
func (f *feed) self(name string) string {
	dir := ""
	if own := f.Config.Feed; strings.HasSuffix(own, ".json") {
		dir = strings.TrimPrefix(path.Dir(own), "/")
		if f.opt.Feed.Name == "" && name == f.pageName(1) {
			return f.absolute(own)
		}
	}
	return f.absolute(path.Join(dir, name))
}
