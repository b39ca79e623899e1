package report

import (
	"fmt"
	"regexp"
	"strings"

	"hexodus/ir/finding"
)

// Silence is a rule that somebody knows of and does not want to hear of again.
type Silence struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
	Count  int    `json:"count"` // findings left out
}

// silence is how a comment says it: "# silence typography/differs: we like them plain".
var silence = regexp.MustCompile(`^\s*#\s*silence\b(.*)$`)

// ReadSilences reads the comments of a mapping file, which is TOML. The error begins with the line and column at fault: a
// rule that there is none of, or one without a reason.
func ReadSilences(text string) ([]Silence, error) {
	var list []Silence
	n := 0
	for line := range strings.Lines(text) {
		n++
		m := silence.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		if m == nil {
			continue
		}
		id, reason, _ := strings.Cut(m[1], ":")
		s := Silence{Rule: strings.TrimSpace(id), Reason: strings.TrimSpace(reason)}
		rule := finding.Lookup(s.Rule)
		switch {
		case rule == nil:
			return nil, fmt.Errorf("%d:1: there is no rule %q; see hexodus rules", n, s.Rule)
		case rule == finding.Panicked:
			return nil, fmt.Errorf("%d:1: %s is a fault of hexodus and cannot be silenced", n, s.Rule)
		case s.Reason == "":
			return nil, fmt.Errorf("%d:1: why? write # silence %s: and the reason", n, s.Rule)
		}
		list = append(list, s)
	}
	return list, nil
}

// Silence leaves out what rules found, and counts it.
func (r *Report) Silence(list []Silence) {
	at := map[string]int{}
	for _, s := range list {
		if _, twice := at[s.Rule]; !twice {
			at[s.Rule] = len(r.Silenced)
			r.Silenced = append(r.Silenced, s)
		}
	}
	var heard []finding.Finding
	for _, f := range r.Findings {
		if i, ok := at[f.Rule.ID]; ok {
			r.Silenced[i].Count += count(&f)
		} else {
			heard = append(heard, f)
		}
	}
	r.Findings = heard
}
