package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strings"

	"hexodus/ir/finding"
)

// The parts of the JUnit format that build servers agree on.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitFailure `xml:"failure"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes a suite for each file of the blog and a test for each finding in it. A finding of at least the
// severity that fails the run is a failure, and any other a test that passed and says what was found. The names of
// tests hold no line numbers, so that a server can tell which are new.
func writeJUnit(w *bufio.Writer, r *Report) error {
	all := junitSuites{Name: "hexodus"}
	account := junitCase{Name: "every item of the blog is accounted for", Class: "ledger", Out: "fidelity " + Percent(r.Fidelity)}
	all.Suites = append(all.Suites, junitSuite{Name: "ledger", Tests: 1, Cases: []junitCase{account}})
	at := map[string]int{}
	named := map[string]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		file := f.File()
		if file == "" {
			file = "(the blog)"
		}
		n, ok := at[file]
		if !ok {
			n = len(all.Suites)
			at[file] = n
			all.Suites = append(all.Suites, junitSuite{Name: file})
		}
		suite := &all.Suites[n]
		c := junitCase{Name: f.Rule.ID, Class: file, File: f.File()}
		if f.Detail != "" {
			c.Name += ": " + line(f.Detail)
		}
		if named[file+"\x00"+c.Name]++; named[file+"\x00"+c.Name] > 1 {
			c.Name += fmt.Sprintf(" (%d)", named[file+"\x00"+c.Name])
		}
		c.Line, _ = f.Start()
		if text := junitText(f); f.Rule.Severity >= r.FailOn {
			c.Failure = &junitFailure{f.Rule.Severity.String(), f.Rule.Title, text}
			suite.Failures++
		} else {
			c.Out = text
		}
		suite.Cases = append(suite.Cases, c)
		suite.Tests++
	}
	for _, s := range all.Suites {
		all.Tests += s.Tests
		all.Failures += s.Failures
	}
	w.WriteString(xml.Header)
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// junitText is the finding as the report for people has it.
func junitText(f *finding.Finding) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	writeKind(w, []*finding.Finding{f})
	if f.Rule.Hint != "" {
		fmt.Fprintf(w, "hint: %s\n", line(f.Rule.Hint))
	}
	_ = w.Flush() // a strings.Builder takes everything
	return b.String()
}
