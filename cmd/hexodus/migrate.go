package main

import (
	"slices"

	"github.com/urfave/cli/v2"
)

func migrateCommand() *cli.Command {
	return &cli.Command{
		Name:      "migrate",
		Usage:     "write a blog in another format",
		ArgsUsage: "SRC",
		UsageText: "hexodus migrate SRC --to hugo --out DIR [options]",
		Flags: slices.Concat(siteFlags("o"), runFlags(),
			[]cli.Flag{&cli.BoolFlag{Name: "dry-run", Aliases: []string{"n"}, Usage: "show what would be done, as plan does, and write nothing"}},
			viewFlags()),
		Action: migrate,
	}
}

func migrate(c *cli.Context) error {
	m, err := newMigration(c)
	if err != nil {
		return err
	}
	m.dryRun = c.Bool("dry-run")
	if view := m.view.flag(); view != "" && !m.dryRun {
		return usage("--%s shows a plan: give --dry-run with it, or say hexodus plan", view)
	}
	if err := m.reports.check(m.out, m.dryRun); err != nil {
		return err
	}
	return m.run(c.Context)
}
