package merge

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// document is a text with front matter.
type document struct {
	fields []field
	body   string // from the end of the front matter on
	join   func(fields []field, body string) []byte
}

// field is a key of a front matter with all that belongs to it: in YAML its lines, in JSON its value.
type field struct{ key, text string }

// mergeFields merges by key, in their order. What only we added follows what it follows with us.
func mergeFields(base, ours, theirs []field) (merged []field, ok bool) {
	merged = make([]field, 0, len(theirs)+4)
	for _, t := range theirs {
		b, inBase := named(base, t.key)
		o, inOurs := named(ours, t.key)
		switch {
		case inOurs && o.text == t.text:
			merged = append(merged, t)
		case inOurs == inBase && o.text == b.text: // they changed or added it
			merged = append(merged, t)
		case inBase && b.text == t.text: // we changed it or took it away
			if inOurs {
				merged = append(merged, o)
			}
		case inBase && inOurs:
			text, ok := lines(b.text, o.text, t.text)
			if !ok {
				return nil, false
			}
			merged = append(merged, field{t.key, text})
		default:
			return nil, false
		}
	}
	after := 0
	for _, o := range ours {
		if i := slices.IndexFunc(merged, func(f field) bool { return f.key == o.key }); i >= 0 {
			after = i + 1
			continue
		}
		if _, there := named(theirs, o.key); there {
			continue
		}
		if b, inBase := named(base, o.key); inBase { // they took it away
			if b.text != o.text {
				return nil, false
			}
			continue
		}
		merged = slices.Insert(merged, after, o)
		after++
	}
	return merged, true
}

func named(list []field, key string) (field, bool) {
	if i := slices.IndexFunc(list, func(f field) bool { return f.key == key }); i >= 0 {
		return list[i], true
	}
	return field{}, false
}

func sameKeys(a, b []field) bool {
	return slices.EqualFunc(a, b, func(x, y field) bool { return x.key == y.key })
}

// splitYAML reads a text that begins with front matter in YAML, one key a line or more. Comments right above a key
// belong to it; what stands above all keys is a field without a name.
func splitYAML(text []byte) (*document, bool) {
	const fence = "---\n"
	rest, ok := strings.CutPrefix(string(text), fence)
	if !ok {
		return nil, false
	}
	top, body, ok := strings.Cut("\n"+rest, "\n"+fence)
	if top = strings.TrimPrefix(top, "\n"); !ok {
		return nil, false
	}
	d := &document{body: body, join: func(fields []field, body string) []byte {
		var b bytes.Buffer
		b.WriteString(fence)
		for _, f := range fields {
			b.WriteString(f.text)
		}
		b.WriteString(fence + body)
		return b.Bytes()
	}}
	var root yaml.Node
	if yaml.Unmarshal([]byte(top), &root) != nil {
		return nil, false
	}
	if top != "" {
		top += "\n"
	}
	if len(root.Content) == 0 { // comments at most
		d.fields = []field{{"", top}}
		return d, true
	}
	mapping := root.Content[0]
	if mapping.Kind != yaml.MappingNode || mapping.Style&yaml.FlowStyle != 0 {
		return nil, false
	}
	all := strings.SplitAfter(top, "\n")
	from, key := 0, ""
	for i := 0; i < len(mapping.Content); i += 2 {
		k := mapping.Content[i]
		at := k.Line - 1
		if k.Kind != yaml.ScalarNode || k.Column != 1 || at < from || k.Value == "" {
			return nil, false
		}
		for at > from && strings.HasPrefix(all[at-1], "#") {
			at--
		}
		if i > 0 || at > 0 {
			d.fields = append(d.fields, field{key, strings.Join(all[from:at], "")})
		}
		if _, twice := named(d.fields, k.Value); twice || k.Value == key {
			return nil, false
		}
		from, key = at, k.Value
	}
	d.fields = append(d.fields, field{key, strings.Join(all[from:], "")})
	return d, true
}

// splitJSON reads a text that begins with front matter in JSON. Its fields are written again one a line.
func splitJSON(text []byte) (*document, bool) {
	if !bytes.HasPrefix(text, []byte("{")) {
		return nil, false
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if _, err := dec.Token(); err != nil {
		return nil, false
	}
	d := &document{join: func(fields []field, body string) []byte {
		var b bytes.Buffer
		b.WriteString("{")
		for i, f := range fields {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString("\n  ")
			key, _ := json.Marshal(f.key)
			b.Write(key)
			b.WriteString(": " + f.text)
		}
		b.WriteString("\n}" + body)
		return b.Bytes()
	}}
	for dec.More() {
		key, err := dec.Token()
		name, isString := key.(string)
		var value json.RawMessage
		if err != nil || !isString || dec.Decode(&value) != nil {
			return nil, false
		}
		if _, twice := named(d.fields, name); twice {
			return nil, false
		}
		d.fields = append(d.fields, field{name, string(value)})
	}
	if _, err := dec.Token(); err != nil {
		return nil, false
	}
	d.body = string(text[dec.InputOffset():])
	return d, true
}
