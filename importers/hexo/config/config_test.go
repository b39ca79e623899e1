package config

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"hexodus/fixtures"
	"hexodus/ir"
	"hexodus/ir/finding"
)

func site(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t testing.TB, files map[string]string, names ...string) (*Config, *finding.Log, error) {
	t.Helper()
	log := &finding.Log{}
	c, err := Load(site(files), names, log)
	return c, log, err
}

// plain is a value as Hexo's own dump has it.
func plain(v any) any {
	switch v := v.(type) {
	case int64:
		return float64(v)
	case []any:
		list := []any{}
		for _, e := range v {
			list = append(list, plain(e))
		}
		return list
	case ir.Map:
		m := map[string]any{}
		for _, e := range v {
			m[e.Key] = plain(e.Value)
		}
		return m
	}
	return v
}

func TestRecordedConfigurations(t *testing.T) {
	for _, v := range recorded(t) {
		t.Run(v.ID, func(t *testing.T) {
			files := map[string]string{"package.json": `{"hexo":{"version":"8.1.2"},"dependencies":{"hexo-renderer-marked":"*"}}`}
			in := v.Input
			if in.ConfigName == "" {
				in.ConfigName = "_config.yml"
			}
			if in.ConfigFile != nil {
				files[in.ConfigName] = *in.ConfigFile
			}
			for name, text := range in.Fixtures {
				files[name] = text
			}
			var want struct {
				Fatal  string
				Config map[string]any
				Theme  map[string]any `json:"theme_config"`
				Path   string         `json:"config_path"`
			}
			if err := json.Unmarshal(v.Output, &want); err != nil {
				t.Fatal(err)
			}
			c, _, err := load(t, files, Files(in.Args.Config)...)
			if (err != nil) != (want.Fatal != "") {
				t.Fatalf("error %v, want %q", err, want.Fatal)
			}
			if err != nil {
				if !strings.HasPrefix(err.Error(), "_config.yml:") || strings.Contains(err.Error(), "\n") {
					t.Errorf("error %q", err)
				}
				return
			}
			for key, want := range want.Config {
				if diff := cmp.Diff(want, plain(c.Get(key))); diff != "" {
					t.Errorf("%s: %s", key, diff)
				}
			}
			if want.Theme != nil {
				if diff := cmp.Diff(any(want.Theme), plain(c.ThemeConfig)); diff != "" {
					t.Errorf("theme: %s", diff)
				}
			}
			if c.Path != want.Path {
				t.Errorf("path %s, want %s", c.Path, want.Path)
			}
		})
	}
}

// vector is a recorded case; its input holds more than that of other areas.
type vector struct {
	ID    string
	Input struct {
		ConfigFile *string
		ConfigName string
		Fixtures   map[string]string
		Args       struct{ Config string }
	}
	Output json.RawMessage
}

func recorded(t *testing.T) (list []vector) {
	t.Helper()
	file, err := os.Open("../../../fixtures/vectors/config.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	skip := fixtures.Exceptions(t)
	for d := json.NewDecoder(file); d.More(); {
		var v vector
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		if skip[v.ID] == "" {
			list = append(list, v)
		}
	}
	return list
}

func TestDefaultsHoldWhereTheBlogSaysNothing(t *testing.T) {
	c, _, err := load(t, map[string]string{"_config.yml": "title: 3.10\nlanguage: [zh-CN, en]\nskip_render: '*.html'\ntag_map: {a: b, c: }\ntheme: next\n"})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(c.Title, c.Author, c.Language, c.SkipRender, c.TagMap, c.Permalink, c.PerPage, c.TrailingHTML, c.Future, c.Engine, c.Theme, c.DefaultCategory)
	want := "3.1John Doe[zh-CN en][*.html]map[a:b]:year/:month/:day/:title/10 true true marked next uncategorized"
	if got = strings.ReplaceAll(got, "marked next", "marked next "); strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(want), "") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestKeysAreFoundWhereTheyStand(t *testing.T) {
	c, _, err := load(t, map[string]string{
		"_config.yml":      "title: T\nurl: https://e.com/b/\ntheme: next\nmystery: 1\nfeed: {}\nbaidu-push: 1\n",
		"_config.next.yml": "menu: {}\n",
		"package.json":     `{"dependencies": {"hexo": "^6.3.0", "hexo-baidu-push": "1", "hexo-renderer-kramed": "^0.1.4"}}`,
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range c.Keys() {
		got = append(got, fmt.Sprintf("%s %s %s %s", k.Source.Path, k.Source.Bytes(k.At), k.Source.Bytes(k.ValueAt), k.Use))
	}
	want := []string{
		"_config.yml title T site", "_config.yml url https://e.com/b/ url", "_config.yml theme next theme",
		"_config.yml mystery 1 unknown", "_config.yml feed {} plugin", "_config.yml baidu-push 1 plugin", "_config.next.yml menu {} theme",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	src, at, ok := c.KeyAt("mystery")
	if !ok || string(src.Bytes(at)) != "mystery" {
		t.Errorf("mystery at %v", at)
	}
	if c.HexoVersion != "6.3.0" || c.Engine != "kramed" || c.PackageVersion("hexo-renderer-kramed") != "^0.1.4" || c.Root != "/b/" || c.URL != "https://e.com/b" {
		t.Errorf("%q %q %q %q", c.HexoVersion, c.Engine, c.Root, c.URL)
	}
}

func TestErrorsAreOneLineWithThePlace(t *testing.T) {
	for text, want := range map[string]string{
		"title: a\ntitle: b\n": "_config.yml:2:1: the key title a second time",
		"url: ftp://e.com\n":   `_config.yml:1:6: url "ftp://e.com" is no http address`,
		"a: b\nroot: [1]\n":    `_config.yml:2:7: root "1" is no path`,
		"a: b\nc: d: e\n":      "_config.yml:2:5: text that is neither a value nor a key of the mapping",
		"url: http://e.com\na": "_config.yml:2:1: a line of a mapping without a colon",
		"# mine\n- a\n- b\n":   "_config.yml:2:1: no settings: want lines like title: My blog",
	} {
		_, _, err := load(t, map[string]string{"_config.yml": text})
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestAFolderThatIsNoBlogIsRefused(t *testing.T) {
	for _, files := range []map[string]string{{}, {"package.json": "{}"}, {"README.md": "x"}} {
		if _, _, err := load(t, files); err == nil || !strings.HasPrefix(err.Error(), "not a Hexo blog") {
			t.Errorf("%v: %v", files, err)
		}
	}
	for _, files := range []map[string]string{
		{"source/_posts/a.md": "x"}, {"_config.yml": ""}, {"package.json": `{"hexo": {}}`}, {"package.json": `{"dependencies":{"hexo":"8"}}`},
	} {
		if _, _, err := load(t, files); err != nil {
			t.Errorf("%v: %v", files, err)
		}
	}
}

func TestWhatCannotBeReadBesidesIsAFinding(t *testing.T) {
	c, log, err := load(t, map[string]string{
		"_config.yml": "theme: x\n", "themes/x/_config.yml": "a: [", "package.json": "{",
	}, "_config.yml", "nope.yml")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range log.Findings() {
		got = append(got, f.Rule.ID+" "+f.File())
	}
	want := []string{"config/file-missing nope.yml", "config/package-json package.json", "config/theme-unreadable themes/x/_config.yml"}
	if diff := cmp.Diff(want, got); diff != "" || c.Theme != "x" {
		t.Error(diff)
	}
}

func TestTheThemesOwnSettingsComeLast(t *testing.T) {
	c, _, err := load(t, map[string]string{
		"_config.yml": "theme: x\ntheme_config: {a: 1}\n", "_config.x.yml": "a: 2\nb: 2\n", "themes/x/_config.yml": "a: 3\nb: 3\nc: {d: 3}\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(c.ThemeGet("a"), c.ThemeGet("b"), c.ThemeGet("c", "d"), c.ThemeGet("c", "e", "f")); got != "1 2 3 <nil>" {
		t.Error(got)
	}
}

func TestAThemeMayBeAPackage(t *testing.T) {
	files := map[string]string{"_config.yml": "theme: x\n", "node_modules/hexo-theme-x/_config.yml": "a: package\n"}
	c, _, err := load(t, files)
	if err != nil || c.ThemeGet("a") != "package" || c.ThemeDir != "node_modules/hexo-theme-x" {
		t.Error(c, err)
	}
	files["themes/x/_config.yml"] = "a: folder\n"
	c, _, err = load(t, files)
	if err != nil || c.ThemeGet("a") != "folder" || c.ThemeDir != "themes/x" {
		t.Error(c, err)
	}
}
