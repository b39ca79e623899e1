package main

import (
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hexodus/exporters"
	"hexodus/exporters/export"
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
	"front-matter":  {"keep", "yaml", "toml", "json", "none"},
	"markdown":      {"kramdown", "commonmark"},
}

// siteFlags decide what is written and where: the same blog and the same flags make the same site. A saved plan
// holds them, and they are all that it has to hold of the command line. The short names of --out differ from
// command to command.
func siteFlags(shortOut ...string) []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "to", Aliases: []string{"t"}, Usage: "`FORMAT` to write: " + strings.Join(exporters.Names(), ", ")},
		&cli.StringFlag{Name: "out", Aliases: shortOut, Usage: "`DIR` to write to"},
		&cli.BoolFlag{Name: "drafts", Aliases: []string{"D"}, Usage: "publish drafts, too"},
		&cli.BoolFlag{Name: "starter", Value: true, Usage: "write a small theme, so that the site can be looked at"},
		&cli.BoolFlag{Name: "self-check", Value: true, Usage: "compare each page with what the blog showed"},
		&cli.StringFlag{Name: "typography", Value: "keep", Usage: "quotes and dashes: `HOW` is keep, as they were typed, or exact, as the blog showed them"},
		&cli.StringFlag{Name: "redirects", Usage: "write redirects from the old addresses for `HOST`: " + strings.Join(redirects.HostNames(), ", ")},
		&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "write over files of others and over edits in DIR"},
	}, slices.Concat(readFlags(), commonMarkFlags(), jekyllFlags(), feedFlags())...)
}

// readFlags decide how a blog is read.
func readFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "only", Usage: "take only the source files that match `GLOB`; can be given several times"},
		&cli.StringSliceFlag{Name: "config", Usage: "read `FILE`s instead of _config.yml, separated by commas; later ones win"},
		&cli.StringFlag{Name: "map", Usage: "what tags mean, and what not to tell of, is in `FILE`, and not in SRC/hexodus.toml; see hexodus tags --help"},
		&cli.BoolFlag{Name: "run-scripts", Usage: "run the JavaScript of the blog's own tags and write what they show into the pages; it runs inside hexodus, can read the blog's folder, and cannot write to the disk or reach the network"},
		&cli.StringFlag{Name: "timezone", Usage: "`ZONE` of the machine that built the blog: Asia/Shanghai"},
	}
}

// commonMarkFlags decide what plain CommonMark files hold.
func commonMarkFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "front-matter", Value: "keep", Usage: "commonmark: `FORMAT` of the front matter: keep, yaml, toml, json, none"},
		&cli.BoolFlag{Name: "no-html", Usage: "commonmark: Markdown alone; what takes HTML is left out, and told"},
		&cli.BoolFlag{Name: "gfm", Usage: "commonmark: tables, strikethrough, task lists and footnotes as GitHub writes them"},
	}
}

// jekyllFlags decide how a Jekyll site is set up.
func jekyllFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "markdown", Value: "kramdown", Usage: "jekyll: `ENGINE` that reads the pages: kramdown or commonmark, which takes the plugin jekyll-commonmark"},
	}
}

// feedFlags decide what a feed holds.
func feedFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "limit", Usage: "feed: the newest `N` posts only"},
		&cli.IntFlag{Name: "page-size", Usage: "feed: `N` posts in a file, the next file linked from each"},
		&cli.StringFlag{Name: "since", Usage: "feed: only posts of `DATE` or later: 2024-01-31, or with time and offset as in RFC 3339"},
		&cli.BoolFlag{Name: "text", Usage: "feed: each post as plain text, too"},
		&cli.BoolFlag{Name: "categories", Usage: "feed: categories among the tags"},
	}
}

// formatsOf are the formats that know a flag, for flags that not all formats know.
var formatsOf = map[string][]string{
	"limit": {"jsonfeed"}, "page-size": {"jsonfeed"}, "since": {"jsonfeed"}, "text": {"jsonfeed"}, "categories": {"jsonfeed"},
	"front-matter": {"commonmark"}, "no-html": {"commonmark"}, "gfm": {"commonmark"},
	"markdown": {"jekyll"},
	"drafts":   {"commonmark", "hugo", "jekyll"}, "typography": {"commonmark", "hugo", "jekyll"},
}

// checkFormat makes sure that the format knows every flag that was given.
func checkFormat(c *cli.Context, format string) error {
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if formats := formatsOf[name]; formats != nil && c.IsSet(name) && !slices.Contains(formats, format) {
			return usage("--%s means nothing for %s: it is for --to %s", name, format, strings.Join(formats, " or "))
		}
	}
	return nil
}

// newFeed reads feedFlags.
func newFeed(c *cli.Context) (export.Feed, error) {
	feed := export.Feed{Limit: c.Int("limit"), PageSize: c.Int("page-size"), Text: c.Bool("text"), Categories: c.Bool("categories")}
	for _, name := range []string{"limit", "page-size"} {
		if n := c.Int(name); n < 0 || n == 0 && c.IsSet(name) {
			return feed, usage("--%s %d: want 1 or more", name, n)
		}
	}
	since := c.String("since")
	if since == "" {
		return feed, nil
	}
	for _, layout := range []string{time.RFC3339, time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, since); err == nil {
			feed.Since, feed.SinceHere = t, layout != time.RFC3339
			return feed, nil
		}
	}
	return feed, usage("--since %s: want a date like 2024-01-31, or 2024-01-31T12:00:00+08:00", since)
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
