package config

import (
	"slices"

	"hexodus/ir"
)

// merge is what Hexo makes of two mappings: the second wins, mappings and lists within are merged in turn.
// Hexo: hexo-util/lib/deep_merge.ts
func merge(a, b ir.Map) ir.Map {
	out := slices.Clone(a)
	for _, e := range b {
		i := slices.IndexFunc(out, func(o ir.Entry) bool { return o.Key == e.Key })
		if i < 0 {
			out = append(out, e)
			continue
		}
		out[i].Value = mergeValue(out[i].Value, e.Value)
	}
	return out
}

func mergeValue(a, b any) any {
	switch b := b.(type) {
	case ir.Map:
		if a, ok := a.(ir.Map); ok {
			return merge(a, b)
		}
	case []any:
		if a, ok := a.([]any); ok {
			return mergeList(a, b)
		}
	}
	return b
}

// mergeList puts items where a has none, merges mappings at the same place, and adds what a does not hold.
func mergeList(a, b []any) []any {
	out := slices.Clone(a)
	for i, v := range b {
		_, isMap := v.(ir.Map)
		_, isList := v.([]any)
		switch {
		case i >= len(out):
			out = append(out, v)
		case isMap || isList:
			if i < len(a) {
				out[i] = mergeValue(a[i], v)
			} else {
				out[i] = v
			}
		case !slices.ContainsFunc(a, func(o any) bool { return scalar(o) && o == v }):
			out = append(out, v)
		}
	}
	return out
}

// scalar reports whether v can be compared.
func scalar(v any) bool {
	switch v.(type) {
	case ir.Map, []any:
		return false
	}
	return true
}

// set is m with a key set.
func set(m ir.Map, key string, v any) ir.Map {
	out := append(ir.Map{}, m...)
	for i := range out {
		if out[i].Key == key {
			out[i].Value = v
			return out
		}
	}
	return append(out, ir.Entry{Key: key, Value: v})
}
