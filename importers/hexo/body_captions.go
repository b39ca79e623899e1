package hexo

import (
	"bytes"
	"slices"

	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var (
	captionInCode = finding.Define(finding.Rule{
		ID:       "code/caption-in-code",
		Severity: finding.Info,
		Title:    "a caption stood in the box of its code",
		Doc: "Without line numbers and with wrap: false, and always with Prism, Hexo puts a listing's caption inside the box, right before the code. " +
			"The new site shows it as the caption of the listing.",
		Hint: "nothing to do",
	})
	captionUnseen = finding.Define(finding.Rule{
		ID:       "code/caption-unseen",
		Severity: finding.Info,
		Title:    "a caption that the blog did not show",
		Doc:      "Hexo leaves out the caption of a listing whose language is among prismjs.exclude_languages. The new site shows it.",
		Hint:     "take the caption out of the post if you don't want it",
	})
)

// captioned tells of a listing's caption that the blog showed in another place, or not at all; numbered says whether its
// lines had numbers.
//
// Hexo: hexo-util lib/highlight.ts and lib/prism.ts, lib/plugins/highlight
func (r *reader) captioned(lang string, numbered bool, at ir.Span) {
	if r.log == nil {
		return
	}
	f := finding.Finding{Rule: captionInCode, Source: r.doc.Source, At: at, Effect: finding.Improved}
	switch r.cfg.SyntaxHighlighter {
	case "prismjs":
		if slices.Contains(r.cfg.Prism.ExcludeLanguages, lang) {
			f.Rule = captionUnseen
		}
	case "highlight.js":
		h := &r.cfg.Highlight
		if !slices.Contains(h.ExcludeLanguages, lang) && (h.Wrap || numbered) {
			return
		}
	default:
		return
	}
	r.log.Add(f)
}

// numbered reports whether highlight.js numbered the lines of a fence.
func (r *reader) numbered(f *scan.FenceInfo) bool {
	h := &r.cfg.Highlight
	on, threshold := h.LineNumber, f.LineThreshold
	if f.LineNumber != nil {
		on = *f.LineNumber
	}
	if threshold == 0 {
		threshold = h.LineThreshold
	}
	if h.FirstLineNumber == "inline" && f.Inline == "" {
		on = false
	}
	return on && bytes.Count(f.Code, []byte{'\n'})+1 > threshold
}

// captionedTag tells of the caption of a tag's listing.
func (r *reader) captionedTag(l component.Listing, at ir.Span) {
	if l.Title != "" || l.URL != "" {
		r.captioned(l.Lang, r.cfg.Highlight.LineNumber && !l.NoLineNumbers, at)
	}
}
