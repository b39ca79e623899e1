package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"hexodus/ir/finding"
)

// shells are the shells that can be told our words.
var shells = map[string]func(io.Writer, *cli.App){"bash": completeBash, "zsh": completeZsh, "fish": completeFish}

// words are what a command's argument can be, where that is no file.
func words(command string) []string {
	switch command {
	case "explain":
		var ids []string
		for _, r := range finding.Rules() {
			ids = append(ids, r.ID)
		}
		return ids
	case "completion":
		return shellNames
	}
	return nil
}

var shellNames = []string{"bash", "fish", "zsh"}

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script that lets a shell complete our words: " + strings.Join(shellNames, ", "),
		ArgsUsage: "SHELL",
		UsageText: "source <(hexodus completion bash)\nsource <(hexodus completion zsh)\nhexodus completion fish | source",
		Action: func(c *cli.Context) error {
			shell := c.Args().First()
			write, ok := shells[shell]
			if !ok || c.NArg() != 1 {
				return usage("completion %s: want one of %s%s", shell, strings.Join(shellNames, ", "), didYouMean(shell, shellNames))
			}
			write(c.App.Writer, c.App)
			return nil
		},
	}
}

// dashed are a command's flags as they are typed.
func dashed(command *cli.Command) []string {
	flags := []string{"--help"}
	for _, f := range ownFlags(command) {
		flags = append(flags, "--"+f.Names()[0])
	}
	return flags
}

func commandNames(app *cli.App) (names []string) {
	for _, c := range app.Commands {
		if !c.Hidden && c.Name != "help" {
			names = append(names, c.Name)
		}
	}
	return names
}

func completeBash(w io.Writer, app *cli.App) {
	fmt.Fprint(w, "_hexodus() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n\tCOMPREPLY=()\n")
	fmt.Fprint(w, "\tcase $prev in\n")
	for _, c := range app.Commands {
		for _, f := range c.Flags {
			if values := choices[f.Names()[0]]; values != nil {
				fmt.Fprintf(w, "\t--%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n", f.Names()[0], strings.Join(values, " "))
			}
		}
	}
	fmt.Fprintf(w, "\tesac\n\tif [ \"$COMP_CWORD\" = 1 ]; then COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return; fi\n", strings.Join(commandNames(app), " "))
	fmt.Fprint(w, "\tif [[ $cur != -* ]]; then\n\t\tcase ${COMP_WORDS[1]} in\n")
	for _, name := range commandNames(app) {
		if list := words(name); list != nil {
			fmt.Fprintf(w, "\t\t%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")) ;;\n", name, strings.Join(list, " "))
		}
	}
	fmt.Fprint(w, "\t\tesac\n\t\treturn\n\tfi\n\tcase ${COMP_WORDS[1]} in\n")
	for _, name := range commandNames(app) {
		fmt.Fprintf(w, "\t%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")) ;;\n", name, strings.Join(dashed(app.Command(name)), " "))
	}
	fmt.Fprint(w, "\tesac\n}\ncomplete -o default -F _hexodus hexodus\n")
}

// completeZsh has zsh read the script for bash.
func completeZsh(w io.Writer, app *cli.App) {
	fmt.Fprint(w, "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n")
	completeBash(w, app)
}

func completeFish(w io.Writer, app *cli.App) {
	for _, name := range commandNames(app) {
		command := app.Command(name)
		fmt.Fprintf(w, "complete -c hexodus -n __fish_use_subcommand -f -a %s -d %s\n", name, fishQuoted(command.Usage))
		if list := words(name); list != nil {
			fmt.Fprintf(w, "complete -c hexodus -n '__fish_seen_subcommand_from %s' -f -a %s\n", name, fishQuoted(strings.Join(list, " ")))
		}
		for _, f := range ownFlags(command) {
			long := f.Names()[0]
			fmt.Fprintf(w, "complete -c hexodus -n '__fish_seen_subcommand_from %s' -l %s", name, long)
			for _, n := range f.Names()[1:] {
				fmt.Fprintf(w, " -s %s", n)
			}
			switch values := choices[long]; {
			case values != nil:
				fmt.Fprintf(w, " -x -a %s", fishQuoted(strings.Join(values, " ")))
			case takesValue(f):
				fmt.Fprint(w, " -r")
			}
			if doc, ok := f.(cli.DocGenerationFlag); ok {
				fmt.Fprintf(w, " -d %s", fishQuoted(strings.ReplaceAll(doc.GetUsage(), "`", "")))
			}
			fmt.Fprintln(w)
		}
	}
}

func fishQuoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
