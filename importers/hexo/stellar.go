package hexo

import (
	"io/fs"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var themeFolder = finding.Define(finding.Rule{
	ID: "permalink/theme-folder", Severity: finding.Info,
	Title: "the theme gives this page a folder of its own",
	Doc: "Versions of the theme Stellar of these years move each page that is a single file, about/me.html, to a folder, about/me/. " +
		"The theme is not in the blog's folder, so it is taken to be such a version.",
	Hint: "if the old site answers at the first address, give the page that permalink",
})

// stellarScript is where the theme Stellar moves pages.
const stellarScript = "scripts/events/lib/path_normalize.js"

// stellar reports whether the blog's theme moves pages into folders, and whether that is known or only likely.
func (b *blog) stellar() (moves, known bool) {
	if !strings.EqualFold(b.cfg.Theme, "stellar") {
		return false, true
	}
	for _, folder := range []string{"themes/" + b.cfg.Theme, "node_modules/hexo-theme-" + strings.ToLower(b.cfg.Theme)} {
		if _, err := fs.Stat(b.fsys, folder+"/scripts"); err == nil {
			_, err := fs.Stat(b.fsys, folder+"/"+stellarScript)
			return err == nil, true
		}
	}
	return true, false
}

// inFolder is the path that the blog's theme gives a page.
//
// hexo-theme-stellar: scripts/events/lib/path_normalize.js
func (b *blog) inFolder(e *entry, p string, log *finding.Log) string {
	file, ok := strings.CutSuffix(p, ".html")
	if !ok || e.doc.Layout == "false" || strings.HasSuffix(p, "/index.html") {
		return p
	}
	moves, known := b.stellar()
	if !moves {
		return p
	}
	if !known {
		log.Add(finding.Finding{Rule: themeFolder, Source: e.doc.Source, At: ir.Span{}, Effect: finding.Equivalent, Before: "/" + p, After: "/" + file + "/"})
	}
	return file + "/"
}
