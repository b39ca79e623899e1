package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"hexodus/exporters/report"
	"hexodus/exporters/tree"
	"hexodus/ir/finding"
)

// isTerminal reports whether somebody watches what is written.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// Colours of a terminal.
const (
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	cyan   = "\x1b[36m"
	plain  = ""
)

// severityColours and verbColours say how much to mind what is found and what is done.
var (
	severityColours = [...]string{finding.Info: cyan, finding.Warning: yellow, finding.Error: red}
	verbColours     = map[string]string{
		tree.DoCreate: green, tree.DoUpdate: cyan, tree.DoMerge: yellow, tree.DoConflict: red, tree.DoDelete: red, tree.DoLeave: yellow,
	}
)

// colours paints a text, where colours are welcome: see https://no-color.org.
func colours(w io.Writer) func(colour, text string) string {
	on := isTerminal(w) && os.Getenv("NO_COLOR") == ""
	return func(colour, text string) string {
		if !on || colour == plain {
			return text
		}
		return colour + text + "\x1b[0m"
	}
}

// progress is one line on a terminal that says how far we are; elsewhere, and with work that is done at once, it is silent.
type progress struct {
	w io.Writer // nil: nobody watches

	mu    sync.Mutex
	next  time.Time // when it is time to say something
	drawn bool
}

// patience is how long nobody asks what is going on.
const patience = 400 * time.Millisecond

func newProgress(w io.Writer, wanted bool) *progress {
	if !wanted || !isTerminal(w) {
		return &progress{}
	}
	return &progress{w: w, next: time.Now().Add(patience)}
}

// phase is what to call with each step of a phase: "reading 120 of 1,400, 850 a second".
func (p *progress) phase(name string) func(done, total int) {
	if p.w == nil {
		return nil
	}
	began := time.Now()
	return func(done, total int) {
		p.mu.Lock()
		defer p.mu.Unlock()
		now := time.Now()
		if p.w == nil || now.Before(p.next) {
			return
		}
		p.next, p.drawn = now.Add(100*time.Millisecond), true
		rate := float64(done) / max(now.Sub(began).Seconds(), 0.001)
		fmt.Fprintf(p.w, "\r\x1b[K%s %s of %s, %s a second", name, report.Number(done), report.Number(total), report.Number(int(rate)))
	}
}

// end takes the line away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drawn {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.w, p.drawn = nil, false
}
