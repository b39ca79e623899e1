package redirects

import (
	"bytes"
	"encoding/json"
	"strings"
)

// vercel writes a configuration in JSON.
func vercel(moves []move) string {
	type redirect struct {
		Source      string `json:"source"`
		Destination string `json:"destination"`
		StatusCode  int    `json:"statusCode"`
	}
	list := make([]redirect, len(moves))
	for i, m := range moves {
		list[i] = redirect{patterns.Replace(escaped(m.from)), m.to, 301}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(struct { // strings and numbers cannot fail
		Redirects []redirect `json:"redirects"`
	}{list})
	return b.String()
}

// patterns shields what is a mark in the patterns of addresses: "/:year" and the like.
var patterns = strings.NewReplacer(`\`, `\\`, ":", `\:`, "*", `\*`, "+", `\+`, "?", `\?`, "(", `\(`, ")", `\)`, "{", `\{`, "}", `\}`)
