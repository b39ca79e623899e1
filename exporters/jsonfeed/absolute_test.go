package jsonfeed

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestLinksAreResolvedAsOnThePage(t *testing.T) {
	a := newAddress("https://me.example/blog/2019/hello/")
	for link, want := range map[string]string{
		"":                       "",
		"#a":                     "#a",
		"x.png":                  "https://me.example/blog/2019/hello/x.png",
		"./x.png":                "https://me.example/blog/2019/hello/x.png",
		"../x/":                  "https://me.example/blog/2019/x/",
		"..":                     "https://me.example/blog/2019/",
		"../../../../x":          "https://me.example/x",
		"/x y/中.png":             "https://me.example/x%20y/%E4%B8%AD.png",
		"/a%20b":                 "https://me.example/a%20b",
		"?q=../a":                "https://me.example/blog/2019/hello/?q=../a",
		"a?b=/../c#d":            "https://me.example/blog/2019/hello/a?b=/../c#d",
		"//cdn.example/x":        "https://cdn.example/x",
		`\x\y`:                   "https://me.example/x/y",
		" /x\n":                  "https://me.example/x",
		"http://other.example/中": "http://other.example/中",
		"mailto:a@b.example":     "mailto:a@b.example",
		"data:image/png;base64,": "data:image/png;base64,",
		"javascript:void(0)":     "javascript:void(0)",
		"1:2":                    "https://me.example/blog/2019/hello/1:2",
	} {
		if got := a.resolve(link); got != want {
			t.Errorf("%q leads to %q, want %q", link, got, want)
		}
	}
	if got := newAddress("https://me.example/2019/hello.html").resolve("a.png"); got != "https://me.example/2019/a.png" {
		t.Error(got)
	}
}

func TestNothingButURLsChanges(t *testing.T) {
	for in, want := range map[string]string{
		"plain > text & more":             "plain > text & more",
		`<A HREF='/x' title="a>b">y</A >`: `<A HREF='https://me.example/x' title="a>b">y</A >`,
		`<img src=a.png alt=b/>`:          `<img src="https://me.example/p/a.png" alt=b/>`,
		`<img srcset="a.png 1x, /b.png 2x" src="https://x.example/?a&amp;b">`: `<img srcset="https://me.example/p/a.png 1x, https://me.example/b.png 2x" src="https://x.example/?a&amp;b">`,
		`<a href="/?a&amp;b='">x</a>`:                                         `<a href="https://me.example/?a&amp;b=&#39;">x</a>`,
		`<a href="a" href="b">x</a>`:                                          `<a href="https://me.example/p/a" href="b">x</a>`,
		`<script>"<a href='/x'>"</script><a href=/y>`:                         `<script>"<a href='/x'>"</script><a href="https://me.example/y">`,
		`<noscript><img src="/x"></noscript>`:                                 `<noscript><img src="https://me.example/x"></noscript>`,
		`<!-- <a href="/x"> --><p id=x><a href="#x">1</a><a href="#y">2</a>`:  `<!-- <a href="/x"> --><p id=x><a href="#x">1</a><a href="https://me.example/p/#y">2</a>`,
		`<a href="/x`:    `<a href="/x`,
		`<a href=>x</a>`: `<a href=>x</a>`,
	} {
		c := content{address: newAddress("https://me.example/p/")}
		if got := string(c.absolute([]byte(in))); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

// What is read of the HTML is the same before and after but for URLs, and a second time nothing is left to do.
func FuzzAbsolute(f *testing.F) {
	f.Add(`<p class=a><a href="../x?y&amp;z#w" title='"'>l</a><img srcset="a 1x, b 2x" src=c /></p><script>a<b</script>`)
	f.Add("<a href='//x'/><a\nhref = /y/ href=2><noscript><img data-src=\"é\"></noscript><textarea><a href=z>")
	f.Fuzz(func(t *testing.T, text string) {
		at := newAddress("https://me.example/p/")
		once := (&content{address: at}).absolute([]byte(text))
		before, after := tokens([]byte(text)), tokens(once)
		if len(before) != len(after) {
			t.Fatalf("%q became %q", text, once)
		}
		for i := range before {
			if before[i].Type != after[i].Type || before[i].Data != after[i].Data || len(before[i].Attr) != len(after[i].Attr) {
				t.Fatalf("%q became %q in %q", before[i], after[i], text)
			}
			for k, a := range before[i].Attr {
				b := after[i].Attr[k]
				if _, known := urlAttributes[a.Key]; a.Key != b.Key || !known && a.Val != b.Val {
					t.Fatalf("%q became %q in %q", before[i], after[i], text)
				}
			}
		}
		if twice := (&content{address: at}).absolute(bytes.Clone(once)); !bytes.Equal(once, twice) {
			t.Fatalf("%q became %q and then %q", text, once, twice)
		}
	})
}

func tokens(src []byte) (list []html.Token) {
	z := html.NewTokenizer(bytes.NewReader(src))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return list
		}
		t := z.Token()
		if list = append(list, t); kind == html.StartTagToken && t.Data == "noscript" {
			z.NextIsNotRawText()
		}
	}
}

func TestTextWithoutMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"<p>a\nb <em>c</em>.</p><p>d<br>e</p>":                             "a b c.\n\nd\ne",
		"<ul><li>a</li><li>b <p>c</p></li></ul>":                           "- a\n- b\n\nc",
		"<pre><code>x  y\n  z\n</code></pre>after":                         "x  y\n  z\n\n\nafter",
		"<img src=x alt='a &amp; b'><script>no()</script><style>n</style>": "a & b",
		"<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>":  "a b\nc",
		"": "",
	} {
		if got := plainText([]byte(in)); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestLanguagesAreSpelledAsReadersKnowThem(t *testing.T) {
	for in, want := range map[string]string{
		"zh-CN": "zh-CN", "zh_tw": "zh-TW", "EN": "en", "zh-hans": "zh-Hans", "zh-Hant-HK": "zh-Hant-HK", "default": "", "": "", "中文": "", "pt-br": "pt-BR",
	} {
		if got := languageTag(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if strings.Contains(line("a\x00\n b"), "\x00") {
		t.Error("a control character is left")
	}
}
