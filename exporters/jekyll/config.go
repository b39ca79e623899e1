package jekyll

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"hexodus/exporters/internal/matter"
	"hexodus/exporters/tree"
	"hexodus/ir"
)

// settings is _config.yml, a line a setting, with the reason where it is not plain.
type settings struct{ strings.Builder }

func (y *settings) set(key string, value any, why ...string) {
	y.WriteString(key + ": " + flow(value))
	if len(why) > 0 {
		y.WriteString("  # " + why[0])
	}
	y.WriteByte('\n')
}

// flow is a YAML value on one line.
func flow(v any) string {
	switch v := v.(type) {
	case int:
		return fmt.Sprint(v)
	case []string:
		list := make([]any, len(v))
		for i, s := range v {
			list[i] = s
		}
		return matter.Flow(list)
	}
	return matter.Flow(v)
}

// config plans _config.yml: every setting that makes Jekyll and kramdown render what the blog rendered.
func (s *site) config() {
	c := &s.Config
	var y settings
	y.set("title", c.Title)
	y.set("subtitle", c.Subtitle)
	y.set("description", c.Description)
	y.set("author", c.Author)
	if len(c.Keywords) > 0 {
		y.set("keywords", c.Keywords)
	}
	y.set("lang", s.language())
	origin, base := s.origin()
	y.set("url", origin)
	y.set("baseurl", base)
	y.set("timezone", zone(c), "dates say their offset; this is how they are shown")

	y.WriteString("\n# Each file has its own permalink; this is for those you write from now on.\n")
	y.set("permalink", "pretty")
	y.set("future", c.Future)
	if c.Drafts {
		y.set("show_drafts", true)
	}
	y.set("excerpt_separator", s.separator)
	y.set("strict_front_matter", true, "a broken front matter stops the build")
	if plugins := s.plugins(); len(plugins) > 0 {
		y.set("plugins", plugins)
	}
	if at := s.feedPath(); at != "" {
		y.WriteString("feed:\n")
		y.set("  path", at)
	}
	names := append([]string{".htaccess", "_redirects"}, s.left...) // the first two are where hosts look for redirects
	slices.Sort(names)
	y.set("include", slices.Compact(names), "Jekyll passes over such names otherwise")

	s.markdownSettings(&y)

	y.WriteString("\n# The keys that the layouts look at, so that they are there in every page.\ndefaults:\n")
	for _, kind := range [][2]string{{"posts", "post"}, {"pages", "page"}} {
		y.WriteString("  - scope: {path: \"\", type: " + kind[0] + "}\n    values:\n      layout: " + kind[1] + "\n")
		if kind[0] == "pages" {
			y.WriteString("      title: \"\"\n      year: null\n      month: null\n      tags: []\n      categories: []\n")
		}
		y.WriteString("      description: null\n      last_modified_at: null\n      sitemap: true\n")
		if s.hasAmbiguous() {
			y.WriteString("      category_paths: []\n")
		}
	}

	y.WriteString("\n# For the theme.\n")
	y.set("per_page", c.PerPage, "posts on the front page; 0 is all")
	y.set("archive_dir", c.ArchiveDir)
	if s.opt.Starter {
		y.WriteString("menu:")
		if len(c.Menu) == 0 {
			y.WriteString(" []")
		}
		y.WriteByte('\n')
		for _, item := range c.Menu {
			y.WriteString("  - {name: " + matter.Flow(item.Name) + ", url: " + matter.Flow(item.URL) + "}\n")
		}
	}
	s.add(tree.File{Path: "_config.yml", Data: []byte(y.String())})
}

// markdownSettings sets up the Markdown engine.
func (s *site) markdownSettings(y *settings) {
	if s.commonMark() {
		s.commonMarkSettings(y)
	} else {
		s.kramdownSettings(y)
	}
}

func (s *site) kramdownSettings(y *settings) {
	m := &s.Markdown
	y.WriteString("\nmarkdown: kramdown\n")
	if s.Config.Highlight {
		y.set("highlighter", "rouge")
	} else {
		y.set("highlighter", "none")
	}
	y.WriteString("kramdown:\n")
	y.set("  input", "GFM")
	y.set("  hard_wrap", m.HardBreaks, "a line break in the text is one on the page")
	if s.typographer() {
		y.set("  gfm_quirks", []string{"paragraph_end"})
		y.set("  smart_quotes", s.smartQuotes())
		y.WriteString("  typographic_symbols: {laquo: \"<<\", raquo: \">>\", laquo_space: \"<< \", raquo_space: \" >>\"}  # the blog left these alone\n")
	} else {
		y.set("  gfm_quirks", []string{"paragraph_end", "no_auto_typographic"})
		y.set("  smart_quotes", "apos,apos,quot,quot", "quotes stay straight")
	}
	y.set("  auto_ids", false, "headings carry the anchors they had")
	y.set("  parse_block_html", false)
	y.set("  entity_output", "as_char")
	y.WriteString("  math_engine: null\n")
	if !s.Config.Highlight {
		y.WriteString("  syntax_highlighter: null\n")
	}
}

// typographer reports whether kramdown's typographer is to run: where the blog's did, unless its characters are written out.
func (s *site) typographer() bool { return s.Markdown.Typographer && s.opt.Typography != "exact" }

// smartQuotes are the blog's typographic quotes, as kramdown names them.
func (s *site) smartQuotes() string {
	q := []rune(s.Markdown.Quotes)
	if len(q) != 4 {
		q = []rune("“”‘’")
	}
	names := map[rune]string{'“': "ldquo", '”': "rdquo", '‘': "lsquo", '’': "rsquo", '„': "bdquo", '‚': "sbquo", '«': "laquo", '»': "raquo", '‹': "lsaquo", '›': "rsaquo", '"': "quot", '\'': "apos"}
	list := []string{names[q[2]], names[q[3]], names[q[0]], names[q[1]]}
	if slices.Contains(list, "") {
		return "lsquo,rsquo,ldquo,rdquo"
	}
	return strings.Join(list, ",")
}

// plugins are the plugins that the site needs; GitHub Pages has them all but the one for CommonMark.
func (s *site) plugins() (list []string) {
	if s.commonMark() {
		list = append(list, "jekyll-commonmark")
	}
	if s.feedPath() != "" {
		list = append(list, "jekyll-feed")
	}
	redirected := s.redirected
	for _, from := range s.redirects {
		redirected = redirected || len(from) > 0
	}
	if redirected {
		list = append(list, "jekyll-redirect-from")
	}
	return list
}

// hasAmbiguous reports whether two categories have one name.
func (s *site) hasAmbiguous() bool {
	return slices.ContainsFunc(s.Categories, func(t ir.Term) bool { return s.ambiguous(t.Path) })
}

// language is the site's language, "en" if it does not say.
func (s *site) language() string {
	if len(s.Config.Language) == 0 {
		return "en"
	}
	return s.Config.Language[0]
}

// origin is the blog's origin and the path below it, neither with a final slash. A URL whose path is not the root is
// corrected: links hold the root.
func (s *site) origin() (origin, base string) {
	base = strings.TrimSuffix(s.root(), "/")
	u, err := url.Parse(s.Config.URL)
	if err != nil || u.Host == "" {
		return strings.TrimSuffix(s.Config.URL, "/"), base
	}
	u.Path, u.RawPath, u.RawQuery, u.Fragment = "", "", "", ""
	return u.String(), base
}

// zone is the name of the zone that dates are meant in.
func zone(c *ir.Config) string {
	if c.Location == nil || c.Location.String() == "Local" || c.Location.String() == "" {
		return "UTC"
	}
	return c.Location.String()
}

// gemfile plans what says which programs build the site, and what is not to be kept.
func (s *site) gemfile() {
	var b strings.Builder
	b.WriteString("source \"https://rubygems.org\"\n\ngem \"jekyll\", \"~> 4.3\"\n")
	if plugins := s.plugins(); len(plugins) > 0 {
		b.WriteString("\ngroup :jekyll_plugins do\n")
		for _, name := range plugins {
			b.WriteString("  gem \"" + name + "\"\n")
		}
		b.WriteString("end\n")
	}
	s.add(tree.File{Path: "Gemfile", Data: []byte(b.String())})
	s.add(tree.File{Path: ".gitignore", Data: []byte("/_site/\n/.jekyll-cache/\n/.jekyll-metadata\n/.sass-cache/\n/vendor/\n")})
}
