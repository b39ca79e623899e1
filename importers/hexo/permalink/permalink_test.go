package permalink

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/fixtures"
)

func TestRulesAsHexo(t *testing.T) {
	for _, v := range fixtures.Vectors(t, "permalink-parse") {
		var rule string
		decode(t, v.Input.Args[0], &rule)
		switch v.Input.Call {
		case "Permalink.parse":
			var name string
			decode(t, v.Input.Args[1], &name)
			fields, ok := Parse(rule, name)
			if string(v.Output) == `"__undefined__"` {
				if ok {
					t.Errorf("%s: got %v, want no match", v.ID, fields)
				}
				continue
			}
			got, want := map[string]string{}, map[string]string{}
			decode(t, v.Output, &want)
			for _, f := range fields {
				got[f.Name] = f.Value
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", v.ID, diff)
			}
		case "Permalink.stringify":
			var data map[string]any
			var want string
			decode(t, v.Input.Args[1], &data)
			decode(t, v.Output, &want)
			got := Format(rule, func(name string) (string, bool) {
				value, ok := data[name]
				return fmt.Sprint(value), ok
			})
			if got != want {
				t.Errorf("%s: got %q, want %q", v.ID, got, want)
			}
		}
	}
}

func TestParseIsAnchored(t *testing.T) {
	if f, ok := Parse(":year-:month-:day-:title", "sub/2019-01-02-foo"); ok {
		t.Errorf("got %v, want no match", f)
	}
	f, ok := Parse(":category/:title", "a/b/c")
	if want := []Field{{"category", "a"}, {"title", "b/c"}}; !ok || !cmp.Equal(f, want) {
		t.Errorf("got %v, want %v", f, want)
	}
}

func decode(t *testing.T, data json.RawMessage, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(":year-:month-:day-:title", "2019-01-02-foo")
	f.Add("a(:b_:__", "x")
	f.Fuzz(func(t *testing.T, rule, name string) {
		fields, ok := Parse(rule, name)
		if !ok {
			return
		}
		seen := map[string]bool{}
		for _, n := range Variables(rule) {
			if seen[n] {
				return // of one name twice, only the last value is kept
			}
			seen[n] = true
		}
		got := Format(rule, func(name string) (string, bool) {
			for _, f := range fields {
				if f.Name == name {
					return f.Value, true
				}
			}
			return "", false
		})
		if got != name {
			t.Fatalf("%q by %q: written back as %q", name, rule, got)
		}
	})
}
