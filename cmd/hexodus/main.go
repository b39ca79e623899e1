// Hexodus moves a Hexo blog to another generator, and tells what could not be moved.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	_ "time/tzdata" // a blog's zone is known wherever hexodus runs

	"github.com/urfave/cli/v2"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a run is short: some more memory for a sixth less work
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program: arguments in, exit code out.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if v := recover(); v != nil {
			fmt.Fprintf(stderr, "hexodus: internal error: %v\n\n%s\nplease report this\n", v, debug.Stack())
			code = exitInternal
		}
	}()
	app := newApp(stdout, stderr)
	args, err := flagsFirst(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	if err == nil {
		return exitDone
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{exitUsage, err}
	}
	if f.err != nil {
		fmt.Fprintf(stderr, "hexodus: %s\n", oneLine(f.err.Error()))
	}
	return f.code
}

// newApp is the table of commands.
func newApp(stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:                      "hexodus",
		Usage:                     "move a Hexo blog to another generator, and hear of everything that could not be moved",
		Version:                   version(),
		Writer:                    stdout,
		ErrWriter:                 stderr,
		DisableSliceFlagSeparator: true, // a glob may hold commas
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              func(_ *cli.Context, err error, _ bool) error { return usage("%w", err) },
		Action:                    noCommand,
		Commands: []*cli.Command{
			migrateCommand(),
			planCommand(),
			applyCommand(),
			undoCommand(),
			urlsCommand(),
			feedCommand(),
			tagsCommand(),
			rulesCommand(),
			explainCommand(),
			completionCommand(),
			manCommand(),
			versionCommand(),
		},
	}
	cli.VersionPrinter = printVersion
	for _, c := range app.Commands {
		c.HideHelpCommand = true // a blog may be in a folder of that name
		c.OnUsageError = func(c *cli.Context, err error, _ bool) error { return flagError(c.Command, err) }
	}
	return app
}

// noCommand answers a call without a command, or with one that is not there.
func noCommand(c *cli.Context) error {
	name := c.Args().First()
	if name == "" {
		return cli.ShowAppHelp(c)
	}
	var names []string
	for _, command := range c.App.Commands {
		names = append(names, command.Name)
	}
	return usage("there is no command %q%s; see hexodus --help", name, didYouMean(name, names))
}

// oneLine keeps an error in one line.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}
