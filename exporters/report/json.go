package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"

	"hexodus/ir/finding"
)

type jsonCounts struct {
	Severity map[string]int `json:"severity"`
	Effect   map[string]int `json:"effect"`
	Rule     map[string]int `json:"rule"`
}

type jsonRule struct {
	Severity finding.Severity `json:"severity"`
	Title    string           `json:"title"`
	Doc      string           `json:"doc"`
	Hint     string           `json:"hint,omitempty"`
}

// jsonVersion is the version of the form; a field may be added to it, and none is taken away.
const jsonVersion = 1

// jsonFinding is a finding with the positions that a program needs; a finding about a whole file has none.
type jsonFinding struct {
	Rule      string           `json:"rule"`
	Severity  finding.Severity `json:"severity"`
	Effect    finding.Effect   `json:"effect"`
	Source    string           `json:"source"` // path in the content folder
	Path      string           `json:"path"`   // path in the blog
	Line      int              `json:"line,omitempty"`
	Column    int              `json:"column,omitempty"`
	EndLine   int              `json:"endLine,omitempty"`
	EndColumn int              `json:"endColumn,omitempty"`
	Detail    string           `json:"detail,omitempty"`
	Before    string           `json:"before,omitempty"`
	After     string           `json:"after,omitempty"`
	Count     int              `json:"count"`
	// Fingerprint names the finding in this and in later reports.
	Fingerprint string `json:"fingerprint"`
}

// writeJSON writes one object, with a line for each finding.
func writeJSON(w *bufio.Writer, r *Report) error {
	counts := jsonCounts{map[string]int{}, map[string]int{}, map[string]int{}}
	rules := map[string]jsonRule{}
	for i := range r.Findings {
		f := &r.Findings[i]
		counts.Severity[f.Rule.Severity.String()] += count(f)
		counts.Effect[string(f.Effect)] += count(f)
		counts.Rule[f.Rule.ID] += count(f)
		rules[f.Rule.ID] = jsonRule{f.Rule.Severity, f.Rule.Title, f.Rule.Doc, f.Rule.Hint}
	}
	ledger := r.Ledger
	if ledger == nil {
		ledger = []finding.Line{}
	}
	out := jsonWriter{w: w}
	out.enc = json.NewEncoder(&out.line)
	out.enc.SetEscapeHTML(false)
	out.field("{\n", "version", jsonVersion)
	out.field(",\n", "target", r.Target)
	out.field(",\n", "written", r.Written)
	out.field(",\n", "fidelity", r.Fidelity)
	out.field(",\n", "known", r.known)
	if len(r.Silenced) > 0 {
		out.field(",\n", "silenced", r.Silenced)
	}
	out.field(",\n", "counts", counts)
	out.field(",\n", "ledger", ledger)
	out.field(",\n", "rules", rules)
	w.WriteString(",\n\"findings\": [")
	dir := r.SourceDir
	if dir != "" {
		dir += "/"
	}
	prints := r.fingerprints()
	for i := range r.Findings {
		f := &r.Findings[i]
		j := jsonFinding{
			Rule: f.Rule.ID, Severity: f.Rule.Severity, Effect: f.Effect,
			Source: strings.TrimPrefix(f.File(), dir), Path: f.File(),
			Detail: f.Detail, Before: f.Before, After: f.After, Count: count(f), Fingerprint: prints[i],
		}
		if f.Source != nil {
			j.Line, j.Column = f.Start()
			j.EndLine, j.EndColumn = f.End()
		}
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteByte('\n')
		out.value(&j)
		if out.err != nil {
			return out.err
		}
	}
	w.WriteString("\n]\n}\n")
	return out.err
}

// jsonWriter writes values without line feeds after them.
type jsonWriter struct {
	w    *bufio.Writer
	enc  *json.Encoder
	line bytes.Buffer
	err  error
}

func (o *jsonWriter) field(before, name string, v any) {
	o.w.WriteString(before)
	o.w.WriteString(`"` + name + `": `)
	o.value(v)
}

func (o *jsonWriter) value(v any) {
	if o.err != nil {
		return
	}
	o.line.Reset()
	if o.err = o.enc.Encode(v); o.err == nil {
		_, o.err = o.w.Write(bytes.TrimSuffix(o.line.Bytes(), []byte("\n")))
	}
}
