package markdown

import (
	"strings"
	"testing"
	"testing/quick"

	"hexodus/ir"
)

// What markdown-it-emoji 2.0.2 shows, beside what it leaves alone.
func TestEmojis(t *testing.T) {
	d := New("markdown-it", func(string) any {
		return ir.Map{{Key: "plugins", Value: []any{"markdown-it-emoji"}}}
	})
	for source, want := range map[string]string{
		"Hello :) and :smile:":           "<p>Hello 😃 and 😄</p>\n",
		"http://a.example/:/ stays":      "<p><a href=\"http://a.example/:/\">http://a.example/:/</a> stays</p>\n",
		"\"x\" ;) <3 :D.":                "<p>“x” 😉 ❤️ 😄.</p>\n",
		"**:)** `:)` [:)](x)":            "<p><strong>😃</strong> <code>:)</code> <a href=\"x\">😃</a></p>\n",
		"(:D) :tada::+1: a:) :)b :-)":    "<p>(😄) 🎉👍 a:) :)b 😃</p>\n",
		"~~:)~~ :nobody: :o: :o":         "<p><s>😃</s> :nobody: ⭕ 😮</p>\n",
		"# Head :) here":                 "<h1>Head 😃 here</h1>\n",
		"| a |\n|---|\n| :smile: |":      "<td>😄</td>",
		"    :)\n":                       ":)",
		"18-) 2 8-)":                     "<p>18-) 2 😎</p>\n",
		"first :)\nsecond":               "<p>first 😃<br>\nsecond</p>\n",
		"an escape \\:) is a smiley yet": "<p>an escape 😃 is a smiley yet</p>\n",
	} {
		if got := string(d.Parse([]byte(source)).HTML()); !strings.Contains(got, want) {
			t.Errorf("%q\n got %q\nwant %q", source, got, want)
		}
	}
}

func TestEmojiOfAnyText(t *testing.T) {
	if err := quick.Check(func(s string) bool {
		at := 0
		for _, r := range emojis(s) {
			if r.Start < at || r.End <= r.Start || r.End > len(s) || r.Text == "" {
				return false
			}
			at = r.End
		}
		return true
	}, nil); err != nil {
		t.Error(err)
	}
}

// What markdown-it-plus calls headings; uslug made the ids.
func TestHeadingsOfMarkdownItPlus(t *testing.T) {
	for text, want := range map[string]string{
		"- a -": "-a-", "a -": "a-", "--a--b ": "-a-b", "。a": "a", "a、": "a", "6、7月-x": "6-7月-x", "lower_bound at": "lower_bound-at",
		"①x Ａ": "1x-a", "😃 x ❤️": "x-\ufe0f", "a\u200bb": "ab", "x\u00a0y": "x-y", "Ⅳ ²": "iv-2",
	} {
		if got := plusID(text, map[string]int{}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// markdown-it with the settings of images prints a label as it is written.
func TestRawAlt(t *testing.T) {
	d := New("markdown-it", func(string) any {
		return ir.Map{{Key: "images", Value: ir.Map{{Key: "lazyload", Value: true}}}, {Key: "anchors", Value: false}}
	})
	if got, want := string(d.Parse([]byte("## Two\n\n![a `code` *b*](x.png)")).HTML()),
		"<h2 id=\"Two\">Two</h2>\n<p><img src=\"x.png\" alt=\"a `code` *b*\" loading=\"lazy\"></p>\n"; got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
