package hugo_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"hexodus/exporters/export"
	"hexodus/exporters/hugo"
	"hexodus/exporters/tree"
	"hexodus/importers/hexo"
	"hexodus/ir/finding"
)

// told are the findings but for the notes, as "rule file: detail".
func told(log *finding.Log) (list []string) {
	for _, f := range log.Findings() {
		if f.Rule.Severity > finding.Info {
			list = append(list, f.Rule.ID+" "+f.File()+": "+f.Detail)
		}
	}
	return list
}

// decoded is hugo.toml as a stranger reads it.
func decoded(t *testing.T, out *tree.Tree) map[string]any {
	t.Helper()
	for _, f := range out.Files() {
		if f.Path != "hugo.toml" {
			continue
		}
		var m map[string]any
		meta, err := toml.Decode(string(f.Data), &m)
		if err != nil {
			t.Fatalf("%v\n%s", err, f.Data)
		}
		if len(meta.Keys()) == 0 {
			t.Fatal("no keys")
		}
		return m
	}
	t.Fatal("no hugo.toml")
	return nil
}

func TestTheConfigurationIsReadAsItIsMeant(t *testing.T) {
	for _, title := range []string{
		"plain", `with "quotes"`, `back\slash \n \u0041`, "two\nlines", "tab\there", "🎉 emoji", "中文", "'single'", `"""`, "'''", "# no comment", "a = b", "[table]", "\u2028\u0085", "]]", "",
	} {
		quoted := fmt.Sprintf("%q", title)
		config := strings.Join([]string{
			"title: " + quoted, "subtitle: " + quoted, "description: " + quoted, "author: " + quoted, "url: https://x.example/a", "root: /a/",
			"keywords: [k, " + quoted + "]", "theme: t", "theme_config:", "  menu:", "    " + `"m` + quoted[1:] + ": /m/", "",
		}, "\n")
		out, _ := migrated(t, map[string]string{"_config.yml": config, "source/_posts/a.md": dated})
		m := decoded(t, out)
		if diff := cmp.Diff(title, m["title"]); diff != "" {
			t.Errorf("%q: title %s", title, diff)
		}
		params, _ := m["params"].(map[string]any)
		for _, key := range []string{"subtitle", "description", "author"} {
			if got, _ := params[key].(string); got != title {
				t.Errorf("%q: %s is %q", title, key, got)
			}
		}
		if m["baseURL"] != "https://x.example/a/" {
			t.Errorf("baseURL %v", m["baseURL"])
		}
		if menus, _ := m["menus"].(map[string]any); menus == nil || fmt.Sprint(menus["main"]) != fmt.Sprint([]map[string]any{{"name": "m" + title, "url": "/m/"}}) {
			t.Errorf("%q: menus %v", title, m["menus"])
		}
	}
}

func TestTheConfigurationOfTheBlogSaysWhatTheBlogDid(t *testing.T) {
	var log finding.Log
	site, err := hexo.Import(t.Context(), os.DirFS("../../fixtures/blog"), hexo.Options{}, &log)
	if err != nil {
		t.Fatal(err)
	}
	out, err := hugo.Export(t.Context(), site, export.Options{Typography: "keep"}, &log)
	if err != nil {
		t.Fatal(err)
	}
	m := decoded(t, out)
	get := func(path string) any {
		var v any = m
		for key := range strings.SplitSeq(path, ".") {
			inner, _ := v.(map[string]any)
			v = inner[key]
		}
		return v
	}
	c := &site.Config
	for path, want := range map[string]any{
		"title": c.Title, "params.author": c.Author, "params.subtitle": c.Subtitle, "buildFuture": c.Future, "buildDrafts": c.Drafts, "locale": c.Language[0],
		"timeZone": c.Location.String(), "pagination.pagerSize": int64(c.PerPage), "pagination.path": c.PaginationDir, "disablePathToLower": true,
		"markup.goldmark.renderer.unsafe": true, "markup.goldmark.renderer.hardWraps": site.Markdown.HardBreaks,
		"markup.goldmark.extensions.typographer.disable": !site.Markdown.Typographer, "markup.highlight.lineNos": c.LineNumbers,
		"taxonomies.tag": "tags", "taxonomies.category": "categories",
	} {
		if got := get(path); got != want {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
}
