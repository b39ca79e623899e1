package tags

import "hexodus/ir/finding"

// MissingArgument is the rule of a tag that lacks what it cannot do without.
var MissingArgument = finding.Define(finding.Rule{
	ID:       "tag/missing-argument",
	Severity: finding.Warning,
	Title:    "a tag lacks an argument",
	Doc:      "The tag means nothing without this argument. Hexo printed a broken element, or stopped.",
	Hint:     "add the argument, or remove the tag",
})

var noURL = finding.Define(finding.Rule{
	ID:       "tag/no-url",
	Severity: finding.Warning,
	Title:    "no argument of a tag looks like a URL",
	Doc: "Hexo takes the first argument that looks like a URL with a scheme or a host for the target (of an image also one that starts with a slash) and the arguments before it for text or class names. " +
		"Here there is none, so the blog showed a link or an image without a target.",
	Hint: "write the whole URL, or a Markdown link",
})

var unknownPost = finding.Define(finding.Rule{
	ID:       "tag/unknown-post",
	Severity: finding.Error,
	Title:    "a tag links to a post that is not there",
	Doc:      "No post has this slug (folders and date included, without extension, in the same case) or this title. Hexo stops at such a tag, or prints nothing.",
	Hint:     "correct the slug, or remove the tag",
})

var missingAsset = finding.Define(finding.Rule{
	ID:       "tag/missing-asset",
	Severity: finding.Warning,
	Title:    "a tag names a file that is not in the post's folder",
	Doc:      "The post has no file of exactly this name, so the blog showed nothing. post_asset_folder must be on for a post to have files.",
	Hint:     "correct the name, or remove the tag",
})

var assetCase = finding.Define(finding.Rule{
	ID:       "tag/asset-case",
	Severity: finding.Info,
	Title:    "a tag names a file in a way the blog did not find",
	Doc:      "The post has a file of this name if upper and lower case, percent-encoding or a leading path do not count. The blog compares names exactly and showed nothing; the file is shown now.",
	Hint:     "check that the file should be shown",
})

var missingCode = finding.Define(finding.Rule{
	ID:       "tag/missing-code",
	Severity: finding.Warning,
	Title:    "a tag includes a file that is not there",
	Doc:      "There is no such file below the code folder, so the blog showed nothing.",
	Hint:     "correct the path, or remove the tag",
})

var hiddenCode = finding.Define(finding.Rule{
	ID:       "tag/hidden-code",
	Severity: finding.Info,
	Title:    "an included file was not shown by the blog",
	Doc:      "Since version 7, Hexo includes only files that it renders, so for files of most programming languages it shows nothing. The file is there and is shown now.",
	Hint:     "check that the code should be shown",
})

var scripted = finding.Define(finding.Rule{
	ID:       "tag/scripted",
	Severity: finding.Warning,
	Title:    "a tag needs a script of the theme",
	Doc: "The blog's theme drew this in the browser, with a script: a diagram, a player, a chart, sheet music. The text that it is drawn from is carried over; " +
		"the script is not.",
	Hint: "let the new theme load such a script, or put a picture in its place",
})

var unscripted = finding.Define(finding.Rule{
	ID:       "tag/unscripted",
	Severity: finding.Info,
	Title:    "what a script of the theme did is plain HTML now",
	Doc:      "The blog's theme needed a script in the browser to show this, or to follow the link. It works without one now.",
	Hint:     "nothing to do",
})

var fetched = finding.Define(finding.Rule{
	ID:       "tag/fetched",
	Severity: finding.Warning,
	Title:    "a tag shows what is somewhere else",
	Doc:      "The blog fetched what this tag shows from another server or from the theme's own data, when it was built or in the reader's browser. That is not in the post and is not carried over.",
	Hint:     "write what it showed into the post",
})

func (c Call) scripted(what string) error {
	return &Problem{Rule: scripted, Detail: c.Name + ": " + what}
}

func (c Call) unscripted(what string) error {
	return &Problem{Rule: unscripted, Detail: c.Name + ": " + what, Effect: finding.Improved}
}

func (c Call) fetched(what string) error {
	return &Problem{Rule: fetched, Detail: c.Name + ": " + what}
}

var renumbered = finding.Define(finding.Rule{
	ID:       "tag/renumbered",
	Severity: finding.Info,
	Title:    "the anchors of tabs are new",
	Doc:      "The theme numbered the tabs of all posts through when it built the blog, so that an anchor changed whenever a post was added. They are named after their place in the post now.",
	Hint:     "nothing to do, unless a page links to one of them",
})
