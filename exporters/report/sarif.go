package report

import (
	"bufio"
	"encoding/json"
	"net/url"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// The parts of SARIF 2.1.0 that we write. OASIS: SARIF Version 2.1.0, section 3
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		AutomationDetails *sarifID               `json:"automationDetails,omitempty"`
		Invocations       []sarifInvocation      `json:"invocations"`
		BaseIDs           map[string]sarifBase   `json:"originalUriBaseIds"`
		ColumnKind        string                 `json:"columnKind"`
		Results           []sarifResult          `json:"results"`
		Properties        map[string]interface{} `json:"properties"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifID struct {
		ID string `json:"id"`
	}
	sarifInvocation struct {
		Successful bool `json:"executionSuccessful"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifRule struct {
		ID            string     `json:"id"`
		Short         sarifText  `json:"shortDescription"`
		Full          *sarifText `json:"fullDescription,omitempty"`
		Help          *sarifText `json:"help,omitempty"`
		Configuration struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Occurrences  int               `json:"occurrenceCount"`
		Baseline     string            `json:"baselineState,omitempty"`
		Properties   sarifProperties   `json:"properties"`
	}
	sarifProperties struct {
		Effect finding.Effect `json:"effect"`
		Before string         `json:"before,omitempty"`
		After  string         `json:"after,omitempty"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact sarifArtifact `json:"artifactLocation"`
			Region   *sarifRegion  `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifArtifact struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// sarifRoot is what paths are relative to: the folder of the blog.
const sarifRoot = "%SRCROOT%"

// writeSARIF writes a log of one run. Paths are relative to the blog's folder; columns count characters, not the code
// units of UTF-16, and the log says so. A finding about the blog as a whole is about its configuration, because hosts
// refuse a result without a file.
func writeSARIF(w *bufio.Writer, r *Report) error {
	run := sarifRun{
		Invocations: []sarifInvocation{{true}},
		BaseIDs:     map[string]sarifBase{sarifRoot: {sarifText{Text: "the folder of the blog"}}},
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
		Properties:  map[string]any{"fidelity": r.Fidelity},
	}
	if r.Target != "" {
		run.AutomationDetails = &sarifID{"hexodus/" + r.Target}
	}
	index, prints := map[*finding.Rule]int{}, r.fingerprints()
	run.Tool.Driver = sarifDriver{Name: "hexodus", Version: r.Version, Rules: []sarifRule{}}
	for i, rc := range ByRule(r.Findings) {
		index[rc.Rule] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(rc.Rule))
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		result := sarifResult{
			RuleID: f.Rule.ID, RuleIndex: index[f.Rule], Level: sarifLevel(f.Rule.Severity),
			Message:      sarifText{Text: f.Rule.Title},
			Fingerprints: map[string]string{"hexodus/v1": prints[i]},
			Occurrences:  count(f),
			Properties:   sarifProperties{f.Effect, f.Before, f.After},
		}
		if f.Detail != "" {
			result.Message.Text += ": " + f.Detail
		}
		if r.known > 0 {
			result.Baseline = "new"
		}
		path := f.File()
		if path == "" {
			path = r.Config
		}
		if path != "" {
			var at sarifLocation
			at.Physical.Artifact = sarifArtifact{uriOf(path), sarifRoot}
			if f.Source != nil && f.At != (ir.Span{}) {
				var region sarifRegion
				region.StartLine, region.StartColumn = f.Start()
				region.EndLine, region.EndColumn = f.End()
				at.Physical.Region = &region
			}
			result.Locations = []sarifLocation{at}
		}
		run.Results = append(run.Results, result)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRuleOf(rule *finding.Rule) sarifRule {
	out := sarifRule{ID: rule.ID, Short: sarifText{Text: rule.Title}}
	if rule.Doc != "" {
		out.Full = &sarifText{Text: rule.Doc}
	}
	if rule.Hint != "" {
		out.Help = &sarifText{Text: rule.Doc + "\n\nWhat to do: " + rule.Hint, Markdown: escapeMarkdown(rule.Doc) + "\n\n**What to do:** " + escapeMarkdown(rule.Hint)}
	}
	out.Configuration.Level = sarifLevel(rule.Severity)
	return out
}

func sarifLevel(s finding.Severity) string {
	return [...]string{finding.Info: "note", finding.Warning: "warning", finding.Error: "error"}[s]
}

// uriOf is a path as a relative reference. A colon in its first part would be taken for a scheme: url sees to it.
func uriOf(path string) string { return (&url.URL{Path: path}).String() }
