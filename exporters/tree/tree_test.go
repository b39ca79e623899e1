package tree

import (
	"errors"
	"strings"
	"sync"
	"testing"
)

func TestAddRefusesWhatADiskCannotHold(t *testing.T) {
	for _, p := range []string{"", "/a", "../a", "a/../b", "a/./b", "a//b", "a/", "a\x00b", strings.Repeat("一", 86) + "/a", ".hexodus/manifest.json", ".Hexodus"} {
		var bad *BadPath
		if err := New().Add(File{Path: p}); !errors.As(err, &bad) {
			t.Errorf("%q: %v", p, err)
		}
	}
	for _, p := range []string{"a b/c", "..a", "a..", ".gitignore", "一/“二”.md", "a\nb", strings.Repeat("a", 255)} {
		if err := New().Add(File{Path: p}); err != nil {
			t.Errorf("%q: %v", p, err)
		}
	}
}

func TestAddTellsWhoIsInTheWay(t *testing.T) {
	for _, c := range [][2]string{{"a", "a"}, {"Tags/a", "tags/A"}, {"a", "a/b"}, {"a/b/c", "a/B"}, {"caf\u00e9", "cafe\u0301"}} {
		tr := New()
		if err := tr.Add(File{Path: c[0]}); err != nil {
			t.Fatal(err)
		}
		var clash *Clash
		if err := tr.Add(File{Path: c[1]}); !errors.As(err, &clash) || clash.Other.Path != c[0] || clash.File.Path != c[1] {
			t.Errorf("%q after %q: %v", c[1], c[0], err)
		}
		if len(tr.Files()) != 1 {
			t.Errorf("%q was added", c[1])
		}
	}
}

func TestAddFromManyGoroutines(t *testing.T) {
	tr := New()
	var wg sync.WaitGroup
	for _, p := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		wg.Go(func() { _ = tr.Add(File{Path: p + "/x"}) })
	}
	wg.Wait()
	if n := len(tr.Files()); n != 26 {
		t.Errorf("%d files", n)
	}
}

// Law: no accepted path leaves the folder it is in.
func FuzzAdd(f *testing.F) {
	f.Add("a/b", "../c")
	f.Fuzz(func(t *testing.T, a, b string) {
		tr := New()
		for _, p := range []string{a, b} {
			if tr.Add(File{Path: p}) == nil && (p[0] == '/' || strings.Contains("/"+p+"/", "/../")) {
				t.Fatalf("%q was accepted", p)
			}
		}
		_ = quoted("a/", a)
	})
}
