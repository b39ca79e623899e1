package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"hexodus/exporters/report"
	"hexodus/exporters/tree"
)

func undoCommand() *cli.Command {
	return &cli.Command{
		Name:      "undo",
		Usage:     "take back the last run on an output folder",
		ArgsUsage: "DIR",
		UsageText: "hexodus undo DIR [--force]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "take back what was edited since, too; each edit is kept beside its file"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print errors only"},
		},
		Action: undo,
	}
}

func undo(c *cli.Context) error {
	if c.NArg() != 1 {
		return usage("which folder? hexodus undo DIR, with the DIR that was given with --out")
	}
	dir := c.Args().First()
	u, err := tree.Undo(dir, tree.UndoOptions{Force: c.Bool("force")})
	var no *tree.Refused
	switch {
	case errors.As(err, &no):
		return &failure{exitRefused, fmt.Errorf("%w; nothing was taken back: with --force it is, and the edits are kept beside the files", err)}
	case errors.Is(err, tree.ErrNoRun):
		return usage("%s: %w: only the last run that changed something can be, and only once", dir, tree.ErrNoRun)
	case errors.Is(err, tree.ErrBusy):
		return &failure{exitRefused, err}
	case err != nil:
		return usage("%w; run hexodus undo again", err)
	}
	if c.Bool("quiet") {
		return nil
	}
	run := "the last run"
	if u.Interrupted {
		run = "an interrupted run"
	}
	fmt.Fprintf(c.App.Writer, "took back %s on %s: %s as before, %s gone\n", run, dir, counted(u.Restored, "file"), report.Number(u.Removed))
	fmt.Fprint(c.App.Writer, rescued(u.Rescued))
	return nil
}

// rescued says where edits are that were in the way of taking a run back.
func rescued(edits []tree.Rescue) string {
	var b strings.Builder
	for _, e := range edits {
		fmt.Fprintf(&b, "kept your edit of %s as %s\n", e.Path, e.To)
	}
	return b.String()
}
