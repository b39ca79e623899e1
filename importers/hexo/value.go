package hexo

import (
	"strings"

	"hexodus/ir"
)

// boolean is a value cast to true or false; usual is what an empty one is.
//
// Hexo: warehouse lib/types/boolean.ts
func boolean(v any, usual bool) bool {
	switch v := v.(type) {
	case nil:
		return usual
	case bool:
		return v
	case int64:
		return v != 0
	case float64:
		return v != 0
	case string:
		return v != "false" && v != "0" && v != ""
	}
	return true
}

// plainText is a value that is a string, without the space around it.
func plainText(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(s)
}

// plainTexts are the strings of a value: itself, or the items of a list.
func plainTexts(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, item := range list {
		if s := plainText(item); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// pairs are the entries of a mapping whose values are text.
func pairs(v any, text func(any) string) map[string]string {
	m, _ := v.(ir.Map)
	out := make(map[string]string, len(m))
	for _, e := range m {
		if e.Value != nil {
			out[e.Key] = text(e.Value)
		}
	}
	return out
}
