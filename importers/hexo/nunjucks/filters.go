package nunjucks

import (
	"slices"
	"strings"
	"unicode/utf16"

	"hexodus/importers/hexo/frontmatter/js"
)

// filters are those whose outcome depends on their arguments alone.
// Nunjucks: src/filters.js
var filters = map[string]func(v any, args []any) (any, bool){
	"upper":      ofText(strings.ToUpper),
	"lower":      ofText(strings.ToLower),
	"trim":       ofText(strings.TrimSpace),
	"capitalize": ofText(capitalize),
	"safe":       ofText(func(s string) string { return s }),
	"string":     ofText(func(s string) string { return s }),
	"escape":     ofText(escaper.Replace),
	"e":          ofText(escaper.Replace),
	"nl2br": ofText(func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "<br />\n")
	}),
	"length":  length,
	"join":    join,
	"first":   first,
	"last":    last,
	"reverse": reverse,
	"sort":    sorted,
	"default": fallback,
	"d":       fallback,
	"replace": replace,
}

var escaper = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "'", "&#39;", "<", "&lt;", ">", "&gt;", "`", "&#96;")

// ofText is a filter that takes no arguments.
func ofText(f func(string) string) func(any, []any) (any, bool) {
	return func(v any, args []any) (any, bool) {
		switch v.(type) {
		case nil, string, bool, int64, float64:
			return f(Text(v)), len(args) == 0
		}
		return nil, false
	}
}

func capitalize(s string) string {
	r := []rune(strings.ToLower(s))
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func length(v any, _ []any) (any, bool) {
	switch v := v.(type) {
	case nil:
		return int64(0), true
	case string:
		return int64(len(utf16.Encode([]rune(v)))), true
	case []any:
		return int64(len(v)), true
	}
	return nil, false
}

func join(v any, args []any) (any, bool) {
	list, ok := v.([]any)
	if !ok || len(args) > 1 {
		return nil, false
	}
	parts := make([]string, len(list))
	for i, item := range list {
		parts[i] = Text(item)
	}
	separator := ""
	if len(args) == 1 {
		separator = Text(args[0])
	}
	return strings.Join(parts, separator), true
}

func first(v any, args []any) (any, bool) {
	list, ok := v.([]any)
	if !ok || len(args) > 0 {
		return nil, false
	}
	if len(list) == 0 {
		return nil, true
	}
	return list[0], true
}

func last(v any, args []any) (any, bool) {
	list, ok := v.([]any)
	if !ok || len(args) > 0 {
		return nil, false
	}
	if len(list) == 0 {
		return nil, true
	}
	return list[len(list)-1], true
}

func reverse(v any, args []any) (any, bool) {
	switch v := v.(type) {
	case []any:
		list := slices.Clone(v)
		slices.Reverse(list)
		return list, len(args) == 0
	case string:
		r := []rune(v)
		slices.Reverse(r)
		return string(r), len(args) == 0
	}
	return nil, false
}

// sorted sorts numbers, or texts without regard to case.
func sorted(v any, args []any) (any, bool) {
	list, ok := v.([]any)
	if !ok || len(args) > 0 {
		return nil, false
	}
	list, known := slices.Clone(list), true
	slices.SortStableFunc(list, func(a, b any) int {
		if s, ok := a.(string); ok {
			a = strings.ToLower(s)
		}
		if s, ok := b.(string); ok {
			b = strings.ToLower(s)
		}
		less, ok := compare("<", a, b)
		more, _ := compare(">", a, b)
		known = known && ok
		switch {
		case less:
			return -1
		case more:
			return 1
		}
		return 0
	})
	return list, known
}

// fallback is another value for one that is not there, or with a second argument that is false.
func fallback(v any, args []any) (any, bool) {
	switch {
	case len(args) == 0 || len(args) > 2:
		return nil, false
	case len(args) == 2 && js.Truthy(args[1]) && !js.Truthy(v), v == nil:
		return args[0], true
	}
	return v, true
}

func replace(v any, args []any) (any, bool) {
	s, ok := v.(string)
	if !ok || len(args) != 2 {
		return nil, false
	}
	old, isText := args[0].(string)
	if !isText || old == "" {
		return nil, false
	}
	return strings.ReplaceAll(s, old, Text(args[1])), true
}
