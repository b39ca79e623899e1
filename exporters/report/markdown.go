package report

import (
	"bufio"
	"fmt"
	"strings"

	"hexodus/ir/finding"
)

// placesInMarkdown is how many places of a rule are named: an issue or a comment can hold only so much.
const placesInMarkdown = 20

// writeMarkdown writes a summary with a table of the rules, and the places of each to unfold.
func writeMarkdown(w *bufio.Writer, r *Report) error {
	n := BySeverity(r.Findings)
	title := "Migration"
	if r.Title != "" {
		title += " of " + escapeMarkdown(line(r.Title))
	}
	if r.Target != "" {
		title += " to " + r.Target
	}
	fmt.Fprintf(w, "# %s\n\n**Fidelity %s** · %s · %s · %s\n", title, Percent(r.Fidelity),
		plural(n[finding.Error], "error"), plural(n[finding.Warning], "warning"), plural(n[finding.Info], "note"))
	if r.known > 0 {
		fmt.Fprintf(w, "\nOnly what is new: %s of the baseline left out.\n", plural(r.known, "finding"))
	}
	for _, s := range r.Silenced {
		fmt.Fprintf(w, "\nSilenced: %s of `%s`: %s\n", plural(s.Count, "finding"), s.Rule, escapeMarkdown(line(s.Reason)))
	}
	if len(r.Ledger) > 0 {
		w.WriteString("\n| | in | carried | changed | dropped | skipped |\n| --- | ---: | ---: | ---: | ---: | ---: |\n")
		for _, l := range r.Ledger {
			fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s |\n", l.Item, Number(l.In), Number(l.Carried), Number(l.Changed), Number(l.Dropped), Number(l.Skipped))
		}
	}
	rules, groups := byRule(r.Findings)
	if len(rules) == 0 {
		w.WriteString("\nNothing was lost and nothing was changed.\n")
		return nil
	}
	w.WriteString("\n| places | severity | rule | |\n| ---: | --- | --- | --- |\n")
	for _, rc := range rules {
		fmt.Fprintf(w, "| %s | %s | `%s` | %s |\n", Number(rc.Count), rc.Rule.Severity, rc.Rule.ID, escapeMarkdown(rc.Rule.Title))
	}
	for _, rc := range rules {
		fmt.Fprintf(w, "\n<details>\n<summary>%s <code>%s</code>: %s (%s)</summary>\n\n", rc.Rule.Severity, rc.Rule.ID, escapeMarkdown(rc.Rule.Title), inFiles(rc.Count, rc.Files))
		if rc.Rule.Doc != "" {
			fmt.Fprintf(w, "%s\n\n", escapeMarkdown(rc.Rule.Doc))
		}
		for i, f := range groups[rc.Rule] {
			if i == placesInMarkdown {
				fmt.Fprintf(w, "- and %s more\n", Number(len(groups[rc.Rule])-i))
				break
			}
			fmt.Fprintf(w, "- %s %s", codeSpan(place(f)), f.Effect)
			if f.Detail != "" {
				w.WriteString(": " + escapeMarkdown(line(f.Detail)))
			}
			if count(f) > 1 {
				fmt.Fprintf(w, " (%s times)", Number(count(f)))
			}
			w.WriteByte('\n')
		}
		if rc.Rule.Hint != "" {
			fmt.Fprintf(w, "\nWhat to do: %s\n", escapeMarkdown(rc.Rule.Hint))
		}
		w.WriteString("\n</details>\n")
	}
	return nil
}

// escapeMarkdown makes Markdown of a text; what hosts make of @, # and bare links is left to them.
func escapeMarkdown(s string) string {
	return markdownMarks.Replace(s)
}

var markdownMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "~", `\~`, "$", `\$`)

// codeSpan is a text as code, whatever backticks it holds.
func codeSpan(s string) string {
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}
