// Package config is a Hexo blog's configuration: what its author set, and what Hexo makes of it.
package config

import (
	"slices"
	"time"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// Config is the configuration of a blog, with Hexo's defaults where it says nothing.
// Hexo: lib/hexo/default_config.ts
type Config struct {
	Path    string       // of the main file; that it may not exist is no error
	Raw     ir.Map       // what the author set, all files merged
	Sources []*ir.Source // the files that were read

	Title, Subtitle, Description, Author string
	Keywords                             []string
	Language                             []string
	Timezone                             string // as written; "" is the machine's

	URL                         string // without a final slash
	Root                        string // with one
	Permalink                   string
	PermalinkDefaults           ir.Map
	TrailingIndex, TrailingHTML bool // pretty_urls

	SourceDir, PublicDir, TagDir, CategoryDir, ArchiveDir, CodeDir, I18nDir string

	SkipRender, Ignore, Include, Exclude []string // globs

	NewPostName, DefaultLayout    string
	Titlecase, UseSlugAsPostTitle bool
	FilenameCase                  int // 1: lower, 2: upper
	RenderDrafts, Future          bool
	PostAssetFolder, RelativeLink bool
	DefaultCategory               string
	CategoryMap, TagMap           map[string]string
	DateFormat, TimeFormat        string
	UpdatedOption                 string // "mtime", "date" or "empty"
	PerPage                       int
	PaginationDir                 string
	MetaGenerator                 bool
	ExternalLink                  ExternalLink
	SyntaxHighlighter             string // "highlight.js", "prismjs" or "" for none
	Highlight                     Highlight
	Prism                         Prism
	Engine                        string // what renders Markdown: "marked", "markdown-it", …
	Theme                         string // "" for none
	ThemeDir                      string // the theme's folder, "" if it is not at hand
	ThemeConfig                   ir.Map // theme_config and _config.<theme>.yml
	Packages                      []string
	HexoVersion                   string // as far as package.json tells it: "8.1.2"
	versions                      map[string]string
	full, themeFull               ir.Map // with the defaults of Hexo and of the theme
	keys                          []Key
}

// ExternalLink says which links open in a new tab.
type ExternalLink struct {
	Enable  bool
	Field   string // "site" or "post"
	Exclude []string
}

// Highlight is how highlight.js is used.
type Highlight struct {
	AutoDetect, LineNumber, Wrap, HLJS, LanguageAttr, StripIndent bool
	TabReplace                                                    string
	ExcludeLanguages                                              []string
	LineThreshold                                                 int
	FirstLineNumber                                               string
}

// Prism is how Prism is used.
type Prism struct {
	Preprocess, LineNumber, StripIndent bool
	TabReplace                          string
	ExcludeLanguages                    []string
}

// Get is a setting by the keys that lead to it, as Hexo's plugins see it: with defaults, files merged. It is nil if there is none.
func (c *Config) Get(path ...string) any { return lookup(c.full, path) }

// ThemeGet is a setting of the theme: its own file, under _config.<theme>.yml, under theme_config.
func (c *Config) ThemeGet(path ...string) any { return lookup(c.themeFull, path) }

// PackageVersion is the version of a package as package.json asks for it: "^7.0.0", "" if it does not.
func (c *Config) PackageVersion(name string) string { return c.versions[name] }

// HasPackage reports whether package.json asks for a package.
func (c *Config) HasPackage(name string) bool {
	_, ok := slices.BinarySearch(c.Packages, name)
	return ok
}

// KeyAt is where a top-level key of the configuration stands, in the last file that has it.
func (c *Config) KeyAt(key string) (src *ir.Source, at ir.Span, ok bool) {
	for _, k := range slices.Backward(c.keys) {
		if k.Name == key && !k.ofTheme {
			return k.Source, k.At, true
		}
	}
	return nil, ir.Span{}, false
}

func lookup(m ir.Map, path []string) any {
	var v any = m
	for _, key := range path {
		m, _ := v.(ir.Map)
		v = entry(m, key)
	}
	return v
}

func entry(m ir.Map, key string) any {
	for _, e := range m {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// text is a setting that is used as a string; null is none.
func text(v any) string {
	if v == nil {
		return ""
	}
	return js.String(v, time.UTC)
}

// texts is a setting that may be one string or a list.
func texts(v any) []string {
	list, ok := v.([]any)
	if !ok {
		if !js.Truthy(v) {
			return nil
		}
		return []string{text(v)}
	}
	var out []string
	for _, v := range list {
		if v != nil {
			out = append(out, text(v))
		}
	}
	return out
}

func whole(v any) int {
	switch v := v.(type) {
	case int64:
		return int(v)
	case float64:
		if v >= -1e9 && v <= 1e9 {
			return int(v)
		}
	case string:
		n := 0
		for _, r := range v {
			if r < '0' || r > '9' || n > 1e8 {
				return 0
			}
			n = n*10 + int(r-'0')
		}
		return n
	}
	return 0
}

// names is a map from names to names; entries that say nothing are left out.
func names(v any) map[string]string {
	out := map[string]string{}
	m, _ := v.(ir.Map)
	for _, e := range m {
		if js.Truthy(e.Value) {
			out[e.Key] = text(e.Value)
		}
	}
	return out
}
