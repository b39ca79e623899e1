package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hexodus/exporters"
	"hexodus/exporters/export"
	"hexodus/exporters/report"
	"hexodus/exporters/tree"
	"hexodus/importers"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// choices are the values of the flags that are a choice.
var choices = map[string][]string{
	"to":            exporters.Names(),
	"report-format": report.Names(),
	"fail-on":       {"info", "warning", "error", "never"},
	"typography":    {"keep", "exact"},
	"front-matter":  {"keep", "yaml", "toml", "json", "none"},
}

func migrateCommand() *cli.Command {
	return &cli.Command{
		Name:      "migrate",
		Usage:     "write a blog in another format",
		ArgsUsage: "SRC",
		UsageText: "hexodus migrate SRC --to hugo --out DIR [options]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "to", Aliases: []string{"t"}, Usage: "`FORMAT` to write: " + strings.Join(exporters.Names(), ", ")},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "`DIR` to write to"},
			&cli.BoolFlag{Name: "dry-run", Aliases: []string{"n"}, Usage: "print the diff and write nothing"},
			&cli.BoolFlag{Name: "drafts", Aliases: []string{"D"}, Usage: "publish drafts, too"},
			&cli.StringSliceFlag{Name: "only", Usage: "take only the source files that match `GLOB`; can be given several times"},
			&cli.StringSliceFlag{Name: "config", Usage: "read `FILE`s instead of _config.yml, separated by commas; later ones win"},
			&cli.BoolFlag{Name: "starter", Value: true, Usage: "write a small theme, so that the site can be looked at"},
			&cli.BoolFlag{Name: "self-check", Value: true, Usage: "compare each page with what the blog showed"},
			&cli.StringFlag{Name: "typography", Value: "keep", Usage: "quotes and dashes: `HOW` is keep, as they were typed, or exact, as the blog showed them"},
			&cli.StringFlag{Name: "front-matter", Value: "keep", Usage: "commonmark: `FORMAT` of the front matter: keep, yaml, toml, json, none"},
			&cli.BoolFlag{Name: "no-html", Usage: "commonmark: Markdown alone; what takes HTML is left out, and told"},
			&cli.BoolFlag{Name: "gfm", Usage: "commonmark: tables, strikethrough, task lists and footnotes as GitHub writes them"},
			&cli.StringFlag{Name: "timezone", Usage: "`ZONE` of the machine that built the blog: Asia/Shanghai"},
			&cli.StringFlag{Name: "report", Aliases: []string{"r"}, Usage: "write all findings to `FILE`, - for the standard output"},
			&cli.StringFlag{Name: "report-format", Value: "text", Usage: "`FORMAT` of the report: " + strings.Join(report.Names(), ", ")},
			&cli.StringFlag{Name: "fail-on", Value: "never", Usage: "exit with 1 on findings of this `SEVERITY`: info, warning, error, never"},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "work on `N` documents at a time; 0 is one for each processor"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "write over files of others and over edits in DIR"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print errors only"},
			&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "print each file that is written"},
		},
		Action: migrate,
	}
}

// migration is one run of migrate.
type migration struct {
	src, out           string
	format             exporters.Format
	dryRun, force      bool
	quiet, verbose     bool
	report, reportKind string
	failOn             string
	in                 importers.Options
	options            export.Options
	stdout, stderr     io.Writer
	began              time.Time
}

func migrate(c *cli.Context) error {
	m, err := newMigration(c)
	if err != nil {
		return err
	}
	err = m.run(c.Context)
	if errors.Is(err, context.Canceled) {
		return &failure{exitStopped, errors.New("stopped; nothing was written")}
	}
	return err
}

// newMigration reads the flags; whatever is wrong with them is said before any work is done.
func newMigration(c *cli.Context) (*migration, error) {
	if c.NArg() != 1 {
		if c.NArg() == 0 {
			return nil, usage("which blog? hexodus migrate SRC --to hugo --out DIR")
		}
		return nil, usage("one blog at a time: what is %q for? see hexodus migrate --help", c.Args().Get(1))
	}
	for _, name := range []string{"to", "typography", "front-matter", "report-format", "fail-on"} {
		if err := oneOf(name, c.String(name), choices[name]); err != nil {
			return nil, err
		}
	}
	m := &migration{
		src: c.Args().First(), out: c.String("out"),
		dryRun: c.Bool("dry-run"), force: c.Bool("force"), quiet: c.Bool("quiet"), verbose: c.Bool("verbose"),
		report: c.String("report"), reportKind: c.String("report-format"), failOn: c.String("fail-on"),
		stdout: c.App.Writer, stderr: c.App.ErrWriter, began: time.Now(),
	}
	m.format, _ = exporters.Named(c.String("to"))
	if err := ownFlags(c, m.format); err != nil {
		return nil, err
	}
	if m.out == "" {
		return nil, usage("where to? give a folder with --out DIR")
	}
	if c.Int("jobs") < 0 {
		return nil, usage("--jobs %d: want 0 or more", c.Int("jobs"))
	}
	m.in = importers.Options{Timezone: c.String("timezone"), Drafts: c.Bool("drafts"), Only: c.StringSlice("only"), Jobs: c.Int("jobs")}
	for _, list := range c.StringSlice("config") {
		for file := range strings.SplitSeq(list, ",") {
			if file = strings.TrimSpace(file); file != "" {
				m.in.Config = append(m.in.Config, file)
			}
		}
	}
	if z := m.in.Timezone; z != "" {
		if _, err := time.LoadLocation(z); err != nil {
			return nil, usage("--timezone %s: no such zone; give one like Europe/Berlin", z)
		}
	}
	m.options = export.Options{Starter: c.Bool("starter"), SelfCheck: c.Bool("self-check"), Typography: c.String("typography"), Jobs: c.Int("jobs"),
		CommonMark: export.CommonMark{FrontMatter: c.String("front-matter"), NoHTML: c.Bool("no-html"), GFM: c.Bool("gfm")}}

	if err := checkSource(m.src, len(m.in.Config) > 0); err != nil {
		return nil, err
	}
	if err := checkApart(m.src, m.out); err != nil {
		return nil, err
	}
	if err := m.checkReport(); err != nil {
		return nil, err
	}
	return m, nil
}

// ownFlags refuses flags that ask something of other formats only.
func ownFlags(c *cli.Context, format exporters.Format) error {
	for _, f := range exporters.All {
		for _, flag := range f.Flags {
			if c.IsSet(flag) && !slices.Contains(format.Flags, flag) {
				return usage("--%s: is for --to %s, not for %s", flag, f.Name, format.Name)
			}
		}
	}
	return nil
}

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

// run is the pipeline.
func (m *migration) run(ctx context.Context) error {
	var log finding.Log
	show := newProgress(m.stderr, !m.quiet)
	defer show.end()

	m.in.Progress = show.phase("reading")
	site, err := importers.All[0].Import(ctx, os.DirFS(m.src), m.in, &log)
	if err != nil {
		return fmt.Errorf("%s: %w", m.src, err)
	}
	m.options.Progress = show.phase("writing")
	out, err := m.format.Export(ctx, site, m.options, &log)
	if err != nil {
		return &failure{exitInternal, fmt.Errorf("%s: %w", m.src, err)}
	}
	plan, err := out.Plan(m.out, tree.PlanOptions{Force: m.force})
	if err != nil {
		return refused(err)
	}
	show.end()
	if m.dryRun {
		err = plan.Diff(m.stdout)
	} else {
		err = plan.Apply(ctx)
	}
	if err != nil {
		return refused(err)
	}
	return m.tell(site, out, plan, &log)
}

// tell writes the report and the summary, and says with what code to exit.
func (m *migration) tell(site *ir.Site, out *tree.Tree, plan *tree.Plan, log *finding.Log) error {
	r := report.Report{
		Findings: log.Findings(), Ledger: log.Ledger.Lines(), Fidelity: log.Ledger.Fidelity(),
		SourceDir: site.SourceDir, Target: m.format.Name, Written: written(site, out, time.Since(m.began)),
	}
	if err := m.writeReport(r); err != nil {
		return usage("--report %s: %w; the rest is done", m.report, reason(err))
	}
	if !m.quiet {
		m.summarize(r, plan)
	}
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

// refused says what to do about what the output folder refused.
func refused(err error) error {
	var no *tree.Refused
	switch {
	case errors.As(err, &no):
		return &failure{exitRefused, fmt.Errorf("%w; nothing was written: give another --out, move them away, or write over them with --force", err)}
	case errors.Is(err, tree.ErrBusy), errors.Is(err, tree.ErrStale):
		return &failure{exitRefused, err}
	case errors.Is(err, context.Canceled):
		return err
	}
	return usage("%w; nothing was written", err)
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
