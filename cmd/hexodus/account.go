package main

import (
	"fmt"
	"time"

	"hexodus/exporters/report"
	"hexodus/exporters/tree"
	"hexodus/ir/finding"
)

// tell writes the report and the summary, and says with what code to exit.
func (m *migration) tell(o *outcome) error {
	r := m.account(o)
	if err := m.reports.write(r, m.stdout); err != nil {
		return err
	}
	if !m.quiet {
		m.summarize(r, o.plan)
	}
	if err := o.log.Ledger.Balance(); err != nil {
		return &failure{exitInternal, fmt.Errorf("internal error: %w; please report this", err)}
	}
	code := exitCode(r.Findings, m.reports.failOn)
	if n := len(o.plan.Conflict); n > 0 && code != exitInternal {
		return &failure{exitRefused, m.conflicts(n)}
	}
	switch code {
	case exitDone:
		if m.view.detailedExit && m.dryRun && !o.plan.Empty() {
			return &failure{code: exitFindings}
		}
		return nil
	case exitInternal:
		return &failure{code, fmt.Errorf("internal error over a document; the rest is done: see %s in the report, and please report this", finding.Panicked.ID)}
	default:
		return &failure{code: code}
	}
}

// account is the report on a run, without what the baseline told.
func (m *migration) account(o *outcome) report.Report {
	files := map[string]tree.File{}
	for _, f := range o.tree.Files() {
		if f.Source != "" && f.Data != nil {
			files[f.Source] = f
		}
	}
	r := report.Report{
		Findings: o.log.Findings(), Ledger: o.log.Ledger.Lines(), Fidelity: o.log.Ledger.Fidelity(),
		Title: o.site.Config.Title, SourceDir: o.site.SourceDir, Config: o.site.Config.Path,
		Target: m.format.Name, Version: version(), Written: written(o.site, o.tree, time.Since(m.began)), FailOn: finding.Error,
		Output: func(source string) (string, []byte) {
			f := files[source]
			return f.Path, f.Data
		},
	}
	if limit, err := finding.ParseSeverity(m.reports.failOn); err == nil {
		r.FailOn = limit
	}
	if m.reports.baseline != nil {
		r.Since(m.reports.baseline)
	}
	return r
}
