package hexo

import (
	"io/fs"
	"path"
	"strings"

	"hexodus/ir"
)

// A reader is the blog as a tag sees it from one document.

// Post finds a post by its slug, else by its title.
func (r *reader) Post(slugOrTitle string) (path, title string, ok bool) {
	doc := r.slugs[slugOrTitle]
	if doc == nil {
		doc = r.titles[slugOrTitle]
	}
	if doc == nil {
		return "", "", false
	}
	return strings.TrimPrefix(doc.URL, "/"), doc.Title, true
}

// Asset finds one of the document's own files by its exact name in the document's folder.
func (r *reader) Asset(name string) (string, bool) {
	if a := r.asset(func(rel string) bool { return rel == name }); a != nil {
		return strings.TrimPrefix(a.URL, "/"), true
	}
	// a page among the files is rendered elsewhere, but a tag finds it here all the same
	folder := strings.TrimSuffix(r.doc.Source.Path, path.Ext(r.doc.Source.Path))
	if file := path.Join(folder, name); r.cfg.PostAssetFolder && name != "" && path.Clean(name) == name && fs.ValidPath(file) && strings.HasPrefix(file, folder+"/") {
		if r.files[file] {
			return path.Join(strings.TrimPrefix(strings.TrimSuffix(r.doc.URL, ".html"), "/"), name), true
		}
	}
	return "", false
}

func (r *reader) asset(match func(rel string) bool) *ir.Asset {
	folder := strings.TrimSuffix(r.doc.Source.Path, path.Ext(r.doc.Source.Path)) + "/"
	for i := range r.doc.Assets {
		a := &r.doc.Assets[i]
		if rel, ok := strings.CutPrefix(a.Path, folder); ok && match(rel) {
			return a
		}
	}
	return nil
}

// Code reads a file below the blog's code folder.
func (r *reader) Code(name string) ([]byte, bool) {
	name = path.Join(r.site.SourceDir, r.cfg.CodeDir, path.Clean("/"+name))
	if !fs.ValidPath(name) {
		return nil, false
	}
	data, err := fs.ReadFile(r.site.FS, name)
	return data, err == nil
}

// URLFor is a path as a link on the site.
func (r *reader) URLFor(path string) string { return r.urls.For(path) }

// FullURLFor is a path as a link from anywhere.
func (r *reader) FullURLFor(path string) string { return r.urls.Full(path) }
