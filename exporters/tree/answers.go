package tree

import (
	"slices"
	"strings"
)

// Answer is an address that the site answers at although no file of the tree is for it alone: the generator makes a
// list there, or sends a reader on.
type Answer struct {
	URL string
	To  string // where a reader is sent, "" for a page
	// Wanted says that To is where a reader ought to be sent, which the generator cannot do; a host can.
	Wanted bool
}

// Answer notes an address that the site's generator answers at: with a page, or with To, by sending the reader there.
func (t *Tree) Answer(a Answer) {
	t.mu.Lock()
	t.answers = append(t.answers, a)
	t.mu.Unlock()
}

// Answers are the addresses that the generator answers at, sorted.
func (t *Tree) Answers() []Answer {
	t.mu.Lock()
	list := slices.Clone(t.answers)
	t.mu.Unlock()
	slices.SortFunc(list, func(a, b Answer) int {
		if n := strings.Compare(a.URL, b.URL); n != 0 {
			return n
		}
		return strings.Compare(a.To, b.To)
	})
	return slices.Compact(list)
}
