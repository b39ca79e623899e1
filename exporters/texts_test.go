package exporters_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"hexodus/exporters"
	"hexodus/exporters/export"
	"hexodus/exporters/tree"
	"hexodus/importers/hexo"
	"hexodus/ir/finding"
	"hexodus/ir/reading"
)

// Texts that one of the generators would act on.
var alive = []string{
	"{{ page.title }}", "{{ 'a' | upcase }}", "{{", "{{{", "{% include x.html %}", "{% if x %}y{% endif %}", "{% raw %}", "{% endraw %}", "{%- endraw -%}", "{% nosuch %}", "{%", "%}{%", "{{% endraw",
	"{{< youtube x >}}", "{{< nosuch", "{{%/* x */%}}", "{{</* y */>}}", "{{% lit \"{{\" %}}", "<!--more-->", "{{<", "{{%", "{{ .Title }}",
	"{: .class}", "{::nomarkdown}", "{:/nomarkdown}", "{:toc}", "*[HTML]: x", "a | b | c", "$$x^2$$", ": definition", "[^1]: note", "^", "{#id}", "<<x>>", "1) one", "\\| \\$$", "~x~", "**中文。**后", "|---|",
}

// texts are 200 of them: each alone, and mixed.
func texts(t *testing.T) []string {
	t.Helper()
	list := slices.Clone(alive)
	for i := 0; len(list) < 180; i++ {
		a, b := alive[i%len(alive)], alive[(i*7+i/len(alive)*5+3)%len(alive)]
		list = append(list, a+" "+b, a+b)
	}
	corpus, err := filepath.Glob("*/testdata/fuzz/*/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range corpus { // a line of each
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			quoted := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(line), "[]byte("), "string("), ")")
			if text, err := strconv.Unquote(quoted); err == nil {
				text = strings.Map(func(r rune) rune {
					if r < ' ' || r >= 0x7F && r < 0xA0 || r == '\ufffd' {
						return ' '
					}
					return r
				}, text)
				list = append(list, strings.TrimSpace(text))
			}
		}
	}
	for i := 0; len(list) < 200; i++ {
		list = append(list, alive[i]+" and "+alive[len(alive)-1-i])
	}
	return list
}

// Every text is a post: in a fence, and in a line of text if the blog itself does not act on it. Real Jekyll and real Hugo must
// show in each page what the blog showed.
func TestTextsAreShownAsTheyWere(t *testing.T) {
	if os.Getenv("TEXTS") == "" {
		t.Skip("this needs Jekyll and Hugo; run `TEXTS=all go test ./exporters -run TestTextsAreShownAsTheyWere`, as .ci/run does")
	}
	blog := fstest.MapFS{"_config.yml": {Data: []byte("title: T\nurl: https://blog.example\npermalink: :title/\n")}}
	list := texts(t)
	for i, text := range list {
		body := "Before.\n\n````\n" + text + "\n````\n\nAfter.\n"
		if !strings.Contains(text, "{{") && !strings.Contains(text, "{%") && !strings.Contains(text, "{#") {
			body += "\nIn text: " + text + " and on.\n\n- in a list: " + text + "\n"
		}
		blog[fmt.Sprintf("source/_posts/t%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: T\ndate: 2020-01-02 03:04:05\n---\n" + body)}
	}
	jekyll, hugo := "jekyll", os.Getenv("HUGO")
	if hugo == "" {
		hugo = "hugo"
	}
	for name, build := range map[string]func(from, to string) *exec.Cmd{
		"jekyll": func(from, to string) *exec.Cmd {
			return exec.Command(jekyll, "build", "--strict_front_matter", "--disable-disk-cache", "--source", from, "--destination", to)
		},
		"hugo": func(from, to string) *exec.Cmd {
			return exec.Command(hugo, "--source", from, "--destination", to, "--panicOnWarning", "--noBuildLock")
		},
	} {
		t.Run(name, func(t *testing.T) {
			var log finding.Log
			site, err := hexo.Import(t.Context(), blog, hexo.Options{}, &log)
			if err != nil {
				t.Fatal(err)
			}
			format, _ := exporters.Named(name)
			out, err := format.Export(t.Context(), site, export.Options{SelfCheck: true}, &log)
			if err != nil {
				t.Fatal(err)
			}
			from, to := filepath.Join(t.TempDir(), "site"), t.TempDir()
			plan, err := out.Plan(from, tree.PlanOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if err := plan.Apply(t.Context()); err != nil {
				t.Fatal(err)
			}
			cmd := build(from, to)
			cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			shown := 0
			for _, doc := range site.Docs {
				page, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(doc.URL), "index.html"))
				if err != nil {
					t.Error(err)
					continue
				}
				var want []byte
				for _, b := range doc.Render() {
					want = append(want, b.HTML...)
				}
				_, article, _ := bytes.Cut(page, []byte(`<article class="post-content"`))
				_, article, _ = bytes.Cut(article, []byte(">\n"))
				article = article[:max(0, bytes.LastIndex(article, []byte("</article>")))]
				base := reading.Base{Origin: site.Config.URL, Root: site.Config.Root, Path: doc.URL}
				a, b := reading.Tokens(want, base), reading.Tokens(article, base)
				var n int
				_, _ = fmt.Sscanf(doc.URL, "/t%d/", &n)
				if !slices.ContainsFunc(b, func(token string) bool {
					return strings.HasPrefix(token, "code ") && strings.Contains(token, strings.TrimSpace(list[n]))
				}) {
					t.Errorf("%q is not in the code of %q", list[n], b)
				}
				if !slices.Equal(a, b) {
					t.Errorf("%q:\nwant %q\ngot  %q", list[n], a, b)
					continue
				}
				shown++
			}
			t.Logf("%d of %d texts", shown, len(list))
		})
	}
}
