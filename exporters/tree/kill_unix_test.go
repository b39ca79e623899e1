//go:build unix

package tree

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// A process that this variable is set for is one that is to be killed: "apply 7 DIR" at the seventh step of writing
// second, "undo 7 DIR" at the seventh step of taking that back.
const killAt = "HEXODUS_TREE_KILL_AT"

func TestMain(m *testing.M) {
	if what := os.Getenv(killAt); what != "" {
		os.Exit(untilKilled(what))
	}
	os.Exit(m.Run())
}

// untilKilled ends with 0 if it came to the end.
func untilKilled(what string) int {
	var do, dst string
	var at, steps int64
	if _, err := fmt.Sscanf(what, "%s %d %s", &do, &at, &dst); err != nil {
		panic(err)
	}
	kill := func(string, string) error {
		if atomic.AddInt64(&steps, 1) == at {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	}
	var err error
	if do == "undo" {
		_, err = Undo(dst, UndoOptions{fault: kill})
	} else {
		tr := New()
		for path, text := range second {
			_ = tr.Add(File{Path: path, Data: []byte(text), Source: "source/" + path})
		}
		var p *Plan
		if p, err = tr.Plan(dst, PlanOptions{}); err == nil {
			p.fault = kill
			err = p.Apply(context.Background())
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// killed runs a process until its kill and reports whether it was killed before it was done.
func killed(t *testing.T, do string, at int, dst string) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killAt+"="+strings.Join([]string{do, strconv.Itoa(at), dst}, " "))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
		return true
	}
	if err != nil {
		t.Fatalf("%s %d: %v\n%s", do, at, err, out)
	}
	return false
}

// Law: a process that is killed at any point loses and tears nothing. What comes next sees what was there before, and
// brings it back.
func TestKilledProcesses(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for n := range 10 {
		dst := filepath.Join(t.TempDir(), "out")
		apply(t, grown(t, first), dst, PlanOptions{})
		lay(t, dst, map[string]string{"content/a.md": "one\ntwo\nthree\nmy own\n", "mine.txt": "mine"})
		before := there(t, dst)
		after := maps.Clone(second)
		after["content/a.md"], after["mine.txt"] = "one\n2\nthree\nmy own\n", "mine"

		at := 1 + random.IntN(35)
		if !killed(t, "apply", at, dst) {
			expect(t, dst, after)
			if !killed(t, "undo", 1+random.IntN(20), dst) {
				expect(t, dst, before)
				continue
			}
		}
		for path, text := range there(t, dst) {
			if !strings.HasPrefix(path, own) && text != before[path] && text != after[path] {
				t.Errorf("step %d: %s is torn: %q", at, path, text)
			}
		}
		if n%3 == 0 { // the next run goes through
			p := must(grown(t, second).Plan(dst, PlanOptions{}))
			if len(p.Merge) != 1 || !p.Interrupted {
				t.Errorf("step %d: the plan is not for what was there before: %v", at, verbs(p))
			}
			if err := p.Apply(t.Context()); err != nil {
				t.Fatal(err)
			}
			expect(t, dst, after)
			continue
		}
		if n%3 == 1 && !killed(t, "undo", 1+random.IntN(20), dst) { // taking it back is killed, too
			expect(t, dst, before)
			continue
		}
		if u := must(Undo(dst, UndoOptions{})); !u.Interrupted {
			t.Errorf("step %d: another run was taken back", at)
		}
		expect(t, dst, before)
	}
}
