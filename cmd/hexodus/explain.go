package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"hexodus/ir/finding"
)

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "say what a rule means and what to do",
		ArgsUsage: "RULE",
		UsageText: "hexodus explain RULE",
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usage("which rule? hexodus explain RULE; hexodus rules lists them")
			}
			id := c.Args().First()
			r := finding.Lookup(id)
			if r == nil {
				var ids []string
				for _, r := range finding.Rules() {
					ids = append(ids, r.ID)
				}
				return usage("there is no rule %q%s; hexodus rules lists them", id, didYouMean(id, ids))
			}
			fmt.Fprintf(c.App.Writer, "%s (%s)\n%s\n", r.ID, r.Severity, r.Title)
			if r.Doc != "" {
				fmt.Fprintf(c.App.Writer, "\n%s\n", r.Doc)
			}
			if r.Hint != "" {
				fmt.Fprintf(c.App.Writer, "\nhint: %s\n", r.Hint)
			}
			return nil
		},
	}
}
