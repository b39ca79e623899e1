package jekyll_test

import (
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

const dated = "---\ntitle: T\ndate: 2020-01-02 03:04:05\n---\n"

// rules are the ids of what was told about a file, "" for the blog as a whole.
func rules(t *testing.T, files map[string]string, path string) (ids []string, text func(string) string) {
	t.Helper()
	out, log := migrated(t, files)
	for _, f := range log.Findings() {
		if f.File() == path {
			ids = append(ids, f.Rule.ID)
		}
	}
	return ids, func(path string) string { return textOf(out, path) }
}

func TestFilesThatJekyllPassesOverAreIncluded(t *testing.T) {
	_, text := rules(t, map[string]string{
		"_config.yml":              blogConfig + "skip_render: ['**/*.html']\ninclude: [.well-known/x.txt, _a/b.txt]\n",
		"source/_posts/p.md":       dated + "words\n",
		"source/.well-known/x.txt": "x", "source/_a/b.txt": "b", "source/node_modules/c.js": "c",
	}, "")
	var config struct{ Include []string }
	if err := yaml.Unmarshal([]byte(text("_config.yml")), &config); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".htaccess", ".well-known", "_a", "node_modules"} {
		if !slices.Contains(config.Include, name) {
			t.Errorf("%s is not among %q", name, config.Include)
		}
	}
}

// Jekyll decodes the names of files that it copies, and %ce alone is no text.
func TestAFileNamedLikeAnEscapeIsStillCalledThat(t *testing.T) {
	out, _ := migrated(t, map[string]string{"_config.yml": blogConfig, "source/per%cent.txt": "a", "source/per%20cent.txt": "b", "source/100%.txt": "c"})
	from := map[string]string{}
	for _, f := range out.Files() {
		from[f.Path] = f.Asset
	}
	for name, want := range map[string]string{"per%25cent.txt": "source/per%cent.txt", "per%2520cent.txt": "source/per%20cent.txt", "100%.txt": "source/100%.txt"} {
		if from[name] != want {
			t.Errorf("%s is %q", name, from[name])
		}
	}
}

func TestAFileThatBeginsLikeFrontMatterIsShownByteForByte(t *testing.T) {
	const file = "---\nno: front matter\n---\n{{ text }}\n"
	ids, text := rules(t, map[string]string{"_config.yml": blogConfig + "skip_render: raw/**\n", "source/raw/a.md": file}, "source/raw/a.md")
	if want := "---\nlayout: none\nrender_with_liquid: false\npermalink: \"/raw/a.md\"\n---\n" + file; text("raw/a.md.txt") != want {
		t.Errorf("got %q\nwant %q", text("raw/a.md.txt"), want)
	}
	if !slices.Contains(ids, "jekyll/file-wrapped") {
		t.Errorf("told %q", ids)
	}
}

func TestDataThatJekyllCannotReadDoesNotStopIt(t *testing.T) {
	_, text := rules(t, map[string]string{
		"source/_data/good.yml": "a: 1\n", "source/_data/tabs.json": "{\n\t\"a\": 1\n}\n", "source/_posts/p.md": dated,
	}, "")
	if got := text("_data/tabs.json"); got != "{\n  \"a\": 1\n}\n" {
		t.Errorf("%q", got)
	}
}

func TestTwoTermsOfOneAddressHaveAPageEach(t *testing.T) {
	ids, text := rules(t, map[string]string{
		"source/_posts/a.md": "---\ntitle: A\ndate: 2020-01-02\ntags: [C, C++]\ncategories: [[X, Go], [Y, Go]]\n---\n",
	}, "")
	if !slices.Contains(ids, "jekyll/term-clash") {
		t.Errorf("told %q", ids)
	}
	for path, want := range map[string]string{
		"tags/C.html": "title: \"C\"\n", "tags/C-2.html": "title: \"C++\"\n", "categories/X/Go.html": "category_path: \"X/Go\"\n", "_posts/2020-01-02-a.md": "category_paths: [\"X/Go\", \"Y/Go\"]\n",
	} {
		if !strings.Contains(text(path), want) {
			t.Errorf("%s has no %q: %q", path, want, text(path))
		}
	}
}

func TestAnyNameOfAPostIsAPostOfJekyll(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{"a b", "50% off", "中文 标题", `quo"te`, "q?a", "h#a", "#x", "colon: x", "{{ b }}", "-", "index", "sub/index", "2019-02-30-late", "2019-02-03-early", strings.Repeat("語", 100), "a~", "x.y.z"} {
		files["source/_posts/"+name+".md"] = dated + "words of " + strings.ReplaceAll(name, "{{ b }}", "b") + "\n"
	}
	out, _ := migrated(t, files)
	found := map[string]bool{}
	for _, f := range out.Files() {
		rest, ok := strings.CutPrefix(f.Path, "_posts/")
		if !ok {
			continue
		}
		found[f.Source] = true
		name := rest[strings.LastIndexByte(rest, '/')+1:]
		if len(name) > 255 || len(name) < 12 || name[4] != '-' || name[7] != '-' || name[10] != '-' || strings.HasSuffix(name, "~") {
			t.Errorf("%s is no post to Jekyll", f.Path)
		}
	}
	for name := range files {
		if !found[name] {
			t.Errorf("%q is lost", name)
		}
	}
}
