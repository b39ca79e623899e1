package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"hexodus/ir/finding"
)

// Baseline is what an earlier report told: by fingerprint, in how many places.
type Baseline map[string]int

// ReadBaseline reads a report in JSON.
func ReadBaseline(r io.Reader) (Baseline, error) {
	var earlier struct {
		Version  int
		Findings []struct {
			Fingerprint string
			Count       int
		}
	}
	if err := json.NewDecoder(r).Decode(&earlier); err != nil {
		return nil, fmt.Errorf("is no report in JSON: %w", err)
	}
	if earlier.Version != jsonVersion {
		return nil, fmt.Errorf("is no report of version %d", jsonVersion)
	}
	b := Baseline{}
	for _, f := range earlier.Findings {
		if f.Fingerprint == "" {
			return nil, errors.New("its findings have no fingerprints; write it anew with this hexodus")
		}
		b[f.Fingerprint] += max(f.Count, 1)
	}
	return b, nil
}

// Since leaves out what an earlier report told, and counts it. A fault of ours is told each time.
func (r *Report) Since(b Baseline) {
	prints := finding.Fingerprints(r.Findings)
	var list []finding.Finding
	r.prints = []string{}
	for i, f := range r.Findings {
		known := min(b[prints[i]], count(&f))
		if f.Rule == finding.Panicked {
			known = 0
		}
		r.known += known
		if f.Count = count(&f) - known; f.Count > 0 {
			list = append(list, f)
			r.prints = append(r.prints, prints[i])
		}
	}
	r.Findings = list
}

// Known is how many places an earlier report told, which this one leaves out.
func (r *Report) Known() int { return r.known }
