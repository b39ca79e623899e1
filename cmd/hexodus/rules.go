package main

import (
	"encoding/json"
	"fmt"

	"github.com/urfave/cli/v2"

	"hexodus/ir/finding"
)

func rulesCommand() *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "list every rule that a finding can name",
		UsageText: "hexodus rules [--json]",
		Flags:     []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print them as JSON, with what each means"}},
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usage("rules takes no arguments; for one rule see hexodus explain %s", c.Args().First())
			}
			rules := finding.Rules()
			if c.Bool("json") {
				enc := json.NewEncoder(c.App.Writer)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(rules)
			}
			widest := 0
			for _, r := range rules {
				widest = max(widest, len(r.ID))
			}
			for _, r := range rules {
				fmt.Fprintf(c.App.Writer, "%-*s  %-7s  %s\n", widest, r.ID, r.Severity, r.Title)
			}
			return nil
		},
	}
}
