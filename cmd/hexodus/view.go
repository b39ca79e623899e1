package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"hexodus/exporters/tree"
)

// view is how a plan is shown: as a table, or in one of the other ways.
type view struct {
	diff, sourceDiff, json bool
	detailedExit           bool
}

func newView(c *cli.Context) view {
	return view{diff: c.Bool("diff"), sourceDiff: c.Bool("source-diff"), json: c.Bool("json"), detailedExit: c.Bool("detailed-exitcode")}
}

// flag is the flag that chose the view, "" for the table.
func (v view) flag() string {
	switch {
	case v.diff:
		return "diff"
	case v.sourceDiff:
		return "source-diff"
	case v.json:
		return "json"
	}
	return ""
}

// check makes sure that there is one view.
func (v view) check() error {
	n := 0
	for _, on := range []bool{v.diff, v.sourceDiff, v.json} {
		if on {
			n++
		}
	}
	if n > 1 {
		return usage("one of --diff, --source-diff and --json at a time")
	}
	return nil
}

// show prints the plan.
func (m *migration) show(o *outcome) error {
	switch {
	case m.view.diff:
		return o.plan.Diff(m.stdout, tree.DiffOptions{Brief: isTerminal(m.stdout)})
	case m.view.sourceDiff:
		return sourceDiff(m.stdout, o)
	case m.view.json:
		return writePlan(m.stdout, o.saved)
	case m.quiet:
		return nil
	}
	w := m.stdout
	if m.reports.onStdout() {
		w = m.stderr
	}
	return m.table(w, o.plan)
}

// table prints a line for each file:
//
//	create   content/posts/beans.md
//	conflict hugo.toml: edited since hexodus wrote it, where the blog changed, too
//
// Files that stay as they are have none, unless every file is asked for.
func (m *migration) table(w io.Writer, plan *tree.Plan) error {
	steps, err := plan.Steps(false)
	if err != nil {
		return err
	}
	colour := colours(w)
	for _, s := range steps {
		if s.Do == tree.DoKeep && !m.verbose {
			continue
		}
		why := ""
		if s.Note != "" {
			why = ": " + s.Note
		}
		fmt.Fprintf(w, "%s %s%s\n", colour(verbColours[s.Do], fmt.Sprintf("%-8s", s.Do)), s.Path, why)
	}
	return nil
}

// writePlan prints a plan as JSON.
func writePlan(w io.Writer, p *savedPlan) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(p)
}
