package hugo

import (
	"hexodus/exporters/internal/matter"
	"hexodus/ir"
)

// checkFrontMatter tells what is not read as it is meant.
func (p *page) checkFrontMatter(front string) {
	doc := p.doc
	meant := []matter.Meant{
		{Key: "title", Role: ir.RoleTitle, List: []string{doc.Title}},
		{Key: "url", Role: ir.RoleURL, List: []string{p.path}},
		{Key: "tags", Role: ir.RoleTags, List: p.tags()},
		{Key: "categories", Role: ir.RoleCategories, List: p.categories()},
	}
	if dateLiteral(doc.Date) != "" && (doc.Kind == ir.Post || doc.DateWritten) {
		meant = append(meant, matter.Meant{Key: "date", Role: ir.RoleDate, Date: doc.Date})
	}
	matter.Check(doc, front, meant, p.log)
}
