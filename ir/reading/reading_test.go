package reading

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokensAreWhatAReaderGets(t *testing.T) {
	base := Base{Origin: "https://me.example/blog", Root: "/blog/", Path: "/2019/一/hello/"}
	for name, c := range map[string]struct {
		html string
		want []string
	}{
		"white space is one space":        {"<p> a\n\u00a0 b </p>", []string{"text a b"}},
		"quotes and dashes are plain":     {"“a” ‘b’ — – …", []string{`text "a" 'b' --- -- ...`}},
		"neighbours are not one text":     {"<p>a</p><p>b</p>", []string{"text a", "text b"}},
		"comments are not read":           {"a<!-- more -->b", []string{"text ab"}},
		"emphasis by any name":            {"<b>a</b><i>b</i><s>c</s>", []string{"strong", "text a", "/strong", "em", "text b", "/em", "del", "text c", "/del"}},
		"an icon is not read":             {`a<i class="fa"></i>b`, []string{"text ab"}},
		"a heading has its anchor":        {`<h2 id="%E4%B8%80"><a href="#x" class="headerlink"></a>One</h2>`, []string{"h2 #一", "text One"}},
		"own origin falls away":           {`<a href="https://me.example/blog/a">x</a>`, []string{"link /a", "text x", "/link"}},
		"own root falls away":             {`<a href="/blog/a%20b">x</a>`, []string{"link /a b", "text x", "/link"}},
		"a relative link is resolved":     {`<img src="../b.png" alt=" “x” ">`, []string{`img /2019/一/b.png alt="x"`}},
		"a lazy image counts":             {`<img data-src="/a.png" width="20" height=10>`, []string{"img /a.png alt= w=20 h=10"}},
		"a page's file name is no matter": {`<a href="./index.html#a">x</a>`, []string{"link /2019/一/hello/#a", "text x", "/link"}},
		"a host needs no final slash":     {`<a href="http://x.example">x</a>`, []string{"link http://x.example/", "text x", "/link"}},
		"a bad escape stays":              {`<a href="http://x.example/100%">x</a>`, []string{"link http://x.example/100%", "text x", "/link"}},
		"an anchor without href is text":  {`<a name="x">y</a>`, []string{"text y"}},
		"a loose item is not a tight one": {"<ul><li>a</li><li><p>b</p></li></ul>", []string{"ul", "li", "text a", "/li", "li", "p", "text b", "/li", "/ul"}},
		"a list has its start":            {`<ol start="3"></ol>`, []string{"ol 3", "/ol"}},
		"rows may stand alone":            {"<tr><td>a</td></tr>", []string{"tr", "td", "text a", "/td", "/tr"}},
		"a task has its state":            {`<input type="checkbox" checked>`, []string{"input checkbox true"}},
		"a video has its source":          {`<video src="/a.mp4"></video>`, []string{"video /a.mp4"}},
		"code of two highlighters is one": {
			`<figure class="highlight js"><figcaption><span>t</span></figcaption><table><tr><td class="gutter"><pre>1</pre></td><td class="code"><pre><span class="line">a  </span><br><span class="line">b</span><br></pre></td></tr></table></figure>` +
				`<div class="highlight"><pre><code><span class="lnt">1</span>a` + "\nb\n</code></pre></div>",
			[]string{"code a\nb\ncaption t", "code a\nb"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Tokens([]byte(c.html), base)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTokensOfWhatIsNestedTooDeeply(t *testing.T) {
	got := Tokens([]byte(strings.Repeat("<div><b>", 5000)+"deep"), Base{})
	if !slices.Contains(got, "text deep") {
		t.Errorf("the text is lost: %q", got[:min(5, len(got))])
	}
}

func TestDiffListsWhereTheyDiffer(t *testing.T) {
	a := strings.Fields("a b c d e f")
	b := strings.Fields("a x c d y z f g")
	want := []Change{{[2]int{1, 2}, [2]int{1, 2}}, {[2]int{4, 5}, [2]int{4, 6}}, {[2]int{6, 6}, [2]int{7, 8}}}
	if diff := cmp.Diff(want, Diff(a, b)); diff != "" {
		t.Error(diff)
	}
	if d := Diff(a, a); d != nil {
		t.Errorf("equal lists differ: %v", d)
	}
}

func TestDiffFindsItsWayAfterALongGap(t *testing.T) {
	a := append(strings.Fields(strings.Repeat("x ", 200)), "end")
	if diff := cmp.Diff([]Change{{[2]int{0, 200}, [2]int{0, 1}}}, Diff(a, []string{"y", "end"})); diff != "" {
		t.Error(diff)
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("<p>a <a href='../b?c#d'>b</a></p>", "/a/b/")
	f.Add("<table><a href='%'>x<select><p>y", "/%/")
	f.Add(`<a href="\\x\..\%2e%2E/y">`, "")
	f.Fuzz(func(t *testing.T, html, path string) {
		base := Base{Origin: "https://me.example/b", Root: "/b/", Path: path}
		a := Tokens([]byte(html), base)
		for _, token := range a {
			if token == "" || token == "text " {
				t.Fatalf("an empty token in %q", a)
			}
		}
		if d := Diff(a, Tokens([]byte(html), base)); d != nil {
			t.Fatalf("one page differs from itself: %v", d)
		}
	})
}

// Law: with the stretches that differ put in place, one list is the other.
func FuzzDiff(f *testing.F) {
	f.Add("a b c", "a c d")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := strings.Fields(x), strings.Fields(y)
		var got []string
		i, j := 0, 0
		for _, c := range Diff(a, b) {
			if c.A[0]-i != c.B[0]-j || c.A[0] < i || c.A[1]+c.B[1] == c.A[0]+c.B[0] {
				t.Fatalf("a bad stretch: %v", c)
			}
			got = append(append(got, a[i:c.A[0]]...), b[c.B[0]:c.B[1]]...)
			i, j = c.A[1], c.B[1]
		}
		if got = append(got, a[i:]...); !slices.Equal(got, b) {
			t.Fatalf("%q is not %q", got, b)
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	page := []byte(strings.Repeat(`<h2 id="a">A</h2><p>Some <em>words</em> and a <a href="../b/">link</a> – “quoted”.</p><ul><li>x</li></ul>`+"\n", 200))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Tokens(page, Base{Origin: "https://me.example", Path: "/a/b/"})
	}
}
