package hugo

import (
	"strings"

	"hexodus/exporters/internal/matter"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var archivesFlat = finding.Define(finding.Rule{
	ID:       "archives/one-page",
	Severity: finding.Info,
	Title:    "the archives are one page",
	Doc: "The blog had a list of all posts, and one for each year and month. Hugo makes no pages by date; the site has the list of all posts at the old address, " +
		"which a theme may show by year if it has a template named archives, and the pages of years and months lead there.",
	Hint: "nothing to do",
})

// archiveList is the address of the page that lists all posts, "" if the blog had none or a page of its own there.
func (s *site) archiveList() string {
	dir := strings.Trim(s.Config.ArchiveDir, "/")
	if dir == "" || len(s.Docs) == 0 {
		return ""
	}
	url := "/" + dir + "/"
	for _, doc := range s.Docs {
		if strings.TrimSuffix(doc.URL, "index.html") == url {
			return ""
		}
	}
	return url
}

// archives plans the page that lists all posts.
func (s *site) archives() {
	url := s.archiveList()
	if url == "" {
		return
	}
	p := page{site: s, doc: &ir.Document{Kind: ir.Post, URL: url, Source: &ir.Source{}}}
	s.add(tree.File{
		Path: "content/archives.md",
		Data: []byte("---\ntitle: Archives\nlayout: archives\nurl: " + matter.Flow(p.url()) + "\n" + s.aliasLines(url) + "---\n"),
		URL:  url,
	})
	if len(s.leads[url]) == 0 {
		return // the blog's were, too
	}
	s.log.Add(finding.Finding{Rule: archivesFlat, Effect: finding.Degraded, Detail: url})
}

// aliasLines are the front matter that sends readers of other lists to the one at an address.
func (s *site) aliasLines(url string) string {
	if len(s.leads[url]) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("aliases:\n")
	for _, from := range s.leads[url] {
		b.WriteString("  - " + matter.Flow(from) + "\n")
	}
	return b.String()
}
