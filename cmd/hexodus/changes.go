package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"hexodus/exporters/report"
	"hexodus/exporters/tree"
)

// summarizePlan counts what a plan would do.
func (m *migration) summarizePlan(w io.Writer, plan *tree.Plan) {
	if plan.Interrupted {
		fmt.Fprintln(w, "an earlier run was interrupted; the next one takes back what it did, and this is the plan for then")
	}
	left := leftAlone(plan)
	counts := []string{
		report.Number(len(plan.Create)) + " to create", report.Number(len(plan.Update)) + " to update",
	}
	if n := len(plan.Merge); n > 0 {
		counts = append(counts, report.Number(n)+" to merge")
	}
	if n := len(plan.Conflict); n > 0 {
		counts = append(counts, report.Number(n)+" in conflict")
	}
	counts = append(counts, report.Number(len(plan.Delete))+" to delete")
	if n := len(left); n > 0 {
		counts = append(counts, report.Number(n)+" edited and left")
	}
	counts = append(counts, report.Number(len(plan.Keep)-len(left))+" as they are")
	fmt.Fprintf(w, "plan for %s: %s\n", m.out, strings.Join(counts, ", "))
}

// summarizeRun counts what was done, and names what is not as in the blog.
func (m *migration) summarizeRun(w io.Writer, n report.Written, plan *tree.Plan) {
	if plan.Interrupted {
		fmt.Fprintln(w, "an earlier run was interrupted; what it had done was taken back first")
	}
	fmt.Fprint(w, rescued(plan.Rescued))
	if m.verbose {
		_ = m.table(w, plan)
	}
	changes := fmt.Sprintf("%s new, %s changed, %s deleted, %s as they were",
		report.Number(len(plan.Create)), report.Number(len(plan.Update)), report.Number(len(plan.Delete)), report.Number(len(plan.Keep)))
	elapsed := n.Elapsed.Round(10 * time.Millisecond)
	wrote := len(plan.Create) + len(plan.Update) + len(plan.Merge)
	if plan.Empty() {
		fmt.Fprintf(w, "nothing to write: %s in %s (looked for %s)\n", changes, m.out, elapsed)
	} else {
		what := []string{counted(n.Posts, "post"), counted(n.Pages, "page")}
		if n.Drafts > 0 {
			what = append(what, counted(n.Drafts, "draft"))
		}
		what = append(what, counted(n.Assets, "asset"))
		fmt.Fprintf(w, "wrote %s to %s in %s: %s\n", counted(wrote, "file"), m.out, elapsed, strings.Join(what, ", "))
		if wrote != n.Files || len(plan.Create) != n.Files {
			fmt.Fprintln(w, changes)
		}
	}
	for _, c := range plan.Merge {
		fmt.Fprintf(w, "merged %s: %s, and the blog changed, too\n", c.Path, c.Note)
	}
	for _, c := range leftAlone(plan) {
		fmt.Fprintf(w, "kept %s: %s\n", c.Path, c.Note)
	}
	for _, c := range plan.Conflict {
		fmt.Fprintf(w, "conflict %s: %s; ours is %s\n", c.Path, c.Note, c.Beside)
	}
}

// leftAlone are the edits that a plan has no reason to touch.
func leftAlone(plan *tree.Plan) []tree.Change {
	var list []tree.Change
	for _, c := range plan.Keep {
		if c.Note != "" {
			list = append(list, c)
		}
	}
	return list
}

// conflicts says what to do about conflicts.
func (m *migration) conflicts(n int) error {
	if m.dryRun {
		return fmt.Errorf("%s: migrate would leave your files as they are, put its own beside them and do the rest", counted(n, "conflict"))
	}
	return fmt.Errorf("%s: your files are as they were, and hexodus's are beside them; take over what you want and delete those, "+
		"or take hexodus's with --force; the rest is done", counted(n, "conflict"))
}
