package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// flagsFirst puts a command's flags before its other arguments, because parsing stops at the first of those:
// "migrate blog --to hugo" is as good as "migrate --to hugo blog". What follows "--" is no flag.
func flagsFirst(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 || strings.HasPrefix(args[1], "-") {
		return args, nil
	}
	command := app.Command(args[1])
	if command == nil {
		return args, nil
	}
	flags, others := append([]string{}, args[:2]...), []string{}
	for rest := args[2:]; len(rest) > 0; rest = rest[1:] {
		arg := rest[0]
		if arg == "--" {
			others = append(others, rest[1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			others = append(others, arg)
			continue
		}
		flags = append(flags, arg)
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if f := flagNamed(command, name); f != nil && !hasValue && takesValue(f) {
			if len(rest) == 1 || rest[1] == "--" {
				return nil, usage("%s needs a value; see hexodus %s --help", arg, command.Name)
			}
			rest = rest[1:]
			flags = append(flags, rest[0])
		}
	}
	return append(append(flags, "--"), others...), nil
}

func flagNamed(command *cli.Command, name string) cli.Flag {
	for _, f := range command.Flags {
		for _, n := range f.Names() {
			if n == name {
				return f
			}
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	_, isBool := f.(*cli.BoolFlag)
	return !isBool
}

// flagError says in our words what is wrong with a flag.
func flagError(command *cli.Command, err error) error {
	see := "; see hexodus " + command.Name + " --help"
	name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !ok {
		return usage("%w%s", err, see)
	}
	name = strings.TrimLeft(name, "-")
	var names []string
	for _, f := range command.Flags {
		for _, n := range f.Names() {
			if len(n) > 1 {
				names = append(names, "--"+n)
			}
		}
	}
	dashed := "--" + name
	if len(name) == 1 {
		dashed = "-" + name
	}
	return usage("%s has no flag %s%s%s", command.Name, dashed, didYouMean(dashed, names), see)
}

// oneOf checks a flag that is a choice.
func oneOf(flag, value string, choices []string) error {
	for _, c := range choices {
		if c == value {
			return nil
		}
	}
	want := strings.Join(choices, ", ")
	if value == "" {
		return usage("--%s is missing: want one of %s", flag, want)
	}
	return usage("--%s %q: want one of %s%s", flag, value, want, didYouMean(value, choices))
}

// didYouMean names the nearest choice, if one is near.
func didYouMean(word string, choices []string) string {
	best, nearest := 1+len(word)/3, ""
	for _, c := range choices {
		n := distance(word, c)
		if strings.HasPrefix(c, word) && len(strings.TrimLeft(word, "-")) > 1 {
			n = min(n, 1)
		}
		if n <= best && (nearest == "" || n < best) {
			best, nearest = n, c
		}
	}
	if nearest == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", nearest)
}

// distance is how many characters have to be put in, taken out, replaced or swapped to make b of a.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
