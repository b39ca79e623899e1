package hexo

import (
	"net/url"
	"path"
	"strings"

	"hexodus/ir"
)

// assetImages are plugins that look for a picture in the post's folder; each finds the name that it has there in a source.
var assetImages = []struct {
	plugin string
	name   func(src, post string) (name string, ok bool)
}{
	// Plugin: hexo-asset-image, index.js: what stands after the first folder, whatever that is
	{"hexo-asset-image", func(src, _ string) (string, bool) {
		parts := strings.FieldsFunc(src, func(c rune) bool { return c == '/' || c == '\\' })
		if len(parts) > 0 && parts[0] == "." {
			parts = parts[1:]
		}
		if len(parts) > 1 {
			parts = parts[1:]
		}
		return strings.Join(parts, "/"), true
	}},
	// Plugin: hexo-asset-img, index.js: what stands after the post's own name
	{"hexo-asset-img", func(src, post string) (string, bool) { return strings.CutPrefix(src, post+"/") }},
	// Plugin: hexo-image-link, index.js: a file in a folder, whatever its name
	{"hexo-image-link", func(src, _ string) (string, bool) {
		_, name, ok := strings.Cut(strings.TrimPrefix(src, "./"), "/")
		return name, ok && !strings.Contains(name, "/")
	}},
}

// assetImage is what the blog's plugin for pictures makes of the source of one, nil if it has none: the address of the post's
// file, where there is one; else what other makes of it.
func (r *reader) assetImage(other func(string) string) func(string) string {
	if r.doc.Kind != ir.Post || !r.cfg.PostAssetFolder {
		return other
	}
	post := strings.TrimSuffix(path.Base(r.doc.Source.Path), path.Ext(r.doc.Source.Path))
	for _, p := range assetImages {
		if !r.cfg.HasPackage(p.plugin) {
			continue
		}
		return func(src string) string {
			if !isExternal(src) && !strings.HasPrefix(src, "//") {
				name, ok := p.name(src, post)
				if plain, err := url.PathUnescape(name); err == nil {
					name = plain
				}
				if file, there := r.Asset(name); ok && there {
					return r.urls.For(file)
				}
			}
			if other == nil {
				return src
			}
			return other(src)
		}
	}
	return other
}
