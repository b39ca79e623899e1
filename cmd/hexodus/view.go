package main

import (
	"github.com/urfave/cli/v2"
)

// view is how a plan is shown: as a table, or in one of the other ways.
type view struct {
	diff         bool
	detailedExit bool
}

func newView(c *cli.Context) view {
	return view{diff: c.Bool("diff"), detailedExit: c.Bool("detailed-exitcode")}
}

// flag is the flag that chose the view, "" for the table.
func (v view) flag() string {
	if v.diff {
		return "diff"
	}
	return ""
}

// show prints the plan.
func (m *migration) show(o *outcome) error {
	if m.view.diff {
		return o.plan.Diff(m.stdout)
	}
	w := m.stdout
	if m.report == "-" {
		w = m.stderr
	}
	listPlan(w, o.plan)
	return nil
}
