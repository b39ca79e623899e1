package scan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"hexodus/fixtures"
)

// check fails unless tiles are start … end without a gap or an overlap, in bodies too.
func check(t testing.TB, tiles []Tile, start, end int) {
	t.Helper()
	at := start
	for _, tile := range tiles {
		if tile.Start != at || tile.End <= tile.Start {
			t.Fatalf("%v tile is %d…%d, want a start of %d", tile.Kind, tile.Start, tile.End, at)
		}
		at = tile.End
		if n := tile.Node; n != nil {
			if n.Start != tile.Start || n.End != tile.End || n.InnerStart < n.Start || n.InnerEnd > n.End || n.InnerStart > n.InnerEnd {
				t.Fatalf("%v tile %d…%d has a node %d…%d with %d…%d in it", tile.Kind, tile.Start, tile.End, n.Start, n.End, n.InnerStart, n.InnerEnd)
			}
			if n.Closed {
				check(t, n.Body, n.InnerStart, n.InnerEnd)
			}
		}
		if (tile.Kind == Fence) != (tile.Fence != nil) {
			t.Fatalf("%v tile: fence %v", tile.Kind, tile.Fence)
		}
	}
	if at != end {
		t.Fatalf("tiles end at %d, want %d", at, end)
	}
}

// body is a recorded post without its front matter.
func body(v fixtures.Vector) []byte {
	_, text, ok := strings.Cut(strings.TrimPrefix(v.Input.Content, "---\n"), "\n---\n")
	if !ok {
		return nil
	}
	return []byte(strings.ReplaceAll(text, "\r\n", "\n"))
}

func content(v fixtures.Vector) (html string, ok bool) {
	var out struct{ Content, Error *string }
	if json.Unmarshal(v.Output, &out) != nil || out.Content == nil {
		return "", false
	}
	return *out.Content, true
}

func outline(src []byte, tiles []Tile) string {
	var b strings.Builder
	for i, t := range tiles {
		if i > 0 {
			b.WriteString(" | ")
		}
		fmt.Fprintf(&b, "%v", t.Kind)
		if t.Damage != "" {
			fmt.Fprintf(&b, "!%s", t.Damage)
		}
		switch {
		case t.Node != nil && (t.Kind == Block || t.Kind == Raw):
			fmt.Fprintf(&b, " %s%q (%s)", t.Node.Name, t.Node.Args, outline(src, t.Node.Body))
		case t.Kind == Tag:
			fmt.Fprintf(&b, " %s%q", t.Node.Name, t.Node.Args)
		default:
			fmt.Fprintf(&b, " %q", src[t.Start:t.End])
		}
	}
	return b.String()
}

func TestTilesAreTheBody(t *testing.T) {
	for _, area := range []string{"tag-args", "pipeline", "pipeline-collisions", "pipeline-nohl", "nunjucks", "code-fence", "code-fence-extra", "code-fence-nohl", "builtin-tags", "excerpt", "markdown", "theme-tags", "plugins"} {
		for _, v := range fixtures.Vectors(t, area) {
			b := body(v)
			for _, opt := range []Options{{Highlight: true}, {}, {NoTags: true, Highlight: true}} {
				tiles := Scan(b, opt)
				check(t, tiles, 0, len(b))
				if t.Failed() {
					t.Fatal(v.ID)
				}
			}
		}
	}
}

func TestArgumentsAreWhatHexoGaveToTheTag(t *testing.T) {
	n := 0
	for _, v := range fixtures.Vectors(t, "tag-args") {
		html, ok := content(v)
		if !ok || !strings.Contains(html, "ARGS[") || strings.Contains(v.Input.Content, "blk") {
			continue
		}
		var want [][]string
		for rest := html; ; {
			_, after, found := strings.Cut(rest, "ARGS")
			if !found {
				break
			}
			var args []string
			d := json.NewDecoder(strings.NewReader(strings.NewReplacer("“", `\u201c`).Replace(after)))
			if err := d.Decode(&args); err != nil {
				t.Fatal(v.ID, err)
			}
			want = append(want, args)
			rest = after
		}
		var got [][]string
		for _, tile := range Scan(body(v), Options{Highlight: true}) {
			if tile.Kind == Tag {
				got = append(got, Args(tile.Node.ArgsRaw))
			}
		}
		g, _ := json.Marshal(got)
		w, _ := json.Marshal(want)
		// What Markdown did to the arguments of an unprotected tag is no matter of the tokenizer.
		text := strings.NewReplacer("’", "'", "”", `\"`).Replace(string(w))
		if string(g) != string(w) && string(g) != text {
			t.Errorf("%s: %s\n got %s\nwant %s", v.ID, v.Input.Content, g, w)
		}
		n++
	}
	t.Logf("%d cases", n)
}

func TestOutlines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a {% img /x %} `b` {% quote me %}c{% endquote %}", `text "a " | tag img["/x"] | text " " | code "` + "`b`" + `" | text " " | block quote["me"] (text "c")`},
		{"{% btn a %}\n\n## H\n\n{% btns %}\n{% cell c %}\n{% endbtns %}\n\nend", `tag!prefix-collision btn["a"] | text!prefix-collision "\n\n## H\n\n" | block!prefix-collision btns[] (text "\n" | tag cell["c"] | text "\n") | text "\n\nend"`},
		{"{% p center big %}\n\nThe endpoint is here.", `tag!unprotected p["center" "big"] | text "\n\nThe endpoint is here."`},
		{"{% blk o %}\nA\n{% blk i %}\nB\n{% endblk %}\nC\n{% endblk %}\n\nafter", `block!split-block blk["o"] (text "\nA\n" | block blk["i"] (text "\nB\n") | text "\nC\n") | text "\n\nafter"`},
		{"{% args Don't stop %}\n\nnext", `tag!odd-quote args["Don't" "stop"] | text "\n\nnext"`},
		{"{% a Don't %} mid {% a can't b %}", `tag!odd-quote a["Don't"] | text!odd-quote " mid " | tag!odd-quote a["can't" "b"]`},
		{"{% link R https://www.reddit.com/r/golang/ %}", `tag!regex-literal link["R" "https://www.reddit.com/r/golang/"]`},
		{"{% img /r/x %} tail", `tag!regex-literal img["/r/x"] | text " tail"`},
		{"{% btn {{ title }} x %} tail", `tag!template-in-tag btn["{{" "title" "}}" "x"] | text " tail"`},
		{"x {% endblk %} y", `text "x " | tag!stray-end endblk[] | text " y"`},
		{"`{% raw %}{{ x }}{% endraw %}`", "code \"`\" | raw raw[] (text \"{{ x }}\") | code \"`\""},
		{"{% raw %}a {% raw %} b {% endraw %} c{% endraw %}", `raw!split-block raw[] (text "a {% raw %} b {% endraw %} c")`},
		{"$\\frac{{a}}{b}$ x", `text "$\\frac" | variable "{{a}}" | text "{b}$ x"`},
		{"<code>{{ t }}</code> {{ t }}", `text "<code>" | text "{{ t }}" | text "</code> " | variable "{{ t }}"`},
		{"a {# b #} c <!-- {{ d }} --> e", `text "a " | template comment "{# b #}" | text " c " | comment "<!-- {{ d }} -->" | text " e"`},
		{"``a` {{ b }}", "text \"``a` \" | variable \"{{ b }}\""},
		{"a\n```js\n{{ b }}\n```\nc", "text \"a\\n\" | fence \"```js\\n{{ b }}\\n```\" | text \"\\nc\""},
		{"{% b %}\n`{{ c }}` <!-- {{ d }} -->\n```\n{{ e }}\n```\n{% endb %}", "block b[] (text \"\\n`\" | variable \"{{ c }}\" | text \"` <!-- \" | variable \"{{ d }}\" | text \" -->\\n\" | fence \"```\\n{{ e }}\\n```\" | text \"\\n\")"},
		{"a {% b c", `text "a {% b c"`},
		{"{{ x }\n{% y %}", `text "{{ x }\n" | tag y[]`},
	} {
		tiles := Scan([]byte(c.in), Options{Highlight: true})
		check(t, tiles, 0, len(c.in))
		if got := outline([]byte(c.in), tiles); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestFencesAreThoseThatHexoTook(t *testing.T) {
	for _, area := range []string{"code-fence", "code-fence-extra", "pipeline"} {
		for _, v := range fixtures.Vectors(t, area) {
			html, ok := content(v)
			if !ok {
				continue
			}
			var got []string
			for _, tile := range Scan(body(v), Options{Highlight: true}) {
				collect(tile, &got)
			}
			want := figures(html)
			if strings.Join(got, "\n---\n") != strings.Join(want, "\n---\n") {
				t.Errorf("%s: %s\n got %q\nwant %q", v.ID, v.Input.Content, got, want)
			}
		}
	}
}

func collect(tile Tile, list *[]string) {
	if f := tile.Fence; f != nil && !f.HighlightOff {
		caption := f.Title
		if f.URL != "" {
			caption += f.LinkText
		}
		*list = append(*list, caption+"\n"+string(f.Code))
	}
	if tile.Node != nil {
		for _, inner := range tile.Node.Body {
			collect(inner, list)
		}
	}
}

// figures are the captions and the code of all listings in a page.
func figures(html string) (list []string) {
	for {
		_, rest, ok := strings.Cut(html, `<figure class="highlight`)
		if !ok {
			return list
		}
		fig, after, _ := strings.Cut(rest, "</figure>")
		html = after
		caption := ""
		if _, c, ok := strings.Cut(fig, "<figcaption>"); ok {
			caption, _, _ = strings.Cut(c, "</figcaption>")
		}
		_, code, _ := strings.Cut(fig, `<td class="code"><pre>`)
		code, _, _ = strings.Cut(code, "</pre>")
		code = strings.TrimSuffix(code, "<br>")
		list = append(list, plain(caption)+"\n"+plain(strings.ReplaceAll(code, "<br>", "\n")))
	}
}

func plain(html string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			break
		}
		end := strings.IndexByte(html[i:], '>')
		if html[i+1] == 'b' && html[i+2] == '>' || strings.HasPrefix(html[i:], "</b>") { // a caption is not escaped
			b.WriteString(html[:i+end+1])
		} else {
			b.WriteString(html[:i])
		}
		html = html[i+end+1:]
	}
	b.WriteString(html)
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#x27;", "'", "&#123;", "{", "&#125;", "}", "&amp;", "&").Replace(b.String())
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"a {% img /x %} `b` {% quote %}c{% endquote %}", "{% a 'b %}{% c' %}{% enda %}", "{{{{ }}}} {# #} <!-- -->",
		"```js\n{{ a }}\n```\n{% raw %}`{% endraw %}`", "> ```\n> a\n> ```\n{%- a -%}", "`{% raw %} {% endraw %}\n\n`",
		"<code>{% a %}</code>{% b r/x %}{% c }} %}", "{% raw %}{%raw%}{%endraw%}{% endraw %}", "{% {% x %} %}", "{{ '}}' }",
		"0{%%\"00000{%}",
	} {
		f.Add([]byte(s), true, false)
		f.Add([]byte(s), false, false)
	}
	f.Fuzz(func(t *testing.T, data []byte, highlight, noTags bool) {
		check(t, Scan(data, Options{Highlight: highlight, NoTags: noTags}), 0, len(data))
		Args(string(data))
		Meant(string(data))
	})
}

// A scan that takes the square of a text's length would still be at the first of these when the test's time is up.
func TestScanningIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	distinct := func(format string) []byte {
		var b bytes.Buffer
		for i := range 30_000 {
			fmt.Fprintf(&b, format, i, i)
		}
		return b.Bytes()
	}
	many := func(s string, n int) []byte { return bytes.Repeat([]byte(s), n) }
	for _, in := range map[string][]byte{
		"one line of 50 MB":        many("word ", 10<<20),
		"unclosed tags":            many("{% a ", 50_000),
		"unclosed tags, one end":   append(many("{% a ", 50_000), "' %}"...),
		"quotes":                   many(`{% ' {{ " `, 50_000),
		"quotes, one end":          append(many(`{% ' {{ " `, 50_000), "%}}}"...),
		"braces":                   many("{", 500_000),
		"variables in tag":         many("{% a {{ b }} %}", 30_000),
		"tags without closer":      append([]byte("endp "), many("{% p x %}", 50_000)...),
		"words like ends":          append(many("endp ", 50_000), many("{% p x %}", 30_000)...),
		"many names":               distinct("{%% t%d %%} end%d "),
		"many names, same start":   distinct("{%% aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%d %%} end%d "),
		"nested":                   append(many("{% a %}", 30_000), many("{% enda %}", 30_000)...),
		"backticks":                many("`a` {% b %} ``c ", 50_000),
		"backtick runs":            many("` `` ``` ", 80_000),
		"raw in code":              many("`{% raw %}", 50_000),
		"raw":                      many("{% raw %}", 50_000),
		"comments":                 many("<!-- {# ", 80_000),
		"fences":                   many("```\n", 80_000),
		"fences of falling length": falling(1500),
		"code elements":            many("<code>{{ a }} <code", 50_000),
		"open strings":             many(`{% a " %}{% enda %}`, 30_000),
		"regexes":                  many(`{% a r/ %}{% enda %}`, 30_000),
		"in a block":               append(append([]byte("{% z %}"), many(`{% a r/x }} " {{ ' `, 30_000)...), "{% endz %}"...),
	} {
		for _, opt := range []Options{{Highlight: true}, {}} {
			check(t, Scan(in, opt), 0, len(in))
		}
	}
}

func falling(n int) []byte {
	var b bytes.Buffer
	for ; n > 0; n-- {
		b.WriteString(strings.Repeat("`", n) + " ")
	}
	return b.Bytes()
}

func BenchmarkScan(b *testing.B) {
	text := strings.Repeat("Some prose with a [link](https://example.com/a), `code` and *emphasis* in it.\n", 20)
	in := []byte(strings.Repeat(text+"\n{% img /a/b.png 400 'a title' %}\n\n```js title\nvar a = {};\n```\n\n{% note info %}\nSome **bold** text.\n{% endnote %}\n\n", 50))
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		Scan(in, Options{Highlight: true})
	}
}

func BenchmarkScanProse(b *testing.B) {
	in := []byte(strings.Repeat("Some prose with a [link](https://example.com/a), and *emphasis* in it.\n\n", 2000))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		Scan(in, Options{Highlight: true})
	}
}
