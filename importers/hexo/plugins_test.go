package hexo

import (
	"slices"
	"strings"
	"testing"
)

// toldOf are the findings of some areas, as "path rule: detail".
func toldOf(list []string, areas ...string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool {
		_, rule, _ := strings.Cut(s, " ")
		return !slices.ContainsFunc(areas, func(a string) bool { return strings.HasPrefix(rule, a) })
	})
}

func TestPluginsThatNobodyKnowsAreToldOnce(t *testing.T) {
	_, log := readSite(t, site(
		"package.json", `{"hexo":{},"dependencies":{"hexo-filter-frobnicate":"1","hexo-tag-sparkle":"1","hexo-filter-nofollow":"1","hexo-renderer-stylus":"1",
			"hexo-generator-tag":"1","hexo-tag-aplayer":"1","hexo-filter-mermaid-diagrams":"1","hexo-renderer-showdown":"1"}}`,
		"source/_posts/a.md", dated+"a\n", "source/_posts/b.md", dated+"b\n"), Options{})
	got := toldOf(told(log), "plugin/unknown", "markdown/engine-unknown")
	want := []string{
		"package.json markdown/engine-unknown: showdown",
		"package.json plugin/unknown: hexo-filter-frobnicate",
		"package.json plugin/unknown: hexo-tag-sparkle",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestPluginsOfTheEngineThatNobodyKnowsAreTold(t *testing.T) {
	fsys := site(
		"package.json", `{"hexo":{},"dependencies":{"hexo-renderer-markdown-it":"7"}}`,
		"source/_posts/a.md", dated+"- [x] a\n")
	fsys["_config.yml"].Data = []byte("markdown:\n  plugins:\n  - markdown-it-footnote\n  - markdown-it-task-lists\n  - name: '@me/markdown-it-sparkle'\n")
	b, log := readSite(t, fsys, Options{})
	if got := toldOf(told(log), "plugin/unknown"); !slices.Equal(got, []string{"_config.yml plugin/unknown: markdown-it-sparkle"}) {
		t.Errorf("got %q", got)
	}
	if got := shownBy(docAt(b, "source/_posts/a.md")); !strings.Contains(got, `type="checkbox"`) {
		t.Errorf("no box in %s", got)
	}
}

func TestMathIsToldWhereThePluginWorked(t *testing.T) {
	for _, c := range []struct{ name, packages, config, field, want string }{
		{"not asked for", `"hexo-filter-mathjax":"1"`, "", "", ""},
		{"by the post", `"hexo-filter-mathjax":"1"`, "", "mathjax: true\n", "hexo-filter-mathjax: a formula became a picture"},
		{"everywhere", `"hexo-filter-mathjax":"1"`, "mathjax:\n  every_page: true\n", "", "hexo-filter-mathjax: a formula became a picture"},
		{"tags only", `"hexo-math":"^5.0.0"`, "", "", ""},
		{"an old one", `"hexo-math":"^3.0.2"`, "", "", "hexo-math: formulas were set by a script"},
	} {
		fsys := site("package.json", `{"hexo":{},"dependencies":{`+c.packages+`}}`,
			"source/_posts/a.md", "---\ndate: 2020-01-02\n"+c.field+"---\nsum $a+b$\n")
		fsys["_config.yml"].Data = []byte("title: T\n" + c.config)
		_, log := readSite(t, fsys, Options{})
		got := strings.Join(toldOf(told(log), "plugin/"), "\n")
		if _, detail, _ := strings.Cut(got, "reproduced: "); detail != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestListingsOfDiagramsAreWhatTheyAreDrawnFrom(t *testing.T) {
	const post = "```mermaid\ngraph TD\n  A{x} --> B[<b>y</b>]\n```\n\n````mermaid\nshown\n````\n"
	packages := func(list string) string { return `{"hexo":{},"dependencies":{"hexo-renderer-marked":"7"` + list + `}}` }
	b, log := readSite(t, site("package.json", packages(`,"hexo-filter-mermaid-diagrams":"1"`), "source/_posts/a.md", dated+post), Options{})
	if got := shownBy(docAt(b, "source/_posts/a.md")); !strings.Contains(got, `<pre class="mermaid">graph TD`) || !strings.Contains(got, "<b>y</b>") || strings.Count(got, `class="mermaid"`) != 1 {
		t.Errorf("got %s", got)
	}
	if got := toldOf(told(log), "plugin/"); !slices.Equal(got, []string{"source/_posts/a.md plugin/scripted: mermaid"}) {
		t.Errorf("got %q", got)
	}
	b, log = readSite(t, site("package.json", packages(""), "source/_posts/a.md", dated+post), Options{})
	if got := shownBy(docAt(b, "source/_posts/a.md")); strings.Contains(got, `class="mermaid"`) || len(toldOf(told(log), "plugin/")) > 0 {
		t.Errorf("without the plugin: %s", got)
	}
}

// What pandoc cannot read as a formula it prints as it stands, and so do we: there is nothing to tell.
func TestFormulasThatPandocLeavesAreKnown(t *testing.T) {
	for text, want := range map[string]bool{`$a+b$`: true, `$\frac ab$`: true, "$x$ and $12$": false, "$a`b$": false, "$a#b$": false, `$a%#$`: true} {
		fsys := site("package.json", `{"hexo":{},"dependencies":{"hexo-renderer-pandoc":"1"}}`, "source/_posts/a.md", dated+text+"\n")
		fsys["_config.yml"].Data = []byte("title: T\npandoc:\n  mathEngine: plain\n")
		_, log := readSite(t, fsys, Options{})
		if got := toldOf(told(log), "markdown/engine-approximated"); (len(got) > 0) != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}
