package kramdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"hexodus/fixtures"
)

func TestHTMLIsWhatKramdownPrints(t *testing.T) {
	for _, v := range fixtures.Vectors(t, "kramdown") {
		var config struct {
			HardWrap    bool `json:"hard_wrap"`
			Curly       bool `json:"curly"`
			Symbols     bool `json:"symbols"`
			StrictStart bool `json:"strict_start"`
		}
		var want struct{ HTML string }
		if err := json.Unmarshal(v.Config, &config); err != nil {
			t.Fatal(v.ID, err)
		}
		if err := json.Unmarshal(v.Output, &want); err != nil {
			t.Fatal(v.ID, err)
		}
		if got := string(HTML([]byte(v.Input.Content), Options(config))); got != want.HTML {
			t.Errorf("%s: %q\n got %q\nwant %q", v.ID, v.Input.Content, got, want.HTML)
		}
	}
}

func TestBlocksKnowTheirPlaces(t *testing.T) {
	source := "# Head\r\n{: #h}\r\n\r\ntext\r\nmore\r\n\r\n{: .x}\r\n- a\r\n- b\r\n\r\n[l]: u\r\n\r\nterm\r\n: def\r\n\r\n" +
		"<div>\r\nx\r\n</div>\r\nx[^1]\r\n\r\n[^1]: n"
	want := []string{
		"# Head\r\n{: #h}\r\n", "text\r\nmore\r\n", "{: .x}\r\n- a\r\n- b\r\n", "term\r\n: def\r\n", "<div>\r\nx\r\n</div>\r\n",
		"x[^1]\r\n", "",
	}
	blocks := Blocks([]byte(source), Options{})
	if len(blocks) != len(want) {
		t.Fatalf("%d blocks, want %d", len(blocks), len(want))
	}
	for i, b := range blocks {
		if got := source[b.Start:b.End]; got != want[i] {
			t.Errorf("block %d is %q, want %q", i, got, want[i])
		}
	}
}

// Where kramdown would overflow its stack or not come to an end, the text is read in some way, and soon.
func TestHTMLIsSoonDone(t *testing.T) {
	for _, piece := range []string{
		"*", "**a ", "_a ", "*a **b ", "*a __b ", "[", "![", "![a](", "[a](b ", "[a][", "`", "` ``", "<", "<b>", "<b ", "<div>", "<!--",
		"</", "<a b=\"", "&", "\\", "$$", "{:", "{::nomarkdown}", "{: .x}\n", ">", "> ", "- ", "* + ", "1. ", "- a\n  ", "|", "| a\n", "\n",
		"a\n: b\n", "~~", "~~a ", "~~~\n", "```a\n", "^", "^\n", "\"", "'a ", "*[a]: b\n", "[^a]: b\n", "[^a]", "[a]: b\n", "# ", "==\n",
		"\t", "    a\n", " ", "<div markdown=\"1\">\n", "<span>", "(", "[a](", "[x *a ](", "![*a ", "{:a: a}\n", "{:a: a a}\n{: a}\n", "é", "\x80", ">    a\n", "> - ",
	} {
		source := bytes.Repeat([]byte(piece), 10<<10/len(piece))
		for _, opt := range []Options{{}, {HardWrap: true, Curly: true, Symbols: true}} {
			HTML(source, opt)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, v := range fixtures.Vectors(f, "kramdown") {
		f.Add(v.Input.Content, false)
	}
	f.Fuzz(func(t *testing.T, source string, all bool) {
		opt := Options{HardWrap: all, Curly: all, Symbols: all, StrictStart: all}
		html := HTML([]byte(source), opt)
		at := 0
		for _, b := range Blocks([]byte(source), opt) {
			if b.Start < at || b.End < b.Start || b.End > len(source) {
				t.Fatalf("block %d:%d behind %d, in %d bytes", b.Start, b.End, at, len(source))
			}
			at = b.End
			if !bytes.Contains(html, b.HTML) {
				t.Fatalf("block %q is not in %q", b.HTML, html)
			}
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	var text strings.Builder
	for i, v := range fixtures.Vectors(b, "kramdown") {
		if i%10 == 0 {
			fmt.Fprintf(&text, "## Part %d\n\nSome *words* and a [link](https://a.example/%d), `code` and \"quotes\".\n\n%s\n\n", i, i, v.Input.Content)
		}
	}
	source := []byte(text.String())
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		HTML(source, Options{})
	}
}
