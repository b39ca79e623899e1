package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"hexodus/importers"
)

// listKnown prints the tags that hexodus knows, by where they come from, with what they mean.
//
//	theme next
//	  button    button
//	  note      callout, fold
func listKnown(w io.Writer, asJSON bool) error {
	families := importers.KnownTags()
	if asJSON {
		return printJSON(w, families)
	}
	out := bufio.NewWriter(w)
	for _, f := range families {
		fmt.Fprintln(out, f.Name)
		widest := 0
		for _, t := range f.Tags {
			widest = max(widest, len(t.Name))
		}
		for _, t := range f.Tags {
			fmt.Fprintf(out, "  %-*s  %s\n", widest, t.Name, strings.Join(t.Kinds, ", "))
		}
	}
	return out.Flush()
}
