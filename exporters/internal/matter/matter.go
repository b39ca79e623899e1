// Package matter writes front matter: the author's own lines where they can stay, in the author's format and order,
// and new lines where they cannot.
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

// Writer collects the fields of one front matter.
type Writer struct {
	doc    *ir.Document
	json   bool // as JSON: the author's was
	whole  bool // the author's lines cannot be kept: every field is written anew
	fields []string
	params []string
}

// New starts the front matter of a document. It is YAML, unless the author's is JSON.
func New(doc *ir.Document) *Writer {
	m := &doc.Meta
	w := &Writer{doc: doc, json: m.Format == ir.MetaJSON, whole: !m.Lines}
	for _, f := range m.Fields {
		if m.Lines && (hasAnchor(doc.Source.Bytes(f.ValueAt)) || f.Key == "<<") {
			w.whole = true // a line that another one refers to cannot change by itself
		}
	}
	return w
}

// hasAnchor reports whether YAML text may define or use an anchor.
func hasAnchor(value []byte) bool {
	for i, c := range value {
		if (c == '&' || c == '*') && (i == 0 || bytes.IndexByte([]byte(" \n[,{-:"), value[i-1]) >= 0) &&
			i+1 < len(value) && value[i+1] > ' ' && value[i+1] != c {
			return true
		}
	}
	return false
}

// Keep carries a field over byte for byte.
func (w *Writer) Keep(f *ir.Field) {
	if w.whole {
		w.fields = append(w.fields, w.field(f.Key, f.Value))
		return
	}
	w.fields = append(w.fields, lines(w.doc, f))
}

// Set writes a field under another key, or with another value. Comments above it stay.
func (w *Writer) Set(f *ir.Field, key string, value any) {
	text := w.field(key, value)
	if !w.whole {
		above := w.doc.Source.Data[f.At.Start:f.KeyAt.Start]
		if i := bytes.LastIndexByte(above, '\n'); i >= 0 {
			text = string(above[:i+1]) + text
		}
	}
	w.fields = append(w.fields, text)
}

// Param moves a field as it is below "params".
func (w *Writer) Param(f *ir.Field) {
	if w.whole || w.json {
		w.params = append(w.params, w.field(f.Key, f.Value))
		return
	}
	var b strings.Builder
	for line := range strings.Lines(lines(w.doc, f)) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("  ")
		}
		b.WriteString(line)
	}
	w.params = append(w.params, b.String())
}

// ParamAs writes a field below "params", under another key.
func (w *Writer) ParamAs(key string, value any) {
	text := w.field(key, value)
	if !w.whole && !w.json {
		text = "  " + text
	}
	w.params = append(w.params, text)
}

// Add writes a field that the author did not have.
func (w *Writer) Add(key string, value any) { w.fields = append(w.fields, w.field(key, value)) }

// String is the front matter with its delimiters.
func (w *Writer) String() string {
	var b strings.Builder
	if w.json {
		fields := w.fields
		if len(w.params) > 0 {
			fields = append(fields, `"params": {`+strings.Join(w.params, ", ")+"}")
		}
		b.WriteString("{\n")
		for i, f := range fields {
			b.WriteString("  " + f)
			if i < len(fields)-1 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
		}
		b.WriteString("}\n")
		return b.String()
	}
	b.WriteString("---\n")
	for _, f := range w.fields {
		b.WriteString(f)
	}
	if len(w.params) > 0 {
		b.WriteString("params:\n")
		for _, f := range w.params {
			if w.whole {
				f = "  " + f
			}
			b.WriteString(f)
		}
	}
	if !w.whole {
		if tail := w.doc.Source.Bytes(w.doc.Meta.Tail); len(bytes.TrimSpace(tail)) > 0 {
			b.Write(bytes.TrimRight(expandTabs(tail), "\n"))
			b.WriteByte('\n')
		}
	}
	b.WriteString("---\n")
	return b.String()
}

// lines are the field's own lines, ending in a line feed.
func lines(doc *ir.Document, f *ir.Field) string {
	text := string(expandTabs(doc.Source.Bytes(f.At)))
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	start := bytes.LastIndexByte(doc.Source.Data[:f.KeyAt.Start], '\n') + 1
	indent := len(expandTabs(doc.Source.Data[start:f.KeyAt.Start]))
	if indent == 0 {
		return text
	}
	var b strings.Builder // front matter that is indented as a whole
	for line := range strings.Lines(text) {
		lead := len(line) - len(strings.TrimLeft(line, " "))
		b.WriteString(line[min(lead, indent):])
	}
	return b.String()
}

// expandTabs does what Hexo does before it reads YAML: each tab at the start of a line is two spaces.
func expandTabs(text []byte) []byte {
	if bytes.IndexByte(text, '\t') < 0 {
		return text
	}
	var out []byte
	for line := range bytes.Lines(text) {
		n := 0
		for n < len(line) && line[n] == '\t' {
			n++
		}
		out = append(out, strings.Repeat("  ", n)...)
		out = append(out, line[n:]...)
	}
	return out
}

// field is a key and its value: a line of YAML, or a member of a JSON object without its comma.
func (w *Writer) field(key string, value any) string {
	if w.json {
		return quote(key) + ": " + Flow(value)
	}
	return Key(key) + ": " + Flow(value) + "\n"
}

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
	return strings.TrimSuffix(b.String(), "\n")
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
