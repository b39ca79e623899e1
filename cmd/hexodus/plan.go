package main

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"
)

func planCommand() *cli.Command {
	return &cli.Command{
		Name:      "plan",
		Usage:     "show what migrate would do, and write nothing",
		ArgsUsage: "SRC",
		UsageText: "hexodus plan SRC --to hugo --out DIR [-o plan.json] [options]",
		Flags: slices.Concat(siteFlags(), runFlags(), viewFlags(),
			[]cli.Flag{&cli.StringFlag{Name: "save", Aliases: []string{"o"}, Usage: "write the plan to `FILE`, for hexodus apply"}}),
		Action: plan,
	}
}

func plan(c *cli.Context) error {
	m, err := newMigration(c)
	if err != nil {
		return err
	}
	m.dryRun, m.save = true, c.String("save")
	if err := m.reports.check(m.out, m.dryRun); err != nil {
		return err
	}
	if m.save != "" {
		if inside(absolute(m.save), absolute(m.out)) {
			return usage("--save %s: is inside --out, where a plan writes nothing", m.save)
		}
		if info, err := os.Stat(filepath.Dir(m.save)); err != nil || !info.IsDir() {
			return usage("--save %s: there is no folder %s", m.save, filepath.Dir(m.save))
		}
	}
	return m.run(c.Context)
}
