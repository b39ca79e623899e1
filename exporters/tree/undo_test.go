package tree

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUndoGivesBackWhatWasThere(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "out")
	apply(t, grown(t, first), dst, PlanOptions{})
	books := must(os.ReadFile(filepath.Join(dst, manifestPath)))
	apply(t, grown(t, second), dst, PlanOptions{})
	apply(t, grown(t, second), dst, PlanOptions{}) // a run that has nothing to do is none to take back

	u, err := Undo(dst, UndoOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&Undone{Restored: 8, Removed: 4}, u); diff != "" {
		t.Error(diff)
	}
	expect(t, dst, first)
	if got := must(os.ReadFile(filepath.Join(dst, manifestPath))); string(got) != string(books) {
		t.Error("the manifest is another one")
	}
	if _, err := Undo(dst, UndoOptions{}); !errors.Is(err, ErrNoRun) {
		t.Errorf("a second time: %v", err)
	}
	if p, err := grown(t, first).Plan(dst, PlanOptions{}); err != nil || !p.Empty() {
		t.Errorf("the folder is not as it was: %v", err)
	}
}

func TestUndoOfTheFirstRun(t *testing.T) {
	dst := t.TempDir()
	lay(t, dst, map[string]string{"mine/notes.txt": "mine"})
	apply(t, grown(t, first), dst, PlanOptions{Force: true})
	lay(t, dst, map[string]string{"content/draft.md": "new\n"})
	if _, err := Undo(dst, UndoOptions{}); err != nil {
		t.Fatal(err)
	}
	expect(t, dst, map[string]string{"mine/notes.txt": "mine", "content/draft.md": "new\n"})
	if _, err := os.Stat(filepath.Join(dst, own)); err == nil {
		t.Error("the books are left")
	}
	for _, dst := range []string{dst, filepath.Join(dst, "no", "folder"), t.TempDir()} {
		if _, err := Undo(dst, UndoOptions{}); !errors.Is(err, ErrNoRun) {
			t.Errorf("%s: %v", dst, err)
		}
	}
}

func TestUndoDoesNotLoseEdits(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, first), dst, PlanOptions{})
	apply(t, grown(t, second), dst, PlanOptions{})
	lay(t, dst, map[string]string{"content/a.md": "edited", "content/gone.md": "made anew", "blank": "edited, too", "blank" + endKept: "in the way"})
	_ = os.Remove(filepath.Join(dst, "empty"))
	var no *Refused
	_, err := Undo(dst, UndoOptions{})
	if !errors.As(err, &no) || len(no.Files) != 3 {
		t.Fatal(err)
	}
	u, err := Undo(dst, UndoOptions{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Rescue{{"content/a.md", "content/a.md" + endKept}, {"blank", "blank-2" + endKept}, {"content/gone.md", "content/gone.md" + endKept}}, u.Rescued); diff != "" {
		t.Error(diff)
	}
	want := maps.Clone(first)
	want["content/a.md"+endKept], want["content/gone.md"+endKept], want["blank-2"+endKept], want["blank"+endKept] = "edited", "made anew", "edited, too", "in the way"
	expect(t, dst, want)
}

func TestUndoGoesThroughNoSymlink(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, map[string]string{"a/x.md": "x\n"}), dst, PlanOptions{})
	lay(t, dst, map[string]string{"b/x.md": "x\n"})
	if err := os.RemoveAll(filepath.Join(dst, "a")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("b", filepath.Join(dst, "a")); err != nil {
		t.Skipf("no symbolic links here (%v); run `go test ./exporters/tree` on a file system that has them", err)
	}
	var no *Refused
	if _, err := Undo(dst, UndoOptions{}); !errors.As(err, &no) || no.Files[0] != (Refusal{"a/x.md", "a is a symbolic link"}) {
		t.Error(err)
	}
	if _, err := Undo(dst, UndoOptions{Force: true}); err != nil {
		t.Error(err)
	}
	expect(t, dst, map[string]string{"a": "-> b", "b/x.md": "x\n"})
}

func TestUndoOfAConflict(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, map[string]string{"a.md": wrote}), dst, PlanOptions{})
	lay(t, dst, map[string]string{"a.md": edited})
	apply(t, grown(t, map[string]string{"a.md": atOdds}), dst, PlanOptions{})
	if _, err := Undo(dst, UndoOptions{}); err != nil {
		t.Fatal(err)
	}
	expect(t, dst, map[string]string{"a.md": edited})
	settledIn(t, grown(t, map[string]string{"a.md": changed}), dst, PlanOptions{},
		map[string]string{"a.md": "merge " + noteEdited}, map[string]string{"a.md": both})
}

// Law: wherever taking back is stopped, the next call or the next run brings it to its end.
func TestUndoCanBeStoppedAnywhere(t *testing.T) {
	for failAt := 0; ; failAt++ {
		dst := t.TempDir()
		apply(t, grown(t, first), dst, PlanOptions{})
		lay(t, dst, map[string]string{"content/a.md": "one\ntwo\nthree\nmore\n"})
		apply(t, grown(t, second), dst, PlanOptions{Force: true})
		lay(t, dst, map[string]string{"blank": "edited"})
		steps := 0
		stop := func(string, string) error {
			if steps++; steps > failAt {
				return syscall.EIO
			}
			return nil
		}
		want := maps.Clone(first)
		want["content/a.md"], want["blank"+endKept] = "one\ntwo\nthree\nmore\n", "edited"
		_, err := Undo(dst, UndoOptions{Force: true, fault: stop})
		if err == nil {
			expect(t, dst, want)
			if failAt < 15 {
				t.Errorf("only %d steps could fail", failAt)
			}
			return
		}
		if failAt%2 == 0 {
			u, err := Undo(dst, UndoOptions{})
			if err != nil || !u.Interrupted {
				t.Fatalf("step %d: %+v, %v", failAt, u, err)
			}
		} else {
			p := apply(t, grown(t, first), dst, PlanOptions{})
			if !p.Interrupted {
				t.Errorf("step %d: the next run says nothing", failAt)
			}
		}
		expect(t, dst, want)
	}
}

// An edit made after a run was killed is not lost when that one is taken back.
func TestEditsAfterAKilledRun(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, first), dst, PlanOptions{})
	apply(t, grown(t, second), dst, PlanOptions{})
	if err := os.Rename(filepath.Join(dst, undoPath), filepath.Join(dst, runPath)); err != nil { // killed at the last step
		t.Fatal(err)
	}
	lay(t, dst, map[string]string{"content/a.md": "edited", "was-file/y": "new", "old": "a file now"})
	u, err := Undo(dst, UndoOptions{})
	if err != nil || len(u.Rescued) != 3 {
		t.Errorf("%+v, %v", u, err)
	}
	want := maps.Clone(first)
	want["content/a.md"+endKept], want["old"+endKept], want["was-file"+endKept+"/y"] = "edited", "a file now", "new"
	expect(t, dst, want)
}
