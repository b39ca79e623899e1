package tree

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// verbs is what a plan does to each file that does not simply stay, with its note.
func verbs(p *Plan) map[string]string {
	got := map[string]string{}
	for verb, list := range map[string][]Change{"create": p.Create, "update": p.Update, "merge": p.Merge, "conflict": p.Conflict, "delete": p.Delete, "": p.Keep} {
		for _, c := range list {
			if verb != "" || c.Note != "" {
				got[c.Path] = strings.TrimSpace(verb + " " + c.Note)
			}
		}
	}
	return got
}

// settledIn applies a tree and checks what became of the files; a second run has to find nothing to do.
func settledIn(t *testing.T, tr *Tree, dst string, opt PlanOptions, want, files map[string]string) {
	t.Helper()
	p := apply(t, tr, dst, opt)
	if diff := cmp.Diff(want, verbs(p)); diff != "" {
		t.Error(diff)
	}
	expect(t, dst, files)
	p, err := tr.Plan(dst, PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !p.Empty() || !bytes.Equal(p.manifest, p.seen) {
		t.Errorf("the second plan is not empty: %v", verbs(p))
	}
}

const (
	wrote   = "---\ntitle: Beans\ntags: [a]\n---\none\n\ntwo\n\nthree\n"
	edited  = "---\ntitle: Runner beans\ntags: [a]\n---\none\n\ntwo\n\nthree!\n"
	changed = "---\ntitle: Beans\ntags: [a, b]\n---\nOne\n\ntwo\n\nthree\n"
	both    = "---\ntitle: Runner beans\ntags: [a, b]\n---\nOne\n\ntwo\n\nthree!\n"
	atOdds  = "---\ntitle: Beans\ntags: [a]\n---\none\n\ntwo\n\nthree?\n"
)

func TestAnEditStays(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, map[string]string{"a.md": wrote, "gone.md": "x\n"}), dst, PlanOptions{})
	lay(t, dst, map[string]string{"a.md": edited, "gone.md": "edited\n"})
	p := apply(t, grown(t, map[string]string{"a.md": wrote}), dst, PlanOptions{})
	if diff := cmp.Diff(map[string]string{"a.md": noteEdited, "gone.md": noteEdited + "; no longer part of the migration"}, verbs(p)); diff != "" {
		t.Error(diff)
	}
	expect(t, dst, map[string]string{"a.md": edited, "gone.md": "edited\n"})
}

func TestAnEditMergesWithWhatIsNew(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, map[string]string{"a.md": wrote}), dst, PlanOptions{})
	lay(t, dst, map[string]string{"a.md": edited})
	settledIn(t, grown(t, map[string]string{"a.md": changed}), dst, PlanOptions{},
		map[string]string{"a.md": "merge " + noteEdited}, map[string]string{"a.md": both})

	// And once more, from what was written last.
	again := strings.Replace(changed, "two", "2", 1)
	settledIn(t, grown(t, map[string]string{"a.md": again}), dst, PlanOptions{},
		map[string]string{"a.md": "merge " + noteEdited}, map[string]string{"a.md": strings.Replace(both, "two", "2", 1)})

	// An edit that the blog has taken over is none any more.
	settledIn(t, grown(t, map[string]string{"a.md": strings.Replace(both, "two", "2", 1)}), dst, PlanOptions{},
		map[string]string{}, map[string]string{"a.md": strings.Replace(both, "two", "2", 1)})
	apply(t, grown(t, map[string]string{}), dst, PlanOptions{})
	expect(t, dst, map[string]string{})
}

func TestAConflictLeavesTheEditAndPutsOursBeside(t *testing.T) {
	dst := t.TempDir()
	const ours = "a.md" + endNew
	apply(t, grown(t, map[string]string{"a.md": wrote, "b.md": "b\n"}), dst, PlanOptions{})
	lay(t, dst, map[string]string{"a.md": edited})
	settledIn(t, grown(t, map[string]string{"a.md": atOdds, "b.md": "B\n"}), dst, PlanOptions{},
		map[string]string{"a.md": "conflict " + noteEdited + ", where the blog changed, too", "b.md": "update"},
		map[string]string{"a.md": edited, ours: atOdds, "b.md": "B\n"})

	// It stands until somebody settles it; what is beside follows the blog.
	next := strings.Replace(atOdds, "one", "1", 1)
	stands := map[string]string{"a.md": "conflict " + noteEdited + "; the conflict of an earlier run stands"}
	settledIn(t, grown(t, map[string]string{"a.md": next, "b.md": "B\n"}), dst, PlanOptions{},
		stands, map[string]string{"a.md": edited, ours: next, "b.md": "B\n"})

	for how, settle := range map[string]func(dst string){
		"delete": func(dst string) { _ = os.Remove(filepath.Join(dst, ours)) },
		"take":   func(dst string) { _ = os.Rename(filepath.Join(dst, ours), filepath.Join(dst, "a.md")) },
		"copy":   func(dst string) { lay(t, dst, map[string]string{"a.md": next}) },
	} {
		copied := filepath.Join(t.TempDir(), "out")
		if err := os.CopyFS(copied, os.DirFS(dst)); err != nil {
			t.Fatal(err)
		}
		settle(copied)
		want, notes := map[string]string{"a.md": next, "b.md": "B\n"}, map[string]string{}
		if how == "delete" {
			want["a.md"], notes["a.md"] = edited, noteEdited
		}
		settledIn(t, grown(t, map[string]string{"a.md": next, "b.md": "B\n"}), copied, PlanOptions{}, notes, want)
	}

	// With Force ours takes its place; without its source both are nobody's but the user's.
	forced := filepath.Join(t.TempDir(), "out")
	if err := os.CopyFS(forced, os.DirFS(dst)); err != nil {
		t.Fatal(err)
	}
	settledIn(t, grown(t, map[string]string{"a.md": next, "b.md": "B\n"}), forced, PlanOptions{Force: true},
		map[string]string{"a.md": "update"}, map[string]string{"a.md": next, "b.md": "B\n"})
	apply(t, grown(t, map[string]string{"b.md": "B\n"}), dst, PlanOptions{})
	expect(t, dst, map[string]string{"a.md": edited, "b.md": "B\n"})
}

func TestWhatIsBesideIsNotWrittenOver(t *testing.T) {
	dst := t.TempDir()
	const ours = "a.md" + endNew
	apply(t, grown(t, map[string]string{"a.md": wrote}), dst, PlanOptions{})
	lay(t, dst, map[string]string{"a.md": edited, ours: "mine\n"})
	p := apply(t, grown(t, map[string]string{"a.md": atOdds}), dst, PlanOptions{})
	if len(p.Conflict) != 1 || !strings.HasSuffix(p.Conflict[0].Note, ours+" is in the way of ours") {
		t.Errorf("%+v", p.Conflict)
	}
	expect(t, dst, map[string]string{"a.md": edited, ours: "mine\n"})
}

func TestWithoutABaseAnEditIsAConflict(t *testing.T) {
	for name, spoil := range map[string]func(at string) error{
		"gone": os.Remove,
		"torn": func(at string) error { return os.Truncate(at, 30) },
		"other": func(at string) error {
			dst := filepath.Join(t.TempDir(), "x")
			apply(t, grown(t, map[string]string{"a.md": "no\n"}), dst, PlanOptions{})
			return os.Rename(filepath.Join(dst, basePath), at)
		},
	} {
		dst := t.TempDir()
		apply(t, grown(t, map[string]string{"a.md": wrote}), dst, PlanOptions{})
		lay(t, dst, map[string]string{"a.md": edited})
		if err := spoil(filepath.Join(dst, basePath)); err != nil {
			t.Fatal(err)
		}
		p := apply(t, grown(t, map[string]string{"a.md": changed}), dst, PlanOptions{})
		if len(p.Conflict) != 1 {
			t.Errorf("%s: %v", name, verbs(p))
		}
		expect(t, dst, map[string]string{"a.md": edited, "a.md" + endNew: changed})
	}
}

func TestAnEditOfAnAsset(t *testing.T) {
	tr := func(text string) *Tree {
		tr := New()
		_ = tr.Add(File{Path: "i.png", Asset: "i.png", FS: fstest.MapFS{"i.png": {Data: []byte(text)}}})
		return tr
	}
	dst := t.TempDir()
	apply(t, tr("one"), dst, PlanOptions{})
	lay(t, dst, map[string]string{"i.png": "cropped"})
	settledIn(t, tr("one"), dst, PlanOptions{}, map[string]string{"i.png": noteEdited}, map[string]string{"i.png": "cropped"})
	settledIn(t, tr("two"), dst, PlanOptions{}, map[string]string{"i.png": "conflict " + noteEdited + ", where the blog changed, too"},
		map[string]string{"i.png": "cropped", "i.png" + endNew: "two"})
}

func TestAMergeKeepsTheModeOfTheEdit(t *testing.T) {
	dst := t.TempDir()
	apply(t, grown(t, map[string]string{"run.sh": wrote}), dst, PlanOptions{})
	lay(t, dst, map[string]string{"run.sh": edited})
	if err := os.Chmod(filepath.Join(dst, "run.sh"), 0o755); err != nil {
		t.Fatal(err)
	}
	apply(t, grown(t, map[string]string{"run.sh": changed}), dst, PlanOptions{})
	if m := must(os.Stat(filepath.Join(dst, "run.sh"))).Mode(); m&0o100 == 0 {
		t.Errorf("run.sh is %s", m)
	}
}

func TestNamesBesideFitOnADisk(t *testing.T) {
	for _, name := range []string{"a/b.md", strings.Repeat("一", 85), strings.Repeat("x", 255), strings.Repeat("\xff", 250)} {
		got := beside(name)
		if why := badPath(got); why != "" || !strings.HasSuffix(got, endNew) {
			t.Errorf("%q: %s", got, why)
		}
	}
	if a, b := beside(strings.Repeat("x", 254)+"a"), beside(strings.Repeat("x", 254)+"b"); a == b {
		t.Error("two files have one place")
	}
}

// Law: what somebody wrote into the folder is somewhere in it afterwards, whatever was done to it.
func FuzzEdits(f *testing.F) {
	f.Add(wrote, changed, edited)
	f.Add(wrote, atOdds, edited)
	f.Add("a", "b", "")
	f.Fuzz(func(t *testing.T, one, two, theirs string) {
		dst := t.TempDir()
		apply(t, grown(t, map[string]string{"a.md": one}), dst, PlanOptions{})
		lay(t, dst, map[string]string{"a.md": theirs})
		before := there(t, dst)
		p := apply(t, grown(t, map[string]string{"a.md": two}), dst, PlanOptions{})
		after := there(t, dst)
		switch {
		case len(p.Conflict) > 0:
			if after["a.md"] != theirs || after["a.md"+endNew] != two {
				t.Errorf("a conflict left %q", after)
			}
		case theirs == one && after["a.md"] != two:
			t.Errorf("no edit, and %q", after)
		case two == one && after["a.md"] != theirs:
			t.Errorf("nothing new, and %q", after)
		}
		if _, err := Undo(dst, UndoOptions{}); err != nil && !p.Empty() {
			t.Fatal(err)
		}
		if got := there(t, dst); !p.Empty() && !maps.Equal(got, before) {
			t.Errorf("taken back, and %q", got)
		}
	})
}
