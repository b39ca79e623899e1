package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/google/go-cmp/cmp"

	"hexodus/ir"
	"hexodus/ir/finding"
)

func told(t *testing.T, format string, r Report) string {
	t.Helper()
	var out strings.Builder
	if err := Write(&out, format, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestMarkdownIsForAnIssue(t *testing.T) {
	r := sample()
	r.Title = "a_b <c>"
	const want = "# Migration of a\\_b &lt;c&gt; to hugo\n" + `
**Fidelity 100%** · 1 error · 2 warnings · 0 notes

| | in | carried | changed | dropped | skipped |
| --- | ---: | ---: | ---: | ---: | ---: |
| tag | 2 | 0 | 2 | 0 | 0 |

| places | severity | rule | |
| ---: | --- | --- | --- |
| 1 | error | ` + "`test/gone`" + ` | a file is gone |
| 2 | warning | ` + "`test/as-html`" + ` | a tag became HTML |

<details>
<summary>error <code>test/gone</code>: a file is gone (1 in 1 file)</summary>

Nobody knows it.

- ` + "`source/b.bin`" + ` dropped

</details>

<details>
<summary>warning <code>test/as-html</code>: a tag became HTML (2 in 1 file)</summary>

There is no Markdown for it.

- ` + "`source/_posts/a.md:2:5`" + ` equivalent: img as html
- ` + "`source/_posts/a.md:3:3`" + ` equivalent: img as html

What to do: allow HTML

</details>
`
	if diff := cmp.Diff(want, told(t, "markdown", r)); diff != "" {
		t.Error(diff)
	}
	if got := codeSpan("a``b`"); got != "``` a``b` ```" && got != "` a``b` `" {
		t.Error(got)
	}
}

func TestJUnitFailsWhereTheRunDoes(t *testing.T) {
	r := sample()
	r.FailOn = finding.Error
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="hexodus" tests="4" failures="1">
 <testsuite name="ledger" tests="1" failures="0" errors="0" skipped="0">
  <testcase name="every item of the blog is accounted for" classname="ledger">
   <system-out>fidelity 100%</system-out>
  </testcase>
 </testsuite>
 <testsuite name="source/_posts/a.md" tests="2" failures="0" errors="0" skipped="0">
  <testcase name="test/as-html: img as html" classname="source/_posts/a.md" file="source/_posts/a.md" line="2">
`
	got := told(t, "junit", r)
	if !strings.HasPrefix(got, want) || !strings.Contains(got, `<testcase name="test/as-html: img as html (2)"`) ||
		strings.Count(got, "<failure ") != 1 || !strings.Contains(got, `<failure type="error" message="a file is gone">source/b.bin error test/gone dropped&#xA;</failure>`) {
		t.Error(got)
	}
	r.FailOn = finding.Info
	if got := told(t, "junit", r); !strings.Contains(got, `tests="4" failures="3"`) {
		t.Error(got)
	}
}

func TestSARIFIsForAGitHost(t *testing.T) {
	r := sample()
	r.Config = "_config.yml"
	r.Findings = append(r.Findings, finding.Finding{Rule: gone}, finding.Finding{Rule: gone, Path: "a b:c/中.md"})
	var log struct {
		Runs []struct {
			Results []struct {
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           map[string]int
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(told(t, "sarif", r)), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	first := results[0].Locations[0].PhysicalLocation
	if diff := cmp.Diff(map[string]int{"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 18}, first.Region); diff != "" || results[0].Message.Text != "a tag became HTML: img as html" {
		t.Error(diff, results[0].Message.Text)
	}
	for i, want := range map[int]string{0: "source/_posts/a.md", 3: "_config.yml", 4: "./a%20b:c/%E4%B8%AD.md"} {
		if got := results[i].Locations[0].PhysicalLocation.ArtifactLocation.URI; got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
}

func TestThePageShowsSourceAndOutputAndNothingLive(t *testing.T) {
	r := sample()
	r.Title = "</title><script>alert(1)</script>"
	r.Findings[0].Before, r.Findings[0].After = "<b>was</b>", "is"
	r.Output = func(source string) (string, []byte) {
		return "content/a.md", []byte("+++\n# A\n\t中文 <img src=x onerror=y> x\nlast")
	}
	page := told(t, "html", r)
	for _, want := range []string{
		"<i>2</i>\t中文 <mark>{% img &lt;a&gt; %}</mark> x</span>", // the source, with what is at fault marked
		"<i>3</i>\t中文 &lt;img src=x onerror=y&gt; x</span>",      // the line that it became
		"content/a.md", "&lt;b&gt;was&lt;/b&gt;", "the new site has",
		`id="rule-test/as-html"`, `href="#rule-test%2fas-html"`, "allow HTML",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			scripts++
		}
		for _, a := range n.Attr {
			if (a.Key == "href" || a.Key == "src") && !strings.HasPrefix(a.Val, "#") && a.Val != "data:," {
				t.Errorf("%s of %s leads away: %s", a.Key, n.Data, a.Val)
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts", scripts)
	}
}

func TestABaselineLeavesOutWhatWasKnown(t *testing.T) {
	src := &ir.Source{Path: "a.md", Data: []byte("x\ny\nx")}
	all := []finding.Finding{
		{Rule: gone, Source: src, At: ir.Span{Start: 0, End: 1}}, {Rule: gone, Source: src, At: ir.Span{Start: 2, End: 3}},
		{Rule: gone, Source: src, At: ir.Span{Start: 4, End: 5}}, {Rule: finding.Panicked}, {Rule: asHTML, Count: 5},
	}
	earlier := append([]finding.Finding{}, all[0], all[3], all[4])
	earlier[2].Count = 3
	known, err := ReadBaseline(strings.NewReader(told(t, "json", Report{Findings: earlier})))
	if err != nil {
		t.Fatal(err)
	}
	r := Report{Findings: all}
	r.Since(known)
	if r.Known() != 4 || len(r.Findings) != 4 || r.Findings[0].At.Start != 2 || r.Findings[1].At.Start != 4 || r.Findings[2].Rule != finding.Panicked || r.Findings[3].Count != 2 {
		t.Errorf("%d known, left %+v", r.Known(), r.Findings)
	}
	if all[4].Count != 5 {
		t.Error("the findings of the log were changed")
	}
	for _, bad := range []string{"", "{}", `{"version":1,"findings":[{"rule":"x"}]}`, "[1]"} {
		if _, err := ReadBaseline(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is a baseline", bad)
		}
	}
}

func TestAnExtensionTellsTheFormat(t *testing.T) {
	for file, want := range map[string]string{"a.json": "json", "a.SARIF": "sarif", "a.sarif.json": "sarif", "b/x.html": "html", "y.md": "markdown", "junit.xml": "junit", "-": "text", "a": "text", "a.log": "text"} {
		if got := FormatOf(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}

// Whatever stands in a blog, each format stays well-formed.
func FuzzWrite(f *testing.F) {
	f.Add([]byte("a \x00<b>]]>\xff\u2028`` {{"), "</script><!--", "a\x1b", 1, 4)
	f.Fuzz(func(t *testing.T, data []byte, detail, before string, start, end int) {
		src := &ir.Source{Path: "source/" + before, Data: bytes.ToValidUTF8(data, nil)}
		r := Report{Findings: []finding.Finding{{Rule: asHTML, Source: src, At: ir.Span{Start: start, End: end}, Detail: detail, Before: before}}, Title: detail}
		r.Output = func(string) (string, []byte) { return detail + "x", data }
		for _, format := range Formats {
			text := told(t, format.Name, r)
			if (format.Name == "json" || format.Name == "sarif") && !json.Valid([]byte(text)) {
				t.Fatal(text)
			}
			if format.Name == "html" && strings.Count(text, "</script>") != 1 {
				t.Fatal(text)
			}
			if format.Name == "junit" && strings.ContainsAny(text, "\x00\x1b") {
				t.Fatal(text)
			}
		}
	})
}
