package matter

import (
	"reflect"
	"testing"

	"gopkg.in/yaml.v3"
)

func TestUnmistakableWordsAreWordsToEveryReader(t *testing.T) {
	for _, s := range []string{"word", "two words", "C++", "2 ways", "中文", "a: b", "yes", "No", "1e3", "12:30", "0x1F", "2020-01-02", "~", "null", "- x", "#x", "a #b", "", " x", "x:", "[a]", "@x", "`x`", "%x", "*x", "&x", "!x", "<<", "=", ".5", "+1", "1_000", "NaN", ".inf", "a\tb", "“x”"} {
		var got any
		err := yaml.Unmarshal([]byte(s), &got)
		if Unmistakable(s) && (err != nil || got != s) {
			t.Errorf("%q is said to be unmistakable, but reads as %#v (%v)", s, got, err)
		}
	}
	for _, s := range []string{"word", "two words", "C++", "2 ways", "中文"} {
		if !Unmistakable(s) {
			t.Errorf("%q could stay without quotes", s)
		}
	}
}

func TestFlowValuesReadBackAsWritten(t *testing.T) {
	for _, v := range []any{nil, true, false, "", "plain", "a \"b\" \\ c", "line\nfeed", "tab\t", "\x01", "yes", "é中🙂", []any{"a", int64(1), []any{}}, int64(-7), 1.5} {
		var got any
		if err := yaml.Unmarshal([]byte("v: "+Flow(v)), &got); err != nil {
			t.Errorf("%#v: %v", v, err)
			continue
		}
		if read := widen(got.(map[string]any)["v"]); !reflect.DeepEqual(read, v) {
			t.Errorf("%#v was written %s and read %#v", v, Flow(v), read)
		}
	}
}

// widen makes yaml.v3's numbers those of our values.
func widen(v any) any {
	switch v := v.(type) {
	case int:
		return int64(v)
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = widen(e)
		}
		return out
	}
	return v
}
