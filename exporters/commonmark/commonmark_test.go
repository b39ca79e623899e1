package commonmark_test

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"hexodus/exporters/commonmark"
	"hexodus/exporters/export"
	"hexodus/exporters/tree"
	"hexodus/importers/hexo"
	"hexodus/ir/finding"
)

func migrated(t testing.TB, files map[string]string, ask export.CommonMark) (*tree.Tree, *finding.Log) {
	t.Helper()
	blog := fstest.MapFS{"_config.yml": {Data: []byte("title: T\nurl: https://x.example/b\nroot: /b/\npermalink: :title.html\n")}}
	for name, text := range files {
		blog[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var log finding.Log
	site, err := hexo.Import(t.Context(), blog, hexo.Options{}, &log)
	if err != nil {
		t.Fatal(err)
	}
	out, err := commonmark.Export(t.Context(), site, export.Options{SelfCheck: true, CommonMark: ask}, &log)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Ledger.Balance(); err != nil {
		t.Error(err)
	}
	return out, &log
}

const dated = "---\ntitle: T\ndate: 2020-01-02 03:04:05\n---\n"

var markdownLink = regexp.MustCompile(`\]\(<?([^)> ]*)`)

// Law: a relative link leads to a file of the export, or to the folder of a README.md, from where the file lies, and to the
// URL that it led to, from where the page is.
func TestLinksLeadThereInFilesAndAtTheURLs(t *testing.T) {
	out, _ := migrated(t, map[string]string{
		"source/_posts/one.md":  dated + "[a](/b/two.html) [b](/b/about/#x) [c](https://x.example/b/images/a%20b.png) ![d](/images/a%20b.png) [e](two.html)\n",
		"source/_posts/two.md":  dated + "[a](/b/) [b](./one.html?q) [c](about/)\n",
		"source/about/index.md": "---\ntitle: A\n---\n[a](../one.html) [b](team.html) [c](/b/about/team.html) ![d](/about/p.png) [e](index.html)\n",
		"source/about/team.md":  "---\ntitle: B\n---\n[a](./) [b](index.html) [c](p.png) [d](/b/one.html)\n",
		"source/index.md":       "---\ntitle: Home\n---\n[a](about/) [b](one.html) [c](about/p.png)\n",
		"source/images/a b.png": "x",
		"source/about/p.png":    "x",
	}, export.CommonMark{})
	files := map[string]bool{}
	for _, f := range out.Files() {
		files[f.Path] = true
	}
	links := 0
	for _, f := range out.Files() {
		if path.Ext(f.Path) != ".md" {
			continue
		}
		page, _ := url.Parse("http://page.invalid" + f.URL)
		for _, m := range markdownLink.FindAllStringSubmatch(string(f.Data), -1) {
			links++
			to, err := url.Parse(m[1])
			if err != nil || to.IsAbs() || strings.HasPrefix(to.Path, "/") {
				t.Errorf("%s links to %s", f.Path, m[1])
				continue
			}
			there := path.Join(path.Dir(f.Path), to.Path)
			if !files[there] && !files[path.Join(there, "README.md")] {
				t.Errorf("%s links to %s, where nothing is", f.Path, m[1])
			}
			if at := strings.Trim(page.ResolveReference(to).Path, "/"); at != strings.TrimPrefix(there, ".") {
				t.Errorf("%s at %s links to %s, which is %s and not %s", f.Path, f.URL, m[1], at, there)
			}
		}
	}
	if links != 20 {
		t.Errorf("%d links", links)
	}
}

func TestNothingOfAnEncryptedPostIsWritten(t *testing.T) {
	out, _ := migrated(t, map[string]string{"package.json": `{"dependencies":{"hexo-blog-encrypt":"3"}}`, "source/_posts/a.md": strings.Replace(dated, "title", "password: x\ntitle", 1) + "secret words\n"}, export.CommonMark{})
	for _, f := range out.Files() {
		if strings.Contains(string(f.Data), "secret") {
			t.Errorf("%s: %s", f.Path, f.Data)
		}
	}
}

func TestWithoutHTMLThereIsNone(t *testing.T) {
	out, log := migrated(t, map[string]string{"source/_posts/a.md": dated + "## H\n\na <b>b</b> <span class=x>c</span>\n\n<div>\n<p>d</p>\n</div>\n\n| e |\n|---|\n| f |\n\n~~g~~ {% youtube h %}\n\n{% img /i.png 10 %}\n\n- [ ] j\n\n{% blockquote k %}\nl\n{% endblockquote %}\n"}, export.CommonMark{NoHTML: true})
	told := 0
	for _, f := range log.Findings() {
		if f.Effect == finding.Degraded {
			told++
		}
	}
	for _, f := range out.Files() {
		if f.URL == "/a.html" {
			if tag := regexp.MustCompile(`<[a-z/!]`).FindString(strings.ReplaceAll(string(f.Data), "<http", "")); tag != "" {
				t.Errorf("%s", f.Data)
			}
		}
	}
	if told < 6 {
		t.Errorf("%d losses told", told)
	}
}

// A heading in a block that became the blog's HTML has its anchor from there.
func TestAnAnchorThatCameWithItsBlockIsNotLost(t *testing.T) {
	out, log := migrated(t, map[string]string{"source/_posts/a.md": dated + "![i](/a b.png)\n# H\ntext\n"}, export.CommonMark{})
	for _, f := range out.Files() {
		if f.URL == "/a.html" && !strings.Contains(string(f.Data), `<h1 id="H"`) {
			t.Errorf("%s", f.Data)
		}
	}
	for _, f := range log.Findings() {
		if f.Rule.ID == "heading/anchor-lost" {
			t.Errorf("told: %s", f.Detail)
		}
	}
}
