package main

import (
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

func TestTheManualHoldsEveryCommandAndFlag(t *testing.T) {
	app := newApp(io.Discard, io.Discard)
	var page strings.Builder
	writeManual(&page, app)
	for _, c := range app.Commands {
		if !strings.Contains(page.String(), ".SS \""+c.Name+"\"\n") {
			t.Errorf("no word of %s", c.Name)
		}
		for _, f := range c.Flags {
			if !strings.Contains(page.String(), `\fB`+roff("--"+f.Names()[0])+`\fR`) {
				t.Errorf("no word of --%s", f.Names()[0])
			}
		}
	}
	if strings.Contains(page.String(), "\n\n") {
		t.Error("a manual page has no empty lines")
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skipf("%v; with groff installed, run `go test ./cmd/hexodus`", err)
	}
	cmd := exec.Command(groff, "-man", "-Tutf8", "-ww", "-z")
	cmd.Stdin = strings.NewReader(page.String())
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
}

// The README and the manual say the same of exit codes.
func TestTheReadmeHasEveryExitCode(t *testing.T) {
	readme := string(must(os.ReadFile("../../README.md")))
	for _, e := range exitCodes {
		if row := "| " + strconv.Itoa(e.code) + " | " + e.means + " |"; !strings.Contains(readme, row) {
			t.Errorf("README.md has no row %s", row)
		}
	}
}
