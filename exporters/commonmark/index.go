package commonmark

import (
	"cmp"
	"slices"
	"strings"

	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
)

// index plans the front page of a blog that had none of its own but the list of its posts: that list, newest first.
func (s *site) index() {
	var posts []*ir.Document
	for _, doc := range s.Docs {
		if doc.Kind == ir.Post && !doc.Hidden && !doc.Secret && !s.hidden[doc] && (!doc.Draft || s.Config.Drafts) {
			posts = append(posts, doc)
		}
	}
	slices.SortStableFunc(posts, func(a, b *ir.Document) int { return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.URL, b.URL)) })
	var b strings.Builder
	if s.Config.Title != "" {
		b.WriteString("# " + escapeText(s.Config.Title) + "\n\n")
	}
	for _, doc := range posts {
		title := doc.Title
		if title == "" {
			title = doc.Slug
		}
		b.WriteString("- " + doc.Date.Format("2006-01-02") + " [" + escapeText(title) + "](" + s.places.way(".", doc) + ")\n")
	}
	pages.Add(s.tree, tree.File{Path: readme, Data: []byte(b.String())}, s.log)
}
