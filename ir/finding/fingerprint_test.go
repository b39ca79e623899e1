package finding_test

import (
	"slices"
	"strings"
	"testing"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var marked = finding.Define(finding.Rule{ID: "test/marked", Severity: finding.Warning, Title: "a mark"})

// marks finds each {…} of a text.
func marks(text, detail string) []finding.Finding {
	src := &ir.Source{Path: "a.md", Data: []byte(text)}
	var log finding.Log
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '{')
		if n < 0 {
			return log.Findings()
		}
		end := at + n + strings.IndexByte(text[at+n:], '}') + 1
		log.Add(finding.Finding{Rule: marked, Source: src, At: ir.Span{Start: at + n, End: end}, Effect: finding.Manual, Detail: detail})
		at = end
	}
}

func TestAFingerprintSurvivesLinesAbove(t *testing.T) {
	before := finding.Fingerprints(marks("a {x y\nz}\n{z}\n", "defined in s.js:4 on 2026-11-22 17:11:19"))
	after := finding.Fingerprints(marks("new\n\nlines {x  y\nmore}\n\n  {z}\n", "defined in s.js:17 on 2025-01-02 03:04"))
	if !slices.Equal(before, after) {
		t.Errorf("%q became %q", before, after)
	}
}

func TestAFingerprintTellsFindingsApart(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range [][]finding.Finding{marks("{x} {x} {y}", ""), marks("{y}", "a detail"), {{Rule: marked}, {Rule: marked, Path: "b.md"}, {Rule: marked, Path: "b.md", Effect: finding.Exact}}} {
		for _, f := range finding.Fingerprints(list) {
			if seen[f] {
				t.Errorf("%s twice", f)
			}
			seen[f] = true
		}
	}
	if one, two := finding.Fingerprints(marks("{x}", "")), finding.Fingerprints(marks("{x} {x}", "")); one[0] != two[0] || one[0] == two[1] {
		t.Errorf("%q and %q: the first of two alike is the one that was alone", one, two)
	}
}
