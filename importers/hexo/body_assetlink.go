package hexo

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"hexodus/ir"
)

// assetLink is what hexo-asset-link makes of the target of a link or an image, nil if it is not at work: what begins with
// the name of the post's folder is at the post's address.
// Plugin: hexo-asset-link, index.js
func (r *reader) assetLink() func(string) string {
	if r.doc.Kind != ir.Post || !r.cfg.PostAssetFolder || !r.cfg.HasPackage("hexo-asset-link") {
		return nil
	}
	name := strings.TrimSuffix(path.Base(r.doc.Source.Path), path.Ext(r.doc.Source.Path)) + "/"
	site, err := url.Parse(r.site.Config.URL)
	if err != nil {
		return nil
	}
	at := url.URL{Path: strings.TrimSuffix(site.Path, "/") + r.doc.URL}
	folder := lastExtension.ReplaceAllString(at.EscapedPath(), "/")
	return func(target string) string {
		rest, ok := strings.CutPrefix(target, name)
		if !ok && len(target) > 1 && target[1] == '/' { // "./", and any other character before the slash
			rest, ok = strings.CutPrefix(target[2:], name)
		}
		if !ok {
			return target
		}
		return folder + rest
	}
}

var lastExtension = regexp.MustCompile(`\.[^/.]+$`)
