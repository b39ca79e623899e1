package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNotesWithinTheTextAreNumberedWithTheOthers(t *testing.T) {
	d := Dialect{Engine: MarkdownIt, GFM: true, HTML: true, Plugins: []string{"footnote", "sup"}}
	for _, c := range []struct{ text, marks, notes string }{
		{"a^[b *c*] x^2^", "[1]", "b <em>c</em>"},
		{"a[^n] b^[`]` c] d[^n]\n\n[^n]: e", "[1] [2] [1:1]", "e|<code>]</code> c"},
		{"a^[b [c] \\] d]", "[1]", "b [c] ] d"},
		{"a^[b\n\nc]", "", ""},
		{"a^[b^[c]]", "[1]", "b^[c]"},
		{"`^[a]`", "", ""},
	} {
		text, list, _ := strings.Cut(string(d.Parse([]byte(c.text)).HTML()), "<hr")
		var marks, notes []string
		for _, part := range strings.Split(text, `class="footnote-ref"`)[1:] {
			_, rest, _ := strings.Cut(part, `">[`)
			n, _, _ := strings.Cut(rest, "]")
			marks = append(marks, "["+n+"]")
		}
		for _, part := range strings.Split(list, "<li")[min(1, len(strings.Split(list, "<li"))):] {
			_, rest, _ := strings.Cut(part, "<p>")
			n, _, _ := strings.Cut(rest, ` <a href="#fnref`)
			notes = append(notes, n)
		}
		if got := strings.Join(marks, " "); got != c.marks {
			t.Errorf("%q: marks %s, want %s", c.text, got, c.marks)
		}
		if got := strings.Join(notes, "|"); got != c.notes {
			t.Errorf("%q: notes %s, want %s", c.text, got, c.notes)
		}
	}
}

// A place that is spelled anew begins and ends between two characters, whatever their lengths.
func TestConstructsHoldWholeCharacters(t *testing.T) {
	d := &Dialect{Engine: MarkdownIt, HTML: true, Plugins: []string{"footnote"}}
	for _, src := range []string{"透明^[甲]。末[乙](丙)", "定义[^3]就是：^[乙]\n\n[^3]: 甲\n", "引用透明^[函数无，输出]。正[^2]末\n\n[^2]: [甲](乙)\n", "明^[甲]，`b`[^2]末\n\n[^2]: 甲\n", "透明[^1]。乙^[甲]末\n\n[^1]: 甲\n", "明^[a]**明**"} {
		for _, c := range d.Parse([]byte(src)).Constructs() {
			if !utf8.ValidString(src[c.Start:c.End]) || !utf8.ValidString(c.HTML) {
				t.Errorf("%q: %q becomes %q", src, src[c.Start:c.End], c.HTML)
			}
		}
	}
}
