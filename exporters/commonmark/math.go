package commonmark

import (
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// Template writes a formula between dollar signs as it was typed, if Markdown leaves it alone: hosts that set formulas look
// for just that. CommonMark itself has no templates.
func (s *spelling) Template(w *body.Writer, at ir.Place, m ir.Meaning, _ body.Part) *finding.Rule {
	math, ok := m.(component.Math)
	if !ok || math.Display || !math.Dollars || at.Block || at.Raw || at.Attr || at.Cell || !quietTeX(math.TeX) {
		return nil
	}
	open, end := math.Marks()
	w.Write(open + math.TeX + end)
	return body.AsMarkdown
}

// quietTeX reports whether nothing in a formula is Markdown: a backslash is before a letter, and no underscore could open
// an emphasis.
func quietTeX(tex string) bool {
	if strings.ContainsAny(tex, "`*<>&~|!\n") || strings.Contains(tex, "](") || strings.Contains(tex, "://") {
		return false
	}
	for i := range len(tex) {
		switch {
		case tex[i] == '\\' && (i+1 == len(tex) || !letter(tex[i+1])):
			return false
		case tex[i] == '_' && (i == 0 || !letter(tex[i-1]) && (tex[i-1] < '0' || tex[i-1] > '9')):
			return false
		}
	}
	return true
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
