package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

func manCommand() *cli.Command {
	return &cli.Command{
		Name:      "man",
		Usage:     "print the manual page",
		UsageText: "hexodus man > hexodus.1\nman ./hexodus.1",
		Action: func(c *cli.Context) error {
			writeManual(c.App.Writer, c.App)
			return nil
		},
	}
}

// What hexodus keeps in an output folder, and what changes how it looks, for the manual.
var (
	manualFiles = [][2]string{
		{"DIR/.hexodus/manifest.json", "every file that was written, with what it came from and its hash"},
		{"DIR/.hexodus/base.zip", "every text as it was written, before anybody edited it: where a merge starts"},
		{"DIR/.hexodus/undo", "what the last run replaced, for hexodus undo"},
		{"DIR/.hexodus/run", "a run while it lasts, or one that was killed: the next run takes it back"},
		{"SRC/hexodus.toml", "what the blog's tags are, and which rules not to tell of: see tags"},
		{"NAME.hexodus-new~", "what hexodus would have written where an edit conflicts with the blog"},
		{"NAME.hexodus-kept~", "an edit that was in the way of taking a run back"},
	}
	manualEnvironment = [][2]string{
		{"NO_COLOR", "if it is not empty, nothing is printed in colour"},
		{"TERM", "with dumb, there are neither colours nor progress"},
	}
)

// writeManual writes the manual page of all commands in roff, from what their help is made of.
func writeManual(w io.Writer, app *cli.App) {
	fmt.Fprintf(w, ".TH HEXODUS 1 \"\" %s\n.SH NAME\nhexodus \\- %s\n.SH SYNOPSIS\n", roffQuoted("hexodus "+app.Version), roff(app.Usage))
	for _, name := range commandNames(app) {
		c := app.Command(name)
		fmt.Fprintf(w, "\\fBhexodus %s\\fR", roff(name))
		if c.ArgsUsage != "" {
			fmt.Fprint(w, " "+roff(c.ArgsUsage))
		}
		if len(ownFlags(c)) > 0 {
			fmt.Fprint(w, " [\\fIoptions\\fR]")
		}
		fmt.Fprint(w, "\n.br\n")
	}
	fmt.Fprint(w, ".SH COMMANDS\n")
	for _, name := range commandNames(app) {
		c := app.Command(name)
		fmt.Fprintf(w, ".SS %s\n%s.\n", roffQuoted(name), roff(c.Usage))
		fmt.Fprint(w, ".PP\n.nf\n.RS\n")
		for line := range strings.Lines(c.UsageText) {
			fmt.Fprintf(w, "%s\n", roff(strings.TrimSuffix(line, "\n")))
		}
		fmt.Fprint(w, ".RE\n.fi\n")
		if c.Description != "" {
			manualText(w, c.Description)
		}
		for _, f := range ownFlags(c) {
			if doc, ok := f.(cli.DocGenerationFlag); ok {
				manualFlag(w, f, doc)
			}
		}
	}
	fmt.Fprint(w, ".SH EXIT STATUS\n")
	for _, e := range exitCodes {
		manualItem(w, fmt.Sprint(e.code), strings.ReplaceAll(e.means, "`", ""))
	}
	fmt.Fprint(w, ".SH ENVIRONMENT\n")
	for _, item := range manualEnvironment {
		manualItem(w, item[0], item[1])
	}
	fmt.Fprint(w, ".SH FILES\n")
	for _, item := range manualFiles {
		manualItem(w, item[0], item[1])
	}
}

// manualText writes paragraphs; lines that are indented stay lines.
func manualText(w io.Writer, text string) {
	for part := range strings.SplitSeq(text, "\n\n") {
		if !strings.HasPrefix(part, " ") {
			fmt.Fprintf(w, ".PP\n%s\n", roff(part))
			continue
		}
		fmt.Fprint(w, ".PP\n.nf\n")
		for line := range strings.Lines(part) {
			fmt.Fprintf(w, "%s\n", roff(strings.TrimSuffix(line, "\n")))
		}
		fmt.Fprint(w, ".fi\n")
	}
}

// ownFlags are a command's flags but --help, which every command has.
func ownFlags(c *cli.Command) []cli.Flag {
	return slices.DeleteFunc(slices.Clone(c.Flags), func(f cli.Flag) bool { return f.Names()[0] == "help" })
}

func manualItem(w io.Writer, name, text string) {
	fmt.Fprintf(w, ".TP\n\\fB%s\\fR\n%s\n", roff(name), roff(text))
}

// manualFlag writes a flag; the word in backquotes in its usage is what its value is called.
func manualFlag(w io.Writer, f cli.Flag, doc cli.DocGenerationFlag) {
	var names []string
	for _, n := range f.Names() {
		dashes := "--"
		if len(n) == 1 {
			dashes = "-"
		}
		names = append(names, "\\fB"+roff(dashes+n)+"\\fR")
	}
	text, value := doc.GetUsage(), ""
	if before, rest, ok := strings.Cut(text, "`"); ok && doc.TakesValue() {
		if word, after, ok := strings.Cut(rest, "`"); ok {
			text, value = before+word+after, " \\fI"+roff(word)+"\\fR"
		}
	}
	if b, ok := f.(*cli.BoolFlag); ok && b.Value {
		text += "; so it is, unless --" + b.Name + "=false"
	} else if given := doc.GetValue(); given != "" && given != "false" && given != "0" {
		text += "; otherwise " + given
	}
	fmt.Fprintf(w, ".TP\n%s%s\n%s\n", strings.Join(names, ", "), value, roff(text))
}

// roff is a text that roff takes for one.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ", "…", `\[u2026]`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

func roffQuoted(s string) string { return `"` + strings.ReplaceAll(roff(s), `"`, `""`) + `"` }
