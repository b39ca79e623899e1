package report

import (
	"bufio"
	"bytes"
	"cmp"
	"embed"
	"html/template"
	"slices"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

//go:embed page/*
var pageFiles embed.FS

var pageTemplate = template.Must(template.New("report.html").Funcs(template.FuncMap{"number": Number}).ParseFS(pageFiles, "page/report.html"))

// linesShown is how many lines of a file a finding shows.
const linesShown = 8

// The page, as its template reads it.
type (
	htmlPage struct {
		*Report
		Style    template.CSS
		Script   template.JS
		Percent  string
		Degrees  int
		Counts   []htmlCount
		Total    int
		Effects  []string
		Balance  []htmlBalance
		Rules    []htmlRule
		Posts    []htmlPost
		Headline string
	}
	htmlCount struct {
		Severity finding.Severity
		Label    string
		Count    int
	}
	htmlBalance struct {
		finding.Line
		Shares [4]float64 // percent carried, changed, dropped, skipped
	}
	htmlRule struct {
		*finding.Rule
		Count    int
		In       string // "12 in 3 files"
		Open     bool
		Findings []*htmlFinding
	}
	htmlPost struct {
		Path     string
		Counts   [3]int // by severity
		Findings []*htmlFinding
	}
	htmlFinding struct {
		ID            int
		Rule          *finding.Rule
		Path, Place   string // "source/_posts/a.md", ":12:3"
		Effect        finding.Effect
		Detail        string
		Times         int
		Before, After string
		Source        []htmlLine
		Output        htmlOutput
	}
	htmlLine struct {
		Number             int // 0: lines left out
		Before, Fault, End string
	}
	htmlOutput struct {
		Path  string
		Lines []htmlLine
		Same  bool // as in the source
	}
)

// writeHTML writes one page that needs no network, and no JavaScript to be read: a script adds filter and search.
func writeHTML(w *bufio.Writer, r *Report) error {
	style, _ := pageFiles.ReadFile("page/report.css")
	script, _ := pageFiles.ReadFile("page/report.js")
	p := htmlPage{
		Report: r, Style: template.CSS(style), Script: template.JS(script),
		Percent: Percent(r.Fidelity), Degrees: int(r.Fidelity * 360), Headline: "Migration",
	}
	if r.Title != "" {
		p.Headline = line(r.Title)
	}
	n := BySeverity(r.Findings)
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		p.Counts = append(p.Counts, htmlCount{s, [...]string{"notes", "warnings", "errors"}[s], n[s]})
	}
	for _, l := range r.Ledger {
		b := htmlBalance{Line: l}
		for i, n := range []int{l.Carried, l.Changed, l.Dropped, l.Skipped} {
			b.Shares[i] = 100 * float64(n) / float64(max(l.In, 1))
		}
		p.Balance = append(p.Balance, b)
	}
	rules, groups := byRule(r.Findings)
	view := viewer{report: r, outputs: map[string]*written{}}
	posts := map[string]*htmlPost{}
	effects := map[string]bool{}
	for _, rc := range rules {
		rule := htmlRule{Rule: rc.Rule, Count: rc.Count, In: inFiles(rc.Count, rc.Files), Open: rc.Rule.Severity > finding.Info && (len(groups[rc.Rule]) <= 20 || p.Total == 0 && len(groups[rc.Rule]) <= 500)}
		for _, f := range groups[rc.Rule] {
			p.Total++
			h := view.finding(p.Total, f)
			rule.Findings = append(rule.Findings, h)
			effects[string(f.Effect)] = true
			if posts[h.Path] == nil {
				posts[h.Path] = &htmlPost{Path: h.Path}
			}
			posts[h.Path].Counts[f.Rule.Severity] += count(f)
			posts[h.Path].Findings = append(posts[h.Path].Findings, h)
		}
		p.Rules = append(p.Rules, rule)
	}
	for e := range effects {
		p.Effects = append(p.Effects, e)
	}
	slices.Sort(p.Effects)
	for _, post := range posts {
		p.Posts = append(p.Posts, *post)
	}
	slices.SortFunc(p.Posts, func(a, b htmlPost) int {
		return cmp.Or(cmp.Compare(b.Counts[finding.Error], a.Counts[finding.Error]), cmp.Compare(b.Counts[finding.Warning], a.Counts[finding.Warning]), strings.Compare(a.Path, b.Path))
	})
	return pageTemplate.Execute(w, p)
}

// viewer shows findings beside what was written for them.
type viewer struct {
	report  *Report
	outputs map[string]*written // by source path
}

// written is the file that a source became; nil if nobody knows.
type written struct {
	path string
	*alignment
}

func (v *viewer) finding(id int, f *finding.Finding) *htmlFinding {
	h := &htmlFinding{
		ID: id, Rule: f.Rule, Path: line(f.File()), Effect: f.Effect, Detail: visible(f.Detail), Times: count(f),
		Before: visible(f.Before), After: visible(f.After),
	}
	if h.Path == "" {
		h.Path = "(the blog)"
	}
	if f.Source == nil {
		return h
	}
	h.Place = strings.TrimPrefix(place(f), line(f.File()))
	if f.At == (ir.Span{}) || !f.Source.Has(f.At) {
		return h
	}
	first, _ := f.Start()
	last, column := f.End()
	if column == 1 && last > first {
		last--
	}
	h.Source = sourceLines(f, first, last)
	if out := v.output(f.Source); out != nil {
		from, to := out.of(first-1, last-1)
		h.Output = htmlOutput{Path: out.path}
		var same []string
		for n := from; n < to; n++ {
			text := strings.TrimSuffix(out.after[out.to[n]:out.to[n+1]], "\n")
			same = append(same, text)
			if n-from < linesShown {
				h.Output.Lines = append(h.Output.Lines, htmlLine{Number: n + 1, Before: visible(head(text, lineShown))})
			}
		}
		if to-from > linesShown {
			h.Output.Lines = append(h.Output.Lines, htmlLine{Before: plural(to-from-linesShown, "more line")})
		}
		var was []string
		for n := first; n <= last; n++ {
			was = append(was, string(f.Source.Line(n)))
		}
		h.Output.Same = slices.Equal(same, was)
	}
	return h
}

// lineShown is how many columns of a line are shown.
const lineShown = 400

// sourceLines are the lines at fault, with the bytes at fault apart.
func sourceLines(f *finding.Finding, first, last int) (lines []htmlLine) {
	at := bytes.LastIndexByte(f.Source.Text()[:f.At.Start], '\n') + 1
	for n := first; n <= last; n++ {
		if n-first == linesShown {
			return append(lines, htmlLine{Before: plural(last-n+1, "more line")})
		}
		text := f.Source.Line(n)
		from, to := min(max(f.At.Start-at, 0), len(text)), min(max(f.At.End-at, 0), len(text))
		at += len(text) + 1
		fault := string(text[from:to])
		lines = append(lines, htmlLine{n, visible(tail(string(text[:from]), 120)), visible(head(fault, lineShown)), visible(head(string(text[to:]), max(40, lineShown-cells(fault))))})
	}
	return lines
}

// output is the file written for a source, with its lines aligned to those of the source.
func (v *viewer) output(src *ir.Source) *written {
	if v.report.Output == nil {
		return nil
	}
	out, ok := v.outputs[src.Path]
	if !ok {
		if path, text := v.report.Output(src.Path); path != "" {
			out = &written{path, align(string(src.Text()), string(text))}
		}
		v.outputs[src.Path] = out
	}
	return out
}
