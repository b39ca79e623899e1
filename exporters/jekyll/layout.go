package jekyll

import (
	"path"
	"regexp"
	"strings"

	"hexodus/exporters/internal/pages"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	dated = finding.Define(finding.Rule{
		ID:       "jekyll/file-dated",
		Severity: finding.Info,
		Title:    "posts have their date before their name",
		Doc:      "Jekyll takes a file from _posts for a post only if its name begins with a date. The date that counts stands in the front matter, and the URL does not depend on the name.",
		Hint:     "begin the names of new posts with their dates, too",
	})
	renamed = finding.Define(finding.Rule{
		ID:       "jekyll/file-renamed",
		Severity: finding.Info,
		Title:    "the file has another name in Jekyll",
		Doc: "Jekyll passes over names that begin with a dot, an underscore or a number sign, and not every disk takes every character in a name. " +
			"The page's URL does not depend on the name.",
		Hint: "nothing to do",
	})
	unlisted = finding.Define(finding.Rule{
		ID:       "jekyll/unlisted",
		Severity: finding.Info,
		Title:    "a post that is in no list is a page",
		Doc:      "The blog showed this post at its address and left it out of its lists. Jekyll lists every post, so that this one is a page with the layout of a post.",
		Hint:     "move the file to _posts, with its date before its name, to list it",
	})
)

// datedName is a file name that Jekyll takes for a post's.
// Jekyll: lib/jekyll/document.rb, DATE_FILENAME_MATCHER
var datedName = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])-.`)

// unlistedFolder holds the posts that are in no list.
const unlistedFolder = "unlisted"

// layOut gives each document its file. A post keeps its name, with its date before it, and its folder below _posts; a page
// keeps its place.
func (s *site) layOut() {
	s.names = make(map[*ir.Document]string, len(s.Docs))
	s.posts = map[string]string{}
	var names pages.Names
	for _, doc := range s.Docs {
		name := names.Take(s.path(doc))
		s.names[doc] = name
		if s.linkable(doc) {
			s.posts[s.root()+strings.TrimPrefix(doc.URL, "/")] = postName(name)
		}
	}
}

// linkable reports whether post_url finds a document in every build: it stops the build where it finds none.
func (s *site) linkable(doc *ir.Document) bool {
	return s.Config.Future && doc.Kind == ir.Post && !doc.Draft && !doc.Hidden && !doc.Secret && !s.hidden[doc] && !pages.Unwrapped(doc) &&
		!strings.ContainsAny(s.path(doc), " %{}\"'")
}

// postName is what post_url calls a post.
func postName(name string) string {
	name = strings.TrimSuffix(strings.TrimPrefix(name, "_posts/"), path.Ext(name))
	if strings.Contains(name, "/") {
		return "/" + name
	}
	return name
}

// path is the file a document would have if no other had the same.
func (s *site) path(doc *ir.Document) string {
	rel := strings.TrimPrefix(doc.Source.Path, s.SourceDir+"/")
	folder := ""
	if doc.Kind == ir.Post {
		folder = "_posts"
		if rest, ok := strings.CutPrefix(rel, "_drafts/"); ok {
			rel, folder = rest, "_drafts"
		}
		rel = strings.TrimPrefix(rel, "_posts/")
		if doc.Hidden && !doc.Draft {
			folder = unlistedFolder
		}
	}
	dir, stem := path.Split(strings.TrimSuffix(rel, path.Ext(rel)))
	var parts []string
	for part := range strings.SplitSeq(dir, "/") {
		if part != "" {
			parts = append(parts, safeName(part))
		}
	}
	stem = safeName(stem)
	if folder == "_posts" && !datedName.MatchString(stem) {
		day := "1970-01-01"
		if y := doc.Date.Year(); y >= 1000 && y <= 9999 {
			day = doc.Date.Format("2006-01-02")
		}
		stem = pages.SafeName(day + "-" + stem)
	}
	ext := ".md"
	if doc.Format == ir.FormatHTML {
		ext = ".html"
	}
	name := path.Join(folder, path.Join(parts...), stem+ext)
	if folder == "" && excluded(name) {
		name = "page-" + name
	}
	return name
}

// safeName makes a name one that Jekyll and every file system take as a name.
func safeName(name string) string {
	return strings.TrimRight(pages.SafeName(strings.TrimLeft(name, "#._ ")), "~")
}

// excluded reports whether Jekyll leaves a file out by itself, because of what its path begins with.
// Jekyll: lib/jekyll/configuration.rb, DEFAULT_EXCLUDES
func excluded(name string) bool {
	for _, head := range []string{"Gemfile", "gemfiles", "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"} {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	return false
}

// root is the path that the site's own links begin with.
func (s *site) root() string {
	return strings.TrimRight("/"+strings.Trim(s.Config.Root, "/"), "/") + "/"
}

// termList is the layout of the page that lists all tags or categories, if the document is that page.
func (s *site) termList(doc *ir.Document) string {
	if doc.Kind != ir.Page {
		return ""
	}
	switch strings.TrimSuffix(strings.TrimSuffix(doc.URL, "index.html"), "/") {
	case "/" + s.Config.TagDir:
		return "tags"
	case "/" + s.Config.CategoryDir:
		return "categories"
	case "/" + s.Config.ArchiveDir:
		return "archive"
	}
	return ""
}
