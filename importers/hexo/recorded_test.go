package hexo

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"hexodus/fixtures"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// recorded is a vector of a whole blog.
type recorded struct {
	ID    string
	Input struct {
		File, Content, ConfigName, ConfigFile, Post string
		Files, Fixtures                             map[string]string
		Args                                        struct{ Config string }
	}
	Config  map[string]any
	Output  json.RawMessage
	Files   map[string]string `json:"fixtures"`
	Plugins []string
	Theme   string `json:"-"` // "none" if it is empty
	Env     map[string]string
	CLI     map[string]any `json:"cli_args"`
	MTime   int64          `json:"file_mtime_epoch"`
}

func vectors(t *testing.T, area string) []recorded {
	t.Helper()
	text, err := os.ReadFile("../../fixtures/vectors/" + area + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	skip := fixtures.Exceptions(t)
	var list []recorded
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var v recorded
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", area, err)
		}
		if skip[v.ID] == "" {
			list = append(list, v)
		}
	}
	return list
}

// blogFS is the blog that a vector was recorded from.
func (v *recorded) blogFS(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	put := func(name, content string) {
		fsys[name] = &fstest.MapFile{Data: []byte(content), ModTime: time.Unix(v.MTime, 0), Mode: 0o644}
	}
	if v.Input.File != "" {
		put(v.Input.File, v.Input.Content)
	}
	for _, files := range []map[string]string{v.Files, v.Input.Files, v.Input.Fixtures} {
		for name, content := range files {
			put(name, content)
		}
	}
	if v.Config == nil {
		v.Config = map[string]any{}
	}
	v.Config["theme"] = cmp.Or(v.Theme, "none")
	text, err := json.Marshal(v.Config)
	if err != nil {
		t.Fatal(err)
	}
	put("_config.yml", string(text))
	packages := map[string]string{}
	for _, p := range v.Plugins {
		packages[p] = "*"
	}
	text, _ = json.Marshal(map[string]any{"hexo": map[string]any{}, "dependencies": packages})
	put("package.json", string(text))
	return fsys
}

func (v *recorded) options() Options {
	opt := Options{Timezone: v.Env["TZ"], Drafts: v.CLI["drafts"] == true}
	if opt.Timezone == "" {
		opt.Timezone = "UTC"
	}
	return opt
}

func (v *recorded) read(t *testing.T) (*blog, *finding.Log) {
	t.Helper()
	var log finding.Log
	b, err := read(t.Context(), v.blogFS(t), v.options(), &log)
	if err != nil {
		t.Fatalf("%s: %v", v.ID, err)
	}
	return b, &log
}

func (v *recorded) decode(t *testing.T, into any) {
	t.Helper()
	if err := json.Unmarshal(v.Output, into); err != nil {
		t.Fatalf("%s: %v", v.ID, err)
	}
}

func docAt(b *blog, name string) *ir.Document {
	for _, d := range b.site.Docs {
		if d.Source.Path == name {
			return d
		}
	}
	return nil
}
