package hexo

import (
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// lists are the lists of posts that the blog's generators make.
//
// Hexo: hexo-generator-index, -archive, -tag and -category: lib/generator.js of each
func (b *blog) lists() ir.Lists {
	get := func(generator, key string) any { return b.cfg.Get(generator+"_generator", key) }
	return ir.Lists{
		Index:    plainText(get("index", "path")),
		IndexOff: b.lacks("index"), ArchiveOff: b.lacks("archive") || get("archive", "enabled") == false, TagOff: b.lacks("tag"), CategoryOff: b.lacks("category"),
		Yearly: get("archive", "yearly") != false, Monthly: get("archive", "monthly") != false, Daily: js.Truthy(get("archive", "daily")),
		TagIndex:     js.Truthy(get("tag", "enable_index_page")),
		IndexPerPage: b.perPage("index"), ArchivePerPage: b.perPage("archive"), TagPerPage: b.perPage("tag"), CategoryPerPage: b.perPage("category"),
	}
}

// lacks reports whether the blog does without one of the usual generators: its package.json names others, and not this one.
func (b *blog) lacks(generator string) bool {
	const prefix = "hexo-generator-"
	return b.cfg.HasPackage("hexo") && !b.cfg.HasPackage(prefix+generator) &&
		(b.cfg.HasPackage(prefix+"index") || b.cfg.HasPackage(prefix+"archive") || b.cfg.HasPackage(prefix+"tag") || b.cfg.HasPackage(prefix+"category"))
}

// perPage is how many posts a page of a list has.
func (b *blog) perPage(list string) int {
	n := b.cfg.PerPage
	switch own := b.cfg.Get(list+"_generator", "per_page").(type) {
	case int64:
		n = int(own)
	case float64:
		n = int(own)
	}
	return max(0, n)
}
