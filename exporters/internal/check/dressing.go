package check

import (
	"bytes"

	"hexodus/ir/finding"
)

var dressedOtherwise = finding.Define(finding.Rule{
	ID:       "typography/differs",
	Severity: finding.Info,
	Title:    "quotes, dashes or dots look different",
	Doc: "The author typed straight quotes, hyphens and dots, and the blog's engine made typographic ones of them. The new site's does the same, with rules of its own, " +
		"so that some come out differently. The text is as it was typed.",
	Hint: "--typography exact writes the blog's characters out",
})

// dressed are the characters that typographers make, and how goldmark prints those that it made.
var dressed = []struct{ mark, entity string }{
	{"“", "&ldquo;"}, {"”", "&rdquo;"}, {"‘", "&lsquo;"}, {"’", "&rsquo;"}, {"–", "&ndash;"}, {"—", "&mdash;"}, {"…", "&hellip;"},
}

// dressing tells if the target's typographer made other quotes, dashes or dots than the blog's.
func (p *page) dressing() {
	n := 0
	want, got := withoutTags(p.html), withoutTags(p.shown)
	for _, d := range dressed {
		a, b := bytes.Count(want, []byte(d.mark)), bytes.Count(got, []byte(d.mark))+bytes.Count(got, []byte(d.entity))
		n += max(a-b, b-a)
	}
	if n > 0 {
		p.w.Log.Add(finding.Finding{Rule: dressedOtherwise, Source: p.w.Doc.Source, Effect: finding.Equivalent, Count: n})
	}
}

// withoutTags is the text of HTML, character references and all.
func withoutTags(html []byte) []byte {
	var out []byte
	for {
		i := bytes.IndexByte(html, '<')
		if i < 0 {
			return append(out, html...)
		}
		out = append(out, html[:i]...)
		n := bytes.IndexByte(html[i:], '>')
		if n < 0 {
			return out
		}
		html = html[i+n+1:]
	}
}
