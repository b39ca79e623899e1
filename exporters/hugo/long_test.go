//go:build !race

package hugo_test

import (
	"strings"
	"testing"
)

// The race detector makes minutes of the seconds that these take, and they have one document each.

func TestALineOfManyMegabytesIsALine(t *testing.T) {
	if testing.Short() {
		t.Skip("50 MB take a while; run `go test ./exporters/hugo` without -short")
	}
	for name, piece := range map[string]string{"words": "lorem ipsum dolor sit amet ", "one word": "x"} {
		words := strings.Repeat(piece, 50<<20/len(piece))
		out, log := migrated(t, map[string]string{"source/_posts/a.md": dated + words + "\n"})
		for _, f := range out.Files() {
			if f.Path == "content/posts/a.md" && !strings.HasSuffix(string(f.Data), "\n---\n"+words+"\n") {
				t.Errorf("%s: the text is another, %d bytes", name, len(f.Data))
			}
		}
		if list := told(log); len(list) > 0 {
			t.Errorf("%s: told %q", name, list)
		}
	}
}

// Each tag asks where it stands: what it does for that must not grow with the line.
func TestALineOfManyTagsIsRead(t *testing.T) {
	out, _ := migrated(t, map[string]string{"source/_posts/a.md": dated + strings.Repeat("{% img /a.png %} ", 20_000) + "\n"})
	for _, f := range out.Files() {
		if n := strings.Count(string(f.Data), "/sub/a.png"); f.Path == "content/posts/a.md" && n != 20_000 {
			t.Errorf("%d images", n)
		}
	}
}
