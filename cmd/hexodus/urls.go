package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"hexodus/exporters"
	"hexodus/exporters/export"
	"hexodus/exporters/redirects"
	"hexodus/exporters/report"
	"hexodus/importers"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

func urlsCommand() *cli.Command {
	flags := slices.DeleteFunc(siteFlags(), func(f cli.Flag) bool {
		return !slices.Contains([]string{"to", "drafts", "only", "config", "timezone"}, f.Names()[0])
	})
	return &cli.Command{
		Name:      "urls",
		Usage:     "list every address of a blog, and what answers there after the move",
		ArgsUsage: "SRC",
		UsageText: "hexodus urls SRC [--to hugo] [--json]",
		Flags:     append(flags, &cli.BoolFlag{Name: "json", Usage: "print them as JSON"}),
		Action:    urls,
	}
}

func urls(c *cli.Context) error {
	if c.NArg() != 1 {
		return usage("which blog? hexodus urls SRC")
	}
	src, to := c.Args().First(), c.String("to")
	if to != "" {
		if err := oneOf("to", to, choices["to"]); err != nil {
			return err
		}
	}
	format, _ := exporters.Named(to)
	if to != "" && format.Static == "" {
		return usage("--to %s: that is no site with addresses of its own", to)
	}
	in, err := newImport(c)
	if err != nil {
		return err
	}
	if err := checkSource(src, len(in.Config) > 0); err != nil {
		return err
	}
	var log finding.Log
	site, err := importers.All[0].Import(c.Context, os.DirFS(src), in, &log)
	if err != nil {
		return fmt.Errorf("%s: %w", src, err)
	}
	if to == "" {
		return listAddresses(c.App.Writer, site, c.Bool("json"))
	}
	out, err := format.Export(c.Context, site, export.Options{}, &log)
	if err != nil {
		return &failure{exitInternal, fmt.Errorf("%s: %w", src, err)}
	}
	return listMoves(c.App.Writer, redirects.Table(site, out), c.Bool("json"))
}

// listAddresses prints the addresses of the blog alone: what is there, and where.
func listAddresses(w io.Writer, site *ir.Site, asJSON bool) error {
	type address struct {
		URL    string      `json:"url"`
		Kind   routes.Kind `json:"kind"`
		Source string      `json:"source,omitempty"`
	}
	list := []address{}
	for _, r := range routes.Routes(site, time.Now()) {
		list = append(list, address{r.URL(), r.Kind, r.Source})
	}
	if asJSON {
		return printJSON(w, list)
	}
	out := bufio.NewWriter(w)
	for _, a := range list {
		fmt.Fprintln(out, strings.TrimRight(fmt.Sprintf("%-8s %s  %s", a.Kind, a.URL, a.Source), " "))
	}
	return out.Flush()
}

// listMoves prints what becomes of each address, and how many share a fate.
//
//	kept  /2024/05/02/beans/
//	moved /archives/2024/ to /archives/
//	kept 31, moved 20, host 1, gone 0
func listMoves(w io.Writer, rows []redirects.Row, asJSON bool) error {
	if asJSON {
		return printJSON(w, rows)
	}
	out := bufio.NewWriter(w)
	count := map[redirects.Status]int{}
	for _, row := range rows {
		count[row.Status]++
		fmt.Fprintf(out, "%-5s %s", row.Status, row.Old)
		if row.New != "" && row.New != row.Old {
			fmt.Fprintf(out, " to %s", row.New)
		}
		fmt.Fprintln(out)
	}
	for i, status := range []redirects.Status{redirects.Kept, redirects.Moved, redirects.AtHost, redirects.Gone} {
		fmt.Fprintf(out, "%s%s %s", map[bool]string{true: ", "}[i > 0], status, report.Number(count[status]))
	}
	fmt.Fprintln(out)
	return out.Flush()
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
