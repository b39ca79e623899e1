package hexo

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hexodus/fixtures"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// What the code of a tag is given, and where what it shows comes to stand, is as in Hexo.
func TestOwnTagsShowWhatHexoShowed(t *testing.T) {
	shared := fixtures.Shared(t, "test-tags")
	for area, c := range map[string]struct {
		script string
		least  int
	}{
		"tag-args": {"tag-args:scripts/echo.js", 80},
		"pipeline": {"pipeline:scripts/t.js", 40},
	} {
		same := 0
		for _, v := range vectors(t, area) {
			var want struct{ Content *string }
			v.decode(t, &want)
			if want.Content == nil || strings.Contains(*want.Content, "--swig") || strings.Contains(v.Input.Content, "{%-") {
				continue // a placeholder of Hexo's in a link; blanks that a tag takes away
			}
			fsys, opt := v.blogFS(t), v.options()
			fsys["scripts/a.js"] = &fstest.MapFile{Data: []byte(shared[c.script])}
			opt.RunScripts = true
			log := &finding.Log{}
			b, err := read(t.Context(), fsys, opt, log)
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(log.Findings(), func(f finding.Finding) bool { return f.Rule == damaged }) {
				continue // it is shown as it was meant
			}
			d := docAt(b, v.Input.File)
			if slices.ContainsFunc(d.Body, isFrozen) && sameToAReader(t, v.ID, v.Input.Content, shownBy(d), *want.Content) {
				same++
			}
		}
		if same < c.least {
			t.Errorf("%s: only %d were compared", area, same)
		}
	}
}

func isFrozen(n ir.Node) bool {
	c, ok := n.(*ir.Component)
	if !ok {
		return false
	}
	_, ok = c.Means.(component.Frozen)
	return ok
}

// scriptBlog is a blog with some files, the name before the text.
func scriptBlog(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{"_config.yml": {Data: []byte("title: Weather\nurl: https://sky.example\n")}}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

func runScripts(t *testing.T, fsys fstest.MapFS, jobs int) (*blog, []string) {
	t.Helper()
	log := &finding.Log{}
	b, err := read(t.Context(), fsys, Options{RunScripts: true, Jobs: jobs}, log)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, f := range log.Findings() {
		path, line := f.Path, 0
		if f.Source != nil {
			path = f.Source.Path
			line, _ = f.Source.Position(f.At.Start)
		}
		told = append(told, fmt.Sprintf("%s:%d %s %s", path, line, f.Rule.ID, f.Detail))
	}
	return b, told
}

func TestListingsInAnOwnTagAreListings(t *testing.T) {
	b, told := runScripts(t, scriptBlog(
		"scripts/a.js", "hexo.extend.tag.register('box', (args, body) => `<section>${hexo.render.renderSync({ text: body, engine: 'markdown' })}</section>`, true);",
		"source/_posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nBefore.\n\n{% box %}\n*one*\n\n```js\nlet a = '<b>';\n\nlet c;\n```\n{% endbox %}\n"), 1)
	want := "<p>Before.</p>\n<section><p><em>one</em></p>\n<figure class=\"highlight\"><figcaption></figcaption><pre><code>let a = &#39;&lt;b&gt;&#39;;\n\nlet c;</code></pre></figure></section>"
	if got := strings.TrimSpace(shownBy(b.site.Docs[0])); got != want || len(told) > 0 {
		t.Errorf("%s\n%s", got, told)
	}
}

func TestAnOwnTagGoesBeforeAMeaningIfItShowsAnotherThing(t *testing.T) {
	b, told := runScripts(t, scriptBlog(
		"scripts/a.js", "const tag = (...a) => hexo.extend.tag.register(...a);\ntag('youtube', () => '<b>mine</b>');\ntag('gist', ([id]) => `<script src=\"//gist.github.com/${id}.js\"></script>`);\ntag('pull' + 'quote', () => { throw new Error('no quotes'); }, true);",
		"source/_posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n{% youtube a %}\n\n{% gist 1 %}\n\n{% pullquote %}x{% endpullquote %}\n"), 1)
	var kinds []string
	for _, n := range b.site.Docs[0].Body {
		if c, ok := n.(*ir.Component); ok {
			kinds = append(kinds, c.Means.Kind())
		}
	}
	if !slices.Equal(kinds, []string{"frozen", "gist", "pullquote"}) || len(told) > 0 {
		t.Error(kinds, told)
	}
}

func TestWhatOwnCodeCannotDoIsTold(t *testing.T) {
	_, told := runScripts(t, scriptBlog(
		"scripts/a.js", "hexo.extend.tag.register('net', async () => {\n  await fetch('https://a.example');\n}, { async: true });\nhexo.extend.filter.register('after_post_render', (d) => d);\nhexo.extend.generator.register('x', () => []);",
		"scripts/b.js", "\nconst axios = require('axios');\nhexo.extend.tag.register('b', () => 'b');",
		"source/_posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n{% net %}\n\n{% b %}\n"), 1)
	want := []string{
		"scripts/a.js:4 script/filter-not-run filter after_post_render",
		"scripts/b.js:2 script/not-run it needs require('axios')",
		"source/_posts/a.md:5 tag/script-failed net: scripts/a.js:2: ReferenceError: fetch is not defined",
	}
	if !slices.Equal(told, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}

func TestOwnTagsListNothingThatIsNotShown(t *testing.T) {
	b, told := runScripts(t, scriptBlog(
		"_config.yml", "title: B\n", "package.json", `{"dependencies": {"hexo": "7", "hexo-blog-encrypt": "3", "hexo-hide-posts": "0.4"}}`,
		"scripts/a.js", "hexo.extend.tag.register('all', () => JSON.stringify(['posts', 'pages'].map((kind) => hexo.locals.get(kind))));",
		"source/_posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n{% all %}\n",
		"source/_posts/b.md", "---\ntitle: Whisper\nexcerpt: whisper\npassword: whisper\n---\n",
		"source/_posts/c.md", "---\ntitle: Whisper\nhidden: true\n---\n",
		"source/_posts/d.md", "---\ntitle: Whisper\npublished: false\n---\n",
		"source/_drafts/e.md", "---\ntitle: Whisper\n---\n",
		"source/f/index.md", "---\ntitle: Whisper\npassword: whisper\n---\n"), 1)
	html := shownBy(docAt(b, "source/_posts/a.md"))
	if !strings.Contains(html, "2020/01/01/a/") || strings.Contains(strings.ToLower(html), "whisper") {
		t.Error(html, told)
	}
}

func TestOwnTagsShowTheSameWithAnyNumberOfWorkers(t *testing.T) {
	files := []string{"scripts/a.js", "let n = 0;\nhexo.extend.tag.register('n', function () { return `<i>${this.title} ${++n} ${Math.random()} ${Date.now()}</i>`; });"}
	for i := range 40 {
		files = append(files, fmt.Sprintf("source/_posts/p%d.md", i), fmt.Sprintf("---\ntitle: P%d\ndate: 2020-01-%02d\n---\n{%% n %%} {%% n %%}\n", i, i%28+1))
	}
	var first string
	for _, jobs := range []int{1, 8, 3} {
		b, _ := runScripts(t, scriptBlog(files...), jobs)
		var all strings.Builder
		for _, d := range b.site.Docs {
			all.WriteString(shownBy(d))
		}
		if first == "" {
			first = all.String()
			if !strings.Contains(first, "<i>P7 1 ") || !strings.Contains(first, "<i>P7 2 ") {
				t.Error(first)
			}
		}
		if all.String() != first {
			t.Errorf("%d workers: another blog", jobs)
		}
	}
}
