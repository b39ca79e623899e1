package tags

import (
	"encoding/json"
	"errors"
	"path"
	"strings"
	"testing"

	"hexodus/fixtures"
	"hexodus/importers/hexo/scan"
	"hexodus/importers/hexo/urls"
	"hexodus/ir/component"
)

type blog struct {
	urls.Site
	posts  map[string][2]string
	assets map[string]string
	files  map[string]string
}

func (b blog) Post(s string) (string, string, bool) {
	p, ok := b.posts[s]
	return p[0], p[1], ok
}
func (b blog) Asset(name string) (string, bool) { p, ok := b.assets[name]; return p, ok }
func (b blog) Code(name string) ([]byte, bool) {
	text, ok := b.files["source/downloads/code/"+name]
	return []byte(text), ok
}
func (b blog) Markdown(text string) string   { return text }
func (b blog) URLFor(path string) string     { return b.For(path) }
func (b blog) FullURLFor(path string) string { return b.Full(path) }

func blogOf(t *testing.T, v fixtures.Vector) (blog, Config) {
	var cfg struct {
		URL, Root   string
		Highlighter *string `json:"syntax_highlighter"`
		Permalink   string
	}
	if err := json.Unmarshal(v.Config, &cfg); err != nil {
		t.Fatal(err)
	}
	b := blog{Site: urls.Site{URL: or(cfg.URL, "http://example.com"), Root: or(cfg.Root, "/"), TrailingIndex: true, TrailingHTML: true}, files: v.Files}
	b.posts = map[string][2]string{
		"target-post": {"2019/05/06/target-post/", "Target <b>Post</b> & Co"},
		"sub/nested":  {"2019/05/07/sub/nested/", "Nested One"}, "Nested One": {"2019/05/07/sub/nested/", "Nested One"},
		"2018-01-01-dated": {"FILE_BIRTH/2018-01-01-dated/", "Dated"},
		"中文 文章":            {"2019/05/08/中文 文章/", "中文标题"},
		"untitled":         {"2019/05/09/untitled/", ""},
		"Dup":              {"2019/01/01/dup1/", "Dup"},
		"draft-post":       {"2019/05/09/draft-post/", "Draft Post"},
		"unpub":            {"2019/05/09/unpub/", "Unpub"},
		"custom-link":      {"my/custom.html", "Custom Link"},
	}
	slug := strings.TrimSuffix(path.Base(v.Input.File), ".md")
	b.posts[slug] = [2]string{"2020/01/02/" + slug + "/", "Ti"}
	if strings.HasPrefix(v.ID, "asset") {
		dir := "2020/01/02/foo/"
		if cfg.Permalink != "" {
			dir = "foo/"
		}
		b.assets = map[string]string{}
		for _, name := range []string{"a.png", "sub/b c.png", "中.png", "doc.md", "d.css", "h.html"} {
			b.assets[name] = dir + name
		}
	}
	return b, Config{NoHighlight: cfg.Highlighter != nil && *cfg.Highlighter == ""}
}

func TestMeaningsAreWhatHexoPrinted(t *testing.T) {
	for _, area := range []string{"builtin-tags", "builtin-tags-nohl", "hexo6-legacy-tags", "hexo-tag-embed", "include-code", "post-assets"} {
		compared := 0
		for _, v := range fixtures.Vectors(t, area) {
			if area == "post-assets" && (strings.Contains(v.ID, "-md") && !strings.HasPrefix(v.ID, "asset-md-paf") || !strings.Contains(v.ID, "paf")) {
				continue
			}
			if compare(t, v) {
				compared++
			}
		}
		t.Logf("%s: %d compared", area, compared)
	}
}

func compare(t *testing.T, v fixtures.Vector) bool {
	t.Helper()
	_, text, _ := strings.Cut(strings.TrimPrefix(v.Input.Content, "---\n"), "\n---\n")
	var out struct{ Content, Error *string }
	if err := json.Unmarshal(v.Output, &out); err != nil {
		t.Fatal(err)
	}
	b, cfg := blogOf(t, v)
	compared := false
	for _, tile := range scan.Scan([]byte(text), scan.Options{Highlight: !cfg.NoHighlight}) {
		if tile.Kind != scan.Tag && tile.Kind != scan.Block || tile.Damage != "" {
			continue
		}
		spec, ok := Set{}.Lookup(tile.Node.Name)
		if !ok || spec.Block != tile.Node.Closed || strings.Contains(text, "]({%") {
			continue
		}
		call := Call{Name: tile.Node.Name, Args: tile.Node.Args, Blog: b, Config: cfg, Body: bodyOf(text, tile.Node)}
		m, err := spec.Make(call)
		var problem *Problem
		if err != nil && !errors.As(err, &problem) {
			t.Fatalf("%s: %v", v.ID, err)
		}
		if out.Content == nil {
			known := map[string]bool{"gist": true, "youtube": true, "vimeo": true, "jsfiddle": true, "url_for": true}
			if problem == nil && !known[tile.Node.Name] && !strings.Contains(text, "nosuch") {
				t.Errorf("%s: Hexo stopped (%v), no problem found in %q", v.ID, out.Error, text)
			}
			continue
		}
		compared = true
		open, end := m.HTML()
		html := strings.ReplaceAll(*out.Content, "<FILE_BIRTH_YYYY/MM/DD>", "FILE_BIRTH")
		switch l, isListing := m.(component.Listing); {
		case problem != nil && (problem.Rule == hiddenCode || problem.Rule == assetCase || strings.HasSuffix(v.ID, "-none") && problem.Rule == MissingArgument):
			// What is shown is better than what was.
		case isListing && !l.Plain:
			if got, want := shown(open), shown(html); got != want {
				t.Errorf("%s: %s\n got %q\nwant %q", v.ID, text, got, want)
			}
		case spec.Markdown:
			if !strings.HasPrefix(html, open) || !strings.Contains(html, end) {
				t.Errorf("%s: %s\n got %s … %s\nwant %s", v.ID, text, open, end, html)
			}
		case !strings.Contains(html, open+end):
			t.Errorf("%s: %s\n got %s\nwant %s", v.ID, text, open+end, html)
		}
	}
	return compared
}

func bodyOf(text string, n *scan.Node) string {
	var b strings.Builder
	for _, tile := range n.Body {
		switch tile.Kind {
		case scan.Variable:
			b.WriteString("Ti")
		case scan.Raw:
			b.WriteString(text[tile.Node.InnerStart:tile.Node.InnerEnd])
		default:
			b.WriteString(text[tile.Start:tile.End])
		}
	}
	body := string(scan.Dedent([]byte(b.String())))
	return strings.TrimSuffix(strings.TrimPrefix(body, "\n"), "\n")
}

// shown is the caption and the code of a listing, whatever its colours.
func shown(html string) string {
	_, fig, _ := strings.Cut(html, `<figure class="highlight`)
	_, fig, _ = strings.Cut(fig, ">")
	if _, after, ok := strings.Cut(fig, `<td class="gutter">`); ok {
		_, after, _ = strings.Cut(after, "</td>")
		fig = strings.Split(fig, `<td class="gutter">`)[0] + after
	}
	fig, _, _ = strings.Cut(fig, "</figure>")
	fig = strings.ReplaceAll(strings.TrimSuffix(strings.ReplaceAll(fig, "<br></pre>", "</pre>"), "\n"), "<br>", "\n")
	caption, code, ok := strings.Cut(fig, "</figcaption>")
	if !ok {
		caption, code = "", fig
	}
	return strings.ReplaceAll(caption, "<figcaption>", "") + "|" + strip(code)
}

func strip(html string) string {
	var b strings.Builder
	for html != "" {
		text, rest, ok := strings.Cut(html, "<")
		b.WriteString(text)
		if !ok {
			break
		}
		_, html, _ = strings.Cut(rest, ">")
	}
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#x27;", "'", "&#123;", "{", "&#125;", "}", "&amp;", "&").Replace(b.String())
}

func TestLinksOfThemesAndCards(t *testing.T) {
	b := blog{Site: urls.Site{URL: "https://me.example", Root: "/"}}
	for _, c := range []struct{ name, args, want, rule string }{
		{"elink", ` "KubeCon + CloudNativeCon" https://events.example/a/ `, `<a href="https://events.example/a/" title="" target="_blank">KubeCon + CloudNativeCon</a>`, ""},
		{"elink", ` a b https://x.example false T `, `<a href="https://x.example/" title="T" target="">a b</a>`, ""},
		{"elink", ` "Agent(OPA)" `, `Agent(OPA)`, "tag/no-url"},
		{"linkPreview", ` https://x.example/e/1?a=&b=c _blank nofollow `, `<a class="link-card" href="https://x.example/e/1?a=&b=c" target="_blank" rel="nofollow">https://x.example/e/1?a=&amp;b=c</a>`, ""},
		{"blogCard", ``, ``, "tag/missing-argument"},
		{"post_link", ` gone "Old <news>" `, `Old &lt;news&gt;`, "tag/unknown-post"},
		{"img", ` images/a.png `, `<img class="images&#x2F;a.png">`, "tag/no-url"},
	} {
		spec, ok := Set{}.Lookup(c.name)
		if !ok {
			t.Fatal(c.name)
		}
		m, err := spec.Make(Call{Name: c.name, Args: scan.Args(c.args), Blog: b})
		rule := ""
		var problem *Problem
		if errors.As(err, &problem) {
			rule = problem.Rule.ID
		}
		open, end := m.HTML()
		if open+end != c.want || rule != c.rule {
			t.Errorf("%s%s: %s (%s), want %s (%s)", c.name, c.args, open+end, rule, c.want, c.rule)
		}
	}
}

func TestIncludedLinesAndNames(t *testing.T) {
	b := blog{Site: urls.Site{URL: "https://me.example", Root: "/"}, files: map[string]string{
		"source/downloads/code/a.go": "package a\n\nfunc f() {\n}\n", "source/downloads/code/b c.js": "x",
	}}
	for _, c := range []struct{ args, code, title, rule string }{
		{" from:3 to:3 a.go", "func f() {", "a.go", "tag/hidden-code"},
		{" My file lang:go a.go", "package a\n\nfunc f() {\n}", "My file", "tag/hidden-code"},
		{` "b c.js"`, "x", "b c.js", "tag/hidden-code"},
		{" to:0 a.go", "", "a.go", "tag/hidden-code"},
	} {
		m, err := include(Call{Name: "include_code", Args: scan.Args(c.args), Blog: b})
		var problem *Problem
		errors.As(err, &problem)
		l, ok := m.(component.Listing)
		if !ok || problem == nil || l.Code != c.code || l.Title != c.title || problem.Rule.ID != c.rule {
			t.Errorf("%s: %+v, %v", c.args, m, err)
		}
	}
	if _, err := include(Call{Args: []string{"../../_config.yml"}, Blog: b}); err == nil {
		t.Error("a path out of the code folder was read")
	}
}

func FuzzTags(f *testing.F) {
	f.Add("img", ` a /b.png 1 2 '"t" "a"'`, "body")
	f.Add("codeblock", " t http://x.example/ y lang:go mark:1-2,x first_line:a", "a\n")
	f.Add("include_code", " lang:c++ from:0 ../x", "")
	f.Add("quote", " a, b http://x.example/ c", "")
	b := blog{Site: urls.Site{URL: "https://me.example", Root: "/"}}
	f.Fuzz(func(t *testing.T, name, raw, body string) {
		spec, ok := Set{}.Lookup(name)
		if !ok {
			return
		}
		m, err := spec.Make(Call{Name: name, Args: scan.Args(raw), Raw: raw, Body: body, Blog: b})
		if m == nil && err == nil {
			t.Fatal("neither a meaning nor a problem")
		}
		if m != nil {
			m.HTML()
			m.Params()
		}
	})
}
