package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hexodus/exporters/report"
	"hexodus/ir/finding"
)

// checkReport makes sure that there will be a place for the report.
func (m *migration) checkReport() error {
	if m.report == "" || m.report == "-" {
		return nil
	}
	at, out := absolute(m.report), absolute(m.out)
	if m.dryRun && inside(at, out) {
		return usage("--report %s: is inside --out, where a dry run writes nothing", m.report)
	}
	dir := filepath.Dir(at)
	if info, err := os.Stat(dir); dir != out && (err != nil || !info.IsDir()) {
		return usage("--report %s: there is no folder %s", m.report, filepath.Dir(m.report))
	}
	if info, err := os.Stat(at); err == nil && info.IsDir() {
		return usage("--report %s: is a folder; give a file", m.report)
	}
	return nil
}

// tell writes the report and the summary, and says with what code to exit.
func (m *migration) tell(o *outcome) error {
	r := report.Report{
		Findings: o.log.Findings(), Ledger: o.log.Ledger.Lines(), Fidelity: o.log.Ledger.Fidelity(),
		SourceDir: o.site.SourceDir, Target: m.format.Name, Written: written(o.site, o.tree, time.Since(m.began)),
	}
	if err := m.writeReport(r); err != nil {
		return usage("--report %s: %w; the rest is done", m.report, reason(err))
	}
	if !m.quiet {
		m.summarize(r, o.plan)
	}
	if err := m.verdict(r, &o.log); err != nil {
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
	switch code := exitCode(r.Findings, m.failOn); code {
	case exitDone:
		return nil
	case exitInternal:
		return &failure{code, fmt.Errorf("internal error over a document; the rest is done: see %s in the report, and please report this", finding.Panicked.ID)}
	default:
		return &failure{code: code}
	}
}

func (m *migration) writeReport(r report.Report) error {
	switch m.report {
	case "":
		return nil
	case "-":
		return report.Write(m.stdout, m.reportKind, r)
	}
	f, err := os.Create(m.report)
	if err != nil {
		return err
	}
	err = report.Write(f, m.reportKind, r)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
