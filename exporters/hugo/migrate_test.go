package hugo_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"hexodus/exporters/export"
	"hexodus/exporters/hugo"
	"hexodus/exporters/tree"
	"hexodus/importers/hexo"
	"hexodus/ir/finding"
)

// own are the shortcodes of hexodus, whose templates are files of their names.
func own(t testing.TB) []string {
	files, err := fs.Glob(os.DirFS("shortcodes"), "*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no shortcodes", err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(f, ".html")
	}
	return files
}

var shortcodeName = regexp.MustCompile(`^\s*/?\s*([\w-]+)`)

// liveShortcodes are the shortcodes that Hugo would run, by name; what it shows as text is in a comment: {{</* x */>}}.
// An argument between quotes or backticks may hold anything.
func liveShortcodes(text string) (names []string) {
	for {
		i := strings.Index(text, "{{")
		if i < 0 || i+2 >= len(text) {
			return names
		}
		mark := text[i+2]
		if mark != '<' && mark != '%' {
			text = text[i+1:]
			continue
		}
		text = text[i+3:]
		end := map[byte]string{'<': ">}}", '%': "%}}"}[mark]
		if strings.HasPrefix(text, "/*") {
			if _, rest, ok := strings.Cut(text, "*/"+end); ok {
				text = rest
				continue
			}
		}
		m := shortcodeName.FindStringSubmatch(text)
		if m == nil {
			return append(names, "?"+text)
		}
		names = append(names, m[1])
		text = afterShortcode(text, end)
	}
}

// afterShortcode is what follows a shortcode.
func afterShortcode(text, end string) string {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], end):
			return text[i+len(end):]
		case c == '`' || c == '"':
			for i++; i < len(text) && text[i] != c; i++ {
				if c == '"' && text[i] == '\\' {
					i++
				}
			}
		}
	}
	return ""
}

// front splits a content file.
func front(data []byte) (meta, body []byte, ok bool) {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if bytes.HasPrefix(data, []byte("{\n")) { // JSON
		i := bytes.Index(data, []byte("\n}\n"))
		return data[:i+3], data[i+3:], i > 0
	}
	meta, body, ok = bytes.Cut(data, []byte("\n---\n"))
	meta, begun := bytes.CutPrefix(meta, []byte("---"))
	return meta, body, ok && begun
}

const blogConfig = "title: T\nurl: https://blog.example/sub\nroot: /sub/\ntheme: x\npost_asset_folder: true\n"

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
	out, err := hugo.Export(context.Background(), site, export.Options{SelfCheck: true, Typography: "keep"}, &log)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Ledger.Balance(); err != nil {
		t.Fatal(err)
	}
	return out, &log
}

// FuzzMigrate takes any bytes for a post through the whole chain. The page has to be there, its front matter a mapping
// with an address, and nothing in it live that Hugo does not know.
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
		"---\ntitle: '{{< x >}}'\nfoo: '{{% y %}}'\ndate: 99999-01-01\ntags: [.., ' ', {a: b}]\n---\n{{ foo }} {{{ title }}} `{{<` {{%\n<!--more--><!--more-->",
		"---\nx: &a [1]\ny: *a\n<<: {q: 1}\n---\n{% raw %}{{< z >}}{% endraw %}\n{% img /a`\"b.png %}",
		";;;\n\"title\": \"J\", \"draft\": 1\n;;;\n{% blockquote a %}\n> {% pullquote %}\n{% endblockquote %}",
		"---\ntitle: \"a\x7fb\"\n# \u0080\nlayout: '\x7f'\ndate: 2020-01-02\n---\n", "# a\abell\ntags: [words]\n---\n#", "&&&---\ntitle: x\nd: e\n---\n", "!!map\n? a\n: b\n---\n", "a {{% x %} b", "{{< q >}} {{% x %} {{</ y", "- '{{< x}> {{% y %}\x00", "> {{{% x %}\n> {{{{% x %}}}}\n", ";;;\n\"a\x7f\": 1, \"title\": \"\xffb\"\n;;;\n", "---\ntitle: \"a\\x7F\\x85\\uFFFE\\e\"\npermalink: \"/\\x7F/\"\ndate: 2020-01-02\n---\n", "`{{<` {% raw %}{{{% endraw %}% x %}",
		"---\ntitle: x\n" + strings.Repeat("k", 1100) + ": y\n---\n",
	} {
		f.Add([]byte(text))
	}
	names := own(f)
	f.Fuzz(func(t *testing.T, post []byte) {
		out, log := migrated(t, map[string]string{"source/_posts/a.md": string(post)})
		for _, told := range log.Findings() {
			if told.Rule == finding.Panicked || told.Rule.ID == "front-matter/differs" {
				t.Fatalf("%s: %s", told.Rule.ID, told.Detail)
			}
		}
		files := out.Files()
		at := slices.IndexFunc(files, func(f tree.File) bool { return f.Path == "content/posts/a.md" })
		if at < 0 {
			t.Fatal("the page is not there")
		}
		meta, body, ok := front(files[at].Data)
		if !ok {
			t.Fatalf("no front matter: %q", files[at].Data)
		}
		var fields map[string]any
		read := yaml.Unmarshal
		if bytes.HasPrefix(meta, []byte("{")) {
			read = json.Unmarshal
		}
		if err := read(meta, &fields); err != nil {
			t.Fatalf("%v: %q", err, meta)
		}
		if url, _ := fields["url"].(string); !strings.HasPrefix(url, "/") {
			t.Fatalf("url %v in %q", fields["url"], meta)
		}
		for _, name := range liveShortcodes(string(body)) {
			if !slices.Contains(names, name) {
				t.Fatalf("live shortcode %s in %q", name, body)
			}
		}
	})
}
