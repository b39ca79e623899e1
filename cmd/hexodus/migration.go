package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hexodus/exporters"
	"hexodus/exporters/export"
	"hexodus/exporters/redirects"
	"hexodus/exporters/tree"
	"hexodus/importers"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// migration is one run: of migrate, of plan or of apply.
type migration struct {
	src, out       string
	format         exporters.Format
	force          bool
	in             importers.Options
	options        export.Options
	redirects      string // host to write redirects for, "" for none
	dryRun         bool   // show the plan and do nothing
	view           view
	save           string     // where to save the plan, "" for nowhere
	only           *savedPlan // the only plan to do, nil for any
	arguments      []string   // what decides the site
	quiet, verbose bool
	reports        *reports
	stdout, stderr io.Writer
	began          time.Time
}

// newMigration reads the flags; whatever is wrong with them is said before any work is done.
func newMigration(c *cli.Context) (*migration, error) {
	if c.NArg() != 1 {
		if c.NArg() == 0 {
			return nil, usage("which blog? hexodus %s SRC --to hugo --out DIR", c.Command.Name)
		}
		return nil, usage("one blog at a time: what is %q for? see hexodus %s --help", c.Args().Get(1), c.Command.Name)
	}
	for _, name := range []string{"to", "typography", "front-matter", "markdown"} {
		if err := oneOf(name, c.String(name), choices[name]); err != nil {
			return nil, err
		}
	}
	m := &migration{
		src: c.Args().First(), out: c.String("out"), force: c.Bool("force"), view: newView(c),
		quiet: c.Bool("quiet"), verbose: c.Bool("verbose"),
		stdout: c.App.Writer, stderr: c.App.ErrWriter, began: time.Now(),
	}
	m.format, _ = exporters.Named(c.String("to"))
	if m.out == "" {
		return nil, usage("where to? give a folder with --out DIR")
	}
	if m.redirects = c.String("redirects"); m.redirects != "" {
		if err := oneOf("redirects", m.redirects, choices["redirects"]); err != nil {
			return nil, err
		}
		if m.format.Static == "" {
			return nil, usage("--redirects %s: %s is no site that a host serves", m.redirects, m.format.Name)
		}
	}
	if err := checkFormat(c, m.format.Name); err != nil {
		return nil, err
	}
	var err error
	if m.in, err = newImport(c); err != nil {
		return nil, err
	}
	m.in.Lean = m.format.Lean
	m.options = export.Options{Starter: c.Bool("starter"), SelfCheck: c.Bool("self-check"), Typography: c.String("typography"), Jobs: c.Int("jobs")}
	m.options.CommonMark = export.CommonMark{FrontMatter: c.String("front-matter"), NoHTML: c.Bool("no-html"), GFM: c.Bool("gfm")}
	m.options.Jekyll = export.Jekyll{Markdown: c.String("markdown")}
	if m.options.Feed, err = newFeed(c); err != nil {
		return nil, err
	}
	if m.reports, err = newReports(c); err != nil {
		return nil, err
	}
	if err := checkSource(m.src, len(m.in.Config) > 0); err != nil {
		return nil, err
	}
	if err := checkApart(m.src, m.out); err != nil {
		return nil, err
	}
	m.arguments = append(given(c, siteFlags()), "--", m.src)
	return m, m.view.check()
}

// newImport reads the flags that say how a blog is read.
func newImport(c *cli.Context) (importers.Options, error) {
	in := importers.Options{Timezone: c.String("timezone"), Drafts: c.Bool("drafts"), Only: c.StringSlice("only"), Jobs: c.Int("jobs"), RunScripts: c.Bool("run-scripts")}
	if in.Jobs < 0 {
		return in, usage("--jobs %d: want 0 or more", in.Jobs)
	}
	for _, list := range c.StringSlice("config") {
		for file := range strings.SplitSeq(list, ",") {
			if file = strings.TrimSpace(file); file != "" {
				in.Config = append(in.Config, file)
			}
		}
	}
	file, err := readMapFile(c)
	if err != nil {
		return in, err
	}
	if in.Mapping, err = file.mapping(); err != nil {
		return in, err
	}
	if z := in.Timezone; z != "" {
		if _, err := time.LoadLocation(z); err != nil {
			return in, usage("--timezone %s: no such zone; give one like Europe/Berlin", z)
		}
	}
	return in, nil
}

// outcome is what a run came to.
type outcome struct {
	site *ir.Site
	tree *tree.Tree
	plan *tree.Plan
	log  finding.Log

	saved *savedPlan // the plan as a file, if it is asked for
}

// run is the pipeline.
func (m *migration) run(ctx context.Context) error {
	o, err := m.prepare(ctx)
	if err == nil {
		if m.dryRun {
			err = m.propose(o)
		} else {
			err = m.do(ctx, o)
		}
	}
	if errors.Is(err, context.Canceled) {
		return &failure{exitStopped, errors.New("stopped; nothing was written")}
	}
	if err != nil {
		return err
	}
	return m.tell(o)
}

// propose shows and saves the plan.
func (m *migration) propose(o *outcome) error {
	if m.save != "" {
		if err := o.saved.save(m.save); err != nil {
			return usage("--save %s: %w", m.save, reason(err))
		}
	}
	return refused(m.show(o))
}

// do carries out the plan.
func (m *migration) do(ctx context.Context, o *outcome) error {
	if m.only != nil {
		if err := m.only.still(o.saved); err != nil {
			return err
		}
	}
	show := newProgress(m.stderr, !m.quiet)
	defer show.end()
	o.plan.Progress = show.phase("writing")
	return refused(o.plan.Apply(ctx))
}

// prepare is all of the pipeline that writes nothing.
func (m *migration) prepare(ctx context.Context) (*outcome, error) {
	o := &outcome{}
	show := newProgress(m.stderr, !m.quiet)
	defer show.end()

	m.in.Progress = show.phase("reading")
	var err error
	var blog fs.FS = os.DirFS(m.src)
	var seen *witness // what was read of it, if the plan is to remember that
	if m.save != "" || m.view.json || m.only != nil {
		seen = newWitness(m.src)
		blog = seen
		if owner := m.in.Mapping; owner != nil {
			seen.saw(owner.Source.Path, owner.Source.Data)
		}
	}
	if o.site, err = importers.All[0].Import(ctx, blog, m.in, &o.log); err != nil {
		return nil, fmt.Errorf("%s: %w", m.src, err)
	}
	m.options.Progress = show.phase("converting")
	if o.tree, err = m.format.Export(ctx, o.site, m.options, &o.log); err != nil {
		return nil, &failure{exitInternal, fmt.Errorf("%s: %w", m.src, err)}
	}
	if m.format.Static != "" {
		redirects.Check(o.site, o.tree, m.redirects != "", &o.log)
	}
	if m.redirects != "" {
		if err := redirects.Write(m.redirects, o.site, o.tree, m.format.Static, &o.log); err != nil {
			return nil, err
		}
	}
	if o.plan, err = o.tree.Plan(m.out, tree.PlanOptions{Force: m.force}); err != nil {
		return nil, refused(err)
	}
	if seen != nil {
		if o.saved, err = newSavedPlan(o.plan, m.arguments, seen.seen()); err != nil {
			return nil, refused(err)
		}
	}
	return o, nil
}

// refused says what to do about what the output folder refused.
func refused(err error) error {
	var no *tree.Refused
	switch {
	case err == nil:
		return nil
	case errors.As(err, &no):
		return &failure{exitRefused, fmt.Errorf("%w; nothing was written: give another --out, move them away, or write over them with --force", err)}
	case errors.Is(err, tree.ErrBusy), errors.Is(err, tree.ErrStale):
		return &failure{exitRefused, err}
	case errors.Is(err, context.Canceled):
		return err
	}
	return usage("%w; nothing was written", err)
}
