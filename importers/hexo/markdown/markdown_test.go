package markdown

import (
	"bytes"
	"hexodus/ir"
	"os"
	"strings"
	"testing"
)

func marks(d Dialect) *Dialect { return &d }

func TestHeadingsKnowWhereTheyEnd(t *testing.T) {
	src := "# One #\n\n> Two *x*\n> ---\n\n- ## Three\n\n##\n"
	want := []struct{ whole, upto, id, text string }{
		{"# One #", "# One", "One", "One"},
		{"Two *x*\n> ---", "Two *x*", "Two-x", "Two x"},
		{"## Three", "## Three", "Three", "Three"},
		{"##", "##", "", ""},
	}
	list := marks(New("marked", nil)).Parse([]byte(src)).Headings()
	if len(list) != len(want) {
		t.Fatalf("%d headings, want %d", len(list), len(want))
	}
	for i, h := range list {
		w := want[i]
		if got := src[h.Start:h.Stop]; got != w.whole {
			t.Errorf("heading %q, want %q", got, w.whole)
		}
		if got := src[h.Start:h.End]; got != w.upto {
			t.Errorf("text up to %q, want %q", got, w.upto)
		}
		if h.ID != w.id || !h.HasID || h.Text != w.text {
			t.Errorf("%q: id %q, text %q", w.whole, h.ID, h.Text)
		}
	}
}

func TestLinksKnowWhereTheirTargetsStand(t *testing.T) {
	src := "[a](x.md \"t\") ![b]( <y z.png> ) [c][r] [r] [r][]\n\n> - [d](q(1)\n>   \"t\")\n\n[r]: /ref\n"
	want := []struct {
		span, dest string
		image, ref bool
	}{
		{"x.md", "x.md", false, false},
		{"y z.png", "y z.png", true, false},
		{"[r]", "/ref", false, true},
		{"", "/ref", false, true},
		{"[]", "/ref", false, true},
		{"q(1)", "q(1)", false, false},
	}
	for _, engine := range []string{"marked", "markdown-it"} {
		list := marks(New(engine, nil)).Parse([]byte(src)).Links()
		if len(list) != len(want) {
			t.Fatalf("%s: %d links, want %d: %+v", engine, len(list), len(want), list)
		}
		for i, l := range list {
			w := want[i]
			if got := src[l.Start:l.End]; got != w.span || l.Dest != w.dest || l.Image != w.image || l.Ref != w.ref {
				t.Errorf("%s: %q %+v, want %+v", engine, got, l, w)
			}
		}
	}
}

func TestPlacesOfComments(t *testing.T) {
	const mark = "<!--swig\ufffc0-->"
	for _, c := range []struct {
		src  string
		want Place
	}{
		{"@", Place{Block: true, Alone: true}},
		{"@ and **b**", Place{Block: true}},
		{"> - @", Place{Block: true, Alone: true, Prefix: ">   "}},
		{"a @ b", Place{}},
		{"1. a\n\n   b @", Place{Prefix: "   "}},
		{"# a @", Place{Heading: true}},
		{"[a @](b)", Place{Label: true}},
		{"![@](b)", Place{Label: true}},
		{"|a|b|\n|-|-|\n|x|@|", Place{Cell: true}},
		{"<div title=\"@\">", Place{Block: true, Attr: true}},
		{"a <i title=\"@\">b</i>", Place{Attr: true}},
		{"    @", Place{Code: true}},
		{"a `@`", Place{Code: true}},
		{"```\n@\n```", Place{Code: true}},
		{"<div>\n@\n</div>", Place{Block: true, Alone: true}},
	} {
		src := strings.ReplaceAll(c.src, "@", mark)
		for _, engine := range []string{"marked", "markdown-it"} {
			p := marks(New(engine, nil)).Parse([]byte(src)).PlaceOf(strings.Index(src, mark))
			p.BlockEnd = 0
			if p != c.want {
				t.Errorf("%s: %q: %+v, want %+v", engine, c.src, p, c.want)
			}
		}
	}
}

func TestConstructsAreRespelled(t *testing.T) {
	for _, c := range []struct{ src, span, name, markdown, html string }{
		{"see http://a.b/c_d.", "http://a.b/c_d", "autolink", "<http://a.b/c_d>", ""},
		{"me@x.com", "me@x.com", "autolink", "<me@x.com>", ""},
		{"链接http://a.com，后面", "http://a.com，后面", "autolink", "[http://a.com，后面](<http://a.com,后面/>)", ""},
		{"中文~~（删）~~中文", "~~（删）~~", "strikethrough", "<del>（删）</del>", ""},
		{"Term\n: Def", "Term\n: Def", "description-list", "", "<dl><dt>Term</dt><dd>Def</dd></dl>"},
		{"a <b *c* d> e *f*", "", "", "", ""},
	} {
		list := marks(New("marked", nil)).Parse([]byte(c.src)).Constructs()
		if c.span == "" {
			continue
		}
		if len(list) != 1 {
			t.Errorf("%q: %d constructs: %+v", c.src, len(list), list)
			continue
		}
		k := list[0]
		if got := c.src[k.Start:k.End]; got != c.span || k.Name != c.name || k.Markdown != c.markdown || c.html != "" && k.HTML != c.html {
			t.Errorf("%q: %+v", c.src, k)
		}
	}
}

func TestPlainMarkdownHasNoConstructs(t *testing.T) {
	src := "# A\n\nb *c* **d** `e` [f](g) ![h](i)\nj  \nk\n\n> l\nm\n\n- n\n  - o\n\n  p\n\n1. q\n2. r\n\n```go\ns\n```\n\n    t\n\n|u|v|\n|-|:-:|\n|w|`x`|\n\n<div>\ny\n</div>\n\n- [ ] z\n- [x] ~~zz~~\n\n[r]: /s\n\n[r] \\* &amp; <http://a.b>\n\n---\n"
	for _, engine := range []string{"marked"} {
		for _, k := range marks(New(engine, nil)).Parse([]byte(src)).Constructs() {
			t.Errorf("%s: %q: %+v", engine, src[k.Start:k.End], k)
		}
	}
}

// A bare URL in the text of a link is text, for a link within a link there is none.
func TestBareLinksInLinksAreText(t *testing.T) {
	d := New("markdown-it", nil)
	d.Linkify = true
	tree := d.Parse([]byte("[see http://a.b/ now](http://c.d/)"))
	if got, want := string(tree.HTML()), "<p><a href=\"http://c.d/\">see http://a.b/ now</a></p>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if list := tree.Constructs(); len(list) > 0 {
		t.Errorf("constructs: %+v", list)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"# a\n\nb *c* [d](e \"f\") ![g](<h i>) `j` http://k.l\n\n> - m\n>   n\n\n|o|p|\n|-|-|\n|q\\|r|s|\n",
		"- [ ] a\n\n  b\n1. c\n   > d\ne\n\n<div>\nf\n\n[g]: h 'i'\n\n[g] [g][] [j][g]\n",
		"::: x\n![a](b){width=3}\n:::\n\nT\n:   d\n\n(@a) $x$ ^[n] [^m] @a \\b{c}\n\n[^m]: o\n    p\n\n| q\n|  r\n\n--- --\na   b\n--- --\n",
		"HTML ^[a [b] `c`] d[^1] > ^[e\n\n*[HTML]: f\n*[g]: h\ni\n\n> [^1]: HTML\n>\n> *[j]: k\n",
		"<div>\n\n*a <p>b</p>* **c *d** \"e 'f' \\\n</div>\n# g {#h}\n[g] [i]{.j} k~l~ m^n^\n\na|b\n-|-\n1|$2|3$\n\nTable: t\n",
		"a\n: b\n\n~~~x\ny\n~~~\n\n\tz\n\n* \u00a0\n", "***a** b* __c_ ~d~ ~~e~~\n===\n", "<a href=x>http://y</a> <b <c>\n",
	} {
		for i := range 8 {
			f.Add(byte(i), []byte(s))
		}
	}
	engines := []string{"marked", "markdown-it", "markdown-it-plus", "kramed", "pandoc"}
	unusual := []Dialect{
		newMarked(ir.Map{{Key: "pedantic", Value: true}, {Key: "dompurify", Value: true}}),
		newKramed(ir.Map{{Key: "gfm", Value: false}}),
		newMarkdownIt(ir.Map{{Key: "render", Value: ir.Map{{Key: "html", Value: false}}}, {Key: "disable_rules", Value: []any{"code", "image", "list", "escape"}}}),
	}
	f.Fuzz(func(t *testing.T, which byte, src []byte) {
		which %= byte(len(engines) + len(unusual))
		var d Dialect
		if n := int(which); n < len(engines) {
			d = New(engines[n], nil)
		} else {
			d = unusual[n-len(engines)]
		}
		keep := bytes.Clone(src)
		tree := d.Parse(src)
		html := tree.HTML()
		var joined []byte
		within := func(what string, start, end int) {
			if start < 0 || end < start || end > len(src) {
				t.Fatalf("%s: span %d to %d of %d", what, start, end, len(src))
			}
		}
		for _, b := range tree.Blocks() {
			within("block", b.Start, b.End)
			joined = append(joined, b.HTML...)
		}
		if !bytes.Equal(html, joined) {
			t.Fatalf("blocks make %q, all is %q", joined, html)
		}
		for _, h := range tree.Headings() {
			within("heading", h.Start, h.Stop)
			within("heading's text", h.Start, h.End)
		}
		for _, l := range tree.Links() {
			within("link", l.Start, l.End)
		}
		at := 0
		for _, k := range tree.Constructs() {
			within("construct", k.Start, k.End)
			if k.Start < at {
				t.Fatalf("construct at %d, after one that ends at %d", k.Start, at)
			}
			at = k.End
		}
		for i := range len(src) + 1 {
			tree.PlaceOf(i)
		}
		if !bytes.Equal(src, keep) {
			t.Fatal("the source has changed")
		}
	})
}

func BenchmarkParse(b *testing.B) {
	src, err := os.ReadFile("testdata/bench.md")
	if err != nil {
		b.Fatal(err)
	}
	for _, engine := range []string{"marked", "markdown-it", "kramed"} {
		d := New(engine, nil)
		b.Run(engine, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				d.Parse(src)
			}
		})
	}
	b.Run("everything", func(b *testing.B) {
		d := New("marked", nil)
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			tree := d.Parse(src)
			tree.Headings()
			tree.Links()
			tree.Constructs()
			tree.PlaceOf(0)
		}
	})
}

// kramed takes a space that does not break for a space, wherever it stands.
func TestKramedKnowsNoFixedSpaces(t *testing.T) {
	for src, want := range map[string]string{
		"x `a\u00a0b\n\u00a0# h\u00a0i\nc` z": "<p>x `a b</p>\n<h1>h i</h1><p>c` z</p>\n",
		"\u00a0\u00a0\u00a0\u00a0code\u00a0x": "<pre><code>code x\n</code></pre>",
		"- a\n\u00a0\u00a0- b":                "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n",
		"a\n\u00a0\nb":                        "<p>a</p>\n<p>b</p>\n",
		"```\nx\u00a0y\n```":                  "<pre><code>x y\n</code></pre>",
	} {
		if got := string((&Dialect{Engine: Kramed, GFM: true}).Parse([]byte(src)).HTML()); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
