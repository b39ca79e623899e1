package kramdown

import (
	"bytes"
	"slices"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"hexodus/ir/reading"
)

// commonmark tells how far HTML is from what CommonMark makes of source, for a reader.
func commonmark(t *testing.T, source string) func(html []byte) int {
	t.Helper()
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(html.WithUnsafe()))
	var b bytes.Buffer
	if err := md.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	want := reading.Tokens(b.Bytes(), reading.Base{})
	return func(html []byte) (n int) {
		for _, c := range reading.Diff(want, reading.Tokens(html, reading.Base{})) {
			n += c.A[1] - c.A[0] + c.B[1] - c.B[0]
		}
		return n
	}
}

func edited(source string, edits []Edit) string {
	for _, e := range slices.Backward(edits) {
		source = source[:e.Start] + e.Text + source[e.End:]
	}
	return source
}

func TestQuietMakesKramdownReadAsCommonMarkDoes(t *testing.T) {
	for _, c := range [][2]string{
		{"*a* and `b | c`", "*a* and `b | c`"},
		{"a | b", `a \| b`},
		{"- a | b\n- c | d", "- a \\| b\n- c \\| d"},
		{"*a* | {: .x}", `*a* \| {: .x}`},
		{"*a*{: .x}", `*a*\{: .x}`},
		{"$$a$$ is", `\$\$a$$ is`},
		{"a\n: b", "a\n\\: b"},
		{"^", "&#94;"},
		{"**粗体。**后 *a*", `\*\*粗体。\*\*后 *a*`},
		{`50\% \& \^`, `50% &amp; ^`},
		{"&check; &copy;", "✓ &copy;"},
		{"<b title=a.b>c</b>", `<b title="a.b">c</b>`},
		{"<font color=red>**a**</font> b", `{::comment/}<font color=red markdown="span">**a**</font> b`},
		{"<kbd>*a*</kbd>", `<kbd markdown="span">*a*</kbd>`},
		{"a ` b`", "a `` b``"},
		{"a\\\\\nb", "a&#92;\nb"},
		{"***a*** b", "<em>**a**</em> b"},
		{"a <string.h> b", `a \<string.h> b`},
		{"text\n2. more", "text\n2\\. more"},
	} {
		edits, ok := Quiet([]byte(c[0]), Options{}, nil, commonmark(t, c[0]))
		if got := edited(c[0], edits); !ok || got != c[1] {
			t.Errorf("%q becomes %q (%v), want %q", c[0], got, ok, c[1])
		}
	}
}

func TestQuietLeavesWhatItCannotHelp(t *testing.T) {
	for _, source := range []string{"3. a", "| a |\n|---|\ntext", "<div>\n\n*a*\n\n</div>"} {
		if edits, ok := Quiet([]byte(source), Options{}, nil, commonmark(t, source)); ok || edits != nil {
			t.Errorf("%q becomes %q", source, edited(source, edits))
		}
	}
}

func TestQuietEditsOnlyWhatIsFree(t *testing.T) {
	source := "a | b"
	if _, ok := Quiet([]byte(source), Options{}, func(int) bool { return false }, commonmark(t, source)); ok {
		t.Error("nothing was free, and yet it is quiet")
	}
}

func FuzzQuiet(f *testing.F) {
	f.Add("a | b *c* `d\n<font a=b>\\% &check; $$x$$\n***x***")
	f.Fuzz(func(t *testing.T, source string) {
		differs := commonmark(t, source)
		edits, ok := Quiet([]byte(source), Options{}, nil, differs)
		end := 0
		for _, e := range edits {
			if e.Start < end || e.End < e.Start || e.End > len(source) {
				t.Fatalf("edit %v behind %d, in %d bytes", e, end, len(source))
			}
			end = e.End
		}
		if ok && differs(HTML([]byte(edited(source, edits)), Options{})) != 0 {
			t.Fatalf("%q is not quiet as %q", source, edited(source, edits))
		}
	})
}
