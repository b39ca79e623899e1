package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Guess is something that is read only nearly as the engine does.
type Guess struct {
	At   int    // where it begins
	What string // "a formula", "a table", "TeX"
}

// Guesses are the places that are read only nearly as the engine does, in order.
func (t *Tree) Guesses() []Guess {
	list := slices.Clone(t.notes.guesses)
	for _, o := range unusual {
		if !o.on(t.dialect) {
			continue
		}
		for _, m := range o.where.FindAllIndex(t.Source, -1) {
			list = append(list, Guess{m[0], o.what})
		}
	}
	if t.dialect.Engine == MarkdownItPlus && t.dialect.Anchors.PermalinkSymbol != "" {
		_ = ast.Walk(t.Root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if n.Kind() == ast.KindHeading && entering {
				list = append(list, Guess{t.startOf(n), "a heading's link had a sign: " + t.dialect.Anchors.PermalinkSymbol})
			}
			return ast.WalkContinue, nil
		})
	}
	slices.SortStableFunc(list, func(a, b Guess) int { return a.At - b.At })
	return list
}

// option is a setting of an engine that is not reproduced, and where it may tell.
type option struct {
	on    func(d *Dialect) bool
	where *regexp.Regexp
	what  string
}

// unusual are the settings of engines that hardly any blog has.
var unusual = []option{
	{off("escape"), regexp.MustCompile("\\\\[!-/:-@\\[-`{-~\\n]"), "disable_rules: escape"},
	{off("entity"), regexp.MustCompile(`&(?:#[0-9]|#[xX][0-9a-fA-F]|[a-zA-Z])\w*;`), "disable_rules: entity"},
	{off("newline"), regexp.MustCompile(`\S[ \t]*\n[ \t]*\S`), "disable_rules: newline"},
	{(*Dialect).purifies, regexp.MustCompile(`<!--|<\w[\w-]*[^>]*\son\w+=|(?i:<(?:` + strings.Join(impure, "|") + `)\b)`),
		"dompurify took out what is no plain HTML, code and tags of the blog too"},
	{(*Dialect).pedantic, regexp.MustCompile(strings.Join(disputed, "|")), "pedantic: read as in the first Markdown"},
}

func off(rule string) func(d *Dialect) bool {
	return func(d *Dialect) bool { return d.markdownIt() && !d.on(rule) }
}

func (d *Dialect) purifies() bool { return d.Engine == Marked && d.Purify }

func (d *Dialect) pedantic() bool { return d.Engine == Marked && d.Pedantic }

// impure are elements that dompurify takes away.
var impure = []string{
	"applet", "base", "basefont", "embed", "frame", "frameset", "iframe", "link", "meta", "noembed", "noframes", "noscript", "object",
	"param", "plaintext", "script", "title", "xmp", "style", "textarea", "input", "math", "svg",
}

// disputed is what marked's pedantic rules read otherwise, as nearly as a pattern can say.
//
// marked: src/rules.ts, blockPedantic and inlinePedantic
var disputed = []string{
	"(?m)^[ \\t>]*(?:`{3,}|~{3,})",                                      // a fence
	`(?m)^(?: {4}|\t).*\t|^\t\t`,                                        // tabs in code
	`(?m)^ {0,3}</?[a-zA-Z]`,                                            // blocks of HTML
	`(?m)^ *>.*\n {0,3}[^>\s]`,                                          // text right after a quote
	`(?m)^ *[-+*] .*\n(?:.*\n)? *\d+\. |^ *\d+\. .*\n(?:.*\n)? *[-+*] `, // a list of one kind in one of the other
}
