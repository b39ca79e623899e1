package urls

import (
	"encoding/json"
	"strings"
	"testing"

	"hexodus/fixtures"
)

func TestLinksAsHexo(t *testing.T) {
	for _, v := range fixtures.Vectors(t, "url-helpers") {
		var c struct {
			URL, Root string
			Relative  bool            `json:"relative_link"`
			Pretty    map[string]bool `json:"pretty_urls"`
		}
		decode(t, v.Config, &c)
		on := func(key string) bool {
			value, ok := c.Pretty[key]
			return value || !ok
		}
		site := Site{c.URL, c.Root, on("trailing_index"), on("trailing_html"), c.Relative}
		var args []string
		for _, a := range v.Input.Args {
			var s string
			decode(t, a, &s)
			args = append(args, s)
		}
		var got, want string
		decode(t, v.Output, &want)
		switch v.Input.Call {
		case "url_for":
			got = site.ForPage("posts/x/", args[0])
		case "full_url_for":
			got = site.Full(args[0])
		case "encodeURL":
			got = Encode(args[0])
		case "relative_url":
			got = Relative(args[0], args[1])
		default:
			t.Fatalf("%s: no such call", v.Input.Call)
		}
		if got != want {
			t.Errorf("%s: %s %q: got %q, want %q", v.ID, v.Input.Call, args, got, want)
		}
	}
}

func TestHTMLAsHexo(t *testing.T) {
	calls := map[string]func(string) string{"escapeHTML": EscapeHTML, "stripHTML": StripHTML}
	for _, v := range fixtures.Vectors(t, "html-helpers") {
		call := calls[v.Input.Call]
		if call == nil {
			continue
		}
		var in, want string
		decode(t, v.Input.Args[0], &in)
		decode(t, v.Output, &want)
		if got := call(in); got != want {
			t.Errorf("%s: %q: got %q, want %q", v.ID, in, got, want)
		}
	}
}

// The results are those of encodeURL of hexo-util 4.
func TestEncodeNormalisesWholeURLs(t *testing.T) {
	for in, want := range map[string]string{
		"http://x.com:80/a":               "http://x.com/a",
		"https://x.com:8080":              "https://x.com:8080/",
		"http://x.com/a/../b/./c":         "http://x.com/b/c",
		"http://x.com?a":                  "http://x.com/?a=",
		"http://x.com/?q=~*'()":           "http://x.com/?q=%7E*%27%28%29",
		"http://x.com/#a b`":              "http://x.com/#a%20b%60",
		"http://u:p@x.com/":               "http://u:p@x.com/",
		`http:\\x.com\a`:                  "http://x.com/a",
		"ftp://x.com/ä":                   "ftp://x.com/%C3%A4",
		"tel:+49 30":                      "tel:+49 30",
		"http://":                         "http://",
		"http://x.com/[a]^{}|":            "http://x.com/%5Ba%5D%5E%7B%7D%7C",
		"http://xn--fsqu00a.xn--fiqs8s/":  "http://例子.中国/",
		"http://x.com/?x=%E4%B8%AD&y=a+b": "http://x.com/?x=%E4%B8%AD&y=a+b",
	} {
		if got := Encode(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestStripHTMLEndsCommentsAsHexo(t *testing.T) {
	for in, want := range map[string]string{
		"<!-->a":           "a",
		"<!--->a":          "a",
		"<!-- > -- -->a":   "a",
		"<!-- a":           "",
		"<a <b> c>d":       "d",
		"<a title='>\"'>b": "b",
		"a <\n b> c":       "a <  b> c",
	} {
		if got := StripHTML(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func decode(t *testing.T, data json.RawMessage, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func FuzzEncode(f *testing.F) {
	f.Add("http://x.com/%E4%BD%A0%2Fb?a=b c#d", "a/../b")
	f.Fuzz(func(t *testing.T, a, b string) {
		site := Site{URL: "http://e.com/blog", Root: "/blog/"}
		for _, s := range []string{site.Full(a), site.For(a), Relative(a, b), StripHTML(a), EscapeHTML(b)} {
			_ = s
		}
		if !strings.Contains(a, ":") {
			if got := Encode(a); strings.ContainsAny(got, " \"<>\\^`{|}\x00\n") {
				t.Fatalf("%q: got %q", a, got)
			}
		}
	})
}

func BenchmarkFor(b *testing.B) {
	site := Site{URL: "http://e.com/blog", Root: "/blog/", TrailingIndex: true, TrailingHTML: true}
	const path = "2019/01/20/你好 world/index.html"
	b.SetBytes(int64(len(path)))
	for b.Loop() {
		site.For(path)
	}
}
