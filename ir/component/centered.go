package component

import "hexodus/ir"

// Centered is a quotation in the middle of the page.
type Centered struct{}

func (Centered) Kind() string { return "centered" }

func (Centered) Params() []ir.Param { return nil }

func (Centered) HTML() (string, string) {
	return `<blockquote class="blockquote-center">`, "</blockquote>"
}
