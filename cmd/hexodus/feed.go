package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"hexodus/exporters/export"
	"hexodus/exporters/jsonfeed"
	"hexodus/exporters/report"
	"hexodus/importers"
	"hexodus/ir/finding"
)

func feedCommand() *cli.Command {
	return &cli.Command{
		Name:      "feed",
		Usage:     "write a blog's posts as a JSON Feed",
		ArgsUsage: "SRC",
		UsageText: "hexodus feed SRC [-o FILE] [options]",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` to write to; - is the standard output", Value: "-"},
		}, feedFlags(), readFlags(), runFlags()),
		Action: writeFeed,
	}
}

// writeFeed writes the feed while it reads the blog: the standard output is the feed's, everything else is told beside it.
func writeFeed(c *cli.Context) error {
	m, err := newFeeding(c)
	if err != nil {
		return err
	}
	debug.SetGCPercent(leanGC)
	signal.Ignore(syscall.SIGPIPE)
	err = m.run(c.Context)
	switch {
	case errors.Is(err, syscall.EPIPE): // whoever reads has seen enough
		return nil
	case errors.Is(err, context.Canceled):
		return &failure{exitStopped, errors.New("stopped")}
	}
	return err
}

// leanGC lets the memory grow by little more than what is in use: a feed streams.
const leanGC = 60

// feeding is one run of feed. Its out is a file, or "-".
type feeding struct{ migration }

func newFeeding(c *cli.Context) (*feeding, error) {
	switch {
	case c.NArg() == 0:
		return nil, usage("which blog? hexodus feed SRC")
	case c.NArg() > 1:
		return nil, usage("one blog at a time: what is %q for? see hexodus feed --help", c.Args().Get(1))
	}
	m := &feeding{migration{
		src: c.Args().First(), out: c.String("output"), quiet: c.Bool("quiet"), verbose: c.Bool("verbose"),
		stdout: c.App.Writer, stderr: c.App.ErrWriter, began: time.Now(), options: export.Options{Jobs: c.Int("jobs")},
	}}
	var err error
	if m.reports, err = newReports(c); err != nil {
		return nil, err
	}
	if m.in, err = newImport(c); err != nil {
		return nil, err
	}
	m.in.Lean = true
	if m.options.Feed, err = newFeed(c); err != nil {
		return nil, err
	}
	if err := m.checkOutput(); err != nil {
		return nil, err
	}
	if err := checkSource(m.src, len(m.in.Config) > 0); err != nil {
		return nil, err
	}
	return m, m.reports.check(m.out, false)
}

// checkOutput makes sure that there is a place for the feed.
func (m *feeding) checkOutput() error {
	if m.out == "-" {
		switch feed := &m.options.Feed; {
		case m.reports.onStdout():
			return usage("--report -: the feed is there already; give a file, or write the feed to one with -o FILE")
		case feed.PageSize > 0 && (feed.Limit == 0 || feed.Limit > feed.PageSize):
			return usage("--page-size %d: pages are files; give a file for the first one with -o FILE, or --limit %[1]d for it alone", feed.PageSize)
		}
		return nil
	}
	if info, err := os.Stat(m.out); err == nil && info.IsDir() {
		return usage("-o %s: is a folder; give a file", m.out)
	}
	if info, err := os.Stat(filepath.Dir(m.out)); err != nil || !info.IsDir() {
		return usage("-o %s: there is no folder %s", m.out, filepath.Dir(m.out))
	}
	m.options.Feed.Name = filepath.Base(m.out)
	return nil
}

// run is the pipeline.
func (m *feeding) run(ctx context.Context) error {
	var log finding.Log
	show := newProgress(m.stderr, !m.quiet)
	defer show.end()
	site, err := importers.All[0].Import(ctx, os.DirFS(m.src), m.in, &log)
	if err != nil {
		return fmt.Errorf("%s: %w", m.src, err)
	}
	m.options.Progress = show.phase("writing")
	pages := jsonfeed.Pages(site, m.options, &log)
	items := 0
	for _, page := range pages {
		if m.out == "-" {
			err = page.Write(ctx, m.stdout)
		} else {
			err = replaceFile(filepath.Join(filepath.Dir(m.out), page.Name), func(w io.Writer) error { return page.Write(ctx, w) })
		}
		if err != nil {
			return err
		}
		items += page.Items
	}
	show.end()
	r := report.Report{
		Findings: log.Findings(), Ledger: log.Ledger.Lines(), Fidelity: log.Ledger.Fidelity(),
		Title: site.Config.Title, SourceDir: site.SourceDir, Config: site.Config.Path, Target: "jsonfeed", Version: version(),
		Written: report.Written{Files: len(pages), Posts: items, Elapsed: time.Since(m.began)},
	}
	m.reports.set(&r)
	if err := m.reports.write(r, m.stdout); err != nil {
		return err
	}
	if !m.quiet {
		m.summarizeFeed(r)
	}
	return m.verdict(r, &log)
}

// summarizeFeed says in a few lines what was written and found.
func (m *feeding) summarizeFeed(r report.Report) {
	to := ""
	if m.out != "-" {
		to = " to " + m.out
	}
	if n := r.Written.Files; n > 1 {
		to += fmt.Sprintf(" and %s", counted(n-1, "more file"))
	}
	fmt.Fprintf(m.stderr, "wrote %s%s in %s\n", counted(r.Written.Posts, "post"), to, r.Written.Elapsed.Round(10*time.Millisecond))
	if rules := report.ByRule(r.Findings); len(rules) > 0 {
		m.summarizeRules(m.stderr, r, rules)
	}
}

// replaceFile writes a file aside and moves it into place, so that whoever reads it sees the old one or the new one.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return usage("-o %s: %w", path, reason(err))
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	err = write(f)
	if e := f.Chmod(0o644); err == nil {
		err = e
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
