package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"hexodus/exporters"
	"hexodus/exporters/report"
	"hexodus/importers"
)

// mostShapes is how many shapes of a tag's arguments the table shows.
const mostShapes = 2

// tableOfTags prints a line for each tag, and what to do about those that nobody knows. Where a line would not fit on the
// terminal, a tag has some lines of its own.
//
//	  tag        uses  arguments  by                         first use                     hugo
//	? barometer  2     number     scripts/barometer.js:4:27  source/_posts/own-tag.md:8:1  text
func tableOfTags(w io.Writer, src string, list []tagEntry) error {
	head := append([]string{"  tag", "uses", "arguments", "means", "by", "first use"}, exporters.Names()...)
	rows := make([][]string, len(list))
	for i := range list {
		rows[i] = list[i].row()
	}
	out := bufio.NewWriter(w)
	colour := colours(w)
	paint := func(i int, text string) string {
		if list[i].Known {
			return text
		}
		return colour(red, text)
	}
	widths := make([]int, len(head))
	for _, row := range append(rows, head) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	switch {
	case len(rows) == 0:
	case fits(w, widths):
		fmt.Fprintln(out, aligned(head, widths))
		for i, row := range rows {
			fmt.Fprintln(out, paint(i, aligned(row, widths)))
		}
	default:
		for i, row := range rows {
			fmt.Fprintln(out, paint(i, row[0]))
			for k, cell := range row[1:] {
				if cell != "" {
					fmt.Fprintf(out, "    %-10s %s\n", head[k+1], cell)
				}
			}
		}
	}
	unknown, uses := 0, 0
	for _, t := range list {
		if !t.Known {
			unknown++
			uses += t.Uses
		}
	}
	switch {
	case len(rows) == 0:
		fmt.Fprintln(out, "no tags")
	case unknown == 0:
		fmt.Fprintf(out, "%s, all of them known\n", count(len(list), "tag"))
	default:
		fmt.Fprintf(out, "%s, %s unknown: marked ?, used %s, on the new site text as it was typed\n", count(len(list), "tag"), report.Number(unknown), count(uses, "time"))
		fmt.Fprintf(out, "next: say what they are: hexodus tags %s --mapping -o %s; help with it: hexodus tags --help\n",
			shellQuoted(src), shellQuoted(filepath.Join(src, importers.MappingName)))
	}
	return out.Flush()
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return report.Number(n) + " " + what
}

func (t *tagEntry) row() []string {
	name := "  " + t.Name
	if !t.Known {
		name = "? " + t.Name
	}
	var shapes []string
	for i, s := range t.Arguments {
		if i == mostShapes {
			shapes = append(shapes, "…")
			break
		}
		if s.Shape == "" {
			s.Shape = "none"
		}
		shapes = append(shapes, s.Shape)
	}
	row := []string{name, report.Number(t.Uses), strings.Join(shapes, " | "), strings.Join(t.Means, ", "), t.whose(), t.First.String()}
	for _, format := range exporters.Names() {
		row = append(row, t.ways(format))
	}
	return row
}

func aligned(row []string, widths []int) string {
	var b strings.Builder
	for i, cell := range row {
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)))
	}
	return strings.TrimRight(b.String(), " ")
}

// fits reports whether lines of these columns fit where they are printed; a file takes any.
func fits(w io.Writer, widths []int) bool {
	if !isTerminal(w) {
		return true
	}
	width, _, err := term.GetSize(int(w.(*os.File).Fd()))
	total := 2 * (len(widths) - 1)
	for _, n := range widths {
		total += n
	}
	return err != nil || width <= 0 || total <= width
}
