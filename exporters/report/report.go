// Package report tells a person or a program what a migration could not carry over.
//
// A report format is a function in a table. All say the same; the same report gives the same bytes.
package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"hexodus/ir/finding"
)

// Report is the account of one migration.
type Report struct {
	Findings  []finding.Finding // sorted, as a finding.Log gives them
	Ledger    []finding.Line
	Fidelity  float64 // 0 to 1
	Title     string  // of the blog
	SourceDir string  // the blog's content folder, which "source" paths are relative to: "source"
	Config    string  // file that stands for the blog as a whole where a program wants one, "" for none
	Target    string  // name of the format written
	Version   string  // of hexodus
	Written   Written
	FailOn    finding.Severity // the least severity that fails a test
	Silenced  []Silence        // what somebody did not want to hear of
	// Output gives the path and the text of the file that was written for a source file; nil if nobody knows.
	Output func(source string) (path string, text []byte)

	prints []string // of the findings; nil: not counted yet
	known  int      // places left out, because an earlier report told them
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
	Ext   string // of the files, by which the format is known: ".txt"
	Doc   string
	Write func(*bufio.Writer, *Report) error
}

// Formats are all ways, the default first.
var Formats = []Format{
	{"text", ".txt", "for people: by rule, with the places and what to do", writeText},
	{"html", ".html", "for people: one page to search and filter", writeHTML},
	{"markdown", ".md", "for people: a summary for an issue or a pull request", writeMarkdown},
	{"json", ".json", "for programs: every finding, counts and the ledger", writeJSON},
	{"sarif", ".sarif", "for Git hosts: annotations in the posts", writeSARIF},
	{"junit", ".xml", "for build servers: a test for each finding", writeJUnit},
}

// Names are the formats' names.
func Names() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// FormatOf is the name of the format that a file's extension tells; any other file holds text.
func FormatOf(file string) string {
	name := strings.ToLower(file)
	if strings.HasSuffix(name, ".sarif.json") {
		return "sarif"
	}
	for _, f := range Formats {
		if filepath.Ext(name) == f.Ext {
			return f.Name
		}
	}
	return Formats[0].Name
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

// fingerprints name the findings, in their order.
func (r *Report) fingerprints() []string {
	if r.prints == nil {
		r.prints = finding.Fingerprints(r.Findings)
	}
	return r.prints
}

// count is how many places a finding stands for.
func count(f *finding.Finding) int { return max(f.Count, 1) }
