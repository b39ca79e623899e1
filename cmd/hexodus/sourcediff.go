package main

import (
	"io"
	"slices"

	"hexodus/ir/finding"
)

// sourceDiff prints what became of each post, with the rules beside the lines that they are about.
func sourceDiff(w io.Writer, o *outcome) error {
	texts := map[string][]byte{}
	for _, doc := range o.site.Docs {
		texts[doc.Source.Path] = doc.Source.Text()
	}
	found := map[string][]finding.Finding{}
	for _, f := range o.log.Findings() {
		found[f.File()] = append(found[f.File()], f)
	}
	return o.tree.SourceDiff(w, func(path string) []byte { return texts[path] }, func(path string, from, to int) []string {
		var rules []string
		for i := range found[path] {
			f := &found[path][i]
			first, _ := f.Start()
			last, _ := f.End()
			if first <= to && last >= from && (first == 0) == (to == 0) {
				rules = append(rules, f.Rule.ID)
			}
		}
		slices.Sort(rules)
		return slices.Compact(rules)
	})
}
