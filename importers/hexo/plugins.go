package hexo

import (
	"regexp"
	"slices"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/markdown"
	"hexodus/importers/hexo/tags"
	"hexodus/ir/finding"
)

var (
	unknownPlugin = finding.Define(finding.Rule{
		ID:       "plugin/unknown",
		Severity: finding.Warning,
		Title:    "a plugin that hexodus does not know",
		Doc: "The blog uses this plugin, and its name says that it may change what a page shows: a filter, a tag, a renderer, a part of the Markdown engine. " +
			"hexodus does not know what it does, and reads the posts as if it were not there.",
		Hint: "look at a page that the plugin worked on; its tags can be described in a mapping file",
	})
	engineUnknown = finding.Define(finding.Rule{
		ID:       "markdown/engine-unknown",
		Severity: finding.Warning,
		Title:    "the blog's Markdown engine is another one",
		Doc:      "hexodus does not know the engine that rendered the posts. They are read as Hexo's usual engine, hexo-renderer-marked, reads them.",
		Hint:     "compare some pages with the blog",
	})
)

// rewriting are the names of packages that change what pages show.
var rewriting = regexp.MustCompile(`^hexo-(?:filter|tag|render|renderer)-`)

// harmless are packages with such a name that change nothing a reader gets from a text: attributes of links, colours, copies of
// pictures, files of themes.
var harmless = regexp.MustCompile(`^hexo-(?:` +
	`filter-(?:nofollow|cleanup|optimize|responsive-images|probe-image-size|gitcalendar|highlight|external-link|indent|date-from-git|lazyload.*)|` +
	`tag-(?:cloud|embed)|` +
	`render(?:er)?-(?:ejs|swig|pug|jade|nunjucks|handlebars|hbs|mustache|haml|inferno|jsx|react|svelte|vue|njk|` +
	`stylus|less|sass.*|scss.*|dartsass|postcss|cssnext|axis|css|coffeescript|coffee|ts|typescript|babel.*|webpack|rollup|js|json.*|yaml|xml|` +
	`org|rst|asciidoc|asciidoctor|textile)` +
	`)$`)

// reproduced are packages whose work is done, other than tags.
var reproduced = []string{"hexo-filter-mermaid-diagrams", "hexo-filter-emoji", "hexo-filter-github-emojis"}

// missPackages tells of plugins that nobody knows, once each.
func (b *bodies) missPackages(log *finding.Log) {
	for _, name := range b.cfg.Packages {
		if config.RendersMarkdown(name) || tags.Knows(name) || slices.Contains(reproduced, name) || !rewriting.MatchString(name) || harmless.MatchString(name) ||
			slices.ContainsFunc(plugins, func(p plugin) bool { return p.name == name }) {
			continue
		}
		log.Add(finding.Finding{Rule: unknownPlugin, Path: "package.json", Effect: finding.Manual, Detail: name})
	}
	for _, p := range plugins {
		if p.once && b.cfg.HasPackage(p.name) {
			log.Add(finding.Finding{Rule: notReproduced, Path: "package.json", Effect: finding.Degraded, Detail: p.name + ": " + p.what})
		}
	}
	if engine := b.cfg.Engine; engine != string(b.dialect.Engine) {
		log.Add(finding.Finding{Rule: engineUnknown, Path: "package.json", Effect: finding.Manual, Detail: engine})
	}
	for _, name := range b.dialect.Plugins {
		if _, told := extensions[name]; told || markdown.Knows(name) {
			continue
		}
		f := finding.Finding{Rule: unknownPlugin, Path: b.cfg.Path, Effect: finding.Manual, Detail: "markdown-it-" + name}
		key := "markdown"
		if b.dialect.Engine == markdown.MarkdownItPlus {
			key = "markdown_it_plus"
		}
		if src, at, ok := b.cfg.KeyAt(key); ok {
			f.Source, f.At = src, at
		}
		log.Add(f)
	}
}
