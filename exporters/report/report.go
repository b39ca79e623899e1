// Package report tells a person or a program what a migration could not carry over.
//
// A report format is a function in a table. All say the same; the same report gives the same bytes.
package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"hexodus/ir/finding"
)

// Report is the account of one migration.
type Report struct {
	Findings  []finding.Finding // sorted, as a finding.Log gives them
	Ledger    []finding.Line
	Fidelity  float64 // 0 to 1
	SourceDir string  // the blog's content folder, which "source" paths are relative to: "source"
	Target    string  // name of the format written
	Written   Written
}

// Written is what came of the blog.
type Written struct {
	Files   int           `json:"files"`
	Posts   int           `json:"posts"`
	Drafts  int           `json:"drafts"`
	Pages   int           `json:"pages"`
	Assets  int           `json:"assets"`
	Elapsed time.Duration `json:"-"` // differs from run to run, so no file holds it
}

// Format is one way to write a report.
type Format struct {
	Name  string
	Doc   string
	Write func(*bufio.Writer, *Report) error
}

// Formats are all ways, the default first.
var Formats = []Format{
	{"text", "for people: by rule, with the places and what to do", writeText},
	{"json", "for programs: every finding, counts and the ledger", writeJSON},
}

// Names are the formats' names.
func Names() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// Write writes a report in the format of that name.
func Write(w io.Writer, format string, r Report) error {
	for _, f := range Formats {
		if f.Name == format {
			out := bufio.NewWriterSize(w, 1<<16)
			if err := f.Write(out, &r); err != nil {
				return err
			}
			return out.Flush()
		}
	}
	return fmt.Errorf("report format %q: want one of %s", format, strings.Join(Names(), ", "))
}

// count is how many places a finding stands for.
func count(f *finding.Finding) int { return max(f.Count, 1) }
