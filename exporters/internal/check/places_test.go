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

// A block that is written between two others has the source of the one that begins where it stands.
func TestATokenOfABlockWithoutSourceIsWhereItStands(t *testing.T) {
	blocks := []ir.Block{
		{At: ir.Span{Start: 0, End: 5}, HTML: []byte("<p>a</p>")},
		{At: ir.Span{Start: 7, End: 7}, HTML: []byte("<p>b</p>")},
		{At: ir.Span{Start: 7, End: 9}, HTML: []byte("<p>c</p>")},
		{At: ir.Span{Start: 9, End: 9}, HTML: []byte("<p>notes</p>")},
	}
	var html []byte
	for _, b := range blocks {
		html = append(html, b.HTML...)
	}
	p := newPlaces(&ir.Document{}, reading.Base{}, blocks, html)
	for n, want := range []ir.Span{blocks[0].At, blocks[2].At, blocks[2].At, blocks[2].At} {
		if got := p.of(n); got != want {
			t.Errorf("token %d is at %v, want %v", n, got, want)
		}
	}
}
