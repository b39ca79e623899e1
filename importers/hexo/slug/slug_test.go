package slug

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"hexodus/fixtures"
)

func TestSlugizeAsHexo(t *testing.T) {
	for _, v := range fixtures.Vectors(t, "slugize") {
		var in, want string
		var opt struct {
			Transform int
			Separator string
		}
		decode(t, v.Input.Args[0], &in)
		if len(v.Input.Args) > 1 {
			decode(t, v.Input.Args[1], &opt)
		}
		decode(t, v.Output, &want)
		if got := Separated(in, opt.Separator, opt.Transform); got != want {
			t.Errorf("%s: %q: got %q, want %q", v.ID, in, got, want)
		}
	}
}

func TestTitlecaseAsHexo(t *testing.T) {
	for _, v := range fixtures.Vectors(t, "titlecase") {
		var in, want string
		decode(t, v.Input.Args[0], &in)
		decode(t, v.Output, &want)
		if got := Titlecase(in); got != want {
			t.Errorf("%s: %q: got %q, want %q", v.ID, in, got, want)
		}
	}
}

func TestTitlecaseLeavesWordsWithTheirOwnCase(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"node.js and the iPad":  "node.js and the iPad",
		"end of.":               "End Of.",
		"this vs. that":         "This vs. That",
		"a: the b":              "A: The B",
		"step-by-step in-house": "Step-by-Step In-House",
	} {
		if got := Titlecase(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func decode(t *testing.T, data json.RawMessage, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func FuzzSlugize(f *testing.F) {
	f.Add("Ça va? “C++” 你好 ﬁ İ")
	f.Fuzz(func(t *testing.T, s string) {
		got := Slugize(s, Keep)
		if strings.HasPrefix(got, "-") || strings.HasSuffix(got, "-") || strings.Contains(got, "--") {
			t.Fatalf("%q: dashes in %q", s, got)
		}
		if utf8.ValidString(s) {
			if again := Slugize(got, Keep); again != got {
				t.Fatalf("%q: %q becomes %q", s, got, again)
			}
		}
		Titlecase(s)
	})
}

func BenchmarkSlugize(b *testing.B) {
	const name = "Hello, World: une idée of C++ 和 Go"
	b.SetBytes(int64(len(name)))
	for b.Loop() {
		Slugize(name, Lower)
	}
}
