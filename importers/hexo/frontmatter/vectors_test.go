package frontmatter

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hexodus/fixtures"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// load reads a post as the importer does: no byte order mark, line feeds only.
func load(text string) *ir.Source {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	return &ir.Source{Path: "source/_posts/a.md", Data: []byte(text)}
}

// plain is a value as Hexo's own dump has it.
func plain(v any) any {
	switch v := v.(type) {
	case int64:
		return float64(v)
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return nil
		}
		return v
	case time.Time:
		return v.Format("2006-01-02T15:04:05.000Z")
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

func TestRecordedFrontMatter(t *testing.T) {
	for _, area := range []string{"front-matter", "front-matter-options"} {
		for _, v := range fixtures.Vectors(t, area) {
			t.Run(v.ID, func(t *testing.T) {
				var want struct {
					Dropped bool `json:"not_processed_as_post_or_page"`
					Title   *string
					Body    *string `json:"raw_body"`
					Fields  struct{ Foo any }
					Photos  []string
					Bools
				}
				if err := json.Unmarshal(v.Output, &want); err != nil {
					t.Fatal(err)
				}
				src := load(v.Input.Content)
				meta, content, err := Parse(src)
				if (err != nil) != want.Dropped {
					t.Fatalf("error %v, dropped %t", err, want.Dropped)
				}
				if want.Dropped {
					if at := err.(*Error).At; at.Start < 0 || at.End > len(src.Data) || at.Len() < 0 {
						t.Errorf("error at %v", at)
					}
					return
				}
				checkTiles(t, src, meta, content)
				if want.Body != nil && *want.Body != string(src.Bytes(content)) {
					t.Errorf("content %q, want %q", src.Bytes(content), *want.Body)
				}
				title := ""
				if v := meta.Get("title"); v != nil {
					title = JSString(v, time.UTC)
				}
				if js.Truthy(meta.Get("titlecase")) { // done later
					want.Title = nil
				}
				if want.Title != nil && title != *want.Title {
					t.Errorf("title %q, want %q", title, *want.Title)
				}
				if want.Fields.Foo == "__undefined__" {
					if meta.Has("foo") {
						t.Errorf("foo is %v", meta.Get("foo"))
					}
				} else if diff := cmp.Diff(want.Fields.Foo, plain(meta.Get("foo"))); diff != "" {
					t.Errorf("foo: %s", diff)
				}
				want.check(t, meta)
			})
		}
	}
}

// Bools are the fields that Hexo casts to true or false.
type Bools struct{ Comments, Published *bool }

func (want Bools) check(t *testing.T, meta ir.Meta) {
	for key, want := range map[string]*bool{"comments": want.Comments, "published": want.Published} {
		v := meta.Get(key)
		if want == nil || v == nil {
			continue
		}
		if got := js.Truthy(v) && v != "false" && v != "0"; got != *want {
			t.Errorf("%s %v is %t", key, v, got)
		}
	}
}

// checkTiles checks what ir.Meta promises.
func checkTiles(t testing.TB, src *ir.Source, meta ir.Meta, content ir.Span) {
	t.Helper()
	if content.End != len(src.Data) || content.Start < 0 || content.Start > content.End {
		t.Fatalf("content is %v of %d", content, len(src.Data))
	}
	if meta.Format == ir.MetaNone {
		if content.Start != 0 || len(meta.Fields) > 0 {
			t.Fatalf("no front matter, but %v", meta)
		}
		return
	}
	if meta.At != (ir.Span{End: content.Start}) {
		t.Fatalf("front matter is at %v, content at %v", meta.At, content)
	}
	at := -1
	for _, f := range meta.Fields {
		for what, s := range map[string]ir.Span{"field": f.At, "key": f.KeyAt, "value": f.ValueAt} {
			if s.Start < 0 || s.End < s.Start || s.End > content.Start {
				t.Fatalf("%s: %s at %v of %v", f.Key, what, s, meta.At)
			}
		}
		if !meta.Lines {
			continue
		}
		if at >= 0 && f.At.Start != at {
			t.Fatalf("%s starts at %d, want %d", f.Key, f.At.Start, at)
		}
		at = f.At.End
		if f.KeyAt.Start < f.At.Start || f.KeyAt.End > f.At.End || f.ValueAt.Len() > 0 && (f.ValueAt.Start < f.KeyAt.End || f.ValueAt.End > f.At.End) {
			t.Fatalf("%s at %v: key %v, value %v", f.Key, f.At, f.KeyAt, f.ValueAt)
		}
		if lines := src.Bytes(f.At); len(lines) == 0 || lines[len(lines)-1] != '\n' || f.At.Start > 0 && src.Data[f.At.Start-1] != '\n' {
			t.Fatalf("%s: %q is not whole lines", f.Key, lines)
		}
	}
	if meta.Lines && at >= 0 && (meta.Tail.Start != at || meta.Tail.End > content.Start) {
		t.Fatalf("tail %v, fields end at %d", meta.Tail, at)
	}
}

// The rest of a value's line is a comment at most.
func TestValueSpansAreTight(t *testing.T) {
	text := "---\n# about\ntitle: \"C#\"  # quoted\ndate: 2019-01-20 05:09:37 # when\ntags:\n- a\n- b # last\n\n" +
		"cover: |\n  x\n  y\n\nsticky: &s 1\nempty:\nmap: {a: 1}\nmore\tcommas : x\nref: *s # alias\n# tail\n---\nbody"
	src := load(text)
	meta, content, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	checkTiles(t, src, meta, content)
	var got []string
	for _, f := range meta.Fields {
		got = append(got, fmt.Sprintf("%s|%s|%s|%t", src.Bytes(f.KeyAt), src.Bytes(f.ValueAt), src.Bytes(f.At), f.Plain))
	}
	got = append(got, string(src.Bytes(meta.Tail)))
	want := []string{
		"title|\"C#\"|# about\ntitle: \"C#\"  # quoted\n|false",
		"date|2019-01-20 05:09:37|date: 2019-01-20 05:09:37 # when\n|true",
		"tags|- a\n- b|tags:\n- a\n- b # last\n|false",
		"cover||\n  x\n  y|\ncover: |\n  x\n  y\n|false",
		"sticky|&s 1|\nsticky: &s 1\n|false",
		"empty||empty:\n|false",
		"map|{a: 1}|map: {a: 1}\n|false",
		"more\tcommas|x|more\tcommas : x\n|true",
		"ref|*s|ref: *s # alias\n|false",
		"# tail\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSpansAreThoseOfTheFileThoughTabsAreExpanded(t *testing.T) {
	src := load("---\ntags:\n\t- a\n\t- bc\nx: y\n---\n")
	meta, _, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(src.Bytes(meta.Fields[0].ValueAt)); got != "- a\n\t- bc" {
		t.Errorf("tags at %q", got)
	}
	if got := string(src.Bytes(meta.Fields[1].ValueAt)); got != "y" {
		t.Errorf("x at %q", got)
	}
}

func TestErrorsAreTight(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: A\ntitle: B\n---\nbody": "title",
		"---\ntitle: !x y\n---\nbody":        "!x",
		"---\ntitle: @x\n---\nbody":          "@x",
		"---\n- a\n- b\n---\nbody":           "- a\n- b",
		"---\nt: \"a\n---\nbody":             "\"a",
	} {
		src := load(text)
		_, content, err := Parse(src)
		if err == nil {
			t.Errorf("%q: no error", text)
			continue
		}
		if got := string(src.Bytes(err.(*Error).At)); got != want {
			t.Errorf("%q: error at %q, want %q", text, got, want)
		}
		if got := string(src.Bytes(content)); got != "body" {
			t.Errorf("%q: content %q", text, got)
		}
	}
}

func TestFieldsPrintAsJavaScriptPrintsThem(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		v    any
		want string
	}{
		{at, "Thu Jan 02 2020 03:04:05 GMT+0800 (China Standard Time)"},
		{[]any{at, nil, "a", int64(7)}, "Thu Jan 02 2020 11:04:05 GMT+0800 (China Standard Time),,a,7"},
		{ir.Map{}, "[object Object]"}, {3.1, "3.1"}, {nil, "null"}, {1e21, "1e+21"},
	} {
		if got := JSString(c.v, zone); got != c.want {
			t.Errorf("%v is %q, want %q", c.v, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, v := range fixtures.Vectors(f, "front-matter") {
		f.Add(v.Input.Content)
	}
	f.Add("a: 1\n---\n")
	f.Add("---\n\n---\n---\n")
	f.Fuzz(func(t *testing.T, text string) {
		src := load(strings.ToValidUTF8(text, "\ufffd"))
		meta, content, err := Parse(src)
		if err == nil {
			checkTiles(t, src, meta, content)
			return
		}
		if at := err.(*Error).At; at.Start < 0 || at.End < at.Start || at.End > content.Start {
			t.Fatalf("error at %v, content at %v", at, content)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	src := load("---\ntitle: A post about C#\ndate: 2019-01-20 05:09:37\nupdated: 2020-01-01\ntags:\n  - go\n  - hexo\ncategories: [Tech, Go]\ncover: /a.png\n---\nbody\n")
	b.SetBytes(int64(len(src.Data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Parse(src); err != nil {
			b.Fatal(err)
		}
	}
}
