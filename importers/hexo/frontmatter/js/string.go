// Package js is what JavaScript makes of plain values: String(v), and dates from text.
//
// Hexo leans on it wherever it casts a title, a tag or a date, so its corners are part of what a blog shows.
package js

import (
	"math"
	"strconv"
	"strings"
	"time"

	"hexodus/ir"
)

// maxString bounds String for lists that hold one another again and again.
const maxString = 1 << 20

// String is String(v): "3.1" for 3.10, "a,b" for a list, "[object Object]" for a map.
// A time is printed in loc, as "Thu Jan 02 2020 03:04:05 GMT+0800 (China Standard Time)".
func String(v any, loc *time.Location) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return v
	case []any:
		var b strings.Builder
		join(&b, v, loc, 0)
		return b.String()
	}
	return scalar(v, loc)
}

func scalar(v any, loc *time.Location) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case int:
		return strconv.Itoa(v)
	case float64:
		return Number(v)
	case time.Time:
		return DateString(v.In(loc))
	case ir.Map:
		return "[object Object]"
	}
	return "[object Object]"
}

// join is Array.prototype.join: nothing for null, one flat string for nested lists.
func join(b *strings.Builder, list []any, loc *time.Location, depth int) {
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		if b.Len() > maxString || depth > 100 {
			return
		}
		switch v := v.(type) {
		case nil:
		case []any:
			join(b, v, loc, depth+1)
		default:
			b.WriteString(scalar(v, loc))
		}
	}
}

// Number is how a number is printed: "3.1", "1e+21", "12345678901234567000", "Infinity".
func Number(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case f == 0:
		return "0"
	}
	if a := math.Abs(f); a >= 1e21 || a < 1e-6 {
		s := strconv.FormatFloat(f, 'e', -1, 64)
		mantissa, exponent, _ := strings.Cut(s, "e")
		return mantissa + "e" + exponent[:1] + strings.TrimLeft(exponent[1:], "0")
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// Value is a number as ir keeps it: an int64 where that loses nothing.
func Value(f float64) any {
	if f == math.Trunc(f) && math.Abs(f) <= 1<<53 {
		return int64(f)
	}
	return f
}

// Truthy reports whether a value counts as true in a condition.
func Truthy(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case int64:
		return v != 0
	case float64:
		return v != 0 && !math.IsNaN(v)
	}
	return true
}

// DateString is Date.prototype.toString in the zone of t.
func DateString(t time.Time) string {
	year := strconv.Itoa(t.Year())
	if t.Year() < 0 {
		year = "-" + strings.Repeat("0", max(0, 7-len(year))) + year[1:]
	} else {
		year = strings.Repeat("0", max(0, 4-len(year))) + year
	}
	return t.Format("Mon Jan 02 ") + year + t.Format(" 15:04:05 GMT-0700 (") + longName(t) + ")"
}
