package kramdown

import (
	"strings"
	"testing"
)

func TestBlocksKnowTheirPlaces(t *testing.T) {
	source := "# Head\r\n{: #h}\r\n\r\ntext\r\nmore\r\n\r\n{: .x}\r\n- a\r\n- b\r\n\r\n[l]: u\r\n\r\nterm\r\n: def\r\n\r\nx[^1]\r\n\r\n[^1]: n"
	want := []string{
		"# Head\r\n{: #h}", "text\r\nmore", "{: .x}\r\n- a\r\n- b", "term\r\n: def", "x[^1]", "",
	}
	blocks := Blocks([]byte(source), Options{})
	if len(blocks) != len(want) {
		t.Fatalf("%d blocks, want %d", len(blocks), len(want))
	}
	for i, b := range blocks {
		if got := strings.TrimSpace(source[b.Start:b.End]); got != want[i] {
			t.Errorf("block %d is %q, want %q", i, got, want[i])
		}
	}
}
