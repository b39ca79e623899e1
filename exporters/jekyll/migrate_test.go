package jekyll_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"hexodus/exporters/export"
	"hexodus/exporters/jekyll"
	"hexodus/exporters/tree"
	"hexodus/importers/hexo"
	"hexodus/ir/finding"
)

const blogConfig = "title: T\nurl: https://blog.example/sub\nroot: /sub/\ntheme: x\npost_asset_folder: true\n"

// migrated is a blog as a Jekyll site.
func migrated(t testing.TB, files map[string]string) (*tree.Tree, *finding.Log) {
	t.Helper()
	fsys := fstest.MapFS{
		"_config.yml":  {Data: []byte(blogConfig)},
		"package.json": {Data: []byte(`{"hexo":{"version":"8.1.2"},"dependencies":{"hexo":"8.1.2","hexo-renderer-marked":"7.0.1"}}`)},
	}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
	}
	var log finding.Log
	site, err := hexo.Import(context.Background(), fsys, hexo.Options{}, &log)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jekyll.Export(context.Background(), site, export.Options{SelfCheck: true, Typography: "keep"}, &log)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Ledger.Balance(); err != nil {
		t.Fatal(err)
	}
	return out, &log
}

// textOf is a file of the site, "" if it is not there.
func textOf(out *tree.Tree, path string) string {
	for _, f := range out.Files() {
		if f.Path == path {
			return string(f.Data)
		}
	}
	return ""
}

// ours are the tags that hexodus writes.
var ours = regexp.MustCompile(`^\{% include hexo/[a-z-]+\.html (?:[a-z0-9]+=(?:"[^"]*"|'[^']*') ?)*%\}|^\{% post_url [^%]+ %\}|^\{% (?:highlight [a-zA-Z0-9.+#_-]+|endhighlight) %\}|^\{\{ "\{%" \}\}`)

// liveLiquid is the first thing in a text that Liquid would run and hexodus did not write, "" if there is none.
func liveLiquid(text string) string {
	for {
		i := strings.IndexByte(text, '{')
		if i < 0 || i+1 == len(text) {
			return ""
		}
		if text[i+1] != '{' && text[i+1] != '%' {
			text = text[i+1:]
			continue
		}
		text = text[i:]
		if strings.HasPrefix(text, "{% raw %}") {
			n := strings.Index(text, "{% endraw %}")
			if n < 0 {
				return text
			}
			text = text[n+len("{% endraw %}"):]
			continue
		}
		own := ours.FindString(text)
		if own == "" {
			return text
		}
		text = text[len(own):]
	}
}

// FuzzMigrate takes any bytes for a post through the whole chain. The page has to be there, its front matter a mapping with
// an address, and nothing in it live that hexodus did not write.
func FuzzMigrate(f *testing.F) {
	posts, err := fs.Glob(os.DirFS("../../fixtures/blog/source/_posts"), "*.md")
	if err != nil || len(posts) == 0 {
		f.Fatal("no posts", err)
	}
	for _, name := range posts {
		data, err := os.ReadFile("../../fixtures/blog/source/_posts/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{
		"", "---\n---\n", "---\ntitle: a: b\n---\nx", "\ufeff---\r\ntitle: x\r\n---\r\n* a\r\n\r\n  {% youtube x %}\r\n",
		"---\ntitle: '{{ x }}'\nlayout: '{% y %}'\ndate: 99999-01-01\ntags: [.., ' ', {a: b}]\n---\n{{ foo }} {{{ title }}} `{{<` {{%\n<!--more--><!--more-->",
		"---\nx: &a [1]\ny: *a\n<<: {q: 1}\n---\n{% raw %}{% endraw {% raw %}{% endraw %}\n{% img /a`\"b.png %}",
		";;;\n\"title\": \"J\", \"published\": 1\n;;;\n{% blockquote a %}\n> {% pullquote %}\n{% endblockquote %}",
		"a {{ x %} b {", "{{% raw %}x{% endraw %}}", "{% raw %}{{% endraw %}{ x }}", "`{{` {% raw %}{{{% endraw %}% x %}", "x {::nomarkdown} | {: #a} $$ *[b]: c\n: d\n",
		"# a\n## b {#c}\n\n1) x\n\n* y\n\n- z\n", "---\ntitle: x\n" + strings.Repeat("k", 1100) + ": y\n---\n", ";;;\n\"" + strings.Repeat("k", 1100) + "\": 1\n;;;\n",
		"{% post_link a %} {% post_link b 'x' %}", "{% link \"a{{ b }}\" https://x.example/%7D \"c\\\" %}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, post []byte) {
		out, log := migrated(t, map[string]string{"source/_posts/2020-01-02-a.md": string(post)})
		for _, told := range log.Findings() {
			if told.Rule == finding.Panicked || told.Rule.ID == "front-matter/differs" {
				t.Fatalf("%s: %s", told.Rule.ID, told.Detail)
			}
		}
		files := out.Files()
		at := slices.IndexFunc(files, func(f tree.File) bool { return f.Source == "source/_posts/2020-01-02-a.md" })
		if at < 0 {
			t.Fatal("the page is not there")
		}
		meta, body, ok := bytes.Cut(bytes.ReplaceAll(files[at].Data, []byte("\r\n"), []byte("\n")), []byte("\n---\n"))
		if !ok && files[at].Path != "2020/01/02/2020-01-02-a/index.html" || ok && !bytes.HasPrefix(meta, []byte("---")) {
			t.Fatalf("no front matter: %q", files[at].Data)
		}
		if !strings.HasPrefix(files[at].Path, "_") {
			return // it is a file without a layout
		}
		var fields map[string]any
		if err := yaml.Unmarshal(meta[len("---"):], &fields); err != nil {
			t.Fatalf("%v: %q", err, meta)
		}
		if url, _ := fields["permalink"].(string); !strings.HasPrefix(url, "/") {
			t.Fatalf("permalink %v in %q", fields["permalink"], meta)
		}
		if live := liveLiquid(string(body)); live != "" {
			t.Fatalf("live: %q in %q", live, body)
		}
	})
}
