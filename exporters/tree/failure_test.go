package tree

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"
)

// Law: whatever fails, and wherever, what was there before is there again and nothing else is.
func TestApplyIsAllOrNothing(t *testing.T) {
	for failAt := 0; ; failAt++ {
		for _, before := range []map[string]string{nil, first} {
			top := t.TempDir()
			dst := filepath.Join(top, "out")
			if before != nil {
				apply(t, grown(t, before), dst, PlanOptions{})
			}
			p, err := grown(t, second).Plan(dst, PlanOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var mu sync.Mutex
			steps := 0
			p.fault = func(step, _ string) error {
				mu.Lock()
				defer mu.Unlock()
				if steps++; steps > failAt && step != "back" {
					return syscall.ENOSPC
				}
				return nil
			}
			if err = p.Apply(t.Context()); err == nil {
				if before == nil {
					continue // fewer steps than with files to replace
				}
				if failAt < 15 {
					t.Errorf("only %d steps could fail", failAt)
				}
				expect(t, dst, second)
				return
			}
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatal(err)
			}
			if before == nil {
				if left := there(t, top); len(left) > 0 {
					t.Errorf("step %d: left %v", failAt, left)
				}
				if _, err := os.Lstat(dst); err == nil {
					t.Errorf("step %d: the folder is left", failAt)
				}
				continue
			}
			expect(t, dst, before)
			if p, err := grown(t, before).Plan(dst, PlanOptions{}); err != nil || !p.Empty() {
				t.Errorf("step %d: the folder is not as it was: %v", failAt, err)
			}
		}
	}
}

// Law: a run that is killed at any moment is undone by the next one, and does not show before.
func TestAKilledRunIsUndoneByTheNext(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, first), dst, PlanOptions{})
	p, err := grown(t, second).Plan(dst, PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var moments []string
	var mu sync.Mutex
	p.fault = func(string, string) error {
		mu.Lock()
		defer mu.Unlock()
		copied := filepath.Join(t.TempDir(), "out")
		if err := os.CopyFS(copied, os.DirFS(dst)); err != nil {
			t.Error(err)
		}
		moments = append(moments, copied)
		return nil
	}
	if err := p.Apply(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i, dst := range moments {
		if i%2 == 0 {
			apply(t, grown(t, first), dst, PlanOptions{}) // nothing to do but to clear up
			expect(t, dst, first)
		}
		for _, next := range []map[string]string{second, first} {
			if next["was-file"] != "" { // after the run that follows the killed one
				apply(t, grown(t, next), dst, PlanOptions{})
				expect(t, dst, next)
				continue
			}
			p, err := grown(t, next).Plan(dst, PlanOptions{})
			if err != nil {
				t.Fatalf("moment %d: %v", i, err)
			}
			if len(p.Create) != 4 || len(p.Update) != 4 || len(p.Delete) != 4 {
				t.Fatalf("moment %d: the killed run shows: create %d, update %d, delete %d", i, len(p.Create), len(p.Update), len(p.Delete))
			}
			if err := p.Apply(t.Context()); err != nil {
				t.Fatalf("moment %d: %v", i, err)
			}
			expect(t, dst, next)
		}
	}
}

func TestAnAssetThatCannotBeReadStopsTheRun(t *testing.T) {
	tr := grown(t, first)
	_ = tr.Add(File{Path: "z.png", Asset: "not/there.png", FS: fstest.MapFS{}})
	dst := filepath.Join(t.TempDir(), "out")
	p, err := tr.Plan(dst, PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Apply(t.Context()); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "z.png: reading not/there.png") {
		t.Error(err)
	}
	if _, err := os.Lstat(dst); err == nil {
		t.Error("the folder is left")
	}
}

func TestACancelledRunLeavesNothing(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "out")
	p, err := grown(t, first).Plan(dst, PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	p.fault = func(step, _ string) error {
		if step == "move" {
			cancel()
		}
		return nil
	}
	if err := p.Apply(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := os.Lstat(dst); err == nil {
		t.Error("the folder is left")
	}
}

func TestOneRunAtATime(t *testing.T) {
	dst := t.TempDir()
	p := must(grown(t, first).Plan(dst, PlanOptions{}))
	q := must(grown(t, first).Plan(dst, PlanOptions{}))
	var once sync.Once
	p.fault = func(string, string) error {
		once.Do(func() {
			if err := q.Apply(t.Context()); !errors.Is(err, ErrBusy) {
				t.Errorf("while another writes: %v", err)
			}
		})
		return nil
	}
	if err := p.Apply(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := q.Apply(t.Context()); !errors.Is(err, ErrStale) {
		t.Errorf("after another wrote: %v", err)
	}
	expect(t, dst, first)
}

func TestAFileChangedAfterThePlanStopsTheRun(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, first), dst, PlanOptions{})
	p := must(grown(t, second).Plan(dst, PlanOptions{}))
	lay(t, dst, map[string]string{"content/a.md": "edited meanwhile"})
	if err := p.Apply(t.Context()); !errors.Is(err, ErrStale) {
		t.Error(err)
	}
	want := maps.Clone(first)
	want["content/a.md"] = "edited meanwhile"
	expect(t, dst, want)
}

func TestADiskThatIsFull(t *testing.T) {
	dst := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dst).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted (%s); run `go test ./exporters/tree` as root on Linux", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", dst).Run() })
	apply(t, grown(t, map[string]string{"a": "a"}), dst, PlanOptions{})
	p := must(grown(t, map[string]string{"a": "b", "big": strings.Repeat("x", 1<<20)}).Plan(dst, PlanOptions{}))
	if err := p.Apply(t.Context()); !errors.Is(err, syscall.ENOSPC) {
		t.Error(err)
	}
	expect(t, dst, map[string]string{"a": "a"})
}
