package tree

import (
	"fmt"
	"strings"
)

// Refused is the answer to a plan that would write over what hexodus did not write.
type Refused struct {
	Dst   string
	Files []Refusal // by path; the first ones
	More  int       // how many there are beside them
}

// Refusal is one file in the way.
type Refusal struct{ Path, Why string }

// refusals is how many files a Refused names.
const refusals = 10

func (e *Refused) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d file(s) in the way: ", e.Dst, len(e.Files)+e.More)
	for i, f := range e.Files {
		if i == 3 {
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s (%s)", f.Path, f.Why)
	}
	if n := len(e.Files) + e.More - 3; n > 0 {
		fmt.Fprintf(&b, " and %d more", n)
	}
	return b.String()
}

// refusalList gathers what is in the way.
type refusalList struct {
	first []Refusal
	n     int
}

func (l *refusalList) add(path, why string) {
	if l.n++; l.n <= refusals {
		l.first = append(l.first, Refusal{path, why})
	}
}

func (l *refusalList) err(dst string) error {
	if l.n == 0 {
		return nil
	}
	return &Refused{Dst: dst, Files: l.first, More: l.n - len(l.first)}
}
