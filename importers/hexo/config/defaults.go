package config

import (
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// defaults are Hexo's own settings.
// Hexo: lib/hexo/default_config.ts
var defaults = ir.Map{
	{Key: "title", Value: "Hexo"}, {Key: "subtitle", Value: ""}, {Key: "description", Value: ""}, {Key: "author", Value: "John Doe"},
	{Key: "language", Value: "en"}, {Key: "timezone", Value: ""},
	{Key: "url", Value: "http://example.com"}, {Key: "root", Value: "/"},
	{Key: "permalink", Value: ":year/:month/:day/:title/"}, {Key: "permalink_defaults", Value: ir.Map{}},
	{Key: "pretty_urls", Value: ir.Map{{Key: "trailing_index", Value: true}, {Key: "trailing_html", Value: true}}},
	{Key: "source_dir", Value: "source"}, {Key: "public_dir", Value: "public"}, {Key: "tag_dir", Value: "tags"},
	{Key: "archive_dir", Value: "archives"}, {Key: "category_dir", Value: "categories"},
	{Key: "code_dir", Value: "downloads/code"}, {Key: "i18n_dir", Value: ":lang"}, {Key: "skip_render", Value: []any{}},
	{Key: "new_post_name", Value: ":title.md"}, {Key: "default_layout", Value: "post"}, {Key: "titlecase", Value: false},
	{Key: "external_link", Value: ir.Map{{Key: "enable", Value: true}, {Key: "field", Value: "site"}, {Key: "exclude", Value: ""}}},
	{Key: "filename_case", Value: int64(0)}, {Key: "render_drafts", Value: false}, {Key: "post_asset_folder", Value: false},
	{Key: "relative_link", Value: false}, {Key: "future", Value: true}, {Key: "syntax_highlighter", Value: "highlight.js"},
	{Key: "highlight", Value: ir.Map{
		{Key: "auto_detect", Value: false}, {Key: "line_number", Value: true}, {Key: "tab_replace", Value: ""},
		{Key: "wrap", Value: true}, {Key: "exclude_languages", Value: []any{}}, {Key: "language_attr", Value: false},
		{Key: "hljs", Value: false}, {Key: "line_threshold", Value: int64(0)}, {Key: "first_line_number", Value: "always1"},
		{Key: "strip_indent", Value: true},
	}},
	{Key: "prismjs", Value: ir.Map{
		{Key: "preprocess", Value: true}, {Key: "line_number", Value: true}, {Key: "tab_replace", Value: ""},
		{Key: "exclude_languages", Value: []any{}}, {Key: "strip_indent", Value: true},
	}},
	{Key: "use_filename_as_post_title", Value: false}, {Key: "default_category", Value: "uncategorized"},
	{Key: "category_map", Value: ir.Map{}}, {Key: "tag_map", Value: ir.Map{}},
	{Key: "date_format", Value: "YYYY-MM-DD"}, {Key: "time_format", Value: "HH:mm:ss"}, {Key: "updated_option", Value: "mtime"},
	{Key: "per_page", Value: int64(10)}, {Key: "pagination_dir", Value: "page"}, {Key: "theme", Value: "landscape"},
	{Key: "server", Value: ir.Map{{Key: "cache", Value: false}}}, {Key: "deploy", Value: ir.Map{}},
	{Key: "ignore", Value: []any{}}, {Key: "meta_generator", Value: true},
}

// marked are the settings that hexo-renderer-marked adds; what the author set replaces them one by one.
// Hexo: hexo-renderer-marked/index.js
var marked = ir.Map{
	{Key: "gfm", Value: true}, {Key: "pedantic", Value: false}, {Key: "breaks", Value: true}, {Key: "smartLists", Value: true},
	{Key: "smartypants", Value: true}, {Key: "modifyAnchors", Value: int64(0)}, {Key: "autolink", Value: true},
	{Key: "mangle", Value: true}, {Key: "sanitizeUrl", Value: false}, {Key: "dompurify", Value: false},
	{Key: "headerIds", Value: true}, {Key: "anchorAlias", Value: false}, {Key: "lazyload", Value: false},
	{Key: "prependRoot", Value: true}, {Key: "postAsset", Value: false},
	{Key: "external_link", Value: ir.Map{{Key: "enable", Value: false}, {Key: "exclude", Value: []any{}}, {Key: "nofollow", Value: false}}},
	{Key: "descriptionLists", Value: true},
}

// settle fills the fields from the settings.
func (c *Config) settle() {
	get := func(path ...string) any { return lookup(c.full, path) }
	is := func(path ...string) bool { return js.Truthy(get(path...)) }
	c.Title, c.Subtitle = text(get("title")), text(get("subtitle"))
	c.Description, c.Author = text(get("description")), text(get("author"))
	c.Keywords, c.Language = texts(get("keywords")), texts(get("language"))
	if is("timezone") {
		c.Timezone = text(get("timezone"))
	}
	c.Permalink = text(get("permalink"))
	c.PermalinkDefaults, _ = get("permalink_defaults").(ir.Map)
	c.TrailingIndex = get("pretty_urls", "trailing_index") != false
	c.TrailingHTML = get("pretty_urls", "trailing_html") != false
	c.SourceDir, c.PublicDir = text(get("source_dir")), text(get("public_dir"))
	c.TagDir, c.CategoryDir, c.ArchiveDir = text(get("tag_dir")), text(get("category_dir")), text(get("archive_dir"))
	c.CodeDir, c.I18nDir = text(get("code_dir")), text(get("i18n_dir"))
	c.SkipRender, c.Ignore = texts(get("skip_render")), texts(get("ignore"))
	c.Include, c.Exclude = texts(get("include")), texts(get("exclude"))
	c.NewPostName, c.DefaultLayout = text(get("new_post_name")), text(get("default_layout"))
	c.Titlecase, c.UseSlugAsPostTitle = is("titlecase"), is("use_slug_as_post_title")
	c.FilenameCase = whole(get("filename_case"))
	c.RenderDrafts, c.Future = is("render_drafts"), is("future")
	c.PostAssetFolder, c.RelativeLink = is("post_asset_folder"), is("relative_link")
	c.DefaultCategory = js.String(get("default_category"), nil)
	c.CategoryMap, c.TagMap = names(get("category_map")), names(get("tag_map"))
	c.DateFormat, c.TimeFormat = text(get("date_format")), text(get("time_format"))
	if c.UpdatedOption = text(get("updated_option")); c.UpdatedOption != "date" && c.UpdatedOption != "empty" {
		c.UpdatedOption = "mtime"
	}
	c.PerPage, c.PaginationDir = whole(get("per_page")), text(get("pagination_dir"))
	c.MetaGenerator = is("meta_generator")
	c.ExternalLink = ExternalLink{is("external_link", "enable"), text(get("external_link", "field")), texts(get("external_link", "exclude"))}
	if is("syntax_highlighter") {
		c.SyntaxHighlighter = text(get("syntax_highlighter"))
	}
	c.Highlight = Highlight{
		AutoDetect: is("highlight", "auto_detect"), LineNumber: is("highlight", "line_number"), Wrap: is("highlight", "wrap"),
		HLJS: is("highlight", "hljs"), LanguageAttr: is("highlight", "language_attr"), StripIndent: is("highlight", "strip_indent"),
		TabReplace: text(get("highlight", "tab_replace")), ExcludeLanguages: texts(get("highlight", "exclude_languages")),
		LineThreshold: whole(get("highlight", "line_threshold")), FirstLineNumber: text(get("highlight", "first_line_number")),
	}
	c.Prism = Prism{
		Preprocess: is("prismjs", "preprocess"), LineNumber: is("prismjs", "line_number"), StripIndent: is("prismjs", "strip_indent"),
		TabReplace: text(get("prismjs", "tab_replace")), ExcludeLanguages: texts(get("prismjs", "exclude_languages")),
	}
}
