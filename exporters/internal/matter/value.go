package matter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"hexodus/ir"
)

// Key spells a YAML key.
func Key(key string) string {
	if Unmistakable(key) {
		return key
	}
	return quote(key)
}

// Flow spells a value in the form that YAML and JSON share. Strings are always in quotes.
func Flow(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return quote(fmt.Sprint(v))
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return quote(v)
	case time.Time:
		return quote(v.Format("2006-01-02T15:04:05.999Z07:00"))
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = Flow(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case ir.Map:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = quote(e.Key) + ": " + Flow(e.Value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	panic(fmt.Sprintf("matter: a value of type %T", v))
}

// quote is a string in double quotes, as JSON and YAML both read it.
func quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string always encodes
	}
	text := strings.TrimSuffix(b.String(), "\n")
	if strings.IndexFunc(text, unprintable) < 0 {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if unprintable(r) {
			fmt.Fprintf(&out, "\\u%04x", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// unprintable are the characters that YAML wants escaped, and JSON does not.
func unprintable(r rune) bool {
	return r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// refused are the characters that YAML does not take as they are, not even in a comment.
func refused(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || unprintable(r) && r != 0x85 && r != 0xFEFF
}

// Unmistakable reports whether every YAML reader takes these bytes, unquoted, for this very string.
func Unmistakable(s string) bool {
	if s == "" || s != strings.TrimSpace(s) || strings.ContainsAny(s, "\n\r\t\"\\") || strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") {
		return false
	}
	for _, r := range s {
		if r < ' ' || r == 0x7F || r == 0x85 || r >= 0x80 && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF {
			return false
		}
	}
	if strings.IndexByte("!&*-?:,[]{}#|>@`\"'%=<~.+0123456789", s[0]) >= 0 {
		return digitsThenLetters(s)
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity":
		return false
	}
	return true
}

// digitsThenLetters are texts that begin with a digit and can be no number, date or time: "2 ways to …".
func digitsThenLetters(s string) bool {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 || i == len(s) || s[i] != ' ' && s[i] < 0x80 {
		return false
	}
	rest := strings.TrimLeft(s[i:], " ")
	return rest != "" && (rest[0] >= 'a' && rest[0] <= 'z' || rest[0] >= 'A' && rest[0] <= 'Z' || rest[0] >= 0x80)
}

// Same reports whether a field can stay as it is: its bytes mean the value to every YAML reader.
func Same(doc *ir.Document, f *ir.Field, value any) bool {
	if !reflect.DeepEqual(normal(f.Value), normal(value)) {
		return false
	}
	if doc.Meta.Format == ir.MetaJSON || !doc.Meta.Lines {
		return true // it is written anew anyway, from the value
	}
	if !Unmistakable(f.Key) && !bytes.HasPrefix(doc.Source.Bytes(f.KeyAt), []byte(`"`)) && !bytes.HasPrefix(doc.Source.Bytes(f.KeyAt), []byte("'")) {
		return false
	}
	raw := bytes.TrimSpace(doc.Source.Bytes(f.ValueAt))
	if bytes.ContainsAny(raw, "\t") {
		return false
	}
	switch v := f.Value.(type) {
	case string:
		return !f.Plain || Unmistakable(string(raw)) && string(raw) == v
	case bool:
		return string(raw) == strconv.FormatBool(v)
	case int64:
		return string(raw) == strconv.FormatInt(v, 10)
	case nil:
		return len(raw) == 0 || string(raw) == "null" || string(raw) == "~"
	case float64:
		return string(raw) == strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return true // the author's digits, whatever a reader makes of them
	case []any, ir.Map:
		return plainInside(v, raw)
	}
	return false
}

// plainInside reports whether every scalar in a collection is one that all YAML readers agree on: a word that can be
// nothing else, or one in quotes.
func plainInside(v any, raw []byte) bool {
	switch v := v.(type) {
	case nil, bool:
		return true
	case int64:
		return v >= 0 && v < 1<<53
	case string:
		return Unmistakable(v) || !strings.ContainsAny(v, "\"'\\\n") && (bytes.Contains(raw, []byte("'"+v+"'")) || bytes.Contains(raw, []byte(`"`+v+`"`)))
	case []any:
		for _, e := range v {
			if !plainInside(e, raw) {
				return false
			}
		}
		return true
	case ir.Map:
		for _, e := range v {
			if !Unmistakable(e.Key) || !plainInside(e.Value, raw) {
				return false
			}
		}
		return true
	}
	return false
}

// normal makes values of one meaning equal: an empty list is an empty list.
func normal(v any) any {
	if l, ok := v.([]any); ok {
		out := make([]any, len(l))
		for i, e := range l {
			out[i] = normal(e)
		}
		return out
	}
	return v
}
