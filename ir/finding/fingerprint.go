package finding

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"

	"hexodus/ir"
)

// passing is what of a detail is another on another day: a line that moves when lines are put in above, as in
// "defined in scripts/a.js:4" and "see line 12", and the time of a file, which no copy of the blog has.
var passing = regexp.MustCompile(`\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?|(:|\blines? )\d+`)

// Fingerprints name findings, in their order, so that a later run can tell which are new: by the rule, the file, the
// effect, the detail and the first line at fault, but not by its number. Findings alike in all that are counted:
// "1c9e…:1", "1c9e…:2".
func Fingerprints(list []Finding) []string {
	seen := map[string]int{}
	out := make([]string, len(list))
	for i := range list {
		name := list[i].fingerprint()
		seen[name]++
		out[i] = name + ":" + strconv.Itoa(seen[name])
	}
	return out
}

func (f *Finding) fingerprint() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{
		f.Rule.ID, f.File(), string(f.Effect), passing.ReplaceAllString(f.Detail, "$2"), f.firstLine(),
	}, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// firstLine is the first line at fault that is not blank, with single spaces.
func (f *Finding) firstLine() string {
	if f.Source == nil || f.At == (ir.Span{}) {
		return ""
	}
	text := f.Source.Text()
	if f.At.Start < 0 || f.At.End > len(text) || f.At.Len() <= 0 {
		return ""
	}
	line, _, _ := bytes.Cut(bytes.TrimSpace(text[f.At.Start:f.At.End]), []byte("\n"))
	return string(bytes.Join(bytes.Fields(line), []byte(" ")))
}
