package glob

import (
	"slices"
	"testing"
)

// The answers are those of micromatch 4, as Hexo asks it.
func TestMatchAsMicromatch(t *testing.T) {
	for pattern, want := range matches {
		var got []string
		for _, p := range paths {
			if Match(pattern, p) {
				got = append(got, p)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\ngot  %q\nwant %q", pattern, got, want)
		}
	}
}

var paths = []string{
	"a.md", "b.md", "aa.md", "c.md", "ab.md", ".md", ".a.md", "sub/a.md", "sub", "sub/.x", "sub/b/c.md",
	"README.md", "x", "a/x", "a/x/b", "a/b.md", "a/c/b.md", "a/c/d/b.md", "b/x", "a.html", "s/a.html", "a1/z",
	"a*.md", "_posts/sub/b.md", "_posts/b.md", ".well-known/x.txt", "a.x", "q/r.js", "aXb", "aXX/b", "demo/a",
	"demo/a/b", "lib/x.y", "lib/xy", "q/.git/z", "js/x.js", "js/y.js", "js/xa.js", "中文", "/site/source/x",
	"/site/source/x/y",
}

var matches = map[string][]string{
	"*.html": {"a.html"},
	"**/*.md": {
		"a.md", "b.md", "aa.md", "c.md", "ab.md", "sub/a.md", "sub/b/c.md", "README.md", "a/b.md", "a/c/b.md",
		"a/c/d/b.md", "a*.md", "_posts/sub/b.md", "_posts/b.md",
	},
	"sub/**":    {"sub/a.md", "sub", "sub/b/c.md"},
	"README.md": {"README.md"},
	"**": {
		"a.md", "b.md", "aa.md", "c.md", "ab.md", "sub/a.md", "sub", "sub/b/c.md", "README.md", "x", "a/x", "a/x/b",
		"a/b.md", "a/c/b.md", "a/c/d/b.md", "b/x", "a.html", "s/a.html", "a1/z", "a*.md", "_posts/sub/b.md",
		"_posts/b.md", "a.x", "q/r.js", "aXb", "aXX/b", "demo/a", "demo/a/b", "lib/x.y", "lib/xy", "js/x.js",
		"js/y.js", "js/xa.js", "中文", "/site/source/x", "/site/source/x/y",
	},
	"*": {
		"a.md", "b.md", "aa.md", "c.md", "ab.md", "sub", "README.md", "x", "a.html", "a*.md", "a.x", "aXb", "中文",
	},
	"**/x":      {"x", "a/x", "b/x", "/site/source/x"},
	"**/x/**":   {"x", "a/x", "a/x/b", "b/x", "/site/source/x", "/site/source/x/y"},
	"a/*/b.md":  {"a/c/b.md"},
	"a/**/b.md": {"a/b.md", "a/c/b.md", "a/c/d/b.md"},
	"!a.md": {
		"b.md", "aa.md", "c.md", "ab.md", ".md", ".a.md", "sub/a.md", "sub", "sub/.x", "sub/b/c.md", "README.md",
		"x", "a/x", "a/x/b", "a/b.md", "a/c/b.md", "a/c/d/b.md", "b/x", "a.html", "s/a.html", "a1/z", "a*.md",
		"_posts/sub/b.md", "_posts/b.md", ".well-known/x.txt", "a.x", "q/r.js", "aXb", "aXX/b", "demo/a", "demo/a/b",
		"lib/x.y", "lib/xy", "q/.git/z", "js/x.js", "js/y.js", "js/xa.js", "中文", "/site/source/x",
		"/site/source/x/y",
	},
	"!(a|b).md":      {"c.md", ".md", ".a.md", "README.md"},
	"+(a|b).md":      {"a.md", "b.md", "aa.md", "ab.md"},
	"*(a).md":        {"a.md", "aa.md", ".md"},
	"?(a)b.md":       {"b.md", "ab.md"},
	"@(a|b)/x":       {"a/x", "b/x"},
	"{a,b}.md":       {"a.md", "b.md"},
	"a.{md,html}":    {"a.md", "a.html"},
	"a{1,2}/**":      {"a1/z"},
	"[ab].md":        {"a.md", "b.md"},
	"[!ab].md":       {"a.md", "b.md"},
	"?.md":           {"a.md", "b.md", "c.md"},
	"./a.md":         {"a.md"},
	"a\\*.md":        {"a*.md"},
	"_posts/**/b.md": {"_posts/sub/b.md", "_posts/b.md"},
	".well-known/**": {".well-known/x.txt"},
	"*.{md,{x,y}}":   {"a.md", "b.md", "aa.md", "c.md", "ab.md", "README.md", "a*.md", "a.x"},
	"**/*.{js,css}":  {"q/r.js", "js/x.js", "js/y.js", "js/xa.js"},
	"a**b":           {"aXb"},
	"demo/**/*":      {"demo/a", "demo/a/b"},
	"*/":             {},
	"a/":             {},
	"lib/*.*":        {"lib/x.y"},
	"**/.git/**":     {"q/.git/z"},
	"js/!(x)*.js":    {"js/y.js"},
	"中*":             {"中文"},
}

func FuzzMatch(f *testing.F) {
	f.Add("**/{a,b}/!(c|d)*.[a-z]?", "x/a/e.md")
	f.Fuzz(func(t *testing.T, pattern, path string) {
		Match(pattern, path)
		if path != "" && !Match(path, path) {
			t.Fatalf("%q does not match itself", path)
		}
	})
}
