package hexo

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"hexodus/importers/hexo/frontmatter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	besidePost = finding.Define(finding.Rule{
		ID: "asset/not-published", Severity: finding.Info,
		Title: "file beside posts was never published",
		Doc:   "Without post_asset_folder, or in the folder of no shown post, the blog leaves out files in _posts that are no posts.",
		Hint:  "move it out of _posts if the site should have it",
	})
	alsoPost = finding.Define(finding.Rule{
		ID: "asset/also-post", Severity: finding.Info,
		Title: "file in a post's folder is a post of its own, too",
		Doc:   "The blog published it twice: as a post, and rendered without the theme beside the other post. Both URLs lead to the post now.",
		Hint:  "move it, or give it a name that starts with an underscore",
	})
	notHTML = finding.Define(finding.Rule{
		ID: "page/not-html", Severity: finding.Warning,
		Title: "the blog published this file in another form",
		Doc:   "Style sheets, scripts and data with front matter lost it, YAML became JSON, and other languages were compiled. The file is kept as it is.",
		Hint:  "take the published file from the old site",
	})
)

// openText reads a text that is no page: the blog took its front matter off, or turned it into another language.
func (b *blog) openText(e *entry, log *finding.Log) {
	defer log.Catch(nil, e.file.path, finding.Manual, nil) // the file is carried over as it is
	ext := extension(e.rel)
	e.path = e.rel
	if ext != e.output {
		b.otherForm(e, trimExtension(e.rel)+"."+e.output, log)
		return
	}
	src, err := readSource(b.fsys, e.file.path, &finding.Log{})
	if err != nil || !mayHaveMeta(src.Data) {
		return // whoever writes the file will tell that it cannot be read
	}
	meta, _, err := frontmatter.Parse(src)
	if err != nil || meta.Format == ir.MetaNone {
		return
	}
	d := entry{file: e.file, output: e.output, doc: &ir.Document{Meta: meta}}
	e.path = strings.TrimLeft(collapse(b.pagePath(&d)), "/")
	b.otherForm(e, e.path, log)
}

func (b *blog) otherForm(e *entry, as string, log *finding.Log) {
	log.Add(finding.Finding{Rule: notHTML, Path: e.file.path, Effect: finding.Degraded, Detail: "was /" + as})
}

// mayHaveMeta is quick: a front matter has a line of dashes or semicolons.
func mayHaveMeta(data []byte) bool {
	for _, mark := range []string{"---", ";;;"} {
		if bytes.HasPrefix(data, []byte(mark)) || bytes.Contains(data, []byte("\n"+mark)) {
			return true
		}
	}
	return false
}

// giveAssets gives the files beside posts to the posts whose folder they are in: the nearest one.
//
// Hexo: lib/plugins/processor/post.ts scanAssetDir and processAsset
func (b *blog) giveAssets(docs, beside []*entry, log *finding.Log) {
	owners := map[string]*entry{}
	if b.cfg.PostAssetFolder {
		for _, e := range docs {
			if e.doc.Kind == ir.Post {
				owners[e.assetFolder()] = e
			}
		}
	}
	for _, e := range beside {
		owner, slug := findOwner(owners, e.file.path)
		if owner == nil || isHidden(slug) {
			b.leaveOut(e, log)
			continue
		}
		if owner.doc.Draft && !b.site.Config.Drafts {
			log.Add(finding.Finding{Rule: besidePost, Path: e.file.path, Effect: finding.Exact, Detail: "of a draft"})
			log.Ledger.Enter(finding.File, e.file.path, 1)
			log.Ledger.Settle(finding.File, e.file.path, 1, finding.Skipped, besidePost)
			continue
		}
		if ext := extension(slug); e.output != "" && e.output != ext {
			b.otherForm(e, strings.TrimPrefix(assetURL(owner.doc.URL, trimExtension(slug)+"."+e.output), "/"), log)
		}
		if !owner.selected {
			log.Ledger.Enter(finding.File, e.file.path, 1)
			log.Ledger.Settle(finding.File, e.file.path, 1, finding.Skipped, notSelected)
			continue
		}
		log.Ledger.Enter(finding.AssetFile, e.file.path, 1)
		owner.doc.Assets = append(owner.doc.Assets, ir.Asset{Path: e.file.path, URL: assetURL(owner.doc.URL, slug), Size: e.info.Size()})
	}
	for _, e := range docs {
		slices.SortFunc(e.doc.Assets, func(x, y ir.Asset) int { return cmp.Compare(x.URL, y.URL) })
		if owner, slug := findOwner(owners, e.file.path); owner != nil && e.doc.Kind == ir.Post && !owner.doc.Draft && !e.doc.Draft {
			also := assetURL(owner.doc.URL, trimExtension(slug)+"."+e.output)
			e.doc.Aliases = append(e.doc.Aliases, also)
			b.logOf(e, log).Add(finding.Finding{Rule: alsoPost, Path: e.file.path, Effect: finding.Equivalent, Detail: also})
		}
	}
}

// findOwner is the post in whose folder a file lies, and the file's path in it.
func findOwner(owners map[string]*entry, name string) (*entry, string) {
	for dir := name; ; {
		slash := strings.LastIndexByte(dir, '/')
		if slash < 0 {
			return nil, ""
		}
		dir = dir[:slash]
		if e := owners[dir]; e != nil {
			return e, name[slash+1:]
		}
	}
}
