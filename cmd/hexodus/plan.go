package main

import (
	"slices"

	"github.com/urfave/cli/v2"
)

func planCommand() *cli.Command {
	return &cli.Command{
		Name:      "plan",
		Usage:     "show what migrate would do, and write nothing",
		ArgsUsage: "SRC",
		UsageText: "hexodus plan SRC --to hugo --out DIR [options]",
		Flags:     slices.Concat(siteFlags(), runFlags(), viewFlags()),
		Action:    plan,
	}
}

func plan(c *cli.Context) error {
	m, err := newMigration(c)
	if err != nil {
		return err
	}
	m.dryRun = true
	if err := m.checkReport(); err != nil {
		return err
	}
	return m.run(c.Context)
}
