package pages

import (
	"strings"

	"hexodus/ir"
)

// Overshadowed are the documents whose URL another one has: one place can show only one of them. It is the one that the blog
// showed: a post before a page, and of two posts the older.
// Hexo: lib/plugins/generator, in the order asset, page, post; the last route wins, and posts go from new to old
func Overshadowed(docs []*ir.Document, drafts bool) map[*ir.Document]bool {
	lost := map[*ir.Document]bool{}
	at := map[string]*ir.Document{}
	for _, doc := range docs {
		if doc.Draft && !drafts {
			continue
		}
		url := strings.TrimSuffix(doc.URL, "index.html")
		other := at[url]
		switch {
		case other == nil:
			at[url] = doc
		case doc.Kind == ir.Post && (other.Kind == ir.Page || doc.Date.Before(other.Date)):
			at[url] = doc
			lost[other] = true
		default:
			lost[doc] = true
		}
	}
	return lost
}
