package check

import (
	"testing"

	"hexodus/ir"
	"hexodus/ir/reading"
)

// Blocks that leave elements open, or text that runs on, are counted as one page.
func TestATokenIsFoundInItsBlock(t *testing.T) {
	for _, c := range []struct {
		html []string
		want []int // the block of each token
	}{
		{[]string{"<p>a</p>\n", "<h2 id=x>b</h2>", "<ul><li>c</li></ul>"}, []int{0, 1, 1, 2, 2, 2, 2, 2}},
		{[]string{"a <b>", "b</b> c", ""}, []int{0, 0, 0, 1, 1}}, // what is open is closed where reading ends
		{[]string{"", "<p>a</p>", "", "<p>b</p>"}, []int{1, 3}},
	} {
		var blocks []ir.Block
		var html []byte
		for i, h := range c.html {
			blocks = append(blocks, ir.Block{At: ir.Span{Start: i, End: i + 1}, HTML: []byte(h)})
			html = append(html, h...)
		}
		tokens := reading.Tokens(html, reading.Base{})
		p := newPlaces(&ir.Document{}, reading.Base{}, blocks, html)
		for i, want := range c.want {
			if i >= len(tokens) || p.block(i) != want {
				t.Errorf("%q: %d of %q is in block %d, want %d", c.html, i, tokens, p.block(i), want)
			}
		}
	}
}
