package config

import (
	"strings"

	"hexodus/ir"
)

// Use says what a key of the configuration is there for.
type Use string

const (
	Site    Use = "site"    // what the blog is called, by whom, in which language
	Content Use = "content" // how posts are found and rendered
	URL     Use = "url"     // where things are
	Theme   Use = "theme"   // how it looks
	Deploy  Use = "deploy"  // how it is published
	Plugin  Use = "plugin"  // what a plugin does
	Dead    Use = "dead"    // a setting that Hexo 8 does not read
	Unknown Use = "unknown"
)

// Key is one top-level key of a configuration file.
type Key struct {
	Name    string
	At      ir.Span // the key
	ValueAt ir.Span
	Source  *ir.Source
	Use     Use
	ofTheme bool // it stands in _config.<theme>.yml
}

// Keys are the top-level keys of the configuration files, in order; none is left out.
// A key that several files have is there several times.
func (c *Config) Keys() []Key { return c.keys }

// uses are the keys that are known, by use.
var uses = func() map[string]Use {
	table := map[string]Use{}
	for use, keys := range map[Use]string{
		Site: "title subtitle description keywords author email language timezone",
		URL: "url root permalink permalink_defaults pretty_urls tag_dir category_dir archive_dir code_dir i18n_dir " +
			"category_map tag_map default_category filename_case per_page pagination_dir relative_link " +
			"index_generator archive_generator category_generator tag_generator new_post_name",
		Content: "source_dir public_dir skip_render ignore include exclude default_layout titlecase external_link render_drafts " +
			"post_asset_folder future syntax_highlighter highlight prismjs use_slug_as_post_title updated_option " +
			"date_format time_format marked markdown kramed pandoc markdown_it_plus meta_generator",
		Theme:  "theme theme_config menu social links avatar favicon logo",
		Deploy: "deploy server ftp git",
		Plugin: "feed sitemap baidusitemap search algolia alias redirect toc tocbot asciinema mathjax math katex symbols_count_time " +
			"word_count wordcount live2d aplayer admonition emoji lazyload nofollow external_link_blank backlink encrypt " +
			"neat_enable neat_html neat_css neat_js all_minifier html_minifier css_minifier js_minifier image_minifier minify " +
			"offline pwa service_worker jsonContent json_content leancloud_counter_security related_posts popularPosts readmore " +
			"abbrlink translate_title auto_excerpt excerpt plantuml mermaid graphviz footnotes disqus disqus_shortname " +
			"google_analytics browsersync admin i18n autonofollow robotstxt subtitles sass less stylus node_sass pug",
		Dead: "use_filename_as_post_title use_date_for_updated plugins multi_thread max_open_file auto_spacing " +
			"archive category tag extend",
	} {
		for key := range strings.FieldsSeq(keys) {
			table[key] = use
		}
	}
	return table
}()

// useOf is what a key is for. A key that bears the name of a package is that plugin's.
func (c *Config) useOf(name string) Use {
	if use := uses[name]; use != "" {
		return use
	}
	plain := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	for _, p := range c.Packages {
		if rest, ok := strings.CutPrefix(p, "hexo-"); ok && len(plain) > 3 && (rest == plain || strings.HasSuffix(rest, "-"+plain) || p == plain) {
			return Plugin
		}
	}
	return Unknown
}
