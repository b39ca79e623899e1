package jekyll

import (
	"slices"
	"strings"

	"hexodus/exporters/internal/matter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var archivesMade = finding.Define(finding.Rule{
	ID:       "jekyll/archives",
	Severity: finding.Info,
	Title:    "the lists of posts are one page each",
	Doc: "The blog cut its front page, its archives and the archives of each year and month into pages of some posts each. Jekyll's lists are one page each, at the old address of the first, " +
		"and the addresses that end in a page's number lead there.",
	Hint: "put jekyll-paginate to use if the front page is to have further pages again",
})

// home plans the front page, if the blog has no page of its own there.
func (s *site) home() {
	if s.claim("/", "the front page") {
		s.list("index", "layout: home\n", "/")
	}
}

// archives plans the list of all posts and one for each year and month, as the blog had them.
func (s *site) archives() {
	dir := strings.Trim(s.Config.ArchiveDir, "/")
	if dir == "" {
		return
	}
	months := map[string]bool{}
	for _, doc := range s.Docs {
		if doc.Kind == ir.Post && !doc.Draft && !doc.Hidden && !doc.Secret && dateLiteral(doc.Date) != "" {
			months[doc.Date.Format("2006")] = true
			months[doc.Date.Format("2006/01")] = true
		}
	}
	if len(months) == 0 {
		return
	}
	s.archive(dir, "Archives", "")
	periods := make([]string, 0, len(months))
	for period := range months {
		periods = append(periods, period)
	}
	slices.Sort(periods)
	for _, period := range periods {
		year, month, isMonth := strings.Cut(period, "/")
		if isMonth {
			s.archive(dir+"/"+period, year+"-"+month, "year: \""+year+"\"\nmonth: \""+month+"\"\n")
		} else {
			s.archive(dir+"/"+period, year, "year: \""+year+"\"\n")
		}
	}
	s.log.Add(finding.Finding{Rule: archivesMade, Effect: finding.Equivalent, Detail: "/" + dir + "/"})
}

func (s *site) archive(dir, title, fields string) {
	url, _ := permalink("/" + dir + "/")
	if s.claim(url, "the archives") {
		s.list(dir, "layout: archive\ntitle: "+matter.Flow(title)+"\n"+fields, url)
	}
}
