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

// summarize says in a few lines, beside what else the standard output holds, what was done, what was found and what
// to do next.
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
	if m.reports.onStdout() || m.dryRun && m.view.flag() != "" {
		w = m.stderr
	}
	if m.dryRun {
		m.summarizePlan(w, plan)
	} else {
		m.summarizeRun(w, r.Written, plan)
	}
	fmt.Fprintf(w, "fidelity %s\n", report.Percent(r.Fidelity))
	if r.Known() > 0 {
		fmt.Fprintf(w, "%s of the baseline left out\n", counted(r.Known(), "finding"))
	}
	for _, s := range r.Silenced {
		fmt.Fprintf(w, "%s of %s silenced: %s\n", counted(s.Count, "finding"), s.Rule, s.Reason)
	}

	rules := report.ByRule(r.Findings)
	switch {
	case len(rules) > 0:
		m.summarizeRules(w, r, rules)
	case r.Known() > 0 || len(r.Silenced) > 0:
		fmt.Fprintln(w, "nothing new was found")
	default:
		fmt.Fprintln(w, "nothing was lost and nothing was changed")
	}
	switch {
	case m.save != "":
		fmt.Fprintf(w, "next: hexodus apply %s\n", shellQuoted(m.save))
	case !m.dryRun && m.format.Next != "":
		fmt.Fprintf(w, "next: cd %s && %s\n", shellQuoted(m.out), m.format.Next)
	}
}

func (m *migration) summarizeRules(w io.Writer, r report.Report, rules []report.RuleCount) {
	colour := colours(w)
	n := report.BySeverity(r.Findings)
	fmt.Fprintf(w, "%s, %s, %s\n", counted(n[finding.Error], "error"), counted(n[finding.Warning], "warning"), counted(n[finding.Info], "note"))
	shown := rules[:min(len(rules), rulesShown)]
	widest := 0
	for _, rc := range shown {
		widest = max(widest, len(rc.Rule.ID))
	}
	for _, rc := range shown {
		fmt.Fprintf(w, "%7s %s %-*s  %s\n", report.Number(rc.Count), colour(severityColours[rc.Rule.Severity], fmt.Sprintf("%-7s", rc.Rule.Severity)), widest, rc.Rule.ID, rc.Rule.Title)
	}
	if more := len(rules) - len(shown); more > 0 {
		fmt.Fprintf(w, "        and %s\n", counted(more, "more rule"))
	}
	if where := m.reports.pointer(); where != "" {
		fmt.Fprintln(w, where)
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
