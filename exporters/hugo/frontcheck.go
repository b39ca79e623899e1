package hugo

import (
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
	Doc: "Every front matter that is written is read again with another YAML reader, and title, URL, date, tags and categories are held against what the blog made of them. " +
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
	body := strings.TrimSuffix(strings.TrimPrefix(front, "---\n"), "---\n")
	fields := map[string]yaml.Node{}
	if err := yaml.Unmarshal([]byte(body), &fields); err != nil {
		p.log.Add(finding.Finding{Rule: frontDiffers, Source: p.doc.Source, At: p.doc.Meta.At, Effect: finding.Degraded, Detail: err.Error()})
		return
	}
	read := func(key string) []string {
		n := fields[key]
		return texts(&n)
	}
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
func texts(n *yaml.Node) (list []string) {
	switch {
	case n.Kind == yaml.AliasNode:
		return texts(n.Alias)
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			list = append(list, texts(item)...)
		}
		return list
	case n.Kind == 0 || n.Tag == "!!null":
		return nil
	case n.Kind == yaml.ScalarNode && n.Tag == "!!str":
		return some(n.Value)
	}
	return []string{n.Tag + " " + n.Value}
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
