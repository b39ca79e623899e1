package hexo

import (
	"strings"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

var (
	notContent = finding.Define(finding.Rule{
		ID: "config/not-content", Severity: finding.Info,
		Title: "settings that do not change what the pages say",
		Doc:   "Settings of the theme, of deployment and of plug-ins, and those that the generator does not read, are left behind.",
		Hint:  "look through them when you choose a theme for the new site",
	})
	notCarried = finding.Define(finding.Rule{
		ID: "config/not-carried", Severity: finding.Warning,
		Title: "setting with an effect on the site that is not carried over",
		Doc:   "The blog's lists or languages were arranged by this setting, and the new site arranges them in its own way.",
		Hint:  "set up the new site's lists by hand",
	})
)

// notContentKeys are settings that config counts to the site, and only themes read.
var notContentKeys = map[string]bool{
	"email": true, "date_format": true, "time_format": true, "meta_generator": true, "default_layout": true, "public_dir": true,
}

// carriedKeys are settings of plug-ins and themes that end in the site.
var carriedKeys = map[string]bool{
	"menu": true, "feed": true, "sitemap": true, "encrypt": true, "hide_posts": true, "abbrlink": true, "alias": true, "aliases": true,
}

// bookConfig accounts for each key of the configuration: it is in the site, or has nothing to do with it.
func (b *blog) bookConfig(log *finding.Log) {
	left := map[*ir.Source][]string{}
	for _, k := range b.cfg.Keys() {
		path := k.Source.Path
		log.Ledger.Enter(finding.ConfigKey, path, 1)
		switch {
		case b.outOfReach(k.Name):
			log.Ledger.Settle(finding.ConfigKey, path, 1, finding.Lost, notCarried)
			log.Add(finding.Finding{Rule: notCarried, Source: k.Source, At: k.At, Effect: finding.Degraded, Detail: k.Name})
		case carriedKeys[k.Name] || isContent(k):
			log.Ledger.Settle(finding.ConfigKey, path, 1, finding.Carried, nil)
		default:
			log.Ledger.Settle(finding.ConfigKey, path, 1, finding.Skipped, notContent)
			left[k.Source] = append(left[k.Source], k.Name)
		}
	}
	for _, src := range b.cfg.Sources {
		log.Ledger.Enter(finding.File, src.Path, 1)
		log.Ledger.Settle(finding.File, src.Path, 1, finding.Carried, nil)
		if names := left[src]; len(names) > 0 {
			log.Add(finding.Finding{Rule: notContent, Path: src.Path, Effect: finding.Exact, Detail: strings.Join(names, ", "), Count: len(names)})
		}
	}
}

func isContent(k config.Key) bool {
	return (k.Use == config.Site || k.Use == config.URL || k.Use == config.Content) && !notContentKeys[k.Name]
}

// outOfReach reports whether a key arranges the site in a way that the IR has no word for.
func (b *blog) outOfReach(key string) bool {
	get := func(name string) any { return b.cfg.Get(key, name) }
	switch key {
	case "index_generator":
		order := plainText(get("order_by"))
		return strings.Trim(plainText(get("path")), "/") != "" || order != "" && order != "-date" || b.perPage("index") != b.cfg.PerPage
	case "archive_generator":
		return get("enabled") == false || get("yearly") == false || get("monthly") == false || js.Truthy(get("daily"))
	case "tag_generator", "category_generator":
		return js.Truthy(get("enable_index_page"))
	case "i18n_dir":
		return b.cfg.I18nDir != ":lang" && b.cfg.I18nDir != ""
	}
	return false
}

// configAliases are the redirects that hexo-generator-alias takes from the configuration: old paths to new ones.
func (b *blog) configAliases(log *finding.Log) {
	if !b.cfg.HasPackage("hexo-generator-alias") {
		return
	}
	key := "alias"
	if !js.Truthy(b.cfg.Get(key)) {
		key = "aliases"
	}
	m, _ := b.cfg.Get(key).(ir.Map)
	if len(m) == 0 {
		return
	}
	at := map[string]*ir.Document{}
	for _, d := range b.site.Docs {
		at[routes.Of(d.URL)] = d
	}
	for _, e := range m {
		to := plainText(e.Value)
		if d := at[routes.Of(to)]; d != nil {
			d.Aliases = append(d.Aliases, rooted(e.Key))
			continue
		}
		f := finding.Finding{Rule: notCarried, Path: b.cfg.Path, Effect: finding.Dropped, Detail: e.Key + " to " + to}
		if src, span, ok := b.cfg.KeyAt(key); ok {
			f.Source, f.At = src, span
		}
		log.Add(f)
	}
}
