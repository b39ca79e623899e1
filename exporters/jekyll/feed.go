package jekyll

import (
	"strings"

	"hexodus/exporters/tree"
	"hexodus/ir/finding"
)

var feedFormat = finding.Define(finding.Rule{
	ID:       "jekyll/feed",
	Severity: finding.Info,
	Title:    "the feed is written by a template",
	Doc: "The feed is at the address of the blog's own, in the Atom format that jekyll-feed writes; readers take it whatever the blog's was. Its template is a file of that name, " +
		"so that the feed can be changed and is built with strict_variables, too.",
	Hint: "delete the template, and jekyll-feed writes the feed at the same address",
})

// feedPath is where the feed is, "" if there is none, or the blog has a file of its own there.
func (s *site) feedPath() string {
	at := strings.Trim(s.Config.Feed, "/")
	if at == "" {
		return ""
	}
	if other := s.outputs[at]; other != "" && other != theFeed {
		return ""
	}
	return at
}

// What the two templates without a page are called in the table of what is where.
const (
	theFeed    = "the feed"
	theSitemap = "the sitemap"
)

// feed plans the feed and the list of all pages, if the blog had them.
func (s *site) feed() {
	if at := s.feedPath(); at != "" {
		s.outputs[at] = theFeed
		s.template("feed.xml", at, "/"+at)
		s.log.Add(finding.Finding{Rule: feedFormat, Effect: finding.Equivalent, Detail: "/" + at})
	}
	if s.Config.Sitemap && s.outputs["sitemap.xml"] == "" {
		s.outputs["sitemap.xml"] = theSitemap
		s.template("sitemap.xml", "sitemap.xml", "/sitemap.xml")
	}
}

// template plans a page that is a template and has no layout.
func (s *site) template(name, at, url string) {
	data, err := templateFiles.ReadFile("templates/" + name)
	if err != nil {
		panic(err) // the files are part of the program
	}
	link, _ := permalink(url)
	s.add(tree.File{Path: at, Data: []byte("---\nlayout: none\npermalink: " + link + "\nsitemap: false\n---\n" + string(data)), URL: url})
}
