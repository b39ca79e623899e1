package jekyll

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/ir"
	"hexodus/ir/finding"
)

func TestPermalinksLeadToTheFileThatTheURLNames(t *testing.T) {
	for url, want := range map[string]string{
		"/a/": "a/index.html", "/": "index.html", "/a.html": "a.html", "/a/index.html": "a/index.html", "/中文 标题/": "中文 标题/index.html",
		"/100%/": "100%/index.html", "/c%20d/": "c%20d/index.html", "/12:30/": "12:30/index.html", "/a/:nosuch/": "a/:nosuch/index.html",
		"/v1.2./x../y/": "v1.2./x../y/index.html", "/feed.xml": "feed.xml", "/Aa/Bb.HTML": "Aa/Bb.HTML",
	} {
		link, why := permalink(url)
		if got := output(link); got != want || why != "" {
			t.Errorf("%s: %s, %s (%s)", url, link, got, why)
		}
	}
	for url, want := range map[string]string{"/a": "a.html", "//a//b/": "a/b/index.html", "/../a/": "a/index.html", "/a\tb/": "ab/index.html", "/a?b/": "a?b/index.html"} {
		link, why := permalink(url)
		if got := output(link); got != want || why == "" {
			t.Errorf("%s: %s, %s (%s)", url, link, got, why)
		}
	}
}

func TestNoTwoPagesAreAtOneAddress(t *testing.T) {
	s := &site{Site: &ir.Site{}, log: &finding.Log{}, outputs: map[string]string{}}
	for _, url := range []string{"/y.html", "/y", "//z/", "/z/", "/z-2/"} {
		s.Docs = append(s.Docs, &ir.Document{URL: url, Source: &ir.Source{Path: url}, Aliases: []string{"/old/", "/z/"}})
	}
	s.address()
	got := map[string]string{}
	for doc, link := range s.links {
		got[doc.URL] = link.permalink
	}
	want := map[string]string{"/y.html": "/y.html", "/y": "/y-2", "//z/": "/z-3/", "/z/": "/z/", "/z-2/": "/z-2/"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[*ir.Document][]string{s.Docs[0]: {"/old/"}, s.Docs[1]: nil, s.Docs[2]: nil, s.Docs[3]: nil, s.Docs[4]: nil}, s.redirects); diff != "" {
		t.Error("aliases", diff)
	}
}
