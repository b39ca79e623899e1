package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hexodus/exporters"
	"hexodus/importers"
)

// mostTags is how many tags of a component the README names.
const mostTags = 7

// The README has a table of the components: how each format writes them, and which tags lead to them. It is made of the tags
// that are known, each used in a blog in some usual ways, and of what a run for each format tells of them.
func TestTheReadmeShowsEveryComponent(t *testing.T) {
	readmeTable(t, "components", componentTable(t))
}

// usual are usual ways to use a tag.
var usual = []string{
	"{%% %s %%}", "{%% %s word %%}", "{%% %s https://a.example/b.png word %%}", "{%% %s word https://a.example/ %%}", "{%% %s /a.png, word, word %%}",
	"{%% %[1]s %%}\ntext\n{%% end%[1]s %%}", "{%% %[1]s red, a title %%}\ntext\n{%% end%[1]s %%}", "{%% %[1]s word %%}\n<!-- tab a -->\ntext\n<!-- endtab -->\n{%% end%[1]s %%}",
	"In a {%% %s word /b %%} line.",
}

func componentTable(t *testing.T) string {
	t.Helper()
	blog, names := t.TempDir(), map[string]bool{}
	for _, f := range importers.KnownTags() {
		for _, tag := range f.Tags {
			names[tag.Name] = true
		}
	}
	if err := os.MkdirAll(filepath.Join(blog, "source/_posts"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(blog, "_config.yml"), []byte("title: All\n"))
	for name := range names {
		for i, use := range usual {
			text := "---\ntitle: T\ndate: 2020-01-02 03:04:05\n---\n" + fmt.Sprintf(use, name) + "\n"
			write(t, filepath.Join(blog, "source/_posts", fmt.Sprintf("%s-%d.md", name, i)), []byte(text))
		}
	}
	ways := map[string]map[string][]string{} // by kind, by format
	tagged := map[string]map[string]bool{}   // tags by kind
	for _, format := range exporters.Names() {
		r := toldOf(t, blog, format)
		for _, f := range r.Findings {
			name, kind, ok := strings.Cut(f.Detail, " is ")
			way, known := spellings[f.Rule]
			if !ok || !known {
				continue
			}
			if tagged[kind] == nil {
				tagged[kind], ways[kind] = map[string]bool{}, map[string][]string{}
			}
			if names[name] {
				tagged[kind][name] = true
			}
			if !slices.Contains(ways[kind][format], way) {
				ways[kind][format] = append(ways[kind][format], way)
			}
		}
	}
	var b strings.Builder
	b.WriteString("| component | `" + strings.Join(exporters.Names(), "` | `") + "` | tags |\n" + strings.Repeat("| --- ", len(exporters.Names())+2) + "|\n")
	kinds := map[string]bool{}
	for kind := range tagged {
		kinds[kind] = kind != "nothing"
	}
	for _, kind := range sorted(kinds) {
		if !kinds[kind] {
			continue
		}
		b.WriteString("| " + kind + " |")
		for _, format := range exporters.Names() {
			b.WriteString(" " + inOrder(ways[kind][format]) + " |")
		}
		list := sorted(tagged[kind])
		more := ""
		if n := len(list) - mostTags; n > 1 {
			list, more = list[:mostTags], fmt.Sprintf(" and %d more", n)
		}
		b.WriteString(" `" + strings.Join(list, "` `") + "`" + more + " |\n")
	}
	return b.String()
}

// inOrder are ways to spell a component, the author's own language first; a format that tells of none prints HTML.
func inOrder(found []string) string {
	var list []string
	for _, w := range []string{"Markdown", "formula", "highlight", "shortcode", "include", "HTML"} {
		if slices.Contains(found, w) {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		return "HTML"
	}
	return strings.Join(list, ", ")
}

// toldOf is the report on a run.
func toldOf(t *testing.T, blog, format string) told {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.json")
	args := []string{"hexodus", "plan", blog, "--to", format, "--out", filepath.Join(t.TempDir(), "out"), "--self-check=false", "--quiet", "--report", file}
	if code := run(t.Context(), args, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("%s: exit %d", format, code)
	}
	return readTold(t, file)
}
