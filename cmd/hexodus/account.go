package main

import (
	"errors"
	"fmt"
	"time"

	"hexodus/exporters/report"
	"hexodus/exporters/tree"
	"hexodus/ir"
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
	var f *failure
	internal := errors.As(err, &f) && f.code == exitInternal
	if n := len(o.plan.Conflict); n > 0 && !internal {
		return &failure{exitRefused, m.conflicts(n)}
	}
	if err == nil && m.view.detailedExit && m.dryRun && !o.plan.Empty() {
		return &failure{code: exitFindings}
	}
	return err
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
	r := m.reportOn(o.site, &o.log)
	r.Written = written(o.site, o.tree, time.Since(m.began))
	r.Output = func(source string) (string, []byte) {
		f := files[source]
		return f.Path, f.Data
	}
	return r
}

// reportOn is what was found, without what the baseline told.
func (m *migration) reportOn(site *ir.Site, log *finding.Log) report.Report {
	r := report.Report{
		Findings: log.Findings(), Ledger: log.Ledger.Lines(), Fidelity: log.Ledger.Fidelity(),
		Title: site.Config.Title, SourceDir: site.SourceDir, Config: site.Config.Path,
		Target: m.format.Name, Version: version(), FailOn: finding.Error,
		Output: func(string) (string, []byte) { return "", nil },
	}
	if limit, err := finding.ParseSeverity(m.reports.failOn); err == nil {
		r.FailOn = limit
	}
	if m.reports.baseline != nil {
		r.Since(m.reports.baseline)
	}
	return r
}
