// Package matter writes front matter: the author's own lines where they can stay, in the author's format and order,
// and new lines where they cannot.
package matter

import (
	"bytes"
	"strings"

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
func New(doc *ir.Document) *Writer { return NewIn(doc, doc.Meta.Format == ir.MetaJSON) }

// NewIn starts the front matter of a document, in JSON or in YAML. What YAML cannot hold becomes JSON.
func NewIn(doc *ir.Document, json bool) *Writer {
	m := &doc.Meta
	w := &Writer{doc: doc, json: json, whole: !m.Lines || json != (m.Format == ir.MetaJSON)}
	if bytes.IndexFunc(doc.Source.Bytes(m.At), refused) >= 0 {
		w.whole = true // no reader but the blog's takes these lines
	}
	for _, f := range m.Fields {
		if len(f.Key) > longestKey {
			w.json, w.whole = true, true
		}
		if m.Lines && (hasMore(doc.Source.Data[f.At.Start:f.KeyAt.Start]) || hasAnchor(doc.Source.Bytes(f.ValueAt)) || f.Key == "<<") {
			w.whole = true // a line that another one refers to cannot change by itself
		}
	}
	return w
}

// NewYAML starts the front matter of a document for a target that reads no other kind.
func NewYAML(doc *ir.Document) *Writer {
	w := New(doc)
	if w.json {
		w.json, w.whole = false, true
	}
	return w
}

// longestKey is how many bytes a key may have before YAML does not take it for one: 1024 with its quotes. JSON has no limit.
const longestKey = 1000

// hasMore reports whether what stands before a key is more than comments: an anchor or a tag of all the fields, or the
// mark of a long key.
func hasMore(above []byte) bool {
	for line := range bytes.Lines(above) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return true
		}
	}
	return false
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
				f = "  " + strings.ReplaceAll(f, "\n:", "\n  :")
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
	if len(key) > longestKey {
		return "? " + Key(key) + "\n: " + Flow(value) + "\n"
	}
	return Key(key) + ": " + Flow(value) + "\n"
}
