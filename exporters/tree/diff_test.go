package tree

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// Law: the diff, applied by git, is what Apply does.
func TestGitAppliesTheDiff(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skipf("%v; with git installed, run `go test ./exporters/tree`", err)
	}
	plain, dst := t.TempDir(), t.TempDir()
	before := grown(t, first)
	after := grown(t, second)
	_ = before.Add(File{Path: "run.sh", Data: []byte("#!\n")})
	_ = after.Add(File{Path: "run.sh", Data: []byte("#!\n"), Mode: 0o755})
	long := strings.Repeat("a line\n", 30)
	_ = before.Add(File{Path: "long.md", Data: []byte("top\n" + long + "middle\n" + long + "end")})
	_ = after.Add(File{Path: "long.md", Data: []byte("Top\n" + long + long + "more\nend\n")})
	noise := make([]byte, 300)
	for i := range noise {
		noise[i] = byte(i * i)
	}
	disk := fstest.MapFS{"n": {Data: noise}, "e": {Data: []byte("<svg/>")}}
	_ = before.Add(File{Path: "n.bin", Data: []byte("\x00")})
	_ = after.Add(File{Path: "n.bin", Asset: "n", FS: disk})
	_ = before.Add(File{Path: "gone.png", Asset: "n", FS: disk, Mode: 0o755})
	_ = after.Add(File{Path: "text.svg", Asset: "e", FS: disk})
	_ = before.Add(File{Path: "runs.bin", Asset: "n", FS: disk})
	_ = after.Add(File{Path: "runs.bin", Data: []byte("\x00now it runs"), Mode: 0o755})
	for _, tr := range []*Tree{before, after} {
		var diff bytes.Buffer
		p := must(tr.Plan(dst, PlanOptions{}))
		if err := p.Diff(&diff, DiffOptions{}); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("git", "apply", "--whitespace=nowarn", "-")
		cmd.Dir, cmd.Stdin = plain, bytes.NewReader(diff.Bytes())
		cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(plain))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s\n%s", err, out, diff.String())
		}
		if err := p.Apply(t.Context()); err != nil {
			t.Fatal(err)
		}
		expect(t, plain, there(t, dst))
	}
	if m := must(os.Stat(filepath.Join(plain, "run.sh"))).Mode(); m&0o100 == 0 {
		t.Errorf("run.sh is %s", m)
	}
}

func TestDiffShowsNamesAsGitDoes(t *testing.T) {
	tr := grown(t, map[string]string{"a b.md": "x", "q\"\t\x01.md": "x\n", "一.md": ""})
	_ = tr.Add(File{Path: "i.png", Asset: "i.png", FS: fstest.MapFS{"i.png": {Data: []byte("12345"), Mode: fs.ModePerm}}})
	_ = tr.Add(File{Path: "nul", Data: []byte("a\x00b")})
	var out strings.Builder
	if err := must(tr.Plan(filepath.Join(t.TempDir(), "x"), PlanOptions{})).Diff(&out, DiffOptions{Brief: true}); err != nil {
		t.Fatal(err)
	}
	const want = `diff --git a/a b.md b/a b.md
new file mode 100644
--- /dev/null
+++ b/a b.md	
@@ -0,0 +1 @@
+x
\ No newline at end of file
# i.png: create, 5 bytes
# nul: create, 3 bytes
diff --git "a/q\"\t\001.md" "b/q\"\t\001.md"
new file mode 100644
--- /dev/null
+++ "b/q\"\t\001.md"
@@ -0,0 +1 @@
+x
diff --git a/一.md b/一.md
new file mode 100644
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
