package frontmatter

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// readJSON reads fields without the braces around them; false if that is no JSON.
func readJSON(data []byte, text ir.Span) ([]ir.Field, bool) {
	object := slices.Concat([]byte("{"), data[text.Start:text.End], []byte("}"))
	v, fields, ok := parseJSON(object)
	if _, isMap := v.(ir.Map); !ok || !isMap {
		return nil, false
	}
	for i := range fields {
		f := &fields[i]
		f.KeyAt, f.ValueAt = shift(f.KeyAt, text.Start-1), shift(f.ValueAt, text.Start-1)
		f.At = f.KeyAt
	}
	return fields, true
}

// JSON is a JSON text as Hexo reads a configuration or data file; maps keep the author's order.
func JSON(text []byte) (any, []ir.Field, bool) { return parseJSON(text) }

// parseJSON gives the value and, for an object, its top-level fields.
func parseJSON(text []byte) (any, []ir.Field, bool) {
	if !json.Valid(text) {
		return nil, nil, false
	}
	d := decoder{json.NewDecoder(bytes.NewReader(text)), text, nil}
	d.UseNumber()
	v := d.value(0)
	return v, d.fields, true
}

// decoder reads a text that is known to be valid.
type decoder struct {
	*json.Decoder
	text   []byte
	fields []ir.Field
}

func (d *decoder) value(depth int) any {
	t, err := d.Token()
	if err != nil {
		return nil
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return d.object(depth)
		}
		list := []any{}
		for d.More() {
			list = append(list, d.value(depth+1))
		}
		d.Token()
		return list
	case json.Number:
		f, _ := strconv.ParseFloat(t.String(), 64)
		return js.Value(f)
	}
	return t
}

func (d *decoder) object(depth int) any {
	m := ir.Map{}
	index := map[string]int{}
	for d.More() {
		keyAt := d.next()
		t, err := d.Token()
		key, ok := t.(string)
		if err != nil || !ok {
			return m
		}
		f := ir.Field{Key: key, KeyAt: ir.Span{Start: keyAt, End: int(d.InputOffset())}}
		f.ValueAt.Start = d.next()
		f.Value = d.value(depth + 1)
		f.ValueAt.End = int(d.InputOffset())
		i, twice := index[key] // the last one wins, at the place of the first
		if !twice {
			i = len(m)
			index[key] = i
			m = append(m, ir.Entry{Key: key})
			if depth == 0 {
				d.fields = append(d.fields, f)
			}
		}
		m[i].Value = f.Value
		if depth == 0 {
			d.fields[i] = f
		}
	}
	d.Token()
	return m
}

// next is where the next token starts.
func (d *decoder) next() int {
	at := int(d.InputOffset())
	for at < len(d.text) && bytes.IndexByte([]byte(" \t\r\n,:"), d.text[at]) >= 0 {
		at++
	}
	return at
}
