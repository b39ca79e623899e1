package hexo

import (
	"slices"

	"hexodus/importers/hexo/markdown"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var leftover = finding.Define(finding.Rule{
	ID:       "tag/leftover-gone",
	Severity: finding.Info,
	Title:    "the blog showed a leftover of Hexo's instead of this",
	Doc: "With html: false and the typographer, markdown-it makes dashes of the hyphens in what Hexo puts into the text for each tag, listing and comment, and " +
		"Hexo does not find it again. The new site shows what was meant.",
	Hint: "nothing to do",
})

// leftovers tells of what Hexo took out of the text and could not put back.
func (r *reader) leftovers(u *unit) {
	if d := &r.dialect; r.log == nil || d.HTML || !d.Typographer || slices.Contains(d.Off, "replacements") || d.Engine != markdown.MarkdownIt && d.Engine != markdown.MarkdownItPlus {
		return
	}
	for i := range u.pieces {
		p := &u.pieces[i]
		if p.from == p.to || u.inCode(p) {
			continue
		}
		r.log.Add(finding.Finding{Rule: leftover, Source: r.doc.Source, At: ir.Span{Start: p.start, End: p.end}, Effect: finding.Improved})
	}
}
