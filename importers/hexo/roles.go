package hexo

import (
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// assignRoles says what each front matter field of a document meant to Hexo.
func assignRoles(doc *ir.Document) {
	meta := &doc.Meta
	post := doc.Kind == ir.Post
	for i := range meta.Fields {
		f := &meta.Fields[i]
		switch f.Key {
		case "title":
			f.Role = ir.RoleTitle
		case "date":
			f.Role = ir.RoleDate
		case "updated":
			f.Role = ir.RoleUpdated
		case "permalink":
			f.Role = ir.RoleURL
		case "excerpt":
			f.Role = ir.RoleSummary
		case "published":
			if post {
				f.Role = ir.RolePublished
			}
		case "tags", "categories":
			if post && js.Truthy(f.Value) {
				f.Role = taxonomyRole[f.Key]
			}
		case "tag", "category": // Hexo looks at these only where the plural says nothing
			if plural := taxonomyPlural[f.Key]; post && !js.Truthy(meta.Get(plural)) {
				f.Role = taxonomyRole[plural]
			}
		case "alias", "aliases", "redirect_from":
			if len(doc.Aliases) > 0 {
				f.Role = ir.RoleAliases
			}
		}
	}
}

var (
	taxonomyPlural = map[string]string{"tag": "tags", "category": "categories"}
	taxonomyRole   = map[string]ir.Role{"tags": ir.RoleTags, "categories": ir.RoleCategories}
)
