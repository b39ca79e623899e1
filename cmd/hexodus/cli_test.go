package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/urfave/cli/v2"

	"hexodus/ir/finding"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hexodus": main})
}

// The stories of fixtures/cli. "exits CODE command…" is exec with the exit code that it has to have.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "../../fixtures/cli",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) < 2 {
					ts.Fatalf("usage: exits code command [args…]")
				}
				code, err := 0, ts.Exec(args[1], args[2:]...)
				var exit *exec.ExitError
				if errors.As(err, &exit) {
					code = exit.ExitCode()
				} else if err != nil {
					ts.Fatalf("%v", err)
				}
				if strconv.Itoa(code) != args[0] {
					ts.Fatalf("exit code %d, want %s", code, args[0])
				}
			},
		},
	})
}

func TestFlagsComeFirst(t *testing.T) {
	app := newApp(io.Discard, io.Discard)
	for in, want := range map[string]string{
		"":                                       "",
		"--version":                              "--version",
		"migrate a --to hugo b -o c -n d":        "migrate --to hugo -o c -n -- a b d",
		"migrate a --to=hugo --starter=false":    "migrate --to=hugo --starter=false -- a",
		"migrate --to hugo -- --out a":           "migrate --to hugo -- --out a",
		"migrate - --only -x":                    "migrate --only -x -- -",
		"migrate a --what b":                     "migrate --what -- a b",
		"nothing a --to hugo":                    "nothing a --to hugo",
		"explain a/b":                            "explain -- a/b",
		"migrate a --config b,c --config d -j 2": "migrate --config b,c --config d -j 2 -- a",
	} {
		got, err := flagsFirst(app, append([]string{"hexodus"}, strings.Fields(in)...))
		if err != nil {
			t.Errorf("%s: %v", in, err)
		} else if diff := cmp.Diff("hexodus "+want, strings.Join(got, " ")); diff != "" && want != "" {
			t.Errorf("%s: %s", in, diff)
		}
	}
	if _, err := flagsFirst(app, strings.Fields("hexodus migrate a --out")); err == nil || !strings.Contains(err.Error(), "--out needs a value") {
		t.Error(err)
	}
}

func TestTheNearestWordIsMeant(t *testing.T) {
	words := []string{"migrate", "rules", "explain", "--dry-run", "--drafts"}
	for word, want := range map[string]string{
		"migrat": "migrate", "mirgate": "migrate", "rule": "rules", "--dry": "--dry-run", "--darfts": "--drafts", "xyz": "", "": "",
	} {
		if want != "" {
			want = "; did you mean " + want + "?"
		}
		if got := didYouMean(word, words); got != want {
			t.Errorf("%q: %q", word, got)
		}
	}
}

func TestTheRulesBehindAnExitCodeExist(t *testing.T) {
	for _, id := range unreadable {
		if finding.Lookup(id) == nil {
			t.Errorf("nobody defines %s", id)
		}
	}
}

func TestAPathIsPrintedAsItCanBeTyped(t *testing.T) {
	for path, want := range map[string]string{"a/b-c.d": "a/b-c.d", "博客": "博客", "a b": "'a b'", "it's": `'it'\''s'`, "": "''", "a`b": "'a`b'", "a^b": "'a^b'"} {
		if got := shellQuoted(path); got != want {
			t.Errorf("%q: %s", path, got)
		}
	}
}

func TestAPanicIsOurFault(t *testing.T) {
	var stderr strings.Builder
	broken := func(io.Writer, *cli.App) { panic("oh no") }
	shells["broken"] = broken
	defer delete(shells, "broken")
	if code := run(context.Background(), []string{"hexodus", "completion", "broken"}, io.Discard, &stderr); code != exitInternal {
		t.Errorf("exit code %d", code)
	}
	if !strings.HasPrefix(stderr.String(), "hexodus: internal error: oh no\n") {
		t.Error(stderr.String())
	}
}

func TestCompletionIsAScript(t *testing.T) {
	for shell := range shells {
		path, err := exec.LookPath(shell)
		if err != nil {
			continue
		}
		var script strings.Builder
		if code := run(context.Background(), []string{"hexodus", "completion", shell}, &script, os.Stderr); code != exitDone {
			t.Fatalf("%s: exit code %d", shell, code)
		}
		cmd := exec.Command(path, "-n")
		cmd.Stdin = strings.NewReader(script.String())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", shell, err, out)
		}
	}
}

func FuzzArguments(f *testing.F) {
	f.Add("migrate a --to hugo -- -x")
	f.Fuzz(func(t *testing.T, line string) {
		args := append([]string{"hexodus"}, strings.Fields(line)...)
		got, err := flagsFirst(newApp(io.Discard, io.Discard), args)
		if err == nil && (len(got) < len(args) || len(got) > len(args)+1) {
			t.Fatalf("%q became %q", args, got)
		}
		if len(args) > 1 {
			_ = didYouMean(args[1], []string{"migrate", "rules"})
		}
	})
}
