package commonmark

import "testing"

func TestWhatMarkdownCanSayOfHTML(t *testing.T) {
	for text, want := range map[string]string{
		"a <b>b</b> <em>c</em>":       "a **b** *c*",
		`<a href="/x y">z</a>`:        "[z](</x y>)",
		"<br>":                        "\\\n",
		`<img src="a.png" alt="[b]">`: `![\[b\]](a.png)`,
		"a<br>b":                      "a\\\nb",
		"<script>x()</script>a":       "a",
		"2 * 3 &lt; 7":                `2 \* 3 \< 7`,
		`<iframe src="https://x.example/v"></iframe>`: "<https://x.example/v>",
	} {
		if got, _ := plain(text, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
