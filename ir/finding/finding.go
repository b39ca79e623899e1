// Package finding is what could not be carried over, and the books that must balance.
//
// A Rule sits beside the code that raises it; a Finding is one place where it applied. A Log collects
// findings from any number of goroutines and gives them out sorted and aggregated, so that the same
// input yields the same report.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"hexodus/ir"
)

// Severity says how much of the meaning is at stake.
type Severity uint8

const (
	Info    Severity = iota // same meaning, new form
	Warning                 // meaning reduced
	Error                   // content missing
)

var severities = []string{"info", "warning", "error"}

func (s Severity) String() string { return severities[s] }

// MarshalText writes the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity reads "info", "warning" or "error".
func ParseSeverity(s string) (Severity, error) {
	if i := slices.Index(severities, s); i >= 0 {
		return Severity(i), nil
	}
	return 0, fmt.Errorf("severity %q: want one of %s", s, strings.Join(severities, ", "))
}

// Effect says what became of the thing found.
type Effect string

const (
	Exact      Effect = "exact"      // a reader and a machine see the same
	Equivalent Effect = "equivalent" // a reader sees the same, the HTML differs
	Improved   Effect = "improved"   // better than what the blog showed
	Degraded   Effect = "degraded"   // worse, but there
	Dropped    Effect = "dropped"    // not there
	Manual     Effect = "manual"     // a person has to decide
)

// Rule is a kind of finding. Its ID is "area/fact" and is never renamed or reused.
type Rule struct {
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	Title    string   `json:"title"` // the fact, in a few words
	Doc      string   `json:"doc"`   // what it means and why it happens
	Hint     string   `json:"hint"`  // what to do
}

var rules = map[string]*Rule{}

// Define registers a rule; two rules with one ID are a programmer's mistake and panic at start-up.
func Define(r Rule) *Rule {
	if rules[r.ID] != nil {
		panic("finding: two rules " + r.ID)
	}
	rules[r.ID] = &r
	return &r
}

// Rules are all rules, by ID.
func Rules() []*Rule {
	list := make([]*Rule, 0, len(rules))
	for _, r := range rules {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// Lookup is the rule with an ID, nil if there is none.
func Lookup(id string) *Rule { return rules[id] }

// Finding is one place where a rule applied.
type Finding struct {
	Rule   *Rule
	Source *ir.Source // nil if only Path is known
	Path   string     // with Source == nil: path from the blog's folder, "" for the blog as a whole
	At     ir.Span    // with Source: the bytes at fault, as tight as can be
	Effect Effect
	Detail string // this case in a few words
	Before string // as it was, if it helps
	After  string // as it is now
	Count  int    // places that this finding stands for; 0 is 1
}

// File is the path of the file the finding is about.
func (f *Finding) File() string {
	if f.Source != nil {
		return f.Source.Path
	}
	return f.Path
}

// Start is the line and column of the finding, both from 1, or 0, 0 for a file as a whole.
func (f *Finding) Start() (line, column int) {
	if f.Source == nil {
		return 0, 0
	}
	return f.Source.Position(f.At.Start)
}

// End is the position after the finding's last character.
func (f *Finding) End() (line, column int) {
	if f.Source == nil {
		return 0, 0
	}
	return f.Source.Position(f.At.End)
}

// Log collects findings and the ledger. Its zero value is ready; all methods are safe for concurrent use.
type Log struct {
	Ledger Ledger

	mu   sync.Mutex
	list []Finding
}

// Add notes a finding.
func (l *Log) Add(f Finding) {
	if f.Rule == nil {
		panic("finding: no rule")
	}
	if f.Count == 0 {
		f.Count = 1
	}
	l.mu.Lock()
	l.list = append(l.list, f)
	l.mu.Unlock()
}

// Findings are all findings, sorted by file, offset and rule. Findings that are alike in everything
// are one, with their number in Count.
func (l *Log) Findings() []Finding {
	l.mu.Lock()
	list := slices.Clone(l.list)
	l.mu.Unlock()
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.File(), b.File()),
			cmp.Compare(a.At.Start, b.At.Start), cmp.Compare(a.At.End, b.At.End),
			strings.Compare(a.Rule.ID, b.Rule.ID), strings.Compare(string(a.Effect), string(b.Effect)),
			strings.Compare(a.Detail, b.Detail), strings.Compare(a.Before, b.Before), strings.Compare(a.After, b.After))
	})
	out := list[:0]
	for _, f := range list {
		if n := len(out); n > 0 && same(&out[n-1], &f) {
			out[n-1].Count += f.Count
			continue
		}
		out = append(out, f)
	}
	return out
}

func same(a, b *Finding) bool {
	return a.Rule == b.Rule && a.File() == b.File() && a.At == b.At && a.Effect == b.Effect &&
		a.Detail == b.Detail && a.Before == b.Before && a.After == b.After
}
