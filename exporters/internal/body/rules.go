package body

import "hexodus/ir/finding"

// What can become of a piece of a body in any target.
var (
	AsMarkdown = finding.Define(finding.Rule{
		ID:       "tag/as-markdown",
		Severity: finding.Info,
		Title:    "a tag became Markdown",
		Doc:      "Markdown says the same as the tag did.",
		Hint:     "nothing to do",
	})
	asHTML = finding.Define(finding.Rule{
		ID:       "tag/as-html",
		Severity: finding.Info,
		Title:    "a tag became HTML",
		Doc:      "Where the tag stands, or for what it means, there is neither Markdown nor a template; the HTML that the blog printed stands in the text.",
		Hint:     "nothing to do",
	})
	shielded = finding.Define(finding.Rule{
		ID:       "tag/raw",
		Severity: finding.Info,
		Title:    "text between raw tags",
		Doc:      "The blog's template language had to be kept from this text; that shield is not needed any more. What stood between the tags was shown as raw HTML, without Markdown, and is so again.",
		Hint:     "nothing to do",
	})
	unknownTag = finding.Define(finding.Rule{
		ID:       "tag/unknown",
		Severity: finding.Error,
		Title:    "a tag that hexodus does not know",
		Doc: "A plugin, the theme or the blog's own scripts define this tag, and only their code can tell what it shows. It stands in the page as text, as the author wrote it; " +
			"what is between an opening and a closing tag is read as Markdown.",
		Hint: "say what it is in hexodus.toml, which hexodus tags --mapping begins; or replace the tag in the post; if its code is in the blog's folder, --run-scripts runs it and writes what it shows into the page",
	})
	frozen = finding.Define(finding.Rule{
		ID:       "tag/script-frozen",
		Severity: finding.Info,
		Title:    "a tag became the HTML that the blog's own code made",
		Doc: "The blog's scripts, its theme or a plugin define this tag. As asked for with --run-scripts, that code was run, and what it made stands in the page. " +
			"It does not follow when something changes that the code looked at: the settings, a file, another post, the day.",
		Hint: "nothing to do; write a template if the tag should stay alive",
	})
	brokenTag = finding.Define(finding.Rule{
		ID:       "tag/unpaired",
		Severity: finding.Error,
		Title:    "a tag without its end, or an end without its tag",
		Doc:      "The tag is known, but has to enclose a text, and one half of the pair is missing or stands inside another tag. The blog's generator stops at this. It stands in the page as text, as the author wrote it.",
		Hint:     "add what is missing, or put the tags in order",
	})
	value = finding.Define(finding.Rule{
		ID:       "template/value",
		Severity: finding.Info,
		Title:    "a template expression became its value",
		Doc:      "The blog ran {{ … }} in its posts as a template. Here nobody does, so what it came to stands in its place.",
		Hint:     "nothing to do",
	})
	unknownValue = finding.Define(finding.Rule{
		ID:       "template/unknown",
		Severity: finding.Error,
		Title:    "a template expression that only the blog can run",
		Doc:      "The blog ran this as a template, with statements or functions that hexodus does not have. It stands in the page as text, as the author wrote it.",
		Hint:     "write what it showed into the post",
	})
	templateComment = finding.Define(finding.Rule{
		ID:       "template/comment",
		Severity: finding.Info,
		Title:    "a template comment",
		Doc:      "The blog showed nothing for {# … #}, even in code. Here it would be shown, so the text is left out.",
		Hint:     "keep the note elsewhere if you need it",
	})
	destination = finding.Define(finding.Rule{
		ID:       "link/resolved",
		Severity: finding.Info,
		Title:    "a link or image target is written out",
		Doc:      "The blog's Markdown engine changed this target when it printed it: it put the site's root before it, or looked it up among the post's files. Elsewhere targets are printed as they are written, so the whole target is written.",
		Hint:     "nothing to do",
	})
	fenceRespelled = finding.Define(finding.Rule{
		ID:       "code/respelled",
		Severity: finding.Info,
		Title:    "a code block is written in another way",
		Doc:      "Titles, links, marked lines and line numbers of a listing are spelled otherwise in each format; and a fence that would be closed elsewhere, or whose indentation the blog removed, is written so that the same lines are shown.",
		Hint:     "nothing to do",
	})
	typographyExact = finding.Define(finding.Rule{
		ID:       "typography/written-out",
		Severity: finding.Info,
		Title:    "typographic characters are written out",
		Doc:      "As asked for with --typography exact, the quotes, dashes and dots that the blog's engine made of plain ones stand in the text.",
		Hint:     "nothing to do",
	})
)

// What more than one target says about what it decides.
var (
	FootnoteNative = finding.Define(finding.Rule{
		ID:       "footnote/native",
		Severity: finding.Info,
		Title:    "footnotes are the new site's own",
		Doc:      "The marks and notes stay as they were written, and the list at the end of the page is made by the new site's own engine. It is a real list, with another arrow back and without the style that the blog's plugin gave it.",
		Hint:     "nothing to do",
	})
	Respelled = finding.Define(finding.Rule{
		ID:       "markdown/respelled",
		Severity: finding.Info,
		Title:    "Markdown that only the blog's engine reads so",
		Doc:      "The blog's Markdown engine and others disagree about this construct. It is written so that the new site shows what the blog showed.",
		Hint:     "nothing to do",
	})
	AnchorPinned = finding.Define(finding.Rule{
		ID:       "heading/anchor-pinned",
		Severity: finding.Info,
		Title:    "a heading's anchor is written out",
		Doc:      "The new site would make another anchor of this heading, or none, and links to it would miss. The anchor the blog had stands beside the heading.",
		Hint:     "nothing to do",
	})
	DividerSpelled = finding.Define(finding.Rule{
		ID:       "excerpt/marker",
		Severity: finding.Info,
		Title:    "the excerpt marker is written in another way",
		Doc:      "The new site knows the end of the excerpt by one spelling only. The blog also put an anchor #more there, which is not there any more.",
		Hint:     "nothing to do, unless pages link to #more",
	})
	DividerInline = finding.Define(finding.Rule{
		ID:       "excerpt/inline",
		Severity: finding.Warning,
		Title:    "an excerpt marker within a paragraph",
		Doc:      "A marker of the new site's would split the paragraph in two. It is left as a comment, and the site makes the summary by itself.",
		Hint:     "set the marker between two paragraphs",
	})
)
