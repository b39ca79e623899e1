package finding

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Item is a kind of thing that comes in and must be accounted for.
type Item string

const (
	File      Item = "file"       // each file of the content folder and each configuration file
	Field     Item = "field"      // each front matter key of a document
	ConfigKey Item = "config key" // each top-level key of the configuration
	Tag       Item = "tag"        // each template tag outside code
	Link      Item = "link"       // each link and image target in a body
	AssetFile Item = "asset"      // each file that is published as it is
)

// Outcome is what became of an item.
type Outcome string

const (
	Carried Outcome = "carried" // as it was
	Changed Outcome = "changed" // in another form, by a rule
	Lost    Outcome = "dropped" // not there any more, by a rule
	Skipped Outcome = "skipped" // was never published, by a rule
)

// Ledger books what came in against what became of it. Its zero value is ready and safe for concurrent use.
type Ledger struct {
	mu      sync.Mutex
	entered map[account]int
	settled map[entry]int
}

type account struct {
	item Item
	path string
}

type entry struct {
	account
	outcome Outcome
	rule    *Rule
}

// Enter books n items that came in with a file; path is its path from the blog's folder.
func (l *Ledger) Enter(item Item, path string, n int) {
	if n == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.entered == nil {
		l.entered = map[account]int{}
	}
	l.entered[account{item, path}] += n
}

// Settle books what became of n items of a file. Every outcome but Carried names its rule.
func (l *Ledger) Settle(item Item, path string, n int, outcome Outcome, rule *Rule) {
	if n == 0 {
		return
	}
	if rule == nil && outcome != Carried {
		panic("finding: " + string(outcome) + " without a rule")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.settled == nil {
		l.settled = map[entry]int{}
	}
	l.settled[entry{account{item, path}, outcome, rule}] += n
}

// SettleRest books what became of those items of a file that are not settled yet.
func (l *Ledger) SettleRest(item Item, path string, outcome Outcome, rule *Rule) {
	of := account{item, path}
	l.mu.Lock()
	rest := l.entered[of]
	for e, n := range l.settled {
		if e.account == of {
			rest -= n
		}
	}
	l.mu.Unlock()
	l.Settle(item, path, max(rest, 0), outcome, rule)
}

// Line is the sum of one item: In = Carried + Changed + Dropped + Skipped if the books balance.
type Line struct {
	Item    Item           `json:"item"`
	In      int            `json:"in"`
	Carried int            `json:"carried"`
	Changed int            `json:"changed"`
	Dropped int            `json:"dropped"`
	Skipped int            `json:"skipped"`
	Rules   map[string]int `json:"rules,omitempty"` // items changed, dropped or skipped, by rule
}

// Lines are the sums, by item.
func (l *Ledger) Lines() []Line {
	l.mu.Lock()
	defer l.mu.Unlock()
	byItem := map[Item]*Line{}
	line := func(i Item) *Line {
		if byItem[i] == nil {
			byItem[i] = &Line{Item: i, Rules: map[string]int{}}
		}
		return byItem[i]
	}
	for a, n := range l.entered {
		line(a.item).In += n
	}
	for e, n := range l.settled {
		s := line(e.item)
		switch e.outcome {
		case Carried:
			s.Carried += n
		case Changed:
			s.Changed += n
		case Lost:
			s.Dropped += n
		case Skipped:
			s.Skipped += n
		}
		if e.rule != nil {
			s.Rules[e.rule.ID] += n
		}
	}
	lines := make([]Line, 0, len(byItem))
	for _, s := range byItem {
		lines = append(lines, *s)
	}
	slices.SortFunc(lines, func(a, b Line) int { return strings.Compare(string(a.Item), string(b.Item)) })
	return lines
}

// Balance is nil if every item that came in was settled, once; else it names the first account that does not balance.
func (l *Ledger) Balance() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	left := map[account]int{}
	for a, n := range l.entered {
		left[a] += n
	}
	for e, n := range l.settled {
		left[e.account] -= n
	}
	var bad []string
	for a, n := range left {
		if n > 0 {
			bad = append(bad, fmt.Sprintf("%s: %d %s(s) unaccounted for", a.path, n, a.item))
		} else if n < 0 {
			bad = append(bad, fmt.Sprintf("%s: %d %s(s) settled that never came in", a.path, -n, a.item))
		}
	}
	if len(bad) == 0 {
		return nil
	}
	slices.Sort(bad)
	return fmt.Errorf("the ledger does not balance: %s (and %d more)", bad[0], len(bad)-1)
}

// Fidelity is the share of items that came in and are there, carried or changed, of those that were published: 0 to 1.
func (l *Ledger) Fidelity() float64 {
	in, kept := 0, 0
	for _, s := range l.Lines() {
		in += s.In - s.Skipped
		kept += s.Carried + s.Changed
	}
	if in == 0 {
		return 1
	}
	return float64(kept) / float64(in)
}
