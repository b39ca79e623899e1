package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"hexodus/exporters"
	"hexodus/exporters/redirects"
	"hexodus/exporters/report"
)

// choices are the values of the flags that are a choice.
var choices = map[string][]string{
	"to":            exporters.Names(),
	"report-format": report.Names(),
	"fail-on":       {"info", "warning", "error", "never"},
	"typography":    {"keep", "exact"},
	"redirects":     redirects.HostNames(),
}

// siteFlags decide what is written and where: the same blog and the same flags make the same site. A saved plan
// holds them, and they are all that it has to hold of the command line. The short names of --out differ from
// command to command.
func siteFlags(shortOut ...string) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "to", Aliases: []string{"t"}, Usage: "`FORMAT` to write: " + strings.Join(exporters.Names(), ", ")},
		&cli.StringFlag{Name: "out", Aliases: shortOut, Usage: "`DIR` to write to"},
		&cli.BoolFlag{Name: "drafts", Aliases: []string{"D"}, Usage: "publish drafts, too"},
		&cli.StringSliceFlag{Name: "only", Usage: "take only the source files that match `GLOB`; can be given several times"},
		&cli.StringSliceFlag{Name: "config", Usage: "read `FILE`s instead of _config.yml, separated by commas; later ones win"},
		&cli.BoolFlag{Name: "starter", Value: true, Usage: "write a small theme, so that the site can be looked at"},
		&cli.BoolFlag{Name: "self-check", Value: true, Usage: "compare each page with what the blog showed"},
		&cli.StringFlag{Name: "typography", Value: "keep", Usage: "quotes and dashes: `HOW` is keep, as they were typed, or exact, as the blog showed them"},
		&cli.StringFlag{Name: "redirects", Usage: "write redirects from the old addresses for `HOST`: " + strings.Join(redirects.HostNames(), ", ")},
		&cli.StringFlag{Name: "timezone", Usage: "`ZONE` of the machine that built the blog: Asia/Shanghai"},
		&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "write over files of others and over edits in DIR"},
	}
}

// runFlags decide how a run goes and what it tells.
func runFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "report", Aliases: []string{"r"}, Usage: "write all findings to `FILE`, - for the standard output; can be given several times"},
		&cli.StringSliceFlag{Name: "report-format", Usage: "`FORMAT` of the report, if not the one of its extension: " + strings.Join(report.Names(), ", ") + "; the first is for the first --report"},
		&cli.StringFlag{Name: "baseline", Usage: "leave out what was told by `FILE`, the report in json of an earlier run"},
		&cli.StringFlag{Name: "fail-on", Value: "never", Usage: "exit with 1 on findings of this `SEVERITY`: info, warning, error, never"},
		&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "work on `N` documents at a time; 0 is one for each processor"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print errors only"},
		&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "print each file that is written"},
	}
}

// viewFlags decide how a plan is shown.
func viewFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "diff", Usage: "print the changes as a diff that git apply takes"},
		&cli.BoolFlag{Name: "source-diff", Usage: "print each post's source against what it becomes, with the rules beside"},
		&cli.BoolFlag{Name: "json", Usage: "print the plan as JSON"},
		&cli.BoolFlag{Name: "detailed-exitcode", Usage: "exit with 1 if anything would change"},
	}
}
