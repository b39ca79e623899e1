package hexo

import (
	"path"
	"regexp"
	"strings"

	"hexodus/importers/hexo/glob"
)

// class is what the blog makes of a file.
type class uint8

const (
	classNone      class = iota // not published
	classPost                   // in _posts
	classDraft                  // in _drafts
	classPage                   // any other text
	classTemplate               // a page in a template language of its own
	classText                   // a text that is no page: css, js, json, yml
	classAsset                  // published as it is
	classPostAsset              // published with the post it lies beside, if there is one
	classData                   // read by templates
)

// rules are the settings that classes depend on.
type rules struct {
	skipRender, include, exclude []string
	postAssets                   bool
	postExt                      string            // extension of new_post_name, which all posts have if postAssets
	output                       map[string]string // extension → extension of what it is rendered to
}

// outputs are the extensions that some renderer takes, and what it makes of them.
//
// Hexo: lib/plugins/renderer/index.ts, and the renderer packages.
func outputs(installed func(name string) bool) map[string]string {
	out := map[string]string{
		"htm": "html", "html": "html", "css": "css", "js": "js", "json": "json", "yml": "json", "yaml": "json",
		"njk": "html", "j2": "html",
	}
	for _, ext := range []string{"md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"} {
		out[ext] = "html"
	}
	for _, r := range renderers {
		for _, name := range r.packages {
			if installed(name) {
				for _, ext := range r.extensions {
					out[ext] = r.output
				}
			}
		}
	}
	return out
}

var renderers = []struct {
	packages, extensions []string
	output               string
}{
	{[]string{"hexo-renderer-ejs"}, []string{"ejs"}, "html"},
	{[]string{"hexo-renderer-swig"}, []string{"swig"}, "html"},
	{[]string{"hexo-renderer-pug", "hexo-renderer-jade"}, []string{"pug", "jade"}, "html"},
	{[]string{"hexo-renderer-haml"}, []string{"haml"}, "html"},
	{[]string{"hexo-renderer-handlebars"}, []string{"hbs", "handlebars"}, "html"},
	{[]string{"hexo-renderer-mustache"}, []string{"mustache"}, "html"},
	{[]string{"hexo-renderer-org"}, []string{"org"}, "html"},
	{[]string{"hexo-renderer-rst"}, []string{"rst"}, "html"},
	{[]string{"hexo-renderer-asciidoc", "hexo-renderer-asciidoctor"}, []string{"adoc", "asciidoc", "ad"}, "html"},
	{[]string{"hexo-renderer-textile"}, []string{"textile"}, "html"},
	{[]string{"hexo-renderer-stylus"}, []string{"styl", "stylus"}, "css"},
	{[]string{"hexo-renderer-less"}, []string{"less"}, "css"},
	{[]string{"hexo-renderer-sass", "hexo-renderer-scss", "hexo-renderer-dartsass"}, []string{"scss", "sass"}, "css"},
	{[]string{"hexo-renderer-coffeescript"}, []string{"coffee"}, "js"},
}

// isMarkdown, isHTML: the texts whose bodies we read. The others of output "html" need their own engine.
func isMarkdown(ext string) bool {
	switch ext {
	case "md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext":
		return true
	}
	return false
}

func isHTML(ext string) bool { return ext == "html" || ext == "htm" || ext == "njk" || ext == "j2" }

// extension is a name's extension without its dot, as Node's path.extname sees it: ".md" has none.
func extension(name string) string {
	base := path.Base(name)
	if dot := strings.LastIndexByte(base, '.'); dot > 0 {
		return base[dot+1:]
	}
	return ""
}

// trimExtension is a path without its extension.
func trimExtension(name string) string {
	if strings.LastIndexByte(path.Base(name), '.') <= 0 {
		return name
	}
	return name[:strings.LastIndexByte(name, '.')]
}

var dataFolder = regexp.MustCompile(`_data/(.+)`)

// classify says what a file is, by its path from the content folder, and what it is rendered to.
//
// Hexo: lib/plugins/processor/{asset,data,post,common}.ts
func (r *rules) classify(rel string) (class, string) {
	if isTemporary(rel) {
		return classNone, ""
	}
	ext := extension(rel)
	output := r.output[ext]
	if output != "" && glob.Any(r.skipRender, rel) {
		output = ""
	}
	if c := r.classifyPost(rel, ext, output); c != classNone {
		return c, output
	}
	if !glob.Any(r.exclude, rel) && (!isHidden(rel) || glob.Any(r.include, rel)) {
		return classifyPage(ext, output), output
	}
	if dataFolder.MatchString(rel) {
		return classData, output
	}
	return classNone, ""
}

func (r *rules) classifyPost(rel, ext, output string) class {
	c, rest := classPost, ""
	switch {
	case strings.HasPrefix(rel, "_posts/"):
		rest = rel[len("_posts/"):]
	case strings.HasPrefix(rel, "_drafts/"):
		c, rest = classDraft, rel[len("_drafts/"):]
	default:
		return classNone
	}
	switch {
	case isHidden(rest):
		return classNone
	case output != "" && (!r.postAssets || ext == r.postExt):
		return c
	case r.postAssets:
		return classPostAsset
	}
	return classNone
}

func classifyPage(ext, output string) class {
	switch {
	case output == "":
		return classAsset
	case isMarkdown(ext) || isHTML(ext):
		return classPage
	case output == "html":
		return classTemplate
	}
	return classText
}

func isTemporary(name string) bool {
	return strings.HasSuffix(name, "~") || strings.HasSuffix(name, "%")
}

// isHidden reports whether a part of a path starts with an underscore or a dot.
func isHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part != "" && (part[0] == '_' || part[0] == '.') {
			return true
		}
	}
	return false
}
