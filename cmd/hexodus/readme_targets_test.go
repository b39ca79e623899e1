package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/exporters"
	"hexodus/ir/finding"
)

var update = flag.Bool("update", false, "rewrite the table of the README")

// The README has a table of what becomes of the fixture blog in each format. It is made of the findings and of the
// ledger of a run for each.
func TestTheReadmeShowsWhatEachFormatKeeps(t *testing.T) {
	readmeTable(t, "targets", targetTable(t))
}

// readmeTable holds a table against the one between two comments of the README, or writes it there.
func readmeTable(t *testing.T, name, table string) {
	t.Helper()
	path, begin, end := "../../README.md", "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	readme := string(must(os.ReadFile(path)))
	before, rest, ok := strings.Cut(readme, begin)
	shown, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("README.md has no table between %s and %s", strings.TrimSpace(begin), end)
	}
	if *update {
		write(t, path, []byte(before+begin+table+end+after))
		return
	}
	if diff := cmp.Diff(table, shown); diff != "" {
		t.Errorf("run `go test ./cmd/hexodus -run Readme -update` (-want +got):\n%s", diff)
	}
}

// told is what a report in JSON says.
type told struct {
	Ledger   []finding.Line `json:"ledger"`
	Findings []struct{ Rule, Detail string }
}

func targetTable(t *testing.T) string {
	t.Helper()
	reports := map[string]told{}
	for _, name := range exporters.Names() {
		file := filepath.Join(t.TempDir(), "report.json")
		args := []string{"hexodus", "migrate", "../../fixtures/blog", "--to", name, "--out", filepath.Join(t.TempDir(), "out"), "--quiet", "--report", file}
		if code := run(t.Context(), args, io.Discard, io.Discard); code != exitDone {
			t.Fatalf("%s: exit %d", name, code)
		}
		reports[name] = readTold(t, file)
	}
	var b strings.Builder
	row := func(head string, cell func(name string) string) {
		b.WriteString("| " + head + " |")
		for _, name := range exporters.Names() {
			b.WriteString(" " + cell(name) + " |")
		}
		b.WriteString("\n")
	}
	row("", func(name string) string { return "`" + name + "`" })
	row("---", func(string) string { return "---" })
	for _, item := range items(reports) {
		row(strings.Replace(string(item), "field", "front matter key", 1)+"s", func(name string) string { return balance(reports[name], item) })
	}
	return b.String()
}

func readTold(t *testing.T, file string) (r told) {
	t.Helper()
	if err := json.Unmarshal(must(os.ReadFile(file)), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func items(reports map[string]told) []finding.Item {
	set := map[finding.Item]bool{}
	for _, r := range reports {
		for _, l := range r.Ledger {
			set[l.Item] = true
		}
	}
	return sorted(set)
}

// balance says what became of the items of a kind.
func balance(r told, item finding.Item) string {
	var list []string
	for _, l := range r.Ledger {
		if l.Item != item {
			continue
		}
		for _, n := range []struct {
			count int
			what  string
		}{{l.Carried, "kept"}, {l.Changed, "respelled"}, {l.Dropped, "lost"}, {l.Skipped, "without effect"}} {
			if n.count > 0 {
				list = append(list, fmt.Sprintf("%d %s", n.count, n.what))
			}
		}
	}
	return strings.Join(list, ", ")
}

func sorted[K interface {
	~string
	comparable
}](set map[K]bool) []K {
	list := make([]K, 0, len(set))
	for k := range set {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}
