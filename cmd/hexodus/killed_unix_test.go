//go:build unix

package main

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// twoVersions is a blog, what it was migrated to, and that it has changed since.
func twoVersions(t *testing.T) (blog, site string) {
	t.Helper()
	dir := t.TempDir()
	blog, site = filepath.Join(dir, "blog"), filepath.Join(dir, "site")
	if err := os.CopyFS(blog, os.DirFS("../../fixtures/blog")); err != nil {
		t.Fatal(err)
	}
	if out, err := migrating(blog, site).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, post := range must(filepath.Glob(filepath.Join(blog, "source/_posts/*.md"))) {
		text := must(os.ReadFile(post))
		write(t, post, append(bytes.TrimRight(text, "\n"), "\n\nIt rained again.\n"...))
	}
	if err := os.Remove(filepath.Join(blog, "source/_posts/own-tag.md")); err != nil {
		t.Fatal(err)
	}
	return blog, site
}

// hexodus is the program in a process of its own.
func hexodus(args ...string) *exec.Cmd { return exec.Command("hexodus", args...) }

// migrating is a migration in a process of its own, without what takes time and writes nothing.
func migrating(blog, site string) *exec.Cmd {
	return hexodus("migrate", blog, "--to", "hugo", "--out", site, "--self-check=false")
}

// Law: a run that is killed, at whatever moment, tears no file and loses none.
func TestAKilledMigration(t *testing.T) {
	blog, site := twoVersions(t)
	before := files(t, site)
	began := time.Now()
	if out, err := migrating(blog, site).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	took, after := time.Since(began), files(t, site)
	for n := range 10 {
		if out, err := hexodus("undo", site).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if diff := cmp.Diff(before, files(t, site)); diff != "" {
			t.Fatal(diff)
		}
		run := migrating(blog, site)
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		wait := time.Duration(rand.Int64N(int64(took)))
		time.Sleep(wait)
		_ = run.Process.Kill()
		_ = run.Wait()
		for path, text := range files(t, site) {
			if text != before[path] && text != after[path] {
				t.Errorf("killed after %s: %s is torn", wait, path)
			}
		}
		if n%2 == 0 {
			out, _ := hexodus("undo", site).CombinedOutput() // of a run that had not begun there is nothing
			if diff := cmp.Diff(before, files(t, site)); diff != "" {
				t.Errorf("killed after %s, then taken back: %s%s", wait, out, diff)
			}
		}
		if out, err := migrating(blog, site).CombinedOutput(); err != nil {
			t.Fatalf("killed after %s: %v: %s", wait, err, out)
		}
		if diff := cmp.Diff(after, files(t, site)); diff != "" {
			t.Errorf("killed after %s, then done: %s", wait, diff)
		}
	}
}

func TestRunsAtOnce(t *testing.T) {
	blog, site := twoVersions(t)
	var runs sync.WaitGroup
	done := make([]bool, 6)
	for i := range done {
		runs.Go(func() {
			out, err := migrating(blog, site).CombinedOutput()
			var exit *exec.ExitError
			refused := errors.As(err, &exit) && exit.ExitCode() == exitRefused &&
				(strings.Contains(string(out), "another hexodus is writing here") || strings.Contains(string(out), "changed since it was compared"))
			if done[i] = err == nil; !done[i] && !refused {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	runs.Wait()
	if !slices.Contains(done, true) {
		t.Error("nobody was first")
	}
	fresh := filepath.Join(t.TempDir(), "site")
	if out, err := migrating(blog, fresh).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if diff := cmp.Diff(files(t, fresh), files(t, site)); diff != "" {
		t.Error(diff)
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	blog, site := twoVersions(t)
	before := files(t, site)
	if os.Geteuid() == 0 { // root may write anywhere but to a disk that is read-only
		if out, err := exec.Command("mount", "--bind", site, site).CombinedOutput(); err != nil {
			t.Skipf("no disk can be mounted (%s); run `go test ./cmd/hexodus` as another user than root", out)
		}
		t.Cleanup(func() { _ = exec.Command("umount", site).Run() })
		if out, err := exec.Command("mount", "-o", "remount,bind,ro", site).CombinedOutput(); err != nil {
			t.Skipf("no disk can be mounted read-only (%s); run `go test ./cmd/hexodus` as another user than root", out)
		}
	} else {
		for _, dir := range []string{site, filepath.Join(site, ".hexodus")} {
			if err := os.Chmod(dir, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
		}
	}
	for _, args := range [][]string{{"migrate", blog, "--to", "hugo", "--out", site}, {"undo", site}} {
		out, err := hexodus(args...).CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitUsage ||
			!strings.Contains(string(out), syscall.EROFS.Error()) && !strings.Contains(string(out), syscall.EACCES.Error()) {
			t.Errorf("%s: %v: %s", args[0], err, out)
		}
	}
	if diff := cmp.Diff(before, files(t, site)); diff != "" {
		t.Error(diff)
	}
	if out, err := hexodus("plan", blog, "--to", "hugo", "--out", site).CombinedOutput(); err != nil {
		t.Errorf("a plan writes nothing, and still: %v: %s", err, out)
	}
}
