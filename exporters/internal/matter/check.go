package matter

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// Meant is what a key is to be read as: strings, or a date if Date is set.
type Meant struct {
	Key  string
	Role ir.Role // of the author's field
	List []string
	Date time.Time
}

// Check reads a front matter as a stranger does, and tells what is not as it was meant.
func Check(doc *ir.Document, front string, meant []Meant, log *finding.Log) {
	fields := map[string]any{}
	var err error
	if strings.HasPrefix(front, "{") {
		err = json.Unmarshal([]byte(front), &fields)
	} else {
		err = yaml.Unmarshal([]byte(strings.TrimSuffix(strings.TrimPrefix(front, "---\n"), "---\n")), &fields)
	}
	if err != nil {
		log.Add(finding.Finding{Rule: differs, Source: doc.Source, At: doc.Meta.At, Effect: finding.Degraded, Detail: err.Error()})
		return
	}
	for _, m := range meant {
		read := texts(fields[m.Key])
		want, got := quotedList(unique(m.List)), quotedList(read)
		if !m.Date.IsZero() {
			want, got = m.Date.Format(time.RFC3339Nano), strings.Join(read, ", ")
			if t, err := time.Parse(time.RFC3339Nano, got); err == nil && t.Equal(m.Date.Truncate(time.Millisecond)) {
				continue
			}
		}
		if want != got {
			want, got = clip(want), clip(got)
			log.Add(finding.Finding{Rule: differs, Source: doc.Source, At: KeyAt(doc, m.Key, m.Role), Effect: finding.Degraded,
				Detail: fmt.Sprintf("%s is %s, meant as %s", m.Key, got, want), Before: want, After: got})
		}
	}
}

// texts are the strings of a value: of a list or alone. What is no string is marked as what it is.
func texts(value any) (list []string) {
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil
		}
		return []string{v}
	case time.Time:
		return []string{v.Format(time.RFC3339Nano)}
	case []any:
		for _, item := range v {
			list = append(list, texts(item)...)
		}
		return list
	}
	return []string{fmt.Sprintf("%T %v", value, value)}
}

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) && s != "" {
			out = append(out, s)
		}
	}
	return out
}

func quotedList(list []string) string {
	if len(list) == 0 {
		return "nothing"
	}
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = strconv.Quote(strings.ToValidUTF8(s, "\ufffd"))
	}
	return strings.Join(parts, ", ")
}

// KeyAt is where the author wrote a field, by its key or its role; all of the front matter if it is not there.
func KeyAt(doc *ir.Document, key string, role ir.Role) ir.Span {
	for _, f := range doc.Meta.Fields {
		if f.Key == key || role != ir.RoleNone && f.Role == role {
			return f.KeyAt
		}
	}
	return doc.Meta.At
}

// clip shortens text for a message.
func clip(text string) string {
	const most = 80
	if n := []rune(text); len(n) > most {
		return string(n[:most]) + "…"
	}
	return text
}
