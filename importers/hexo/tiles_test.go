package hexo

import (
	"strings"
	"testing"
	"testing/fstest"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// checkTiles fails if nodes do not tile a span: a gap, an overlap, or bytes beyond it.
func checkTiles(t *testing.T, nodes []ir.Node, at ir.Span) {
	t.Helper()
	next := at.Start
	for _, n := range nodes {
		span := n.Span()
		if span.Start != next || span.End < span.Start {
			t.Fatalf("%T is %v, want it to start at %d", n, span, next)
		}
		next = span.End
		switch n := n.(type) {
		case *ir.Component:
			if n.Markdown {
				checkTiles(t, n.Body, n.Inner)
			}
		case *ir.Footnote:
			if n.Note {
				checkTiles(t, n.Body, n.Inner)
			}
		}
	}
	if next != at.End {
		t.Fatalf("tiles end at %d, want %d", next, at.End)
	}
}

func tilesOf(t *testing.T, engine, theme, body string) {
	t.Helper()
	blog := fstest.MapFS{
		"_config.yml":        {Data: []byte("title: T\ntheme: " + theme + "\nmarkdown:\n  plugins: [markdown-it-footnote, markdown-it-katex, markdown-it-emoji]\n")},
		"package.json":       {Data: []byte(`{"dependencies":{"hexo-renderer-` + engine + `":"1","hexo-footnotes":"1","hexo-admonition":"1","hexo-toc":"1"}}`)},
		"source/_posts/a.md": {Data: []byte("---\ntitle: T\ndate: 2024-01-02\n---\n" + body), Mode: 0o644},
	}
	site, err := Import(t.Context(), blog, Options{Jobs: 1}, &finding.Log{})
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range site.Docs {
		checkTiles(t, doc.Body, doc.Content)
	}
}

func TestTilesAreTheBody(t *testing.T) {
	for _, area := range []string{"pipeline", "pipeline-collisions", "builtin-tags", "code-fence", "markdown", "nunjucks", "theme-tags", "plugins"} {
		for _, v := range vectors(t, area) {
			for _, engine := range []string{"marked", "markdown-it", "kramed"} {
				tilesOf(t, engine, "none", v.Input.Content)
			}
			if theme, _, ok := strings.Cut(v.ID, "-"); ok && area == "theme-tags" {
				tilesOf(t, "marked", theme, v.Input.Content)
			}
		}
	}
}

func FuzzTiles(f *testing.F) {
	for _, body := range []string{
		"a {% img /x.png %} `b` {% quote %}c *d*{% endquote %}", "[^1] x\n\n[^1]: {% link a b %}\n[^2]: y", "- {% blockquote %}\n  x\n  {% endblockquote %}",
		"![a](b) [c]({% post_path d %}) <!-- more --> {# e #}{{ f }}", "{% raw %}\n```js\nx\n```\n{% endraw %}", "::: tip\nx\n:::\n# y {z}", "http://a.b，c\n```x {y}\n```",
		"{% tabs x %}\n<!-- tab A -->\n{% subtabs y %}<!-- tab B -->\nc\n<!-- endtab -->{% endsubtabs %}\n<!-- endtab -->\n{% endtabs %}",
		"{% grid %}<!-- cell -->$a$<!-- cell -->\n$$\nb\n$$\n:smile:{% endgrid %}", "a\n\n!!! note T\n    b\n\n<!-- toc -->\n\n# c\n",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		tilesOf(t, "marked", "next", body)
		tilesOf(t, "markdown-it", "stellar", body)
	})
}
