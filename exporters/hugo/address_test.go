package hugo

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/ir"
)

func TestNoTwoPagesAreAtOneAddress(t *testing.T) {
	var docs []*ir.Document
	for _, url := range []string{"/-/", "/%/", "/%", "/a:+b.html", "/a-+b.html", "/x%.html", "/x%.html", "/y", "/y/index.html", "//z/", "/z/"} {
		docs = append(docs, &ir.Document{URL: url})
	}
	hidden := map[*ir.Document]bool{docs[6]: true}
	moved := makeWay(docs, hidden)
	got := map[string]string{}
	for doc, url := range moved {
		got[doc.URL] = url
	}
	want := map[string]string{"/%/": "/--2/", "/%": "/--3", "/a:+b.html": "/a-+b-2.html", "/y": "/y-2/", "//z/": "//z-2/"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
