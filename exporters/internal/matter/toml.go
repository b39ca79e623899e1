package matter

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"hexodus/ir"
)

// TOML are fields in TOML, a line each. A field without a value is left out: TOML has no word for it.
func TOML(fields []ir.Field) string {
	var b strings.Builder
	for _, f := range fields {
		if f.Value != nil {
			b.WriteString(tomlKey(f.Key) + " = " + tomlValue(f.Value) + "\n")
		}
	}
	return b.String()
}

func tomlKey(key string) string {
	bare := key != "" && strings.IndexFunc(key, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-')
	}) < 0
	if bare {
		return key
	}
	return quote(key)
}

func tomlValue(v any) string {
	switch v := v.(type) {
	case nil:
		return `""`
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		switch {
		case math.IsNaN(v):
			return "nan"
		case math.IsInf(v, 1):
			return "inf"
		case math.IsInf(v, -1):
			return "-inf"
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return quote(v)
	case time.Time:
		if v.Year() < 0 || v.Year() > 9999 {
			return quote(v.Format(time.RFC3339))
		}
		return v.Format("2006-01-02T15:04:05.999Z07:00")
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = tomlValue(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case ir.Map:
		parts := make([]string, 0, len(v))
		for _, e := range v {
			if e.Value != nil {
				parts = append(parts, tomlKey(e.Key)+" = "+tomlValue(e.Value))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	panic(fmt.Sprintf("matter: a value of type %T", v))
}
