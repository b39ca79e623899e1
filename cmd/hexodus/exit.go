package main

import (
	"fmt"
	"slices"

	"hexodus/ir/finding"
)

const (
	exitDone       = 0
	exitFindings   = 1
	exitUsage      = 2
	exitUnreadable = 3
	exitRefused    = 5
	exitInternal   = 70
	exitStopped    = 130
)

// exitCodes say what the exit codes mean.
var exitCodes = []struct {
	code  int
	means string
}{
	{exitDone, "done"},
	{exitFindings, "done, with findings at or above `--fail-on`; or a plan with `--detailed-exitcode` that would change something"},
	{exitUsage, "usage or configuration; nothing was written"},
	{exitUnreadable, "some inputs could not be read; the rest was written"},
	{exitRefused, "edits conflict with the blog, and the rest was written; or the folder is not hexodus's, or changed meanwhile, and nothing was"},
	{exitInternal, "an internal error: please report it"},
	{exitStopped, "stopped; nothing was written"},
}

// failure is an error with its exit code; without an error the code alone says it.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string {
	if f.err == nil {
		return fmt.Sprintf("exit %d", f.code)
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// usage is an error of the person at the keyboard.
func usage(format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...)}
}

// unreadable are the rules about inputs that could not be read at all.
var unreadable = []string{"file/unreadable", "front-matter/invalid"}

// exitCode is what the findings of a migration that went through come to.
func exitCode(findings []finding.Finding, failOn string) int {
	code := exitDone
	for i := range findings {
		rule := findings[i].Rule
		switch limit, err := finding.ParseSeverity(failOn); {
		case rule == finding.Panicked:
			return exitInternal
		case slices.Contains(unreadable, rule.ID):
			code = exitUnreadable
		case err == nil && rule.Severity >= limit && code == exitDone:
			code = exitFindings
		}
	}
	return code
}
