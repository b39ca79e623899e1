package hugo

import (
	"path"
	"regexp"
	"strings"

	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var renamed = finding.Define(finding.Rule{
	ID:       "hugo/file-renamed",
	Severity: finding.Info,
	Title:    "the file has another name in Hugo",
	Doc: "Hugo gives some file names a meaning of their own: index.md makes a folder one page and hides its neighbours, " +
		"name.en.md is a translation, and names that differ only in case are one. The page's URL does not depend on the name.",
	Hint: "nothing to do",
})

// languageSuffix is what Hugo may take for a language at the end of a name: "post.en.md", "post.zh-cn.md".
var languageSuffix = regexp.MustCompile(`(?i)\.([a-z]{2,3}(-[a-z]{2,4})?)$`)

// pageExtension is what a folder must not end in: a page may have the name that the folder has.
var pageExtension = regexp.MustCompile(`(?i)\.(md|html)$`)

// layOut gives each document its file below content/. A post keeps its name and folder; a page keeps its place, but
// for index.md, which is named after its folder: a leaf bundle would hide the pages beside it.
func (s *site) layOut() {
	s.names = make(map[*ir.Document]string, len(s.Docs))
	var names pages.Names
	for _, doc := range s.Docs {
		s.names[doc] = names.Take(s.contentPath(doc))
	}
}

// contentPath is the file a document would have if no other had the same.
func (s *site) contentPath(doc *ir.Document) string {
	rel := strings.TrimPrefix(doc.Source.Path, s.SourceDir+"/")
	if home(doc) {
		return "_index.md"
	}
	if dir := s.termList(doc); dir != "" {
		return dir + "/_index.md"
	}
	section := "pages"
	if doc.Kind == ir.Post {
		section = "posts"
		for _, dir := range []string{"_posts/", "_drafts/"} {
			if rest, ok := strings.CutPrefix(rel, dir); ok {
				rel = rest
				break
			}
		}
	}
	ext := path.Ext(rel)
	dir, stem := path.Split(strings.TrimSuffix(rel, ext))
	ext = ".md"
	if doc.Format == ir.FormatHTML {
		ext = ".html"
		s.needs.html = true
	}
	if lower := strings.ToLower(stem); lower == "index" || lower == "_index" {
		if dir == "" {
			stem = "index-page"
		} else {
			dir, stem = path.Split(strings.TrimSuffix(dir, "/"))
		}
	}
	var parts []string
	for part := range strings.SplitSeq(dir, "/") {
		if part != "" {
			parts = append(parts, pageExtension.ReplaceAllString(pages.SafeName(part), "-$1"))
		}
	}
	stem = languageSuffix.ReplaceAllString(pages.SafeName(stem), "-$1")
	return path.Join(section, path.Join(parts...), stem+ext)
}

// home reports whether a document stands at the site's front door.
func home(doc *ir.Document) bool {
	return doc.Kind == ir.Page && (doc.URL == "/" || doc.URL == "/index.html")
}

// termList is the folder of the taxonomy whose list of terms a page stands for, "" for any other page.
func (s *site) termList(doc *ir.Document) string {
	if doc.Kind != ir.Page {
		return ""
	}
	switch strings.TrimSuffix(strings.TrimSuffix(doc.URL, "index.html"), "/") {
	case "/" + s.Config.TagDir:
		return tagFolder
	case "/" + s.Config.CategoryDir:
		return categoryFolder
	}
	return ""
}

// sections plans what keeps Hugo from making a page of each folder: the blog had no /posts/ and no /pages/, or had a page
// of its own there.
func (s *site) sections() {
	for _, section := range []string{"posts", "pages"} {
		s.add(tree.File{Path: "content/" + section + "/_index.md", Data: []byte("---\ntitle: " + section + "\nbuild:\n  render: never\n  list: never\n---\n")})
	}
}
