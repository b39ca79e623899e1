package hugo

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// plainExtension are the extensions that hosts know as pages.
var plainExtension = regexp.MustCompile(`^(?i)\.(html?|php|aspx?|jsp|xml|txt|json|js|css)$`)

// page is the export of one document.
type page struct {
	*site
	doc  *ir.Document
	path string // its "url" in front matter
}

// document plans one page.
func (s *site) document(doc *ir.Document) {
	if pages.Unwrapped(doc) && !s.hidden[doc] {
		pages.AddUnwrapped(s.tree, doc, "static", s.log)
		return
	}
	p := &page{site: s, doc: doc}
	text := p.text()
	if doc.Source.CRLF {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	if !s.add(tree.File{
		Path:   "content/" + s.names[doc],
		Data:   text,
		Source: doc.Source.Path,
		URL:    s.address(doc),
	}) {
		s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Lost, pages.Unplaced)
		return
	}
	pages.TellWholeDocument(doc, s.log)
	if path.Base(doc.Source.Path) == path.Base(s.names[doc]) {
		s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Carried, nil)
		return
	}
	s.log.Ledger.Settle(finding.File, doc.Source.Path, 1, finding.Changed, renamed)
	s.log.Add(finding.Finding{Rule: renamed, Source: doc.Source, Effect: finding.Exact, Detail: "content/" + s.names[doc]})
}

// add plans a file. A file that cannot be planned is a finding; what stands there already stays.
func (s *site) add(f tree.File) bool { return pages.Add(s.tree, f, s.log) }

var (
	urlLossy = finding.Define(finding.Rule{
		ID:       "url/not-exact",
		Severity: finding.Warning,
		Title:    "Hugo cannot answer at exactly this URL",
		Doc: "Hugo reads : and % in a URL as marks of its own, gives a path without an extension a final slash, " +
			"and has no file for what comes after ? or #. The page is at the nearest URL that works.",
		Hint: "redirect the old URL to the new one at your host",
	})
	urlExtension = finding.Define(finding.Rule{
		ID:       "url/odd-extension",
		Severity: finding.Warning,
		Title:    "the URL ends in what looks like a file's extension",
		Doc:      "The page is a file of exactly this name, as it was in the blog. What a host says about the content of such a file depends on the host: some offer it as a download.",
		Hint:     "see how your host serves it, or end the permalink in a slash",
	})
	urlHome = finding.Define(finding.Rule{
		ID:       "url/is-home",
		Severity: finding.Warning,
		Title:    "the page is the site's front door",
		Doc:      "The blog has a page of its own at /. In Hugo that is content/_index.md, and the theme's home template decides what it shows: often the list of posts below the text, or the list alone.",
		Hint:     "see that the theme's home template prints .Content",
	})
)

// url is the page's "url" in front matter, "" if Hugo knows it from the file's place.
func (p *page) url() string {
	doc := p.doc
	if home(doc) {
		p.log.Add(finding.Finding{Rule: urlHome, Source: doc.Source, Effect: finding.Degraded})
		return ""
	}
	if list := p.termList(doc); list != "" && strings.TrimSuffix(doc.URL, "index.html") == "/"+list+"/" {
		return ""
	}
	url, why := nearest(doc.URL)
	if moved := p.moved[doc]; moved != "" {
		url, why = moved, why+", and another page is at the nearest address"
	}
	if ext := path.Ext(path.Base(doc.URL)); ext != "" && !strings.HasSuffix(doc.URL, "/") && !plainExtension.MatchString(ext) {
		p.log.Add(finding.Finding{Rule: urlExtension, Source: doc.Source, Effect: finding.Manual, Detail: doc.URL})
	}
	if why != "" {
		p.log.Add(finding.Finding{Rule: urlLossy, Source: doc.Source, Effect: finding.Degraded, Detail: doc.URL + " " + why, Before: doc.URL, After: url})
	}
	return url
}

// aliases are the other addresses of the page. A browser turns a backslash in an address into a slash, so both lead there.
func (p *page) aliases() []string {
	list := slices.Clone(p.doc.Aliases)
	if strings.Contains(p.doc.URL, `\`) {
		list = append(list, strings.ReplaceAll(p.doc.URL, `\`, "/"))
	}
	if url := p.address(p.doc); url != "" {
		list = append(list, p.leads[url]...)
	}
	return list
}
