package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// elapsed is what differs from run to run.
var elapsed = regexp.MustCompile(` in \d+(\.\d+)?m?s:`)

// The README shows a real run; this is the same run.
func TestTheReadmeShowsARealRun(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, ok := strings.Cut(string(readme), "<!-- run -->\n```text\n")
	shown, _, closed := strings.Cut(shown, "```\n<!-- /run -->")
	if !ok || !closed {
		t.Fatal("README.md has no run between <!-- run --> and <!-- /run -->")
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "fixtures/blog"), os.DirFS("../../fixtures/blog")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"hexodus", "migrate", "fixtures/blog", "--to", "hugo", "--out", "hugo-site"}, &stdout, &stderr); code != 0 {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	got := elapsed.ReplaceAllString(stdout.String()+stderr.String(), " in TIME:")
	if want := elapsed.ReplaceAllString(shown, " in TIME:"); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("the README shows another run:\n%s\nwant\n%s", want, got)
	}
}
