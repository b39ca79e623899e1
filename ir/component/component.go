// Package component is what the things in a post mean, one file a meaning: its parameters, and the
// HTML that says the same everywhere.
//
// A component is data: it holds final URLs and plain text, and escapes what it writes. Which tag said it,
// and how a target spells it, is the business of others.
package component

import (
	"strconv"

	"hexodus/ir"
)

// params collects the parameters that are set.
type params []ir.Param

func (p *params) add(name, value string) {
	if value != "" {
		*p = append(*p, ir.Param{Name: name, Value: value})
	}
}

func (p *params) flag(name string, on bool) {
	if on {
		*p = append(*p, ir.Param{Name: name, Value: "true"})
	}
}

func (p *params) number(name string, n int) {
	if n != 0 {
		*p = append(*p, ir.Param{Name: name, Value: strconv.Itoa(n)})
	}
}
