package jekyll

import (
	"regexp"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var asHighlight = finding.Define(finding.Rule{
	ID:       "jekyll/code-with-caption",
	Severity: finding.Info,
	Title:    "code with a caption is in a figure",
	Doc:      "A fence cannot say a title. The code stands in a figure with the caption: in {% highlight %}, which colours it as a fence does, or in CommonMark in a fence.",
	Hint:     "nothing to do",
})

// Fence is the info string of a fenced code block, one word: kramdown takes no fence with more. What is behind a question
// mark are options for the highlighter.
func (s *spelling) Fence(i ir.CodeInfo) (string, bool) {
	if i.Title != "" || i.URL != "" {
		return "", false
	}
	lang, _, _ := strings.Cut(i.Lang, " ")
	lang, _, _ = strings.Cut(lang, "?")
	return lang, true
}

// language is what the tag takes for the name of a language.
// Jekyll: lib/jekyll/tags/highlight.rb
var language = regexp.MustCompile(`^[a-zA-Z0-9.+#_-]+$`)

// highlight writes code with a caption, unless it stands in a list or quotation, whose marks on each line would be code.
func (s *kramdownSpelling) highlight(w *body.Writer, at ir.Place, m component.Listing) *finding.Rule {
	if w.Prefix(at) != "" {
		return nil
	}
	lang := strings.ToLower(m.Lang)
	if !language.MatchString(lang) {
		lang = "text"
	}
	html, _ := m.HTML()
	head, _, _ := strings.Cut(html, "<pre>")
	s.apart(w, "")
	code := m.Code
	if live([]byte(code)) {
		code = guard(code)
	}
	w.Early(guard(head)+"\n{% highlight "+lang+" %}\n"+code+"\n{% endhighlight %}\n</figure>", html)
	return asHighlight
}
