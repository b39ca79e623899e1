package tree

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// big is the tree of a blog of 1,500 posts, a third of which are folders with a picture.
func big(version string) (*Tree, int64) {
	tr, size := New(), int64(0)
	add := func(path, text string) {
		if err := tr.Add(File{Path: path, Data: []byte(text), Source: "source/" + path}); err != nil {
			panic(err)
		}
		size += int64(len(text))
	}
	for i := range 1500 {
		text := fmt.Sprintf("---\ntitle: Post %d\n---\n%s", i, strings.Repeat(fmt.Sprintf("A line of post %d, %s.\n", i, version), 200))
		if i%3 > 0 {
			add(fmt.Sprintf("content/posts/post-%04d.md", i), text)
			continue
		}
		add(fmt.Sprintf("content/posts/%d/post-%04d/index.md", 2000+i%20, i), text)
		add(fmt.Sprintf("content/posts/%d/post-%04d/chart.png", 2000+i%20, i), "\x00png")
	}
	return tr, size
}

func BenchmarkCreate(b *testing.B) {
	tr, size := big("new")
	b.SetBytes(size)
	top := b.TempDir()
	for n := 0; b.Loop(); n++ {
		p, err := tr.Plan(filepath.Join(top, fmt.Sprint(n)), PlanOptions{})
		if err == nil {
			err = p.Apply(b.Context())
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	var versions [2]*Tree
	var size int64
	versions[0], _ = big("one")
	versions[1], size = big("two")
	b.SetBytes(size)
	dst := b.TempDir()
	for n := 0; b.Loop(); n++ {
		p, err := versions[n%2].Plan(dst, PlanOptions{})
		if err == nil {
			err = p.Apply(b.Context())
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNothingToDo(b *testing.B) {
	tr, size := big("same")
	b.SetBytes(size)
	dst := b.TempDir()
	for b.Loop() {
		p, err := tr.Plan(dst, PlanOptions{})
		if err == nil {
			err = p.Apply(b.Context())
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
