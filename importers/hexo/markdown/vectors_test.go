package markdown

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/fixtures"
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/reading"
)

// body is a post's text: what follows its front matter.
func body(t *testing.T, v fixtures.Vector) string {
	t.Helper()
	_, rest, ok := strings.Cut(v.Input.Content, "\n---\n")
	if !ok {
		t.Fatalf("%s: no front matter", v.ID)
	}
	return rest
}

// dialectOf is the dialect of a vector.
func dialectOf(t *testing.T, v fixtures.Vector) Dialect {
	t.Helper()
	var config map[string]any
	if len(v.Config) > 0 {
		if err := json.Unmarshal(v.Config, &config); err != nil {
			t.Fatal(err)
		}
	}
	engine := "marked"
	for _, p := range v.Plugins {
		if strings.HasPrefix(p, "hexo-renderer-") {
			engine = p
		}
	}
	d := New(engine, func(key string) any { return fromJSON(config[key]) })
	site := urls.Site{URL: "http://example.com", Root: "/"}
	if s, ok := config["root"].(string); ok {
		site.Root = s
	}
	if relative, _ := config["relative_link"].(bool); d.PrependRoot && !relative {
		d.ImageURL = site.For
	}
	d.ExternalLink.Host = "example.com"
	return d
}

// fromJSON is a decoded JSON value as the configuration's reader would give it.
func fromJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		var m ir.Map
		for k, e := range v {
			m = append(m, ir.Entry{Key: k, Value: fromJSON(e)})
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = fromJSON(e)
		}
		return list
	}
	return v
}

var (
	betweenTags = regexp.MustCompile(`\s*(</?(?:p|h[1-6]|ul|ol|li|dl|dt|dd|div|table|thead|tbody|tr|t[hd]|pre|blockquote|section|hr|details|summary|script|figure|center|iframe)\b[^>]*>)\s*`)
	afterBreak  = regexp.MustCompile(`\s*<br(?: /)?>\s*`)
	blanks      = regexp.MustCompile(`[ \t]+`)
	postTarget  = regexp.MustCompile(`<a target="_blank" rel="noopener" (href="[^"]*")`)
)

// seen is HTML as a reader sees it: without white space around blocks, and characters as themselves.
func seen(s string) string {
	s = postTarget.ReplaceAllString(s, "<a $1")
	s = afterBreak.ReplaceAllString(s, "<br>")
	s = blanks.ReplaceAllString(s, " ")
	s = betweenTags.ReplaceAllString(s, "$1")
	return html.UnescapeString(html.UnescapeString(strings.TrimSpace(s)))
}

func TestRendersAsTheEngineDid(t *testing.T) {
	for _, area := range []string{
		"markdown", "markdown-options", "heading-ids", "heading-ids-options",
		"markdown-markdown-it", "heading-ids-markdown-it", "markdown-it-plugins", "markdown-it-plus",
		"markdown-kramed", "heading-ids-kramed", "markdown-engine-options",
	} {
		t.Run(area, func(t *testing.T) {
			for _, v := range fixtures.Vectors(t, area) {
				if v.ID == "mditplus-code" {
					continue // Hexo's highlighter took the fence before Markdown saw it
				}
				var want struct{ Content string }
				if err := json.Unmarshal(v.Output, &want); err != nil {
					t.Fatal(err)
				}
				d := dialectOf(t, v)
				in := body(t, v)
				got := string(d.Parse([]byte(in)).HTML())
				if seen(got) != seen(want.Content) {
					t.Errorf("%s: %q\n got %q\nwant %q", v.ID, in, got, want.Content)
				}
			}
		})
	}
}

// Pandoc wraps lines and adds classes as it likes, so only what a reader gets is compared.
func TestReadsAsPandocDid(t *testing.T) {
	for _, v := range fixtures.Vectors(t, "markdown-pandoc") {
		var want struct{ Content string }
		if err := json.Unmarshal(v.Output, &want); err != nil {
			t.Fatal(err)
		}
		d := dialectOf(t, v)
		if len(d.Pandoc.Unknown) > 0 {
			t.Errorf("%s: %q are not known", v.ID, d.Pandoc.Unknown)
		}
		in := body(t, v)
		got := string(d.Parse([]byte(in)).HTML())
		a, b := reading.Tokens([]byte(got), reading.Base{}), reading.Tokens([]byte(want.Content), reading.Base{})
		if diff := cmp.Diff(b, a); diff != "" {
			t.Errorf("%s: %q\n got %q\nwant %q\n%s", v.ID, in, got, want.Content, diff)
		}
	}
}
