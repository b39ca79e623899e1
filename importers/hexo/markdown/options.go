package markdown

import (
	"strings"

	"hexodus/ir"
)

// New is the dialect of an engine, with the options that the blog's configuration sets; get gives a
// section of it ("marked", "markdown", "kramed", …) as an ir.Map, or nil. Engines that nobody knows
// are read as marked, Hexo's own default.
func New(engine string, get func(key string) any) Dialect {
	if get == nil {
		get = func(string) any { return nil }
	}
	switch e := Engine(strings.TrimPrefix(engine, "hexo-renderer-")); e {
	case MarkdownIt:
		return newMarkdownIt(get("markdown"))
	case MarkdownItPlus:
		return newMarkdownItPlus(get("markdown_it_plus"))
	case Kramed:
		return newKramed(get("kramed"))
	case Pandoc:
		return newPandoc(get("pandoc"))
	default:
		return newMarked(get("marked"))
	}
}

// Hexo: hexo-renderer-marked index.js, the defaults.
func newMarked(section any) Dialect {
	o := options{section}
	d := Dialect{
		Engine:           Marked,
		GFM:              o.flag("gfm", true),
		Pedantic:         o.flag("pedantic", false),
		Breaks:           o.flag("breaks", true),
		Smartypants:      o.flag("smartypants", true),
		Quotes:           o.text("quotes", ""),
		Autolink:         o.flag("autolink", true),
		SanitizeURL:      o.flag("sanitizeUrl", false),
		DescriptionLists: o.flag("descriptionLists", true),
		PrependRoot:      o.flag("prependRoot", true),
		PostAsset:        o.flag("postAsset", false),
		FigCaption:       o.flag("figcaption", false),
		LazyLoad:         o.flag("lazyload", false),
		HeaderIDs:        o.flag("headerIds", true),
		ModifyAnchors:    o.number("modifyAnchors", 0),
		AnchorAlias:      o.flag("anchorAlias", false),
		NoNunjucks:       o.flag("disableNunjucks", false),
		Purify:           o.flag("dompurify", false),
		HTML:             true,
	}
	link := options{o.get("external_link")}
	d.ExternalLink = ExternalLink{
		Enable:   link.flag("enable", false),
		NoFollow: link.flag("nofollow", false),
		Exclude:  link.list("exclude"),
	}
	if on, ok := o.get("external_link").(bool); ok {
		d.ExternalLink.Enable = on
	}
	if !d.GFM || d.Pedantic { // marked has no rules for these apart
		d.Breaks, d.GFM = false, false
	}
	return d
}

// Hexo: hexo-renderer-kramed index.js, the defaults.
func newKramed(section any) Dialect {
	o := options{section}
	gfm := o.flag("gfm", true)
	return Dialect{
		Engine:      Kramed,
		GFM:         gfm,
		Pedantic:    o.flag("pedantic", false),
		NoTables:    !gfm || !o.flag("tables", true),
		Breaks:      gfm && o.flag("breaks", true), // kramed: lib/lex/inline.js knows them only with gfm
		Smartypants: o.flag("smartypants", true),
		Autolink:    gfm,
		HeaderIDs:   true,
		HTML:        true,
	}
}

// Hexo: hexo-renderer-markdown-it index.js, the defaults.
func newMarkdownIt(section any) Dialect {
	o := options{section}
	render := options{o.get("render")}
	anchors := options{o.get("anchors")}
	images := options{o.get("images")}
	preset := o.text("preset", "default") // a bare text for a section comes to nothing
	d := Dialect{
		Engine:      MarkdownIt,
		GFM:         preset == "default",
		HTML:        render.flag("html", true),
		XHTML:       render.flag("xhtmlOut", false),
		Breaks:      render.flag("breaks", true),
		Linkify:     render.flag("linkify", true) && preset == "default",
		Typographer: render.flag("typographer", true) && preset == "default",
		Quotes:      render.text("quotes", ""),
		LangPrefix:  render.text("langPrefix", "language-"),
		HeaderIDs:   true,
		PrependRoot: images.flag("prepend_root", false),
		PostAsset:   images.flag("post_asset", false),
		LazyLoad:    images.flag("lazyload", false),
		RawAlt:      o.flag("images", false),
		NoNunjucks:  o.flag("disableNunjucks", false),
		Anchors: Anchors{
			Level:           anchors.number("level", 2),
			CollisionSuffix: anchors.text("collisionSuffix", ""),
			Separator:       anchors.text("separator", "-"),
			Case:            anchors.number("case", 0),
			Permalink:       anchors.flag("permalink", false),
			PermalinkClass:  anchors.text("permalinkClass", "header-anchor"),
			PermalinkSymbol: anchors.text("permalinkSymbol", "¶"),
			PermalinkRight:  anchors.text("permalinkSide", "left") == "right",
		},
	}
	d.Off = o.list("disable_rules")
	d.Linkify = d.Linkify && d.on("linkify")
	plugins, _ := o.get("plugins").([]any)
	for _, p := range plugins {
		name, ok := p.(string)
		if !ok {
			name = options{p}.text("name", "")
		}
		if name = shortName(name); name == "" {
			continue
		}
		d.Plugins = append(d.Plugins, name)
		if name == "container" {
			switch v := (options{p}).get("options").(type) {
			case string:
				d.Containers = append(d.Containers, v)
			case ir.Map:
				d.Containers = append(d.Containers, options{v}.text("name", ""))
			}
		}
	}
	return d
}

// plusPlugins are on in markdown-it-plus unless the blog says otherwise.
// Hexo: hexo-renderer-markdown-it-plus lib/renderer.js, def_pugs_lst.
var plusPlugins = []string{"emoji", "sub", "sup", "deflist", "abbr", "footnote", "ins", "mark", "katex", "toc-and-anchor"}

// Hexo: hexo-renderer-markdown-it-plus lib/renderer.js, checkConfig and checkPlugins.
func newMarkdownItPlus(section any) Dialect {
	o := options{section}
	d := Dialect{
		Engine:      MarkdownItPlus,
		GFM:         true,
		HTML:        o.flag("html", true),
		XHTML:       o.flag("xhtmlOut", true),
		Breaks:      o.flag("breaks", true),
		Linkify:     o.flag("linkify", true),
		Typographer: o.flag("typographer", true),
		Quotes:      o.text("quotes", ""),
		LangPrefix:  o.text("langPrefix", ""),
	}
	off, sign := map[string]bool{}, ""
	plugins, _ := o.get("plugins").([]any)
	for _, p := range plugins {
		plugin := options{options{p}.get("plugin")}
		name := shortName(plugin.text("name", ""))
		switch on := plugin.flag("enable", false); {
		case name == "":
		case !on:
			off[name] = true
		default:
			if name == "toc-and-anchor" {
				sign = options{plugin.get("options")}.text("anchorLinkSymbol", "")
			}
			d.Plugins = append(d.Plugins, name)
		}
	}
	for _, name := range plusPlugins {
		if !off[name] && !d.has(name) {
			d.Plugins = append(d.Plugins, name)
		}
	}
	d.HeaderIDs = d.has("toc-and-anchor")
	d.Anchors = Anchors{Level: 1, Separator: "-", Case: 1, PermalinkSymbol: sign}
	return d
}

// Knows reports whether a plugin of markdown-it, by its short name, is reproduced or changes nothing that a reader gets.
func Knows(plugin string) bool {
	switch plugin {
	case "footnote", "deflist", "mark", "ins", "sub", "sup", "container", "emoji", "katex", "task-lists", "abbr":
		return true
	case "anchor", "link-attributes", "external-link", "external-links", "prism", "highlightjs", "lazyload":
		return true
	}
	return false
}

// shortName is a plugin's package without the family's name: "footnote" of "markdown-it-footnote".
func shortName(pkg string) string {
	if i := strings.LastIndexByte(pkg, '/'); i >= 0 {
		pkg = pkg[i+1:]
	}
	return strings.TrimPrefix(pkg, "markdown-it-")
}

// options is a section of a configuration, which may be anything.
type options struct{ section any }

func (o options) get(key string) any {
	m, _ := o.section.(ir.Map)
	for _, e := range m {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// flag is a boolean, as JavaScript sees the value.
func (o options) flag(key string, otherwise bool) bool {
	switch v := o.get(key).(type) {
	case bool:
		return v
	case string:
		return v != ""
	case int64:
		return v != 0
	case float64:
		return v != 0
	case ir.Map, []any:
		return true
	}
	return otherwise
}

func (o options) text(key, otherwise string) string {
	if s, ok := o.get(key).(string); ok {
		return s
	}
	return otherwise
}

func (o options) number(key string, otherwise int) int {
	switch v := o.get(key).(type) {
	case int64:
		return int(v)
	case float64:
		return int(v)
	case bool:
		if v {
			return 1
		}
		return 0
	}
	return otherwise
}

func (o options) list(key string) []string {
	switch v := o.get(key).(type) {
	case string:
		return []string{v}
	case []any:
		var list []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				list = append(list, s)
			}
		}
		return list
	}
	return nil
}
