package hexo

import (
	"strings"
	"testing"
)

func TestAnchorsHoldTheFormulasOfTheirHeadings(t *testing.T) {
	fsys := site("package.json", `{"hexo":{},"dependencies":{"hexo-renderer-markdown-it-plus":"1"}}`,
		"source/_posts/a.md", "---\ndate: 2020-01-02\n---\n### The sum $sa$ of\n\n- ### $height$\n")
	b, _ := readSite(t, fsys, Options{})
	got := shownBy(docAt(b, "source/_posts/a.md"))
	for _, want := range []string{`id="the-sum-sa-of"`, `id="height"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}
