package report

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hexodus/ir/finding"
)

const (
	kindsShown  = 12 // of findings, for each rule
	placesShown = 4  // for each kind
)

// writeText writes the findings by rule: what it is, the first places, and what to do.
//
//	warning tag/as-html: tag became raw HTML (3 in 2 files)
//
//	source/_posts/a.md:12:3 warning tag/as-html equivalent: img as html (3 times)
//	   12 | * {% img left /a.png %}
//	      |   ^^^^^^^^^^^^^^^^^^^^^
//	   also source/_posts/a.md:20:1, source/_posts/b.md:4:1
//
//	hint: allow raw HTML in the target, or add a spelling
func writeText(w *bufio.Writer, r *Report) error {
	rules, groups := byRule(r.Findings)
	for _, rc := range rules {
		fmt.Fprintf(w, "%s %s: %s (%s)\n", rc.Rule.Severity, rc.Rule.ID, rc.Rule.Title, inFiles(rc.Count, rc.Files))
		if rc.Rule.Doc != "" {
			wrap(w, "  ", rc.Rule.Doc)
		}
		kinds := byKind(groups[rc.Rule])
		for i, kind := range kinds {
			if i == kindsShown {
				rest := 0
				for _, k := range kinds[i:] {
					n, _ := tally(k)
					rest += n
				}
				fmt.Fprintf(w, "\nand %s more of other kinds; a report in json has them all\n", Number(rest))
				break
			}
			w.WriteByte('\n')
			writeKind(w, kind)
		}
		if rc.Rule.Hint != "" {
			fmt.Fprintf(w, "\nhint: %s\n", line(rc.Rule.Hint))
		}
		w.WriteString("\n\n")
	}
	writeSums(w, r)
	return nil
}

// byKind gathers findings that differ in their place alone, the most frequent first.
func byKind(group []*finding.Finding) [][]*finding.Finding {
	type kind struct {
		effect finding.Effect
		detail string
	}
	at := map[kind]int{}
	var kinds [][]*finding.Finding
	for _, f := range group {
		k := kind{f.Effect, f.Detail}
		i, ok := at[k]
		if !ok {
			i = len(kinds)
			at[k] = i
			kinds = append(kinds, nil)
		}
		kinds[i] = append(kinds[i], f)
	}
	slices.SortStableFunc(kinds, func(a, b []*finding.Finding) int {
		m, _ := tally(a)
		n, _ := tally(b)
		return cmp.Compare(n, m)
	})
	return kinds
}

// writeKind writes the first place with its source line, and where the others are.
func writeKind(w *bufio.Writer, kind []*finding.Finding) {
	f := kind[0]
	fmt.Fprintf(w, "%s %s %s %s", place(f), f.Rule.Severity, f.Rule.ID, f.Effect)
	if f.Detail != "" {
		w.WriteString(": " + line(f.Detail))
	}
	places, _ := tally(kind)
	if places > 1 {
		fmt.Fprintf(w, " (%s times)", Number(places))
	}
	w.WriteByte('\n')
	excerpt(w, f)
	if len(kind) == 1 {
		return
	}
	w.WriteString("   also ")
	for i, f := range kind[1:] {
		if i == placesShown {
			fmt.Fprintf(w, " and in %s more places", Number(len(kind)-1-i))
			break
		}
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(place(f))
	}
	w.WriteByte('\n')
}

// place is "path:line:column", without what is not known.
func place(f *finding.Finding) string {
	path := f.File()
	if path == "" {
		path = "(the blog)"
	}
	if f.Source == nil {
		return line(path)
	}
	l, c := f.Start()
	return line(path) + ":" + strconv.Itoa(l) + ":" + strconv.Itoa(c)
}

// writeSums writes the counts and the ledger.
func writeSums(w *bufio.Writer, r *Report) {
	n := BySeverity(r.Findings)
	fmt.Fprintf(w, "%s, %s, %s\n", plural(n[finding.Error], "error"), plural(n[finding.Warning], "warning"), plural(n[finding.Info], "note"))
	if r.known > 0 {
		fmt.Fprintf(w, "only what is new: %s of the baseline left out\n", plural(r.known, "finding"))
	}
	for _, s := range r.Silenced {
		fmt.Fprintf(w, "silenced: %s of %s (%s)\n", plural(s.Count, "finding"), s.Rule, line(s.Reason))
	}
	fmt.Fprintf(w, "fidelity %s\n", Percent(r.Fidelity))
	if len(r.Ledger) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%-12s %9s %9s %9s %9s %9s\n", "", "in", "carried", "changed", "dropped", "skipped")
	for _, l := range r.Ledger {
		fmt.Fprintf(w, "%-12s %9s %9s %9s %9s %9s\n", l.Item, Number(l.In), Number(l.Carried), Number(l.Changed), Number(l.Dropped), Number(l.Skipped))
	}
}

func inFiles(places, files int) string {
	if files == 1 {
		return Number(places) + " in 1 file"
	}
	return Number(places) + " in " + Number(files) + " files"
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Number(n) + " " + noun + "s"
}

// Number writes 1400 as "1,400".
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Percent writes a share; only what is whole is 100%.
func Percent(share float64) string {
	if share >= 1 {
		return "100%"
	}
	tenths := int(share * 1000)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// wrap writes prose in lines that fit a terminal.
func wrap(w *bufio.Writer, indent, text string) {
	column := 0
	for word := range strings.FieldsSeq(line(text)) {
		switch n := cells(word); {
		case column == 0:
			w.WriteString(indent)
			column = len(indent) + n
		case column+1+n > 100:
			w.WriteString("\n" + indent)
			column = len(indent) + n
		default:
			w.WriteByte(' ')
			column += 1 + n
		}
		w.WriteString(word)
	}
	w.WriteByte('\n')
}
