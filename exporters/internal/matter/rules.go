package matter

import "hexodus/ir/finding"

// What every target tells about the front matter it writes.
var (
	Respelled = finding.Define(finding.Rule{
		ID:       "front-matter/respelled",
		Severity: finding.Info,
		Title:    "a front matter value is spelled in another way",
		Doc: "Readers of front matter, dates and taxonomies want some values in another form than the blog's: dates in quotes and with their offset from UTC, " +
			"tags and categories as flat lists, strings in quotes where they could be taken for something else. The meaning is the same.",
		Hint: "nothing to do",
	})
	Renamed = finding.Define(finding.Rule{
		ID:       "front-matter/renamed",
		Severity: finding.Info,
		Title:    "a front matter key has another name",
		Doc:      "The key means the same in both, under another name. In Hugo, updated is lastmod, permalink is url, published: false is draft: true, and excerpt is summary.",
		Hint:     "nothing to do",
	})
	differs = finding.Define(finding.Rule{
		ID:       "front-matter/differs",
		Severity: finding.Warning,
		Title:    "the front matter may be read otherwise than it is meant",
		Doc: "Every front matter that is written is read again with a reader of its own, and title, URL, date, tags and categories are held against what the blog made of them. " +
			"They differ here, so the new site may take them for something else, too.",
		Hint: "correct the field in the exported page, and please report it",
	})
)
