package nunjucks

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// Text is a value as the template language prints it: nothing for nil, a list with commas.
func Text(v any) string {
	if v == nil {
		return ""
	}
	switch v := v.(type) {
	case Func:
		return ""
	case Object:
		return v.Text()
	}
	return js.String(v, time.UTC)
}

// number is a value as a number, as far as JavaScript's own rules are the plain ones.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	}
	return 0, false
}

func arithmetic(op string, a, b any) (any, bool) {
	_, aText := a.(string)
	_, bText := b.(string)
	if op == "+" && (aText || bText) && a != nil && b != nil {
		return Text(a) + Text(b), true
	}
	x, ok := number(a)
	y, known := number(b)
	if !ok || !known {
		return nil, false
	}
	switch op {
	case "+":
		return tidy(x + y), true
	case "-":
		return tidy(x - y), true
	case "*":
		return tidy(x * y), true
	case "/":
		return tidy(x / y), true
	case "//":
		return tidy(math.Floor(x / y)), true
	case "%":
		return tidy(math.Mod(x, y)), true
	}
	return tidy(math.Pow(x, y)), true
}

// tidy makes a whole number of a value that is one.
func tidy(n float64) any {
	if n == math.Trunc(n) && math.Abs(n) < 1<<53 {
		return int64(n)
	}
	return n
}

// compare compares values of one kind; what JavaScript makes of others is not known here.
func compare(op string, a, b any) (result, ok bool) {
	if s, isText := a.(string); isText {
		t, isText := b.(string)
		if !isText {
			return op[0] == '!', b == nil && len(op) > 1 && op[0] != '<' && op[0] != '>'
		}
		return decide(op, slices.Compare(utf16.Encode([]rune(s)), utf16.Encode([]rune(t)))), true
	}
	if a == nil || b == nil {
		return (a == nil && b == nil) == (op[0] == '='), op[0] == '=' || op[0] == '!'
	}
	x, known := number(a)
	y, ok := number(b)
	if !known || !ok || math.IsNaN(x) || math.IsNaN(y) {
		return false, false
	}
	switch {
	case x < y:
		return decide(op, -1), true
	case x > y:
		return decide(op, 1), true
	}
	return decide(op, 0), true
}

func decide(op string, order int) bool {
	switch op {
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	case ">=":
		return order >= 0
	case "!=", "!==":
		return order != 0
	}
	return order == 0
}

func contains(in, v any) (found, ok bool) {
	switch in := in.(type) {
	case string:
		s, isText := v.(string)
		return isText && strings.Contains(in, s), isText
	case []any:
		return slices.ContainsFunc(in, func(item any) bool { same, known := compare("==", item, v); return same && known }), true
	case ir.Map:
		return slices.ContainsFunc(in, func(e ir.Entry) bool { return e.Key == v }), true
	}
	return false, false
}

// member is what a value has under a name or index; nothing has nothing.
func member(v any, key string) (any, bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case Object:
		return v.Member(key)
	case string:
		if key == "length" {
			return int64(len(utf16.Encode([]rune(v)))), true
		}
	case []any:
		if key == "length" {
			return int64(len(v)), true
		}
		if i, err := strconv.Atoi(key); err == nil {
			if i >= 0 && i < len(v) {
				return v[i], true
			}
			return nil, true
		}
	case ir.Map:
		for _, e := range slices.Backward(v) {
			if e.Key == key {
				return e.Value, true
			}
		}
		return nil, true
	}
	return nil, false
}
