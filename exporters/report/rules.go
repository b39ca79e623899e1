package report

import (
	"cmp"
	"slices"
	"strings"

	"hexodus/ir/finding"
)

// RuleCount is a rule, and how often it applied.
type RuleCount struct {
	Rule  *finding.Rule
	Count int // places
	Files int // files they are in
}

// ByRule counts findings by rule: the gravest and most frequent first.
func ByRule(findings []finding.Finding) []RuleCount {
	list, _ := byRule(findings)
	return list
}

func byRule(findings []finding.Finding) ([]RuleCount, map[*finding.Rule][]*finding.Finding) {
	groups := map[*finding.Rule][]*finding.Finding{}
	for i := range findings {
		f := &findings[i]
		groups[f.Rule] = append(groups[f.Rule], f)
	}
	list := make([]RuleCount, 0, len(groups))
	for rule, group := range groups {
		places, files := tally(group)
		list = append(list, RuleCount{rule, places, files})
	}
	slices.SortFunc(list, func(a, b RuleCount) int {
		return cmp.Or(
			cmp.Compare(b.Rule.Severity, a.Rule.Severity),
			cmp.Compare(b.Count, a.Count),
			strings.Compare(a.Rule.ID, b.Rule.ID))
	})
	return list, groups
}

// tally counts places and files.
func tally(group []*finding.Finding) (places, files int) {
	seen := map[string]bool{}
	for _, f := range group {
		places += count(f)
		seen[f.File()] = true
	}
	return places, len(seen)
}

// BySeverity counts findings by severity.
func BySeverity(findings []finding.Finding) map[finding.Severity]int {
	n := map[finding.Severity]int{}
	for i := range findings {
		n[findings[i].Rule.Severity] += count(&findings[i])
	}
	return n
}
