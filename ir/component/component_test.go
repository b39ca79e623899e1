package component

import (
	"encoding/json"
	"testing"

	"hexodus/fixtures"
	"hexodus/ir"

	"github.com/google/go-cmp/cmp"
)

func TestTextIsEscapedAsInHexo(t *testing.T) {
	n := 0
	for _, v := range fixtures.Vectors(t, "html-helpers") {
		if v.Input.Call != "escapeHTML" {
			continue
		}
		var in, want string
		if json.Unmarshal(v.Input.Args[0], &in) != nil || json.Unmarshal(v.Output, &want) != nil {
			t.Fatal(v.ID)
		}
		if got := escapeHTML(in); got != want {
			t.Errorf("%s: %s, want %s", v.ID, got, want)
		}
		n++
	}
	if n == 0 {
		t.Fatal("no vectors")
	}
}

func TestEachMeaningSaysItInHTML(t *testing.T) {
	for _, c := range []struct {
		m         ir.Meaning
		open, end string
	}{
		{Image{Src: "/a.png", Class: "left big", Width: "200", Title: "a < b", Alt: "alt"}, `<img src="/a.png" class="left big" width="200" title="a &lt; b" alt>`, ""},
		{Link{Href: "/a/", Text: "x/y", Title: "T", External: true}, `<a href="/a/" title="T" target="_blank">x&#x2F;y</a>`, ""},
		{Link{Href: "/a/", Text: "<b>", Markup: "<b>", Title: "T", Form: LinkTitle}, `<a href="/a/" title="T"><b></a>`, ""},
		{Link{Href: "/a/", Form: LinkOpen}, `<a href="/a/">`, ""},
		{LinkCard{URL: `https://x.example/?a&b"`, Rel: "nofollow"}, `<a class="link-card" href="https://x.example/?a&b%22" rel="nofollow">https://x.example/?a&amp;b&quot;</a>`, ""},
		{Quote{}, "<blockquote>", "</blockquote>"},
		{Quote{Author: "A", URL: "https://x.example/a/index.html"}, "<blockquote>", `<footer><strong>A</strong><cite><a href="https://x.example/a/index.html">x.example/a</a></cite></footer></blockquote>`},
		{Quote{Author: "A", Source: "B"}, "<blockquote>", `<footer><strong>A</strong><cite>B</cite></footer></blockquote>`},
		{PullQuote{Class: "left"}, `<blockquote class="pullquote left">`, "</blockquote>"},
		{PullQuote{}, `<blockquote class="pullquote">`, "</blockquote>"},
		{Listing{Code: "a < {b}", Lang: "JS", Title: "t/u", URL: "/x"}, `<figure class="highlight js"><figcaption><span>t&#x2F;u</span><a href="/x">link</a></figcaption><pre><code>a &lt; &#123;b&#125;</code></pre></figure>`, ""},
		{Listing{Code: "a = b", Plain: true}, `<pre><code>a &#x3D; b</code></pre>`, ""},
		{Frame{Src: "https://x.example/"}, `<iframe src="https://x.example/" width="100%" height="300" frameborder="0" loading="lazy" allowfullscreen></iframe>`, ""},
		{Video{Provider: "youtube", ID: "x", List: true}, `<div class="video-container"><iframe src="https://www.youtube.com/embed/videoseries?list=x" frameborder="0" loading="lazy" allowfullscreen></iframe></div>`, ""},
		{Gist{ID: "u/1", File: "a.go"}, `<script src="//gist.github.com/u/1.js?file=a.go"></script>`, ""},
		{URL{"/a b"}, "/a b", ""},
		{Plain{"a<b"}, "a&lt;b", ""},
		{Nothing{}, "", ""},
	} {
		if open, end := c.m.HTML(); open != c.open || end != c.end {
			t.Errorf("%+v:\n got %s … %s\nwant %s … %s", c.m, open, end, c.open, c.end)
		}
		if c.m.Kind() == "" {
			t.Errorf("%T has no name", c.m)
		}
	}
}

func TestParametersAreThoseThatAreSet(t *testing.T) {
	got := Listing{Code: "x", Lang: "go", FirstLine: 3, Marked: [][2]int{{1, 1}, {3, 5}}, NoLineNumbers: true}.Params()
	want := []ir.Param{{Name: "lang", Value: "go"}, {Name: "first", Value: "3"}, {Name: "mark", Value: "1,3-5"}, {Name: "nonumbers", Value: "true"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
