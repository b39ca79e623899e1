package body

import (
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Target is what a format decides about the body of one page. All else is the same for every target.
type Target interface {
	// Live is the rule that tells of text in which the target acts on something that is no Markdown, a shortcode or a
	// template tag; nil for all other text.
	Live(text []byte) *finding.Rule
	// Guard is text so written that what is read as Markdown or HTML, and shown, is the text as it was.
	Guard(text string, in Context) string
	// Link is how a link to a URL of the blog is written; often it is the URL.
	Link(url string) string
	// HTML writes raw HTML, so that Markdown leaves it alone.
	HTML(w *Writer, at ir.Place, html string)
	// Template writes a component, or one end of it, in the target's own template language, and is the rule that tells so.
	// It is nil, and nothing is written, if the target has no template for it; one end has a template if the other has.
	Template(w *Writer, at ir.Place, m ir.Meaning, part Part) *finding.Rule
	// Own writes text that the blog's owner has for this target and that shows html.
	Own(w *Writer, at ir.Place, text, html string)
	// Fence is the info string of a fenced code block; ok is false if no fence can say it.
	Fence(info ir.CodeInfo) (text string, ok bool)
	// Anchor is called at the end of a heading's text, to give the heading its anchor.
	Anchor(w *Writer, n *ir.Heading)
	// Divider writes the end of the excerpt.
	Divider(w *Writer, n *ir.More)
	// Footnote writes a footnote or its mark; Writer.Footnote carries both over.
	Footnote(w *Writer, n *ir.Footnote)
	// Finish is called when the body is written, to mend what its pieces together make wrong.
	Finish(w *Writer)
}

// Leader is a target in whose Markdown a comment does not open an HTML block.
type Leader interface {
	// Lead begins a block in which Markdown is read.
	Lead(w *Writer, at ir.Place)
}

// PostLinker is a target whose template language leads to posts by name.
type PostLinker interface {
	// PostLink is the tag that stands for the URL of a post, "" if the URL is none's.
	PostLink(url string) string
}

// Context is where guarded text stands.
type Context uint8

const (
	Text    Context = iota // Markdown of the author's
	Code                   // code, and Markdown that is written for something else
	Raw                    // raw HTML, where no Markdown is read, or anywhere
	Comment                // a whole HTML comment
)

// Part is a part of a component with a body.
type Part uint8

const (
	Whole Part = iota // the component has no body
	Open
	Close
)
