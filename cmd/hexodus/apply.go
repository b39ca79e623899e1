package main

import (
	"slices"

	"github.com/urfave/cli/v2"
)

func applyCommand() *cli.Command {
	return &cli.Command{
		Name:      "apply",
		Usage:     "do what a saved plan says, if blog and folder are still the same",
		ArgsUsage: "FILE",
		UsageText: "hexodus plan SRC --to hugo --out DIR -o plan.json\nhexodus apply plan.json",
		Flags:     runFlags(),
		Action:    apply,
	}
}

// apply makes the plan again, with the arguments it was made with, and does it if it is the same plan.
func apply(c *cli.Context) error {
	if c.NArg() != 1 {
		return usage("which plan? hexodus apply FILE, with the FILE of hexodus plan -o FILE")
	}
	path := c.Args().First()
	saved, err := readPlan(path)
	if err != nil {
		return err
	}
	again := newApp(c.App.Writer, c.App.ErrWriter)
	again.Command("plan").Action = func(c *cli.Context) error {
		m, err := newMigration(c)
		if err != nil {
			return err
		}
		if err := m.reports.check(m.out, false); err != nil {
			return err
		}
		m.only = saved
		return m.run(c.Context)
	}
	return again.RunContext(c.Context, slices.Concat([]string{"hexodus", "plan"}, given(c, runFlags()), saved.Arguments))
}
