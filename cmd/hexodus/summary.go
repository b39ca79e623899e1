package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"hexodus/exporters/report"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// rulesShown is how many rules the summary names.
const rulesShown = 8

// written counts what came of a blog.
func written(site *ir.Site, out *tree.Tree, elapsed time.Duration) report.Written {
	w := report.Written{Elapsed: elapsed}
	for _, doc := range site.Docs {
		switch {
		case doc.Draft:
			w.Drafts++
		case doc.Kind == ir.Post:
			w.Posts++
		default:
			w.Pages++
		}
	}
	for _, f := range out.Files() {
		w.Files++
		if f.Asset != "" {
			w.Assets++
		}
	}
	return w
}

// summarize says in a few lines, beside what else the standard output holds, what was done, what was found and what to do next.
//
//	wrote 213 files to ../new in 0.4s: 120 posts, 4 pages, 80 assets
//	fidelity 99.8%
//	2 errors, 31 warnings, 405 notes
//	      2 error   tag/unknown            a tag that nobody defines
//	     31 warning tag/as-html            a tag became HTML
//	all findings: report.txt
//	next: cd ../new && hugo server
func (m *migration) summarize(r report.Report, plan *tree.Plan) {
	w := m.stdout
	if m.report == "-" || m.dryRun && m.view.flag() != "" {
		w = m.stderr
	}
	if m.verbose && !m.dryRun {
		listPlan(w, plan)
	}
	n := r.Written
	what := []string{counted(n.Posts, "post"), counted(n.Pages, "page")}
	if n.Drafts > 0 {
		what = append(what, counted(n.Drafts, "draft"))
	}
	what = append(what, counted(n.Assets, "asset"))
	changes := fmt.Sprintf("%s new, %s changed, %s deleted, %s as they were",
		report.Number(len(plan.Create)), report.Number(len(plan.Update)), report.Number(len(plan.Delete)), report.Number(len(plan.Keep)))
	elapsed := n.Elapsed.Round(10 * time.Millisecond)
	switch {
	case m.dryRun:
		fmt.Fprintf(w, "would write to %s: %s\n", m.out, changes)
	case plan.Empty():
		fmt.Fprintf(w, "nothing to write: %s in %s (looked for %s)\n", changes, m.out, elapsed)
	default:
		wrote := len(plan.Create) + len(plan.Update)
		fmt.Fprintf(w, "wrote %s to %s in %s: %s\n", counted(wrote, "file"), m.out, elapsed, strings.Join(what, ", "))
		if wrote != n.Files || len(plan.Update)+len(plan.Delete) > 0 {
			fmt.Fprintf(w, "%s\n", changes)
		}
	}
	for _, c := range plan.Keep {
		if c.Note != "" {
			fmt.Fprintf(w, "kept %s: %s\n", c.Path, c.Note)
		}
	}
	fmt.Fprintf(w, "fidelity %s\n", report.Percent(r.Fidelity))

	rules := report.ByRule(r.Findings)
	if len(rules) == 0 {
		fmt.Fprintln(w, "nothing was lost and nothing was changed")
	} else {
		m.summarizeRules(w, r, rules)
	}
	if !m.dryRun && m.format.Next != "" {
		fmt.Fprintf(w, "next: cd %s && %s\n", shellQuoted(m.out), m.format.Next)
	}
}

func (m *migration) summarizeRules(w io.Writer, r report.Report, rules []report.RuleCount) {
	paint := painter(w)
	n := report.BySeverity(r.Findings)
	fmt.Fprintf(w, "%s, %s, %s\n", counted(n[finding.Error], "error"), counted(n[finding.Warning], "warning"), counted(n[finding.Info], "note"))
	shown := rules[:min(len(rules), rulesShown)]
	widest := 0
	for _, rc := range shown {
		widest = max(widest, len(rc.Rule.ID))
	}
	for _, rc := range shown {
		fmt.Fprintf(w, "%7s %s %-*s  %s\n", report.Number(rc.Count), paint(rc.Rule.Severity), widest, rc.Rule.ID, rc.Rule.Title)
	}
	if more := len(rules) - len(shown); more > 0 {
		fmt.Fprintf(w, "        and %s\n", counted(more, "more rule"))
	}
	switch m.report {
	case "":
		fmt.Fprintln(w, "each place and what to do: --report FILE; a rule in full: hexodus explain RULE")
	case "-":
	default:
		fmt.Fprintf(w, "each place and what to do: %s\n", m.report)
	}
}

func listPlan(w io.Writer, plan *tree.Plan) {
	for _, list := range []struct {
		verb    string
		changes []tree.Change
	}{{"create", plan.Create}, {"update", plan.Update}, {"delete", plan.Delete}} {
		for _, c := range list.changes {
			fmt.Fprintf(w, "%s %s\n", list.verb, c.Path)
		}
	}
}

func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return report.Number(n) + " " + noun
}

// shellQuoted is a path as it can be typed.
func shellQuoted(path string) string {
	plain := path != "" && strings.IndexFunc(path, func(r rune) bool {
		return r < 0x80 && !strings.ContainsRune("/._-+=:,@%~", r) && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	}) < 0
	if plain {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
