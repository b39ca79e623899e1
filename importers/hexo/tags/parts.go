package tags

import (
	"regexp"
	"strings"

	"hexodus/ir"
)

// Part is a component within a tag's body, as offsets into Call.Source.
type Part struct {
	Start, End           int // the whole of it
	InnerStart, InnerEnd int // its own body, which is Markdown
	Means                ir.Meaning
}

// section is a stretch of a body under a title that is written in a comment.
type section struct {
	title                            string
	start, end, innerStart, innerEnd int
}

// pairs finds "<!-- name title -->", a line feed, and all up to "<!-- endname -->".
//
// NexT: scripts/tags/tabs.js
func (c Call) pairs(name string) []section {
	open, end := comments(name), endComments(name)
	var list []section
	for at := 0; ; {
		m := open.FindStringSubmatchIndex(c.Source[at:])
		if m == nil {
			return list
		}
		start, inner := at+m[0], at+m[1]
		title := strings.TrimSpace(c.Source[at+m[2] : at+m[3]])
		if inner >= len(c.Source) || c.Source[inner] != '\n' {
			at = inner
			continue
		}
		e := end.FindStringIndex(c.Source[inner:])
		if e == nil {
			return list
		}
		list = append(list, section{title, start, inner + e[1], inner, inner + e[0]})
		at = inner + e[1]
	}
}

// sections finds "<!-- name title -->" and all up to the next.
//
// Stellar: scripts/tags/lib/tabs.js
func (c Call) sections(name string) []section {
	var list []section
	for _, m := range comments(name).FindAllStringSubmatchIndex(c.Source, -1) {
		if n := len(list); n > 0 {
			list[n-1].end, list[n-1].innerEnd = m[0], m[0]
		}
		list = append(list, section{strings.TrimSpace(c.Source[m[2]:m[3]]), m[0], len(c.Source), m[1], len(c.Source)})
	}
	return list
}

func comments(name string) *regexp.Regexp {
	return commentPatterns[name][0]
}

func endComments(name string) *regexp.Regexp {
	return commentPatterns[name][1]
}

// paperParts name the parts of a paper of Stellar's.
const paperParts = "paragraph|section|line"

var commentPatterns = func() map[string][2]*regexp.Regexp {
	list := map[string][2]*regexp.Regexp{}
	for _, name := range []string{"tab", "timeline", "node", "cell", "folder", "chart"} {
		list[name] = [2]*regexp.Regexp{
			regexp.MustCompile(`<!--\s*` + name + `\b([^\n]*?)-->`),
			regexp.MustCompile(`<!--\s*end` + name + `\s*-->`),
		}
	}
	list[paperParts] = [2]*regexp.Regexp{regexp.MustCompile(`<!--\s*((?:` + paperParts + `)\b[^\n]*?)-->`)}
	return list
}()
