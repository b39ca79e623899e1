package hexo

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/dates"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

// blog is a blog's configuration, as the importer asks for it.
type blog struct {
	fsys fs.FS
	cfg  *config.Config
	site *ir.Site
	opt  Options
	now  time.Time

	zones             dates.Zones
	otherZone         *time.Location // in which the blog may have been built instead
	rules             rules
	namer             namer
	permalinkDefaults map[string]string
	hiddenKey         string          // field that keeps a post out of lists
	secretTags        map[string]bool // tags with a password
	mappedUsed        sync.Map        // names of mapped tags that some document has
}

func newBlog(fsys fs.FS, cfg *config.Config, opt Options) (*blog, error) {
	b := &blog{fsys: fsys, cfg: cfg, opt: opt, now: time.Now(), secretTags: map[string]bool{}}
	if err := b.findZones(); err != nil {
		return nil, err
	}
	b.permalinkDefaults = pairs(cfg.PermalinkDefaults, b.text)
	b.rules = rules{
		skipRender: cfg.SkipRender, include: cfg.Include, exclude: cfg.Exclude,
		postAssets: cfg.PostAssetFolder, postExt: extension(cfg.NewPostName), output: outputs(cfg.HasPackage),
	}
	b.namer = namer{
		tagMap: cfg.TagMap, categoryMap: cfg.CategoryMap, transform: cfg.FilenameCase,
		tagDir: cfg.TagDir, categoryDir: cfg.CategoryDir,
	}
	switch {
	case cfg.HasPackage("hexo-hide-posts"):
		b.hiddenKey = cmp.Or(plainText(cfg.Get("hide_posts", "filter")), "hidden")
	case cfg.Theme == "fluid":
		b.hiddenKey = "hide"
	}
	list, _ := cfg.Get("encrypt", "tags").([]any)
	for _, item := range list {
		m, _ := item.(ir.Map)
		if name, ok := lookup(m, "name"); ok {
			b.secretTags[b.text(name)] = true
		}
	}
	return b, nil
}

// findZones takes the machine's zone from the options, else from the blog, else UTC.
func (b *blog) findZones() error {
	if b.cfg.Timezone != "" {
		loc, err := dates.Load(b.cfg.Timezone)
		if err != nil {
			return fmt.Errorf("%s: %w", b.cfg.Path, err)
		}
		b.zones.Config = loc
	}
	switch {
	case b.opt.Timezone != "":
		loc, err := dates.Load(b.opt.Timezone)
		if err != nil {
			return err
		}
		b.zones.Machine = loc
	case b.zones.Config != nil:
		b.zones.Machine = b.zones.Config
	default:
		b.zones.Machine = time.UTC
	}
	b.otherZone = b.findOtherZone()
	return nil
}

// zone is the one that dates are shown in.
func (b *blog) zone() *time.Location {
	if b.zones.Config != nil {
		return b.zones.Config
	}
	return b.zones.Machine
}

func lookup(m ir.Map, key string) (any, bool) {
	for _, e := range m {
		if e.Key == key {
			return e.Value, true
		}
	}
	return nil, false
}

// shown reports whether a document was published when the blog was built, which is now.
func (b *blog) shown(d *ir.Document) bool { return routes.Shown(d, b.site.Config, b.now) }

// siteConfig is what the configuration says about the site.
func (b *blog) siteConfig() ir.Config {
	c := b.cfg
	root := c.Root
	if !strings.HasPrefix(root, "/") { // Hexo adds no slash, which is not what anybody means
		root = "/" + root
	}
	language := c.Language
	if len(language) == 0 {
		language = []string{"en"}
	}
	lines := c.Highlight.LineNumber
	if c.SyntaxHighlighter == "prismjs" {
		lines = c.Prism.LineNumber
	}
	file := ""
	if len(c.Sources) > 0 {
		file = c.Sources[0].Path
	}
	return ir.Config{
		Path:  file,
		Title: c.Title, Subtitle: c.Subtitle, Description: c.Description, Author: c.Author,
		Keywords: keywords(c.Keywords), Language: language,
		URL: c.URL, Root: root, Location: b.zone(),
		TagDir: strings.Trim(c.TagDir, "/"), CategoryDir: strings.Trim(c.CategoryDir, "/"), ArchiveDir: strings.Trim(c.ArchiveDir, "/"),
		PerPage: max(0, c.PerPage), PaginationDir: strings.Trim(c.PaginationDir, "/"),
		Future: c.Future, Drafts: c.RenderDrafts || b.opt.Drafts,
		Lists: b.lists(), Feed: b.feed(), Sitemap: b.hasSitemap(),
		ExternalLinks: c.ExternalLink.Enable || c.Get("marked", "external_link", "enable") == true || c.Get("marked", "external_link") == true,
		Theme:         c.Theme, Menu: b.menu(),
		Icon: plainText(c.Get("feed", "icon")), Favicon: b.favicon(), Avatar: b.avatar(), Hubs: plainTexts(c.Get("feed", "hub")),
		Highlight: c.SyntaxHighlighter != "", LineNumbers: c.SyntaxHighlighter != "" && lines,
	}
}

// keywords are a list, or a text with commas.
func keywords(list []string) []string {
	var out []string
	for _, s := range list {
		for _, k := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、;", r) }) {
			if k = strings.TrimSpace(k); k != "" {
				out = append(out, k)
			}
		}
	}
	return out
}

func (b *blog) hasSitemap() bool {
	return slices.ContainsFunc(b.cfg.Packages, func(p string) bool {
		return strings.HasPrefix(p, "hexo-generator-") && strings.HasSuffix(p, "sitemap")
	})
}

// feed is where the blog's feed is.
//
// hexo-generator-feed: feed.path, a text or a list as long as feed.type; else atom.xml or rss2.xml.
func (b *blog) feed() string {
	if !b.cfg.HasPackage("hexo-generator-feed") || b.cfg.Get("feed", "enable") == false {
		return ""
	}
	if paths := plainTexts(b.cfg.Get("feed", "path")); len(paths) > 0 {
		return rooted(paths[0])
	}
	if types := plainTexts(b.cfg.Get("feed", "type")); len(types) > 0 && types[0] == "rss2" {
		return "/rss2.xml"
	}
	return "/atom.xml"
}

// favicon is the small picture that the theme is told to show for the site.
func (b *blog) favicon() string {
	v := b.cfg.ThemeGet("favicon")
	if m, ok := v.(ir.Map); ok { // NexT: one for each size
		for _, e := range m {
			if s := plainText(e.Value); s != "" {
				return s
			}
		}
	}
	return plainText(v)
}

// avatar is the picture of the author that the theme is told to show.
func (b *blog) avatar() string {
	v := b.cfg.ThemeGet("avatar")
	if m, ok := v.(ir.Map); ok {
		for _, key := range []string{"url", "img", "src"} {
			if u, ok := lookup(m, key); ok {
				return plainText(u)
			}
		}
		return ""
	}
	return plainText(v)
}

// logOf is where the findings of a document go: nowhere if it was not asked for.
func (b *blog) logOf(e *entry, log *finding.Log) *finding.Log {
	if !e.selected {
		return &finding.Log{}
	}
	return log
}
