package hexo

import (
	"slices"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

var (
	urlClash = finding.Define(finding.Rule{
		ID: "url/clash", Severity: finding.Error,
		Title: "two documents have one URL",
		Doc:   "The blog showed one of them, and not always the same. Only one file can be there.",
		Hint:  "give one of them another permalink",
	})
	urlCaseClash = finding.Define(finding.Rule{
		ID: "url/case-clash", Severity: finding.Warning,
		Title: "two URLs differ only in case",
		Doc:   "They are one on file systems and hosts that do not tell upper from lower case.",
		Hint:  "give one of them another permalink",
	})
)

// clashes tells which documents are in each other's way.
func clashes(docs []*ir.Document, c ir.Config, log *finding.Log) {
	exact, folded := map[string][]*ir.Document{}, map[string][]*ir.Document{}
	for _, d := range docs {
		if d.Draft && !c.Drafts {
			continue
		}
		route := routes.Of(d.URL)
		exact[route] = append(exact[route], d)
		folded[strings.ToLower(route)] = append(folded[strings.ToLower(route)], d)
	}
	for _, d := range docs {
		if d.Draft && !c.Drafts {
			continue
		}
		route := routes.Of(d.URL)
		same := exact[route]
		if len(same) > 1 {
			log.Add(finding.Finding{Rule: urlClash, Path: d.Source.Path, Effect: finding.Manual, Detail: d.URL + ", also " + others(same, d)})
		}
		if near := folded[strings.ToLower(route)]; len(near) > len(same) {
			near = slices.DeleteFunc(slices.Clone(near), func(o *ir.Document) bool { return routes.Of(o.URL) == route })
			log.Add(finding.Finding{Rule: urlCaseClash, Path: d.Source.Path, Effect: finding.Exact, Detail: d.URL + ", also " + others(near, d)})
		}
	}
}

func others(docs []*ir.Document, but *ir.Document) string {
	var names []string
	for _, d := range docs {
		if d != but {
			names = append(names, d.Source.Path)
		}
	}
	return strings.Join(names, ", ")
}
