package hexo

import (
	"strings"
	"testing"
)

func TestPluginsForPicturesFindThePostsFiles(t *testing.T) {
	for _, c := range []struct{ plugin, engine, text, want string }{
		{"hexo-asset-image", "marked", "![x](a/b.png)", `src="/2020/01/02/a/b.png"`},
		{"hexo-asset-image", "marked", "![x](b.png)", `src="/2020/01/02/a/b.png"`},
		{"hexo-asset-image", "markdown-it", "![x](./a/b.png)", `src="/2020/01/02/a/b.png"`},
		{"hexo-asset-image", "marked", "![x](/images/c.png)", `src="/images/c.png"`},
		{"hexo-asset-image", "marked", "![x](https://x.org/a/b.png)", `src="https://x.org/a/b.png"`},
		{"hexo-asset-img", "marked", "![x](a/b.png)", `src="/2020/01/02/a/b.png"`},
		{"hexo-asset-img", "marked", "![x](c/b.png)", `src="/c/b.png"`},
		{"hexo-image-link", "markdown-it", "![x](c/b.png)", `src="/2020/01/02/a/b.png"`},
		{"hexo-image-link", "markdown-it", "![x](b.png)", `src="b.png"`},
		{"hexo-other", "marked", "![x](a/b.png)", `src="/a/b.png"`},
	} {
		fsys := site(
			"package.json", `{"hexo":{},"dependencies":{"hexo-renderer-`+c.engine+`":"7","`+c.plugin+`":"1"}}`,
			"source/_posts/a.md", dated+c.text+"\n", "source/_posts/a/b.png", "x")
		fsys["_config.yml"].Data = []byte("title: T\npost_asset_folder: true\n")
		b, _ := readSite(t, fsys, Options{})
		if got := shownBy(docAt(b, "source/_posts/a.md")); !strings.Contains(got, c.want) {
			t.Errorf("%s, %s: %s is %s", c.plugin, c.engine, c.text, got)
		}
	}
}
