package hexo

import (
	"strings"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	secret = finding.Define(finding.Rule{
		ID: "post/secret", Severity: finding.Warning,
		Title: "post behind a password",
		Doc:   "The blog encrypts this post, or hides it. A static site cannot keep a secret, so its text is not published.",
		Hint:  "remove the password if the text may be public",
	})
	redirects = finding.Define(finding.Rule{
		ID: "page/redirect", Severity: finding.Warning,
		Title: "page was only a redirect",
		Doc:   "A plugin of the blog answered with a redirect instead of the page's text. The new site has the text at this address, and leads nowhere.",
		Hint:  "have the host of the new site redirect this address",
	})
)

// covers are the fields in which themes look for a document's image, in this order.
var covers = []string{"cover", "thumbnail", "index_img", "cover_image", "coverImage", "featured_image", "banner_img", "banner", "image", "photos", "photo"}

// banners are the fields for the image at the top of a document's page.
var banners = []string{"banner_img", "banner", "top_img", "header-img", "headimg"}

// extras reads what plug-ins and themes agree on.
func (b *blog) extras(e *entry, log *finding.Log) {
	d := e.doc
	if d.Language = plainText(e.field("lang")); d.Language == "" {
		d.Language = plainText(e.field("language"))
	}
	d.Cover, d.Banner = picture(d, covers), picture(d, banners)
	d.Authors, d.Link = authors(d.Meta.Get("author")), plainText(d.Meta.Get("link"))
	if len(d.Authors) == 0 {
		d.Authors = authors(d.Meta.Get("authors"))
	}
	if v := d.Meta.Get("excerpt"); v != nil {
		d.Excerpt = b.text(v)
	}
	b.aliases(d)
	if to := plainText(d.Meta.Get("redirect")); to != "" && b.cfg.HasPackage("hexo-generator-alias") {
		d.Redirect = to
		log.Add(finding.Finding{Rule: redirects, Source: d.Source, At: keyAt(d, "redirect"), Effect: finding.Degraded, Detail: to})
	}
	if b.isSecret(d) {
		d.Secret = true
		log.Add(finding.Finding{Rule: secret, Source: d.Source, At: keyAt(d, "password"), Effect: finding.Manual})
	}
	d.Hidden = b.hiddenKey != "" && js.Truthy(d.Meta.Get(b.hiddenKey))
}

// picture is the first image that one of some fields names.
func picture(d *ir.Document, keys []string) string {
	for _, key := range keys {
		for _, s := range plainTexts(d.Meta.Get(key)) {
			if s != "false" && s != "true" && s != "transparent" && s[0] != '#' { // themes take switches and colours, too
				return s
			}
		}
	}
	return ""
}

// authors are the names in a field: a name, a mapping with a name, or a list of these.
func authors(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var names []string
	for _, item := range list {
		if m, ok := item.(ir.Map); ok {
			item, _ = lookup(m, "name")
		}
		if name := plainText(item); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// aliases are other paths that lead to a document.
//
// hexo-generator-alias: alias or else aliases, each a path as it is. hexo-generator-redirect: redirect_from, each a folder.
func (b *blog) aliases(d *ir.Document) {
	if b.cfg.HasPackage("hexo-generator-alias") {
		list := plainTexts(d.Meta.Get("alias"))
		if len(list) == 0 {
			list = plainTexts(d.Meta.Get("aliases"))
		}
		for _, a := range list {
			d.Aliases = append(d.Aliases, rooted(a))
		}
	}
	if b.cfg.HasPackage("hexo-generator-redirect") {
		for _, a := range plainTexts(d.Meta.Get("redirect_from")) {
			d.Aliases = append(d.Aliases, rooted(strings.TrimSuffix(a, "/")+"/"))
		}
	}
}

func rooted(p string) string { return "/" + strings.TrimLeft(collapse(p), "/") }

// isSecret reports whether a document is behind a password: its own, or one of its tags. An empty one lifts a tag's.
func (b *blog) isSecret(d *ir.Document) bool {
	if d.Meta.Has("password") {
		v := d.Meta.Get("password")
		return v != nil && b.text(v) != "" && v != false
	}
	for _, t := range d.Tags {
		if b.secretTags[t] {
			return true
		}
	}
	return false
}
