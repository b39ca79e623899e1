package yaml

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// plain is a value as JSON has it.
func plain(v any) any {
	switch v := v.(type) {
	case int64:
		return float64(v)
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return "number " + js.Number(v)
		}
		return v
	case time.Time:
		return v.Format("date 2006-01-02T15:04:05.000Z")
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

func TestTextsAreReadAsJSYAMLReadsThem(t *testing.T) {
	for _, c := range recorded {
		doc, err := Parse([]byte(c.text), Options{Tabs: true})
		if (err != nil) != (c.want == "") {
			t.Errorf("%q: error %v, want %s", c.text, err, c.want)
			continue
		}
		if err != nil {
			continue
		}
		var got, want any
		if doc.Root != nil {
			got = plain(doc.Root.Value)
		}
		if err := json.Unmarshal([]byte(c.want), &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestOptionsAdmitMore(t *testing.T) {
	if _, err := Parse([]byte("a: 1\na: 2"), Options{JSON: true}); err != nil {
		t.Error(err)
	}
	if _, err := Parse([]byte("a: !!js/regexp /x/g"), Options{JSTypes: true}); err != nil {
		t.Error(err)
	}
	if _, err := Parse([]byte("a: !!js/regexp /x/g"), Options{}); err == nil {
		t.Error("a regular expression without JSTypes")
	}
}

func TestDeepNestingIsRefused(t *testing.T) {
	for _, text := range []string{strings.Repeat("[", 5000), strings.Repeat("- ", 5000), strings.Repeat("{a: ", 5000)} {
		if _, err := Parse([]byte(text), Options{}); err == nil {
			t.Errorf("%.10s… is read", text)
		}
	}
}

// A list that holds another ten times, and so on, is shared and not copied.
func TestManyAliasesCostLittle(t *testing.T) {
	text := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		text += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 10) + "]\n"
	}
	doc, err := Parse([]byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m := doc.Root.Value.(ir.Map); len(js.String(m[25].Value, time.UTC)) > 1<<22 {
		t.Error("the last list is printed in full")
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range recorded {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := Parse([]byte(text), Options{Tabs: true, JSTypes: true})
		if e, ok := err.(*Error); ok {
			if e.At.Start < 0 || e.At.End < e.At.Start || e.At.End > len(text) {
				t.Fatalf("error at %v of %d", e.At, len(text))
			}
			return
		}
		if doc.Root != nil {
			checkSpans(t, doc.Root, len(text))
		}
	})
}

func checkSpans(t *testing.T, n *Node, size int) {
	if n.At.Start < 0 || n.At.End < n.At.Start || n.At.End > size {
		t.Fatalf("node at %v of %d", n.At, size)
	}
	for _, pair := range n.Pairs {
		if pair.Value != nil && !pair.Merged {
			checkSpans(t, pair.Value, size)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	text := []byte("title: A post about C#\ndate: 2019-01-20 05:09:37\ntags:\n  - go\n  - hexo\ncategories: [Tech, Go]\ncover: /a.png\nintro: >\n  some\n  text\n")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(text, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
