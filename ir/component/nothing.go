package component

import "hexodus/ir"

// Nothing is what a tag means that printed nothing.
type Nothing struct{}

func (Nothing) Kind() string           { return "nothing" }
func (Nothing) Params() []ir.Param     { return nil }
func (Nothing) HTML() (string, string) { return "", "" }
