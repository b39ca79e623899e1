package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	asHTML = finding.Define(finding.Rule{ID: "test/as-html", Severity: finding.Warning, Title: "a tag became HTML", Doc: "There is no Markdown for it.", Hint: "allow HTML"})
	gone   = finding.Define(finding.Rule{ID: "test/gone", Severity: finding.Error, Title: "a file is gone", Doc: "Nobody knows it."})
)

func sample() Report {
	src := &ir.Source{Path: "source/_posts/a.md", Data: []byte("# A\n\t中文 {% img <a> %} x\nlast")}
	at := ir.Span{Start: strings.Index(string(src.Data), "{%"), End: strings.Index(string(src.Data), " x")}
	var log finding.Log
	log.Add(finding.Finding{Rule: asHTML, Source: src, At: at, Effect: finding.Equivalent, Detail: "img as html"})
	log.Add(finding.Finding{Rule: asHTML, Source: src, At: ir.Span{Start: len(src.Data) - 2, End: len(src.Data)}, Effect: finding.Equivalent, Detail: "img as html"})
	log.Add(finding.Finding{Rule: gone, Path: "source/b.bin", Effect: finding.Dropped, Before: "b <b>"})
	log.Ledger.Enter(finding.Tag, src.Path, 2)
	log.Ledger.Settle(finding.Tag, src.Path, 2, finding.Changed, asHTML)
	return Report{Findings: log.Findings(), Ledger: log.Ledger.Lines(), Fidelity: 1, SourceDir: "source", Target: "hugo", Written: Written{Files: 3, Posts: 1}}
}

func TestTextIsForPeople(t *testing.T) {
	const want = `error test/gone: a file is gone (1 in 1 file)
  Nobody knows it.

source/b.bin error test/gone dropped


warning test/as-html: a tag became HTML (2 in 1 file)
  There is no Markdown for it.

source/_posts/a.md:2:5 warning test/as-html equivalent: img as html (2 times)
    2 | 	中文 {% img <a> %} x
      | 	     ^^^^^^^^^^^^^
   also source/_posts/a.md:3:3

hint: allow HTML


1 error, 2 warnings, 0 notes
fidelity 100%

                    in   carried   changed   dropped   skipped
tag                  2         0         2         0         0
`
	var out strings.Builder
	if err := Write(&out, "text", sample()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestJSONIsForPrograms(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, "json", sample()); err != nil {
		t.Fatal(err)
	}
	const line = `{"rule":"test/as-html","severity":"warning","effect":"equivalent","source":"_posts/a.md","path":"source/_posts/a.md","line":2,"column":5,"endLine":2,"endColumn":18,"detail":"img as html","count":1,"fingerprint":"5ab6cc3cae2b666a613e2c8a:1"},`
	const first = `{"rule":"test/gone","severity":"error","effect":"dropped","source":"b.bin","path":"source/b.bin","before":"b <b>","count":1,"fingerprint":"6d5ce1cdc02410d1f0c75a8a:1"}`
	if s := out.String(); !strings.Contains(s, "\n"+line+"\n") || !strings.Contains(s, "\n"+first+"\n") {
		t.Error(s)
	}
	var got struct {
		Version  int
		Target   string
		Counts   struct{ Severity, Effect, Rule map[string]int }
		Rules    map[string]struct{ Doc string }
		Ledger   []finding.Line
		Findings []struct{ Rule string }
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != 1 || got.Target != "hugo" || got.Counts.Severity["warning"] != 2 || got.Counts.Effect["dropped"] != 1 ||
		got.Counts.Rule["test/as-html"] != 2 || got.Rules["test/gone"].Doc == "" || len(got.Findings) != 3 || got.Ledger[0].Changed != 2 {
		t.Errorf("%+v", got)
	}
}

func TestAnEmptyReportIsWellFormed(t *testing.T) {
	for _, f := range Formats {
		var out bytes.Buffer
		if err := Write(&out, f.Name, Report{}); err != nil || out.Len() == 0 {
			t.Errorf("%s: %v", f.Name, err)
		}
		if f.Name == "json" && !json.Valid(out.Bytes()) {
			t.Error(out.String())
		}
	}
	if err := Write(io.Discard, "yaml", Report{}); err == nil || err.Error() != `report format "yaml": want one of text, html, markdown, json, sarif, junit` {
		t.Error(err)
	}
}

func TestManyAlikeAreOneLine(t *testing.T) {
	src := &ir.Source{Path: "a.md", Data: []byte(strings.Repeat("x\n", 1400))}
	var log finding.Log
	for i := range 1400 {
		log.Add(finding.Finding{Rule: asHTML, Source: src, At: ir.Span{Start: 2 * i, End: 2*i + 1}, Detail: "x"})
	}
	var out strings.Builder
	if err := Write(&out, "text", Report{Findings: log.Findings()}); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); strings.Count(s, "\n") > 20 || !strings.Contains(s, "(1,400 times)") || !strings.Contains(s, "and in 1,395 more places") {
		t.Error(s)
	}
}

func TestOddSpansAndTextsDoNoHarm(t *testing.T) {
	src := &ir.Source{Path: "a\x1b[2J.md", Data: []byte("a\x1bb\r\n" + strings.Repeat("长", 500) + "\n")}
	for start := -1; start <= len(src.Data)+1; start += 7 {
		for _, end := range []int{start - 1, start, start + 3, start + 1000} {
			var out strings.Builder
			f := finding.Finding{Rule: gone, Source: src, At: ir.Span{Start: start, End: end}, Detail: "a\nb\x1b"}
			if err := Write(&out, "text", Report{Findings: []finding.Finding{f}}); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(out.String(), "\x1b") {
				t.Fatalf("a control character is shown: %q", out.String())
			}
			for l := range strings.Lines(out.String()) {
				if cells(l) > 220 {
					t.Fatalf("%d columns: %s", cells(l), l)
				}
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	src := &ir.Source{Path: "source/_posts/a.md", Data: []byte(strings.Repeat("some text {% tag %} and more\n", 10000))}
	r := Report{SourceDir: "source"}
	for i := range 10000 {
		r.Findings = append(r.Findings, finding.Finding{Rule: asHTML, Source: src, At: ir.Span{Start: 29*i + 10, End: 29*i + 19}, Effect: finding.Equivalent, Detail: fmt.Sprint("kind ", i%50)})
	}
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if err := Write(io.Discard, f.Name, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
