package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"hexodus/exporters"
	"hexodus/exporters/export"
	"hexodus/importers"
	"hexodus/ir"
	"hexodus/ir/finding"
)

func tagsCommand() *cli.Command {
	flags := slices.DeleteFunc(readFlags(), func(f cli.Flag) bool { return f.Names()[0] == "timezone" })
	return &cli.Command{
		Name:        "tags",
		Usage:       "list every tag of a blog, who defines it, and what becomes of it; or all tags that are known",
		ArgsUsage:   "SRC",
		UsageText:   "hexodus tags SRC [--json]\nhexodus tags SRC --mapping -o SRC/hexodus.toml\nhexodus tags --known",
		Description: mappingHelp(),
		Flags: append(flags,
			&cli.BoolFlag{Name: "json", Usage: "print them as JSON"},
			&cli.BoolFlag{Name: "mapping", Usage: "print a mapping file to fill in, for the tags that nobody at hand defines"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` for --mapping instead of the standard output; it must not be there yet"},
			&cli.BoolFlag{Name: "known", Usage: "print the tags that hexodus knows, by where they come from"},
		),
		Action: listTags,
	}
}

func listTags(c *cli.Context) error {
	if c.Bool("known") {
		if c.NArg() > 0 || c.Bool("mapping") {
			return usage("--known needs no blog, and goes with --json alone")
		}
		return listKnown(c.App.Writer, c.Bool("json"))
	}
	switch {
	case c.NArg() == 0:
		return usage("which blog? hexodus tags SRC")
	case c.NArg() > 1:
		return usage("one blog at a time: what is %q for? see hexodus tags --help", c.Args().Get(1))
	case c.Bool("mapping") && c.Bool("json"):
		return usage("one of --json and --mapping at a time")
	case c.IsSet("output") && !c.Bool("mapping"):
		return usage("-o %s: it is for --mapping", c.String("output"))
	}
	src := c.Args().First()
	in, err := newImport(c)
	if err != nil {
		return err
	}
	if err := checkSource(src, len(in.Config) > 0); err != nil {
		return err
	}
	show := newProgress(c.App.ErrWriter, true)
	in.Progress = show.phase("reading")
	var log finding.Log
	site, found, err := importers.All[0].Tags(c.Context, os.DirFS(src), in, &log)
	show.end()
	if err != nil {
		return fmt.Errorf("%s: %w", src, err)
	}
	if c.Bool("mapping") {
		return saveSkeleton(c.App.Writer, c.String("output"), found, in.Mapping != nil)
	}
	list := tagList(found)
	if err := fates(c.Context, site, found, list); err != nil {
		return &failure{exitInternal, fmt.Errorf("%s: %w", src, err)}
	}
	if c.Bool("json") {
		return printJSON(c.App.Writer, struct {
			Version int        `json:"version"`
			Hexodus string     `json:"hexodus"`
			Tags    []tagEntry `json:"tags"`
		}{1, version(), list})
	}
	return tableOfTags(c.App.Writer, src, list)
}

// tagEntry is a tag as it is told.
type tagEntry struct {
	Name      string            `json:"name"`
	Uses      int               `json:"uses"`
	Known     bool              `json:"known"`             // somebody at hand, or the mapping file, says what it means
	Encloses  bool              `json:"encloses"`          // it has an end tag
	Arguments []shape           `json:"arguments"`         // what its arguments look like, the most frequent first
	First     place             `json:"first"`             // its first use
	By        string            `json:"by,omitempty"`      // who defines it
	At        string            `json:"at,omitempty"`      // where in the blog it is defined
	Assumed   bool              `json:"assumed,omitempty"` // it is taken for what its name says
	Means     []string          `json:"means"`             // what its uses are, by meaning
	Becomes   map[string][]fate `json:"becomes"`           // how each format spells it, the most frequent first
}

type shape struct {
	Shape string `json:"shape"`
	Count int    `json:"count"`
}

type place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func (p place) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// fate is a way in which a format spells some uses of a tag.
type fate struct {
	As    string `json:"as"`
	Count int    `json:"count"`
}

func tagList(found []importers.Tag) []tagEntry {
	list := make([]tagEntry, len(found))
	for i, t := range found {
		line, column := t.Uses[0].Source.Position(t.Uses[0].At.Start)
		list[i] = tagEntry{
			Name: t.Name, Uses: len(t.Uses), Known: t.By != "" || t.Assumed, Encloses: t.Encloses, Arguments: []shape{}, Means: append([]string{}, t.Kinds...),
			First: place{t.Uses[0].Source.Path, line, column}, By: t.By, At: t.At, Assumed: t.Assumed, Becomes: map[string][]fate{},
		}
		for _, s := range t.Shapes {
			list[i].Arguments = append(list[i].Arguments, shape{s.Text, s.Count})
		}
	}
	return list
}

// spellings are the rules that say how a tag is spelled.
var spellings = map[string]string{
	"tag/as-markdown": "Markdown", "tag/as-shortcode": "shortcode", "tag/as-include": "include", "tag/as-html": "HTML", "tag/as-own": "your template",
	"math/native": "formula", "jekyll/code-with-caption": "highlight", "tag/raw": "HTML", "tag/script-frozen": "HTML", "template/value": "value",
	"tag/left-out": "left out", "tag/unknown": "text", "tag/unpaired": "text", "template/unknown": "text",
}

// fates finds out how each format spells the tags: it writes the site, and looks at what it tells.
func fates(ctx context.Context, site *ir.Site, found []importers.Tag, list []tagEntry) error {
	type spot struct {
		path string
		at   int
	}
	for _, format := range exporters.All {
		var log finding.Log
		out, err := format.Export(ctx, site, export.Options{}, &log)
		if err != nil {
			return err
		}
		for _, f := range out.Files() { // some of it is written only when it is asked for
			if f.Write == nil {
				continue
			}
			if err := f.Write(io.Discard); err != nil {
				return err
			}
		}
		as := map[spot]string{}
		for _, f := range log.Findings() {
			if way, ok := spellings[f.Rule.ID]; ok && f.Source != nil {
				as[spot{f.Source.Path, f.At.Start}] = way
			}
		}
		for i, t := range found {
			ways := map[string]int{}
			untold := "HTML" // a format that tells nothing of a tag shows what the blog showed
			if !list[i].Known {
				untold = "text"
			}
			for _, u := range t.Uses {
				ways[cmp.Or(as[spot{u.Source.Path, u.At.Start}], untold)]++
			}
			for _, way := range sortedKeys(ways) {
				list[i].Becomes[format.Name] = append(list[i].Becomes[format.Name], fate{way, ways[way]})
			}
			slices.SortStableFunc(list[i].Becomes[format.Name], func(a, b fate) int { return b.Count - a.Count })
		}
	}
	return nil
}

func sortedKeys(m map[string]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// ways are the spellings of a tag in a format in a few words: "Markdown, shortcode".
func (t *tagEntry) ways(format string) string {
	var list []string
	for _, f := range t.Becomes[format] {
		list = append(list, f.As)
	}
	return strings.Join(list, ", ")
}

// whose says in a few words who defines a tag.
func (t *tagEntry) whose() string {
	switch {
	case t.Assumed:
		return "assumed by its name"
	case t.By == "the mapping file":
		return t.At
	case t.By != "":
		return t.By
	case t.At != "":
		return t.At
	}
	return "nobody at hand"
}
