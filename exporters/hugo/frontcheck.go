package hugo

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

var frontDiffers = finding.Define(finding.Rule{
	ID:       "front-matter/differs",
	Severity: finding.Warning,
	Title:    "the front matter may be read otherwise than it is meant",
	Doc: "Every front matter that is written is read again with a reader of its own, and title, URL, date, tags and categories are held against what the blog made of them. " +
		"They differ here, so Hugo may take them for something else, too.",
	Hint: "correct the field in the exported page, and please report it",
})

// checkFrontMatter reads the front matter as a stranger does, and tells what is not as it was meant.
func (p *page) checkFrontMatter(front string) {
	tell := func(key, want, got string) {
		if want != got {
			p.log.Add(finding.Finding{Rule: frontDiffers, Source: p.doc.Source, At: p.keyAt(key), Effect: finding.Degraded,
				Detail: fmt.Sprintf("%s is %s, meant as %s", key, clip(got), clip(want)), Before: clip(want), After: clip(got)})
		}
	}
	fields := map[string]any{}
	var err error
	if strings.HasPrefix(front, "{") {
		err = json.Unmarshal([]byte(front), &fields)
	} else {
		err = yaml.Unmarshal([]byte(strings.TrimSuffix(strings.TrimPrefix(front, "---\n"), "---\n")), &fields)
	}
	if err != nil {
		p.log.Add(finding.Finding{Rule: frontDiffers, Source: p.doc.Source, At: p.doc.Meta.At, Effect: finding.Degraded, Detail: err.Error()})
		return
	}
	read := func(key string) []string { return texts(fields[key]) }
	doc := p.doc
	tell("title", quotedList(some(doc.Title)), quotedList(read("title")))
	tell("url", quotedList(some(p.path)), quotedList(read("url")))
	tell("tags", quotedList(unique(p.tags())), quotedList(read("tags")))
	tell("categories", quotedList(unique(p.categories())), quotedList(read("categories")))
	if dateLiteral(doc.Date) == "" || doc.Kind == ir.Page && !doc.DateWritten {
		return
	}
	got := strings.Join(read("date"), ", ")
	if t, err := time.Parse(time.RFC3339Nano, got); err != nil || !t.Equal(doc.Date.Truncate(time.Millisecond)) {
		tell("date", dateLiteral(doc.Date), got)
	}
}

// texts are the strings of a value: of a list or alone. What is no string is marked as what it is.
func texts(value any) (list []string) {
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		return some(v)
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

// some is a text as a list: nothing said is an empty one.
func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
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

// keyAt is where the author wrote a key, or its other name.
func (p *page) keyAt(key string) ir.Span {
	other := map[string]string{"url": "permalink", "tags": "tag", "categories": "category"}[key]
	for _, f := range p.doc.Meta.Fields {
		if f.Key == key || f.Key == other {
			return f.KeyAt
		}
	}
	return p.doc.Meta.At
}
