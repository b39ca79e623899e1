package matter

import "slices"

// Unique is a list as the value of a field; what is in it twice is written once.
func Unique(list []string) []any {
	out := make([]any, 0, len(list))
	for _, s := range list {
		if !slices.Contains(out, any(s)) {
			out = append(out, s)
		}
	}
	return out
}
