package jekyll

import (
	"strings"
	"testing"
	"time"

	"hexodus/exporters/export"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// fault is a meaning, and a value, that nobody can write.
type fault struct{}

func (fault) Kind() string               { panic("a fault") }
func (fault) Params() []ir.Param         { panic("a fault") }
func (fault) HTML() (open, close string) { panic("a fault") }

func TestAFaultOfOursCostsNoMoreThanItMust(t *testing.T) {
	const text = "---\ntitle: A\n---\nwords {% x %} {{ y }}\n"
	fields := []ir.Field{{Key: "title", Role: ir.RoleTitle, Value: "A", At: ir.Span{Start: 4, End: 13}, KeyAt: ir.Span{Start: 4, End: 9}, ValueAt: ir.Span{Start: 11, End: 12}, Plain: true}}
	start := strings.Index(text, "words")
	body := []ir.Node{&ir.Text{At: ir.At{Start: start, End: len(text)}}}
	for name, c := range map[string]struct {
		change func(*ir.Document)
		want   string
		drops  int // tags that are not what they were
	}{
		"in the front matter": {func(d *ir.Document) {
			d.Meta.Fields, d.Meta.Lines = append(d.Meta.Fields, ir.Field{Key: "x", Value: fault{}}), false
		}, "---\ntitle: \"A\"\npublished: false\npermalink: \"/a/\"\n---\n---\ntitle: A\n---\nwords {% raw %}{% x %} {{ y }}{% endraw %}\n", 0},
		"in the body": {func(d *ir.Document) {
			tag := strings.Index(text, "{%")
			d.Body = []ir.Node{
				&ir.Text{At: ir.At{Start: start, End: tag}}, &ir.Component{At: ir.At{Start: tag, End: tag + 7}, Means: fault{}},
				&ir.Text{At: ir.At{Start: tag + 7, End: len(text)}},
			}
		}, "---\ntitle: A\ndate: \"2020-01-02T00:00:00Z\"\npermalink: \"/a/\"\n---\nwords {% raw %}{% x %} {{ y }}{% endraw %}\n", 1},
		"in the check": {func(d *ir.Document) { d.Render = func() []ir.Block { panic("a fault") } },
			"---\ntitle: A\ndate: \"2020-01-02T00:00:00Z\"\npermalink: \"/a/\"\n---\nwords {% raw %}{% x %} {{ y }}{% endraw %}\n", 0},
	} {
		t.Run(name, func(t *testing.T) {
			doc := &ir.Document{
				Source: &ir.Source{Path: "source/_posts/a.md", Data: []byte(text)}, Title: "A", URL: "/a/", Date: time.Date(2020, 1, 2, 0, 0, 0, 0, time.UTC),
				Meta: ir.Meta{Format: ir.MetaYAML, At: ir.Span{End: start}, Fields: fields, Lines: true}, Content: ir.Span{Start: start, End: len(text)}, Body: body,
				Render: func() []ir.Block { return nil },
			}
			c.change(doc)
			var log finding.Log
			log.Ledger.Enter(finding.File, doc.Source.Path, 1)
			log.Ledger.Enter(finding.Field, doc.Source.Path, len(doc.Meta.Fields))
			site := &ir.Site{SourceDir: "source", Docs: []*ir.Document{doc}, Config: ir.Config{URL: "https://x.example", Root: "/"}}
			out, err := Export(t.Context(), site, export.Options{SelfCheck: true}, &log)
			if err != nil {
				t.Fatal(err)
			}
			if err := log.Ledger.Balance(); err != nil {
				t.Error(err)
			}
			for _, f := range out.Files() {
				if f.Path == "_posts/2020-01-02-a.md" && string(f.Data) != c.want {
					t.Errorf("got %q\nwant %q", f.Data, c.want)
				}
			}
			found := 0
			for _, f := range log.Findings() {
				if f.Rule == finding.Panicked {
					found++
				}
			}
			if found != 1 {
				t.Errorf("%d findings", found)
			}
			for _, line := range log.Ledger.Lines() {
				if line.Item == finding.Tag && line.Dropped != c.drops {
					t.Errorf("%d tags dropped, want %d", line.Dropped, c.drops)
				}
			}
		})
	}
}
