package commonmark_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"hexodus/exporters/export"
	"hexodus/ir/finding"
)

// Laws: nothing breaks down, the books balance, every page is there, its front matter can be read, and where HTML is
// forbidden there is none.
func FuzzPages(f *testing.F) {
	posts, err := filepath.Glob("../../fixtures/blog/source/_posts/*.md")
	if err != nil || len(posts) == 0 {
		f.Fatal("no posts", err)
	}
	for _, name := range posts {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data), false)
		f.Add(string(data), true)
	}
	for _, words := range []string{
		"a <b\n>c</b> `<i>` <!-- x -->", "<div>\n\n*a*\n\n</div>\n| a |\n|---|\n| <b> |\n> | c |\n> |---|\nd", "~~a *b*~~ ~c~ [~~d~~](e~f~~)", "# a\nb\n==\n- # c\nd\n- e\n  ===",
		"- [ ] a\n- [x]", "[^1] b\n\n[^1]: c\n    d", "a\\\\\nb\\\nc  \nd 💻*e* 💻_f_", "<pre>\n\n</pre>\n{% img /a.png 1 %}\n{% youtube x %} {% raw %}<b>\n\nc{% endraw %}", "{% blockquote %}\n{% note %}\na\n{% endnote %}\n{% endblockquote %}",
		"&lt;b&gt; <https://a.b/<c> a<b>", "* <\n<i>\n<!--", "<a href='/about/\n'>x</a><img src=/>",
	} {
		f.Add(dated+words, false)
		f.Add(dated+words, true)
	}
	f.Fuzz(func(t *testing.T, post string, noHTML bool) {
		form := export.CommonMark{NoHTML: noHTML}
		if noHTML {
			form.FrontMatter = "toml"
		}
		out, log := migrated(t, map[string]string{"source/_posts/a.md": post}, form)
		for _, told := range log.Findings() {
			if told.Rule == finding.Panicked {
				t.Fatal(told.Detail)
			}
		}
		page := ""
		for _, f := range out.Files() {
			if f.Source == "source/_posts/a.md" && strings.HasSuffix(f.Path, ".md") {
				page += string(f.Data)
			}
		}
		if !noHTML {
			return
		}
		page = strings.ReplaceAll(page, "\r\n", "\n")
		if front, body, ok := strings.Cut(page, "\n+++\n"); ok && strings.HasPrefix(page, "+++\n") {
			var fields map[string]any
			if _, err := toml.Decode(strings.TrimPrefix(front, "+++"), &fields); err != nil {
				t.Fatalf("%v in %q", err, front)
			}
			page = body
		}
		_ = ast.Walk(goldmark.DefaultParser().Parse(text.NewReader([]byte(page))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if k := n.Kind(); entering && (k == ast.KindRawHTML || k == ast.KindHTMLBlock) {
				t.Fatalf("%q has HTML: %q", post, page)
			}
			return ast.WalkContinue, nil
		})
	})
}
