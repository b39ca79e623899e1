package hexo

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hexodus/importers/hexo/frontmatter/js"
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
	html  bool                 // in HTML documents too
	on    func(r *reader) bool // nil: for every document
	once  bool                 // told once for the blog, and not in each document
}

// plugins are packages known to change what a reader gets, none of which is reproduced there.
var plugins = []plugin{
	{name: "hexo-tag-aplayer", what: "the player's script stood at the top of the page", html: true},
	{name: "hexo-filter-github-emojis", where: regexp.MustCompile(`:[a-z0-9_+-]*[a-z][a-z0-9_+-]*:`), what: "a picture stood over the emoji"},
	{name: "hexo-filter-mathjax", where: someMath, what: "a formula became a picture", on: (*reader).mathjax},
	{name: "hexo-renderer-mathjax", where: someMath, what: "formulas were set by a script"},
	{name: "hexo-math", where: someMath, what: "formulas were set by a script", on: (*reader).oldMath},
	{name: "hexo-katex", where: someMath, what: "a formula became HTML"},
	{name: "hexo-katexify", where: someMath, what: "a formula became HTML"},
	{name: "hexo-markdown-it-katex", where: someMath, what: "a formula became HTML"},
	{name: "hexo-filter-tikzjax", where: fenceOf("tikz"), what: "a listing became a picture"},
	{name: "hexo-filter-flowchart", where: fenceOf("flow"), what: "a listing became a diagram"},
	{name: "hexo-filter-sequence", where: fenceOf("sequence"), what: "a listing became a diagram"},
	{name: "hexo-filter-plantuml", where: fenceOf("(?:plant|p)uml"), what: "a listing became a picture"},
	{name: "hexo-asset-image", where: image, what: "the picture was looked for in the post's folder", html: true},
	{name: "hexo-asset-img", where: image, what: "the picture was looked for in the post's folder", html: true},
	{name: "hexo-image-link", where: image, what: "the picture was looked for in the post's folder", html: true},
	{name: "hexo-include-markdown", where: regexp.MustCompile(`<!-- md `), what: "another file's text stood here"},
	{name: "hexo-excerpt-block", where: regexp.MustCompile(`<!-- block -->`), what: "the text between the markers was the excerpt"},
	{name: "hexo-filter-fix-cjk-spacing", where: brokenCJK, what: "a line's end between Chinese letters was taken out", on: func(r *reader) bool {
		v := r.cfg.Get("fix_cjk_spacing")
		return v == nil || v == true
	}},
	{name: "hexo-pangu", what: "blanks were set between Chinese and Latin letters"},
	{name: "hexo-auto-spacing", what: "blanks were set between Chinese and Latin letters"},
	{name: "hexo-filter-auto-spacing", what: "blanks were set between Chinese and Latin letters", once: true},
	{name: "hexo-typograf", what: "quotes, dashes and blanks were set by the rules of the language", once: true},
	{name: "hexo-excerpt", what: "lists showed the first blocks of a post that has no excerpt of its own", once: true},
	{name: "hexo-auto-excerpt", what: "lists showed the beginning of a post that has no excerpt of its own", once: true},
	{name: "hexo-addlink", what: "a line with its own address stood below each post", once: true},
}

var (
	someMath = regexp.MustCompile(`\$[^$\n]+\$|\$\$|\\\(|\\\[`)
	image    = regexp.MustCompile(`!\[[^\]]*\]\([^)]|<img\s`)

	brokenCJK = regexp.MustCompile(`[\x{3000}-\x{312F}\x{4e00}-\x{9fff}\x{ac00}-\x{d7af}\x{ff00}-\x{ffee}]\r?\n[ \t]*[\x{3000}-\x{312F}\x{4e00}-\x{9fff}\x{ac00}-\x{d7af}\x{ff00}-\x{ffee}]`)
)

// fenceOf finds the listings of a language.
func fenceOf(language string) *regexp.Regexp {
	return regexp.MustCompile("(?m)^[ \t]*`{3,}[ \t]*" + language)
}

// mathjax reports whether the plugin hexo-filter-mathjax is at work on a document.
// Plugin: hexo-filter-mathjax, index.js
func (r *reader) mathjax() bool {
	return js.Truthy(r.doc.Meta.Get("mathjax")) || js.Truthy(r.cfg.Get("mathjax", "every_page"))
}

// oldMath reports whether the plugin hexo-math is one that brings a script: since version 4 it has tags only.
func (r *reader) oldMath() bool {
	major, _, _ := strings.Cut(strings.TrimLeft(r.cfg.PackageVersion("hexo-math"), "^~>=v "), ".")
	n, err := strconv.Atoi(major)
	return err == nil && n < 4
}

// extensions are what plugins within a Markdown engine do and hexodus does not, by the plugin's short name.
var extensions = map[string]plugin{
	"attrs":          {name: "attrs", where: regexp.MustCompile(`\{[.#:]?[\w-]+[^}\n]*\}`), what: "braces gave an element attributes"},
	"imsize":         {name: "imsize", where: regexp.MustCompile(`!\[[^\]\n]*\]\([^)\n]* =\d*%?x\d*%?\)`), what: "a picture was shown in the size behind its address"},
	"task-checkbox":  {name: "task-checkbox", where: regexp.MustCompile(`(?m)^\s*(?:[-*+]|\d+\.) \[[ xX]\] `), what: "a box to tick stood here"},
	"kbd":            {name: "kbd", where: regexp.MustCompile(`\[\[[^\]\n]+\]\]`), what: "the name of a key was shown as one"},
	"center-text":    {name: "center-text", where: regexp.MustCompile(`->[^\n]*<-`), what: "a text was centred"},
	"mermaid":        {name: "mermaid", where: fenceOf("mermaid"), what: "a listing became a diagram"},
	"chart":          {name: "chart", where: fenceOf("chart"), what: "a listing became a chart"},
	"mathjax":        {name: "mathjax", where: someMath, what: "a formula became HTML"},
	"toc-and-anchor": {name: "toc-and-anchor", where: regexp.MustCompile(`(?im)^\[\[?toc\]?\]`), what: "a table of contents stood here"},
	"toc":            {name: "toc", where: regexp.MustCompile(`(?im)^@?\[\[?toc\]?\]`), what: "a table of contents stood here"},
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
		if !p.once && b.cfg.HasPackage(p.name) {
			list = append(list, p)
		}
	}
	if b.cfg.ThemeGet("exturl") == true || b.cfg.ThemeGet("exturl", "enable") == true {
		list = append(list, plugin{name: "the theme's exturl", where: regexp.MustCompile(`https?://`), what: "links to other sites were hidden from readers without scripts, and are links again", html: true})
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
		if r.doc.Format == ir.FormatHTML && !p.html || p.on != nil && !p.on(r) {
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
