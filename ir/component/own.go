package component

import "hexodus/ir"

// Own is whatever HTML the owner of the blog says.
type Own struct{ Open, End string }

func (Own) Kind() string { return "own" }

func (Own) Params() []ir.Param { return nil }

func (m Own) HTML() (string, string) { return m.Open, m.End }
