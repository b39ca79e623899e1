package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"hexodus/exporters/report"
	"hexodus/ir/finding"
)

// reports is what was asked for in the way of reports.
type reports struct {
	files    []reportFile
	baseline report.Baseline // nil: none
	silences []report.Silence
	failOn   string
}

// reportFile is one report: where, and in which format.
type reportFile struct{ path, format string }

// newReports reads the flags, and the baseline.
func newReports(c *cli.Context) (*reports, error) {
	r := &reports{failOn: c.String("fail-on")}
	if err := oneOf("fail-on", r.failOn, choices["fail-on"]); err != nil {
		return nil, err
	}
	paths, formats := c.StringSlice("report"), c.StringSlice("report-format")
	for _, format := range formats {
		if err := oneOf("report-format", format, choices["report-format"]); err != nil {
			return nil, err
		}
	}
	if len(formats) > len(paths) {
		return nil, usage("--report-format %s: there is no --report FILE for it", formats[len(paths)])
	}
	seen := map[string]bool{}
	for i, path := range paths {
		file := reportFile{path, report.FormatOf(path)}
		if i < len(formats) {
			file.format = formats[i]
		}
		if path == "" || seen[absolute(path)] {
			return nil, usage("--report %s: two reports cannot be in one file", path)
		}
		seen[absolute(path)] = true
		r.files = append(r.files, file)
	}
	if name := c.String("baseline"); name != "" {
		if seen[absolute(name)] {
			return nil, usage("--baseline %s: the report would be written over it", name)
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, usage("--baseline %s: %w", name, reason(err))
		}
		defer f.Close()
		if r.baseline, err = report.ReadBaseline(f); err != nil {
			return nil, usage("--baseline %s: %w", name, err)
		}
	}
	file, err := readMapFile(c)
	if err != nil {
		return nil, err
	}
	if r.silences, err = report.ReadSilences(file.text); err != nil {
		return nil, usage("%s:%w", file.name, err)
	}
	return r, nil
}

// check makes sure that there will be a place for each report.
func (r *reports) check(out string, dryRun bool) error {
	for _, f := range r.files {
		if err := f.check(out, dryRun); err != nil {
			return err
		}
	}
	return nil
}

func (f reportFile) check(folder string, dryRun bool) error {
	if f.path == "-" {
		return nil
	}
	at, out := absolute(f.path), absolute(folder)
	if dryRun && inside(at, out) {
		return usage("--report %s: is inside --out, where a dry run writes nothing", f.path)
	}
	dir := filepath.Dir(at)
	if info, err := os.Stat(dir); dir != out && (err != nil || !info.IsDir()) {
		return usage("--report %s: there is no folder %s", f.path, filepath.Dir(f.path))
	}
	if info, err := os.Stat(at); err == nil && info.IsDir() {
		return usage("--report %s: is a folder; give a file", f.path)
	}
	return nil
}

// set puts into a report what the flags say about it.
func (r *reports) set(told *report.Report) {
	told.FailOn = finding.Error
	if limit, err := finding.ParseSeverity(r.failOn); err == nil {
		told.FailOn = limit
	}
	told.Silence(r.silences)
	if r.baseline != nil {
		told.Since(r.baseline)
	}
}

// write writes the reports.
func (r *reports) write(told report.Report, stdout io.Writer) error {
	for _, f := range r.files {
		if err := f.write(told, stdout); err != nil {
			return usage("--report %s: %w; the rest is done", f.path, reason(err))
		}
	}
	return nil
}

func (f reportFile) write(told report.Report, stdout io.Writer) error {
	if f.path == "-" {
		return report.Write(stdout, f.format, told)
	}
	file, err := os.Create(f.path)
	if err != nil {
		return err
	}
	err = report.Write(file, f.format, told)
	if e := file.Close(); err == nil {
		err = e
	}
	return err
}

// onStdout reports whether one of the reports goes where the summary would.
func (r *reports) onStdout() bool {
	return slices.ContainsFunc(r.files, func(f reportFile) bool { return f.path == "-" })
}

// pointer says where every finding is told, "" where somebody is reading it already.
func (r *reports) pointer() string {
	var names []string
	for _, f := range r.files {
		if f.path != "-" {
			names = append(names, f.path)
		}
	}
	switch {
	case len(r.files) == 0:
		return "each place and what to do: --report FILE; a rule in full: hexodus explain RULE"
	case len(names) == 0:
		return ""
	}
	return fmt.Sprintf("each place and what to do: %s", strings.Join(names, ", "))
}
