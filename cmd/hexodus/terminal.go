package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"hexodus/ir/finding"
)

// isTerminal reports whether somebody watches what is written.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// painter names a severity, in colour where colours are welcome.
func painter(w io.Writer) func(finding.Severity) string {
	colour := isTerminal(w) && os.Getenv("NO_COLOR") == ""
	return func(s finding.Severity) string {
		name := fmt.Sprintf("%-7s", s)
		if !colour {
			return name
		}
		return [...]string{"\x1b[36m", "\x1b[33m", "\x1b[31m"}[s] + name + "\x1b[0m"
	}
}

// progress is one line on a terminal that says how far we are; elsewhere it is silent.
type progress struct {
	w io.Writer // nil: nobody watches

	mu    sync.Mutex
	shown time.Time
}

func newProgress(w io.Writer, wanted bool) *progress {
	if !wanted || !isTerminal(w) {
		return &progress{}
	}
	return &progress{w: w}
}

// phase is what to call with each step of a phase: "reading 120/1400, 850 a second".
func (p *progress) phase(name string) func(done, total int) {
	if p.w == nil {
		return nil
	}
	began := time.Now()
	return func(done, total int) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.w == nil || time.Since(p.shown) < 100*time.Millisecond {
			return
		}
		p.shown = time.Now()
		rate := float64(done) / max(time.Since(began).Seconds(), 0.001)
		fmt.Fprintf(p.w, "\r\x1b[K%s %d/%d, %.0f a second", name, done, total, rate)
	}
}

// end takes the line away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.w != nil && !p.shown.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.w = nil
}
