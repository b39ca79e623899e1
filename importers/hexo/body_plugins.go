package hexo

import (
	"regexp"
	"slices"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var notReproduced = finding.Define(finding.Rule{
	ID:       "plugin/not-reproduced",
	Severity: finding.Warning,
	Title:    "a plugin changed this text when the blog was built",
	Doc: "The blog's package.json names a plugin that rewrites posts while they are rendered, and hexodus does not do what it did. " +
		"The text is carried over as the author wrote it.",
	Hint: "see what the plugin showed here, and write it into the post or look for the like in the new generator",
})

var engineNear = finding.Define(finding.Rule{
	ID:       "markdown/engine-approximated",
	Severity: finding.Warning,
	Title:    "the blog's Markdown engine is reproduced only nearly",
	Doc: "The engine that rendered the posts has more to it than hexodus reproduces, and this is part of that: a formula or a table that it set " +
		"in HTML, a command of TeX, or an argument of its configuration. The page may show this in another way than the blog did.",
	Hint: "compare the page with the blog",
})

// plugin is a package that rewrites texts, and where it does.
type plugin struct {
	name  string
	where *regexp.Regexp // nil: every document
	what  string
	html  bool // in HTML documents too
}

// plugins are packages known to change what a reader gets, none of which is reproduced.
var plugins = []plugin{
	{"hexo-tag-aplayer", nil, "the player's script stood at the top of the page", true},
	{"hexo-filter-github-emojis", regexp.MustCompile(`:[a-z0-9_+-]*[a-z][a-z0-9_+-]*:`), "a picture stood over the emoji", false},
	{"hexo-filter-mathjax", someMath, "a formula became a picture", false},
	{"hexo-renderer-mathjax", someMath, "formulas were set by a script", false},
	{"hexo-math", someMath, "formulas were set by a script or became HTML", false},
	{"hexo-katexify", someMath, "a formula became HTML", false},
	{"hexo-katex", someMath, "a formula became HTML", false},
	{"hexo-markdown-it-katex", someMath, "a formula became HTML", false},
	{"hexo-filter-mermaid-diagrams", regexp.MustCompile("(?m)^[ \t]*`{3,}[ \t]*mermaid"), "a listing became a diagram", false},
	{"hexo-filter-flowchart", regexp.MustCompile("(?m)^[ \t]*`{3,}[ \t]*flow"), "a listing became a diagram", false},
	{"hexo-filter-sequence", regexp.MustCompile("(?m)^[ \t]*`{3,}[ \t]*sequence"), "a listing became a diagram", false},
	{"hexo-asset-image", image, "the picture was looked for in the post's folder", true},
	{"hexo-asset-img", image, "the picture was looked for in the post's folder", true},
	{"hexo-image-link", image, "the picture was looked for in the post's folder", true},
	{"hexo-include-markdown", regexp.MustCompile(`<!-- md `), "another file's text stood here", false},
	{"hexo-excerpt-block", regexp.MustCompile(`<!-- block -->`), "the text between the markers was the excerpt", false},
	{"hexo-pangu", nil, "blanks were set between Chinese and Latin letters", false},
	{"hexo-auto-spacing", nil, "blanks were set between Chinese and Latin letters", false},
}

var (
	someMath = regexp.MustCompile(`\$[^$\n]+\$|\$\$|\\\(|\\\[`)
	image    = regexp.MustCompile(`!\[[^\]]*\]\([^)]|<img\s`)
)

// extensions are what plugins within a Markdown engine do and hexodus does not, by the plugin's short name.
var extensions = map[string]plugin{
	"footnote":       {"footnote", regexp.MustCompile(`\^\[`), "a note within the text became a footnote", false},
	"emoji":          {"emoji", regexp.MustCompile(`(?m)(?:^|\s)[:;8=][-']?[()DPpOo|*](?:\s|$)|<3`), "a smiley became an emoji", false},
	"abbr":           {"abbr", regexp.MustCompile(`(?m)^\*\[`), "an abbreviation was explained wherever it stands", false},
	"attrs":          {"attrs", regexp.MustCompile(`\{[.#:]?[\w-]+[^}\n]*\}`), "braces gave an element attributes", false},
	"mathjax":        {"mathjax", someMath, "a formula became HTML", false},
	"toc-and-anchor": {"toc-and-anchor", regexp.MustCompile(`(?im)^\[\[?toc\]?\]`), "a table of contents stood here", false},
	"toc":            {"toc", regexp.MustCompile(`(?im)^@?\[\[?toc\]?\]`), "a table of contents stood here", false},
}

// active are the plugins that the blog has.
func (b *bodies) active() []plugin {
	var list []plugin
	for _, name := range b.dialect.Plugins {
		if p, ok := extensions[name]; ok {
			list = append(list, p)
		}
	}
	for _, p := range plugins {
		if b.cfg.HasPackage(p.name) {
			list = append(list, p)
		}
	}
	if b.cfg.ThemeGet("exturl") == true || b.cfg.ThemeGet("exturl", "enable") == true {
		list = append(list, plugin{"the theme's exturl", regexp.MustCompile(`https?://`), "links to other sites were hidden from readers without scripts, and are links again", true})
	}
	return list
}

// guesses tells of what the Markdown engine may have shown in another way, once for each kind of it.
func (r *reader) guesses(u *unit) {
	if r.log == nil {
		return
	}
	told := map[string]*finding.Finding{}
	var list []*finding.Finding
	for _, g := range u.tree.Guesses() {
		if f := told[g.What]; f != nil {
			f.Count++
			continue
		}
		start := u.source(g.At)
		f := &finding.Finding{Rule: engineNear, Source: r.doc.Source, At: ir.Span{Start: start, End: u.sourceEnd(g.At + 1)}, Effect: finding.Degraded, Detail: string(r.dialect.Engine) + ": " + g.What, Count: 1}
		told[g.What] = f
		list = append(list, f)
	}
	for _, f := range list {
		r.log.Add(*f)
	}
}

// inCode reports whether an offset is within code: behind the start of a tile of it.
func inCode(nodes []ir.Node, at int) bool {
	return slices.ContainsFunc(nodes, func(n ir.Node) bool {
		if span := n.Span(); at <= span.Start || at >= span.End {
			return false
		}
		switch n := n.(type) {
		case *ir.Code:
			return true
		case *ir.Component:
			return inCode(n.Body, at)
		case *ir.Footnote:
			return inCode(n.Body, at)
		}
		return false
	})
}

// missPlugins tells where the text is not what the blog's plugins made of it.
func (r *reader) missPlugins() {
	at := r.doc.Content
	if unknown := r.dialect.Pandoc.Unknown; len(unknown) > 0 && r.doc.Format == ir.FormatMarkdown {
		r.log.Add(finding.Finding{Rule: engineNear, Source: r.doc.Source, At: ir.Span{Start: at.Start, End: at.Start}, Effect: finding.Degraded,
			Detail: string(r.dialect.Engine) + " " + strings.Join(unknown, " ")})
	}
	for _, p := range r.plugins {
		if r.doc.Format == ir.FormatHTML && !p.html {
			continue
		}
		f := finding.Finding{Rule: notReproduced, Source: r.doc.Source, At: ir.Span{Start: at.Start, End: at.Start}, Effect: finding.Degraded, Detail: p.name + ": " + p.what}
		if p.where != nil {
			places := slices.DeleteFunc(p.where.FindAllIndex(r.body[at.Start:at.End], -1), func(place []int) bool {
				return inCode(r.doc.Body, at.Start+place[0])
			})
			if len(places) == 0 {
				continue
			}
			f.At = ir.Span{Start: at.Start + places[0][0], End: at.Start + places[0][1]}
			f.Count = len(places)
		}
		r.log.Add(f)
	}
}
