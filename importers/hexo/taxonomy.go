package hexo

import (
	"slices"
	"strings"
	"time"

	"hexodus/importers/hexo/frontmatter"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/importers/hexo/slug"
	"hexodus/ir"
)

// tagNames are the tags that a value means.
//
// Hexo: lib/models/post.ts setTags. A text is one tag, commas and all; blanks are left out, the rest is made text.
func tagNames(value any, loc *time.Location) []string {
	if !js.Truthy(value) {
		return nil
	}
	list := listOf(value, loc)
	var names []string
	for _, name := range texts(list, loc) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// listOf is a value as a list. A timestamp on its own is local time, one in a list is not.
func listOf(value any, loc *time.Location) []any {
	switch v := value.(type) {
	case []any:
		return v
	case time.Time:
		return []any{frontmatter.Shifted(v, loc)}
	}
	return []any{value}
}

// texts are the items of a list as text, without blanks.
func texts(list []any, loc *time.Location) []string {
	var out []string
	for _, v := range list {
		if v != nil && v != "" {
			out = append(out, js.String(v, loc))
		}
	}
	return out
}

// categoryPaths are the paths that a value means, each with all its levels: {{"Tech"}, {"Tech", "Go"}}.
//
// Hexo: lib/models/post.ts setCategories. A list is one path; with a list in it, each item is a path of its own.
func categoryPaths(value any, loc *time.Location) [][]string {
	if !js.Truthy(value) {
		return nil
	}
	list := listOf(value, loc)
	var paths [][]string
	add := func(path []string) {
		for i := range path {
			level := path[: i+1 : i+1]
			if !slices.ContainsFunc(paths, func(p []string) bool { return slices.Equal(p, level) }) {
				paths = append(paths, level)
			}
		}
	}
	if !slices.ContainsFunc(list, isList) {
		add(texts(list, loc))
		return paths
	}
	for _, item := range list {
		if inner, ok := item.([]any); ok {
			add(texts(inner, loc))
		} else {
			add(texts([]any{item}, loc))
		}
	}
	return paths
}

func isList(v any) bool {
	_, ok := v.([]any)
	return ok
}

// namer makes the slugs and URLs of tags and categories.
type namer struct {
	tagMap, categoryMap map[string]string // names that slugs are made of instead
	transform           int
	tagDir, categoryDir string
}

func (n *namer) tag(name string) string {
	return slug.Slugize(mapped(n.tagMap, name), n.transform)
}

func (n *namer) category(path []string) string {
	parts := make([]string, len(path))
	for i, name := range path {
		parts[i] = slug.Slugize(mapped(n.categoryMap, name), n.transform)
	}
	return strings.Join(parts, "/")
}

func mapped(names map[string]string, name string) string {
	if other := names[name]; other != "" {
		return other
	}
	return name
}

// terms are the tags and categories of the posts that are shown.
func (n *namer) terms(posts []*ir.Document) (tags, categories []ir.Term) {
	countTags, countCategories := map[string]int{}, map[string]int{}
	paths := map[string][]string{}
	for _, p := range posts {
		for _, t := range p.Tags {
			countTags[t]++
		}
		for _, c := range p.Categories {
			key := strings.Join(c, "\x00")
			countCategories[key]++
			paths[key] = c
		}
	}
	for name, count := range countTags {
		s := n.tag(name)
		tags = append(tags, ir.Term{Path: []string{name}, Slug: s, URL: folderURL(n.tagDir, s), Count: count})
	}
	for key, count := range countCategories {
		s := n.category(paths[key])
		categories = append(categories, ir.Term{Path: paths[key], Slug: s, URL: folderURL(n.categoryDir, s), Count: count})
	}
	slices.SortFunc(tags, func(a, b ir.Term) int {
		if c := strings.Compare(a.Slug, b.Slug); c != 0 {
			return c
		}
		return strings.Compare(a.Name(), b.Name())
	})
	slices.SortFunc(categories, func(a, b ir.Term) int { return slices.Compare(a.Path, b.Path) })
	return tags, categories
}

func folderURL(dir, slug string) string {
	if dir = strings.Trim(dir, "/"); dir != "" {
		dir += "/"
	}
	return "/" + dir + slug + "/"
}

// ranks are the categories in the order in which the blog came across them.
type ranks map[string]int

func (r ranks) add(paths [][]string) {
	for _, p := range paths {
		key := strings.Join(p, "\x00")
		if _, ok := r[key]; !ok {
			r[key] = len(r)
		}
	}
}

// last is the path that the blog met last; a permalink's :category is its slug.
func (r ranks) last(paths [][]string) []string {
	var last []string
	best := -1
	for _, p := range paths {
		if rank := r[strings.Join(p, "\x00")]; rank > best {
			last, best = p, rank
		}
	}
	return last
}

// leaves counts the paths that are no part of another.
func leaves(paths [][]string) int {
	n := 0
	for _, p := range paths {
		if !slices.ContainsFunc(paths, func(o []string) bool { return len(o) > len(p) && slices.Equal(o[:len(p)], p) }) {
			n++
		}
	}
	return n
}
