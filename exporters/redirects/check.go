package redirects

import (
	"fmt"
	"strings"

	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

var (
	gone = finding.Define(finding.Rule{
		ID:       "url/gone",
		Severity: finding.Warning,
		Title:    "nothing answers at an address of the blog",
		Doc:      "A reader who comes to this address, from a search or a bookmark, finds nothing. No page of the new site stands for what was there.",
		Hint:     "redirect the address at your host to what comes nearest; hexodus urls lists them all",
	})
	atHost = finding.Define(finding.Rule{
		ID:       "url/host-redirect",
		Severity: finding.Warning,
		Title:    "only the host can redirect an address of the blog",
		Doc:      "What was at this address is at another one, or a list stands for it, and the new site cannot make a redirect from there: no file can have the address, or a browser would not follow it.",
		Hint:     "--redirects writes the redirects for your host; hexodus urls lists them all",
	})
	sentOn = finding.Define(finding.Rule{
		ID:       "url/redirected",
		Severity: finding.Info,
		Title:    "an address of the blog is a redirect",
		Doc:      "The new site does not have this list, or not in as many pages. It sends the reader to the list above it.",
		Hint:     "nothing to do",
	})
	loop = finding.Define(finding.Rule{
		ID:       "redirect/loop",
		Severity: finding.Error,
		Title:    "a redirect leads back to itself, or nowhere",
		Doc:      "A browser that follows the redirect comes to no page. It was so in the blog.",
		Hint:     "correct the alias",
	})
	clash = finding.Define(finding.Rule{
		ID:       "redirect/clash",
		Severity: finding.Warning,
		Title:    "a redirect where something is already",
		Doc:      "An alias has the address of a page, of a file or of another alias. Only one can be there: a page goes before an alias, and of two aliases the first by target is kept.",
		Hint:     "take the alias out of the front matter",
	})
	caseOnly = finding.Define(finding.Rule{
		ID:       "redirect/case-only",
		Severity: finding.Warning,
		Title:    "two addresses differ in upper and lower case alone",
		Doc:      "On hosts and disks that do not tell upper from lower case they are one address: a redirect from one to the other would lead in a circle, and one page hides the other.",
		Hint:     "see how your host serves both; settle on one spelling",
	})
)

// Check tells which addresses of the blog do not answer any more, or answer otherwise. With hosted, the host makes the
// redirects that the site cannot make.
func Check(site *ir.Site, out *tree.Tree, hosted bool, log *finding.Log) {
	files := map[string]*ir.Source{}
	for _, d := range site.Docs {
		files[d.Source.Path] = d.Source
	}
	add := func(rule *finding.Rule, effect finding.Effect, source, detail, before, after string, count int) {
		f := finding.Finding{Rule: rule, Path: source, Effect: effect, Detail: detail, Before: before, After: after, Count: count}
		if src := files[source]; src != nil {
			f.Source, f.Path = src, ""
		}
		log.Add(f)
	}
	rows := Table(site, out)
	lists := map[Row][]string{} // what lists lead to, or are gone: by their kind, status and target
	for _, row := range rows {
		of := Row{Kind: row.Kind, New: row.New, Status: row.Status}
		switch {
		case row.Status == Kept:
		case row.Source == "":
			lists[of] = append(lists[of], row.Old)
		case row.Status == AtHost && hosted:
			add(sentOn, finding.Equivalent, row.Source, row.Old+" leads to "+row.New, row.Old, row.New, 1)
		case row.Status == AtHost:
			add(atHost, finding.Degraded, row.Source, row.Old+" is to lead to "+row.New, row.Old, row.New, 1)
		case row.Status == Gone && row.Kind != routes.Alias:
			add(gone, finding.Dropped, row.Source, row.Old, row.Old, "", 1)
		}
	}
	for of, urls := range lists {
		detail := urls[0]
		if len(urls) > 1 {
			detail += fmt.Sprintf(" and %d more", len(urls)-1)
		}
		switch {
		case of.Status == Gone:
			add(gone, finding.Dropped, "", detail, "", "", len(urls))
		case of.Status == AtHost && !hosted:
			add(atHost, finding.Degraded, "", detail+" to "+of.New, "", of.New, len(urls))
		default:
			add(sentOn, finding.Equivalent, "", detail+" to "+of.New, "", of.New, len(urls))
		}
	}
	checkWays(site, out, rows, add)
}

// checkWays tells of loops, clashes and addresses that differ in case alone.
func checkWays(site *ir.Site, out *tree.Tree, rows []Row, add func(rule *finding.Rule, effect finding.Effect, source, detail, before, after string, count int)) {
	b := newBook(out)
	owner := map[string]string{}
	asked := map[string]bool{} // files of which the target is asked to make a redirect
	for _, a := range out.Answers() {
		asked[fileOf(a.URL)] = asked[fileOf(a.URL)] || a.To != ""
	}
	for _, d := range site.Docs {
		for _, a := range d.Aliases {
			from := fileOf(a)
			owner[from] = d.Source.Path
			if b.pages[from] && !asked[from] && from != fileOf(d.URL) {
				add(clash, finding.Dropped, d.Source.Path, a+" is a page, and was to lead to "+d.URL, "", "", 1)
			}
		}
	}
	for _, a := range out.Answers() {
		if a.To == "" {
			continue
		}
		from := fileOf(a.URL)
		if _, ok := b.end(a.To); !ok {
			add(loop, finding.Dropped, owner[from], a.URL+" leads to "+a.To, a.URL, a.To, 1)
		}
		if b.pages[from] {
			add(clash, finding.Dropped, owner[from], a.URL+" is a page, and was to lead to "+a.To, "", "", 1)
		} else if to, ok := b.to[from]; ok && to != a.To {
			add(clash, finding.Dropped, owner[from], a.URL+" leads to "+b.to[from]+", and was to lead to "+a.To, "", "", 1)
		}
	}
	folded := map[string]Row{}
	for _, row := range rows {
		key := strings.ToLower(row.Old)
		if other, ok := folded[key]; ok && (other.Status != Kept || row.Status != Kept || other.Source == "" || row.Source == "") {
			effect := finding.Degraded
			if other.Status == Kept && row.Status == Kept {
				effect = finding.Equivalent // both are there, as they were
			}
			add(caseOnly, effect, row.Source, row.Old+" and "+other.Old, "", "", 1)
		}
		folded[key] = row
	}
}
