package hexo

import (
	"strings"

	"hexodus/ir"
)

// menu is the site's navigation: the theme's menu, which most themes call so, or the blog's own.
//
// An entry is a name with a path, which some themes follow with "|| icon"; a list of mappings; or a mapping with a path in it.
func (b *blog) menu() []ir.MenuItem {
	for _, v := range []any{b.cfg.ThemeGet("menu"), b.cfg.Get("menu")} {
		if items := menuItems(v, 0); len(items) > 0 {
			return items
		}
	}
	return nil
}

func menuItems(v any, depth int) []ir.MenuItem {
	var items []ir.MenuItem
	if depth > 3 {
		return nil
	}
	switch v := v.(type) {
	case ir.Map:
		for _, e := range v {
			items = append(items, menuEntry(e.Key, e.Value, depth)...)
		}
	case []any:
		for _, item := range v {
			m, _ := item.(ir.Map)
			name, url := "", any(nil)
			for _, key := range []string{"name", "title", "key", "text", "label"} {
				if s, ok := lookup(m, key); ok && name == "" {
					name = plainText(s)
				}
			}
			for _, key := range []string{"link", "url", "path", "href"} {
				if s, ok := lookup(m, key); ok && url == nil {
					url = s
				}
			}
			if name != "" && url != nil {
				items = append(items, menuEntry(name, url, depth)...)
			}
		}
	}
	return items
}

func menuEntry(name string, v any, depth int) []ir.MenuItem {
	switch v := v.(type) {
	case string:
		url, _, _ := strings.Cut(v, "||")
		if url = strings.TrimSpace(url); url != "" {
			return []ir.MenuItem{{Name: name, URL: url}}
		}
	case ir.Map:
		for _, key := range []string{"path", "url", "link", "href"} {
			if s, ok := lookup(v, key); ok && plainText(s) != "" {
				return menuEntry(name, s, depth)
			}
		}
		return menuItems(v, depth+1)
	}
	return nil
}
