package report

import (
	"strings"
	"testing"
)

func TestLinesFindWhatBecameOfThem(t *testing.T) {
	const before = "---\ntitle: a\ndate: b\n---\nsame\n{% x %}\ngone\n\nlast"
	const after = "---\ntitle: \"a\"\r\ndate: \"b\"\nurl: /c/\n---\nsame\n{{< x >}}\nand more\n\nlast"
	a := align(before, after)
	for lines, want := range map[[2]int]string{
		{0, 0}: "---", {1, 1}: "title: \"a\"\ndate: \"b\"\nurl: /c/", {4, 4}: "same", {5, 5}: "{{< x >}}", {6, 6}: "and more", {5, 6}: "{{< x >}}\nand more",
		{8, 8}: "last", {8, 99}: "last", {0, 8}: strings.ReplaceAll(after, "\r", ""),
	} {
		from, to := a.of(lines[0], lines[1])
		if got := strings.TrimSuffix(a.after[a.to[from]:a.to[to]], "\n"); got != want {
			t.Errorf("lines %d: %q, want %q", lines, got, want)
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("a\nb\n", "a\nc\nb")
	f.Add("", "\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		a := align(before, after)
		for n := range len(a.from) - 1 {
			from, to := a.of(n, n)
			if from < 0 || from > to || to >= len(a.to) {
				t.Fatalf("line %d of %q is [%d, %d) of %q", n, before, from, to, after)
			}
		}
	})
}
