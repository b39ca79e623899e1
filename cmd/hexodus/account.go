package main

import (
	"errors"
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
	err := m.verdict(r, &o.log)
	var internal *failure
	if n := len(o.plan.Conflict); n > 0 && !(errors.As(err, &internal) && internal.code == exitInternal) {
		return &failure{exitRefused, m.conflicts(n)}
	}
	if err != nil {
		return err
	}
	if m.view.detailedExit && m.dryRun && !o.plan.Empty() {
		return &failure{code: exitFindings}
	}
	return nil
}

// verdict says with what code to exit.
func (m *migration) verdict(r report.Report, log *finding.Log) error {
	if err := log.Ledger.Balance(); err != nil {
		return &failure{exitInternal, fmt.Errorf("internal error: %w; please report this", err)}
	}
	switch code := exitCode(r.Findings, m.reports.failOn); code {
	case exitDone:
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
		Target: m.format.Name, Version: version(), Written: written(o.site, o.tree, time.Since(m.began)),
		Output: func(source string) (string, []byte) {
			f := files[source]
			return f.Path, f.Data
		},
	}
	m.reports.set(&r)
	return r
}
