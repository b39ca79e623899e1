package hugo_test

import (
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const dated = "---\ntitle: T\ndate: 2020-01-02 03:04:05\n---\n"

func TestAnyNameOfAPostIsAFileInTheSite(t *testing.T) {
	names := []string{
		"a b", " a", "50% off", "%41", "100%25", "%", "中文 标题", "🎉", "e\u0301te\u0301", "\u00e9t\u00e9", "ÉTÉ", `quo"te`, "apo'strophe", "q?a", "h#a", `back\slash`, "colon: x",
		"{{< x >}}", "a+b", "am&p", "<b>", "name.en", "-", "--", "index", "sub/index", "sub", "folder.md/deep", "sub.md", "con", "tab\tnewline\n", "\x7f",
		strings.Repeat("x", 300), strings.Repeat("x", 301), strings.Repeat("語", 100), strings.Repeat("a/", 60) + "deep", "a..", "..a", "...", "x.y.z",
	}
	files := map[string]string{"_config.yml": "title: T\n", "source/_posts/folder.markdown": dated + "words of a page in the way of a folder\n"}
	for _, name := range names {
		files["source/_posts/"+name+".md"] = dated + "words of " + strings.ReplaceAll(name, "{{<", "") + "\n"
	}
	out, log := migrated(t, files)
	pages, shown := map[string]string{}, map[string]bool{}
	for _, f := range out.Files() {
		if rest, ok := strings.CutPrefix(f.Path, "content/posts/"); ok && rest != "_index.md" {
			pages[f.Source] = string(f.Data)
			for part := range strings.SplitSeq(f.Path, "/") {
				if len(part) > 255 || !utf8.ValidString(part) || strings.ContainsAny(part, "\\:*?\"<>|\x00\n\t") {
					t.Errorf("no disk takes %q", f.Path)
				}
			}
			if folded := strings.ToLower(f.Path); shown[folded] {
				t.Errorf("two pages are %s", f.Path)
			} else {
				shown[folded] = true
			}
		}
	}
	for name, text := range files {
		if name == "_config.yml" || strings.HasPrefix(path.Base(name), ".") { // which Hexo does not read
			continue
		}
		_, words, _ := strings.Cut(text, "\n---\n")
		if !strings.HasSuffix(pages[name], words) {
			t.Errorf("%q is lost: %q", name, pages[name])
		}
	}
	if i := slices.IndexFunc(told(log), func(s string) bool {
		return strings.HasPrefix(s, "output/unplaced") || strings.HasPrefix(s, "front-matter/")
	}); i >= 0 {
		t.Error(told(log)[i])
	}
}
