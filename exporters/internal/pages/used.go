package pages

import (
	"maps"
	"slices"
	"sync"
)

// Used are the templates that some page needs. It is safe for concurrent use, and empty as it is.
type Used struct {
	mu    sync.Mutex
	names map[string]bool
}

// Note notes that a page needs a template.
func (u *Used) Note(name string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.names == nil {
		u.names = map[string]bool{}
	}
	u.names[name] = true
}

// Names are the templates, in order.
func (u *Used) Names() []string {
	u.mu.Lock()
	defer u.mu.Unlock()
	return slices.Sorted(maps.Keys(u.names))
}
