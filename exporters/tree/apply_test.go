package tree

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// grown makes a tree of files by path.
func grown(t *testing.T, files map[string]string) *Tree {
	t.Helper()
	tr := New()
	for path, text := range files {
		if err := tr.Add(File{Path: path, Data: []byte(text), Source: "source/" + path, URL: "/" + path}); err != nil {
			t.Fatal(err)
		}
	}
	return tr
}

// lay puts files below a folder.
func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for path, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// there is every file below a folder by path, without hexodus's books and what can be taken back.
func there(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, at)
		if rel = filepath.ToSlash(rel); rel == manifestPath || rel == basePath || strings.HasPrefix(rel, undoPath+"/") {
			return nil
		}
		if e.Type()&fs.ModeSymlink != 0 {
			files[rel] = "-> " + must(os.Readlink(at))
			return nil
		}
		files[rel] = string(must(os.ReadFile(at)))
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func apply(t *testing.T, tr *Tree, dst string, opt PlanOptions) *Plan {
	t.Helper()
	p, err := tr.Plan(dst, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Apply(t.Context()); err != nil {
		t.Fatal(err)
	}
	return p
}

func expect(t *testing.T, dst string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, there(t, dst)); diff != "" {
		t.Error(diff)
	}
}

var first = map[string]string{
	"content/a.md": "one\ntwo\nthree\n", "content/b c.md": "x", "content/gone.md": "bye\n", "old/deep/er.md": "old\n",
	"was-file": "f\n", "was-dir/x": "d\n", "一/“二”.md": "三\n", "empty": "",
}

var second = map[string]string{
	"content/a.md": "one\n2\nthree\n", "content/b c.md": "x\n", "was-file/x": "now a folder\n", "was-dir": "now a file\n",
	"一/“二”.md": "三", "empty": "no more\n", "new/\"q\"\n\\.md": "q\n", "blank": "",
}

func TestApplyWritesTheTree(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "not", "there", "yet")
	apply(t, grown(t, first), dst, PlanOptions{})
	expect(t, dst, first)
	apply(t, grown(t, second), dst, PlanOptions{})
	expect(t, dst, second)
	if _, err := os.Stat(filepath.Join(dst, "old")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an empty folder is left")
	}
}

func TestApplyStreamsAssets(t *testing.T) {
	src := fstest.MapFS{"source/i.png": {Data: bytes.Repeat([]byte("i"), 1<<20)}}
	tr := New()
	if err := tr.Add(File{Path: "static/i.png", Asset: "source/i.png", FS: src}); err != nil {
		t.Fatal(err)
	}
	dst := t.TempDir()
	apply(t, tr, dst, PlanOptions{})
	expect(t, dst, map[string]string{"static/i.png": string(src["source/i.png"].Data)})
	if p, err := tr.Plan(dst, PlanOptions{}); err != nil || !p.Empty() {
		t.Errorf("the second plan is not empty: %v", err)
	}
}

func TestASecondRunWritesNothing(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, first), dst, PlanOptions{})
	stamp := func() map[string]string {
		times := map[string]string{}
		_ = filepath.WalkDir(dst, func(at string, e fs.DirEntry, _ error) error {
			times[at] = must(e.Info()).ModTime().String()
			return nil
		})
		return times
	}
	before := stamp()
	if p := apply(t, grown(t, first), dst, PlanOptions{}); !p.Empty() || len(p.Keep) != len(first) {
		t.Errorf("the second plan is not empty: %+v", p)
	}
	if diff := cmp.Diff(before, stamp()); diff != "" {
		t.Error(diff)
	}
}

func TestTheManifestIsTheSameForTheSameFiles(t *testing.T) {
	var got [2][]byte
	for i := range got {
		dst := t.TempDir()
		apply(t, grown(t, first), dst, PlanOptions{})
		got[i] = must(os.ReadFile(filepath.Join(dst, ".hexodus", "manifest.json")))
	}
	if !bytes.Equal(got[0], got[1]) {
		t.Error("two manifests differ")
	}
	const want = `{"output":"content/b c.md","source":"source/content/b c.md","url":"/content/b c.md","sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}`
	if !strings.Contains(string(got[0]), want) {
		t.Errorf("%s", got[0])
	}
}

func TestFilesOfOthersAreNotTouched(t *testing.T) {
	var no *Refused
	dst := t.TempDir()
	lay(t, dst, map[string]string{"notes.txt": "mine"})
	if _, err := grown(t, first).Plan(dst, PlanOptions{}); !errors.As(err, &no) || no.Files[0].Path != "notes.txt" {
		t.Fatalf("a folder of others: %v", err)
	}
	apply(t, grown(t, first), dst, PlanOptions{Force: true})
	want := maps.Clone(first)
	want["notes.txt"] = "mine"
	expect(t, dst, want)

	lay(t, dst, map[string]string{"blank": "mine too"})
	p := apply(t, grown(t, second), dst, PlanOptions{})
	if len(p.Conflict) != 1 || p.Conflict[0].Note != noteForeign {
		t.Errorf("a file of others: %+v", p.Conflict)
	}
	want = maps.Clone(second)
	want["notes.txt"] = "mine"
	want["blank"], want["blank"+endNew] = "mine too", ""
	expect(t, dst, want)
	apply(t, grown(t, second), dst, PlanOptions{Force: true})
	want = maps.Clone(second)
	want["notes.txt"] = "mine"
	expect(t, dst, want)
}

func TestNothingGoesThroughASymlink(t *testing.T) {
	for _, link := range []string{"content", "content/a.md", ".hexodus"} {
		dst, other := t.TempDir(), t.TempDir()
		lay(t, other, map[string]string{"a.md": "theirs"})
		to := other
		if link == "content/a.md" {
			to = filepath.Join(other, "a.md")
		}
		if err := os.MkdirAll(filepath.Join(dst, filepath.Dir(link)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(to, filepath.Join(dst, link)); err != nil {
			t.Skipf("no symbolic links here (%v); run `go test ./exporters/tree` on a file system that has them", err)
		}
		for _, force := range []bool{false, true} {
			p, err := grown(t, map[string]string{"content/a.md": "ours"}).Plan(dst, PlanOptions{Force: force})
			if err == nil {
				err = p.Apply(t.Context())
			}
			if replaced := force && link == "content/a.md"; replaced != (err == nil) {
				t.Errorf("%s, force %v: %v", link, force, err)
			}
		}
		expect(t, other, map[string]string{"a.md": "theirs"})
	}
}

func TestTheFolderItselfMayBeASymlink(t *testing.T) {
	real, link := t.TempDir(), filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(real, link); err != nil {
		t.Skipf("no symbolic links here (%v); run `go test ./exporters/tree` on a file system that has them", err)
	}
	apply(t, grown(t, first), link, PlanOptions{})
	expect(t, real, first)
}

func TestAFileWhereTheFolderIsToBe(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"file": "x"})
	for _, dst := range []string{"file", "file/below/it"} {
		if _, err := grown(t, first).Plan(filepath.Join(dir, dst), PlanOptions{}); err == nil || !strings.HasSuffix(err.Error(), "file: not a folder") {
			t.Errorf("%s: %v", dst, err)
		}
	}
	expect(t, dir, map[string]string{"file": "x"})
}
