package nunjucks

import (
	"strings"
	"testing"

	"hexodus/ir"
)

func scope(name string) (any, bool) {
	switch name {
	case "title":
		return "Ti", true
	case "n":
		return int64(7), true
	case "list":
		return []any{int64(3), int64(1), "b"}, true
	case "map":
		return ir.Map{{Key: "a", Value: ir.Map{{Key: "b", Value: "deep"}}}}, true
	case "double":
		return Func(func(args []any) (any, bool) { return Text(args[0]) + Text(args[0]), len(args) == 1 }), true
	case "content":
		return nil, false
	}
	return nil, true
}

func TestExpressionsComeToWhatHexoShows(t *testing.T) {
	for expr, want := range map[string]string{
		`title`: "Ti", `nothing`: "", `nothing.at.all`: "", `map.a.b`: "deep", `map["a"].b`: "deep", `list[1]`: "1", `list[9]`: "", `list.length`: "3",
		`"a\n'b'"`: "a\n'b'", `1 + 2`: "3", `1 + 2 * 3`: "7", `(1 + 2) * 3`: "9", `7 // 2`: "3", `7 / 2`: "3.5", `2 ** 3`: "8", `7 % 4`: "3", `-n`: "-7",
		`"a" + 1`: "a1", `1 ~ 2`: "12", `n > 6 and n < 8`: "true", `not n`: "false", `n == 7`: "true", `"7" == "8"`: "false", `nothing or "x"`: "x",
		`"a" if true else "b"`: "a", `"a" if nothing else "b"`: "b", `"a" if nothing`: "", `1 in list`: "true", `2 not in list`: "true", `"i" in title`: "true",
		`"abc" | upper`: "ABC", `title | lower | capitalize`: "Ti", `[3,1]|sort|join("-")`: "1-3", `nothing | default("x")`: "x", `list | length`: "3",
		`title | replace("T", "t")`: "ti", `double("x")`: "xx", `list`: "3,1,b", `none`: "", `"<" | escape`: "&lt;", `list | last`: "b", `and`: "",
	} {
		v, ok := Eval(expr, scope)
		if got := Text(v); !ok || got != want {
			t.Errorf("%s: %q, %v, want %q", expr, got, ok, want)
		}
	}
}

func TestWhatIsNotKnownIsNotGuessed(t *testing.T) {
	for _, expr := range []string{
		``, `1 +`, `content`, `content | upper`, `title.foo()`, `nope()`, `title | nosuch`, `list | sort("x")`, `1 < "2"`, `a = b`, `{"a": 1}`, `"open`, `#`, `f(`, `(1`,
		`title | date("x")`, `list | sort`, strings.Repeat("(", 1000), strings.Repeat("not ", 1000) + "a", strings.Repeat("-", 1000) + "1",
	} {
		if v, ok := Eval(expr, scope); ok {
			t.Errorf("%.40s: %v", expr, v)
		}
	}
}

func FuzzEval(f *testing.F) {
	f.Add(`"a" if n > 1 and not x.y[0] else [1, 2.5] | join("-") ~ f(-1 ** 2)`)
	f.Fuzz(func(t *testing.T, expr string) {
		if v, ok := Eval(expr, scope); ok {
			_ = Text(v)
		}
	})
}
