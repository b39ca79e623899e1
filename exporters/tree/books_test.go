package tree

import (
	"os"
	"path/filepath"
	"testing"
)

// Law: whatever hexodus's books hold, nothing panics and nothing outside the folder changes.
func FuzzBooks(f *testing.F) {
	dst := filepath.Join(f.TempDir(), "out")
	for _, files := range []map[string]string{first, second} {
		tr := New()
		for path, text := range files {
			_ = tr.Add(File{Path: path, Data: []byte(text)})
		}
		if err := must(tr.Plan(dst, PlanOptions{})).Apply(f.Context()); err != nil {
			f.Fatal(err)
		}
	}
	read := func(path string) []byte { return must(os.ReadFile(filepath.Join(dst, path))) }
	f.Add(read(manifestPath), read(basePath), read(undoPath+journalName), true)
	f.Add([]byte(`{"version":1,"files":[{"output":"../outside","sha256":""},{"output":"a.md","beside":"../outside"}]}`), []byte("PK"),
		[]byte(`{"version":1,"ops":[{"do":"put","path":"../outside","file":-1},{"do":"take","path":"a.md/../../outside"}]}`), false)
	f.Add([]byte(`{"version":1}`), []byte{}, []byte(`{"version":1,"ops":[{"do":"take","path":"a.md","file":0},{"do":"rmdir","path":"."}]}`), true)
	f.Fuzz(func(t *testing.T, manifest, base, journal []byte, running bool) {
		top := t.TempDir()
		dst := filepath.Join(top, "out")
		run := undoPath
		if running {
			run = runPath
		}
		lay(t, top, map[string]string{"outside": "theirs", "out/a.md": "one\nmore\n", "out/b.md": "b\n", "out/" + run + "/old/0": "old\n",
			"out/" + manifestPath: string(manifest), "out/" + basePath: string(base), "out/" + run + journalName: string(journal)})
		if err := os.Mkdir(filepath.Join(dst, run, "new"), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, force := range []bool{false, true} {
			if p, err := grown(t, map[string]string{"a.md": "two\n"}).Plan(dst, PlanOptions{Force: force}); err == nil {
				_ = p.Apply(t.Context())
			}
			_, _ = Undo(dst, UndoOptions{Force: force})
		}
		if got := string(must(os.ReadFile(filepath.Join(top, "outside")))); got != "theirs" {
			t.Errorf("a file outside is %q", got)
		}
		for _, e := range must(os.ReadDir(top)) {
			if e.Name() != "out" && e.Name() != "outside" {
				t.Errorf("%s was written outside", e.Name())
			}
		}
	})
}
