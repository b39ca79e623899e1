package commonmark

import "hexodus/ir/finding"

// What becomes of a body, beside what becomes of it in every target.
var (
	beyond = finding.Define(finding.Rule{
		ID:       "markdown/beyond-commonmark",
		Severity: finding.Info,
		Title:    "GitHub's Markdown became HTML",
		Doc:      "CommonMark has no tables, no struck text and no check boxes. HTML, which it allows, shows the same.",
		Hint:     "--gfm keeps them as they were typed, for readers that know GitHub's Markdown",
	})
	breaks = finding.Define(finding.Rule{
		ID:       "markdown/break-written-out",
		Severity: finding.Info,
		Title:    "line breaks are written out",
		Doc:      "The blog broke a line where its author did. CommonMark takes such a line feed for a blank, so a backslash at the end of the line says that it is a break.",
		Hint:     "nothing to do",
	})
	rawLink = finding.Define(finding.Rule{
		ID:       "link/relative",
		Severity: finding.Info,
		Title:    "a link in HTML is relative",
		Doc:      "The link or picture is in HTML of the author's. It leads to a file of the export, by a path that works wherever the files lie.",
		Hint:     "nothing to do",
	})
	leadsOut = finding.Define(finding.Rule{
		ID:       "link/not-exported",
		Severity: finding.Info,
		Title:    "a link leads to what is not exported",
		Doc:      "The blog had a page there that is made of others, a list of a tag for example, or none at all. The link leads to the blog as it is on the web.",
		Hint:     "remove the link when the blog goes",
	})
	dressingLeft = finding.Define(finding.Rule{
		ID:       "typography/left-plain",
		Severity: finding.Info,
		Title:    "quotes, dashes and dots are as they were typed",
		Doc:      "The blog's Markdown engine made typographic characters of plain ones when it showed the page. CommonMark does not, and the text is the author's.",
		Hint:     "--typography exact writes the blog's characters out",
	})
	oneBlock = finding.Define(finding.Rule{
		ID:       "commonmark/html-page",
		Severity: finding.Info,
		Title:    "a page of HTML is one block of HTML",
		Doc:      "The page was HTML in the blog. It stands in the file as one HTML block; blank lines, which would end the block, are not in it any more.",
		Hint:     "nothing to do",
	})
)
