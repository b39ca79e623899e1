package routes

import (
	"slices"
	"testing"
	"time"

	"hexodus/ir"
)

func TestRoutesCoverPagesListsAndAliases(t *testing.T) {
	day := func(y int) time.Time { return time.Date(y, 2, 3, 0, 0, 0, 0, time.UTC) }
	site := &ir.Site{
		Config: ir.Config{ArchiveDir: "archives", TagDir: "tags", Future: true, Lists: ir.Lists{
			Yearly: true, Monthly: true, IndexPerPage: 1, ArchivePerPage: 1, TagPerPage: 1, CategoryPerPage: 1,
		}},
		Docs: []*ir.Document{
			{URL: "/a/", Date: day(2020), Aliases: []string{"/old.html"}, Assets: []ir.Asset{{URL: "/a/x.png"}}},
			{URL: "/b.html", Date: day(2020)},
			{URL: "/draft/", Draft: true},
			{URL: "/about", Kind: ir.Page},
			{URL: "/hidden/", Date: day(2021), Hidden: true},
		},
		Tags: []ir.Term{{Path: []string{"Go"}, URL: "/tags/Go/", Count: 2}},
	}
	want := []string{
		"a/index.html", "a/x.png", "about", "archives/2020/02/index.html", "archives/2020/02/page/2/index.html",
		"archives/2020/index.html", "archives/2020/page/2/index.html", "archives/index.html", "archives/page/2/index.html",
		"b.html", "hidden/index.html", "index.html", "old.html", "page/2/index.html", "tags/Go/index.html", "tags/Go/page/2/index.html",
	}
	var got []string
	for _, r := range Routes(site, day(2022)) {
		got = append(got, r.Path)
		if Of(r.URL()) != r.Path {
			t.Errorf("%s answers at %s", r.Path, r.URL())
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestOfIsTheFileBehindAPath(t *testing.T) {
	for url, want := range map[string]string{
		"": "index.html", "/": "index.html", "/a/": "a/index.html", "/a": "a", "//a?b": "a", `\a\b`: "a/b",
	} {
		if got := Of(url); got != want {
			t.Errorf("%q: got %q, want %q", url, got, want)
		}
	}
}
