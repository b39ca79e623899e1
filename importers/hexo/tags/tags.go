// Package tags is what Hexo's tags mean: arguments in, components out, one file a family.
//
// A tag says what it means and stops there. Which HTML that is, is the component's business; how a
// target spells it, the exporter's.
package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// Call is one use of a tag.
type Call struct {
	Name   string
	Args   []string
	Raw    string // the arguments as they were written
	Body   string // as given to the tag: dedented, one leading and one trailing line feed removed
	Closed bool   // it has an end tag
	Place  int    // the line it stands in
	Source string // the body as it was written; tags and listings in it are blanked out
	Blog   Blog
	Config Config
}

// Blog answers what tags ask about the blog and the document they stand in. Paths have no leading slash
// and no root; links have both.
type Blog interface {
	Post(slugOrTitle string) (path, title string, ok bool)
	Asset(name string) (path string, ok bool) // the document's own file of exactly that name
	Code(path string) (data []byte, ok bool)  // a file below the code folder
	URLFor(path string) string
	FullURLFor(path string) string
	// Markdown is what the blog's engine makes of a text of its own.
	Markdown(text string) string
}

// Config is what tags ask about the settings; its zero value is Hexo's defaults.
type Config struct {
	CodeDir     string              // "" is downloads/code
	TitleCase   func(string) string // nil: titles stay as they are
	NoHighlight bool                // no highlighter is on
}

// Tag is a tag that is known.
type Tag struct {
	Name     string
	Block    bool // has a body
	Markdown bool // the body is Markdown
	Holds    bool // the body is shown as it is, with the tags in it
	Assumed  bool // nobody at hand defines the tag: it is what well-known themes mean by the name
	// Parts are the components that make up the body; what is between them was not shown. May be nil.
	Parts func(Call) []Part
	// Make says what a use means. With an error, a *Problem, the meaning is the best that can be made of it,
	// nil if nothing can.
	Make func(Call) (ir.Meaning, error)
}

// Problem is a use of a tag that the blog did not understand, or answered with nothing.
type Problem struct {
	Rule   *finding.Rule
	Detail string
	Effect finding.Effect // "": degraded
}

func (p *Problem) Error() string { return p.Rule.Title + ": " + p.Detail }

func (c Call) problem(rule *finding.Rule, detail string) error {
	return &Problem{Rule: rule, Detail: strings.TrimSpace(c.Name + ": " + detail)}
}

func (c Call) missing(what string) error { return c.problem(MissingArgument, what) }

// arg is an argument, "" if there are not so many.
func (c Call) arg(i int) string {
	if i < len(c.Args) {
		return c.Args[i]
	}
	return ""
}

// usual is an argument, "" too if it stands for the usual value.
func (c Call) usual(i int) string {
	if a := c.arg(i); a != "default" {
		return a
	}
	return ""
}

// table is Hexo's own tags, and those that go by one meaning wherever they come from.
var table = family{}

func tag(t Tag, names ...string) bool { return table.tag(t, names...) }
