package hexo

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// TagInfo is a tag of a blog, and all that can be said of it.
type TagInfo struct {
	Name     string
	Encloses bool     // it has an end tag somewhere
	By       string   // whose it is: "Hexo", "theme next", "package hexo-math", "template language", "the mapping file"; "" where nobody at hand defines it
	At       string   // where in the blog it is defined or mapped, "scripts/a.js:4:27"; "" where that is nowhere
	Assumed  bool     // it is taken for what its name says
	Kinds    []string // what its uses mean, by name; none where nobody knows
	Shapes   []TagShape
	Uses     []TagUse // by path and place
}

// TagShape is how arguments look.
type TagShape struct {
	Text  string // "url, words", "" for none
	Count int
}

// TagUse is where a tag stands.
type TagUse struct {
	Source *ir.Source
	At     ir.Span // the opening tag
}

// Tags reads a blog for its tags, by name.
func Tags(ctx context.Context, fsys fs.FS, opt Options, log *finding.Log) (*ir.Site, []TagInfo, error) {
	opt.Lean = false
	b, err := read(ctx, fsys, opt, log)
	if err != nil {
		return nil, nil, err
	}
	c := census{bodies: newBodies(b.cfg, b.site, opt.Mapping), tags: map[string]*TagInfo{}}
	for _, doc := range b.site.Docs {
		c.doc = doc
		c.nodes(doc.Body)
	}
	var list []TagInfo
	for _, t := range c.tags {
		if len(t.Uses) == 0 {
			continue
		}
		c.origin(t)
		slices.Sort(t.Kinds)
		slices.SortFunc(t.Shapes, func(a, b TagShape) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Text, b.Text)) })
		slices.SortStableFunc(t.Uses, func(a, b TagUse) int {
			return cmp.Or(strings.Compare(a.Source.Path, b.Source.Path), a.At.Start-b.At.Start)
		})
		list = append(list, *t)
	}
	slices.SortFunc(list, func(a, b TagInfo) int { return strings.Compare(a.Name, b.Name) })
	return b.site, list, nil
}

// census counts tags.
type census struct {
	*bodies
	doc  *ir.Document
	tags map[string]*TagInfo
}

func (c *census) nodes(nodes []ir.Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *ir.Component:
			end := n.End
			if n.Inner.Len() > 0 || n.Inner.Start < n.End {
				end = n.Inner.Start
			}
			if t := c.use(ir.Span{Start: n.Start, End: end}, n.Name); t != nil {
				t.Encloses = t.Encloses || end < n.End
				if kind := n.Means.Kind(); !n.Dropped && !slices.Contains(t.Kinds, kind) {
					t.Kinds = append(t.Kinds, kind)
				}
			}
			c.nodes(n.Body)
		case *ir.Footnote:
			c.nodes(n.Body)
		case *ir.Unknown:
			if start, ok := strings.CutPrefix(n.Name, "end"); ok && start != "" {
				c.tag(start).Encloses = true
				if _, known := c.set.Lookup(start); known {
					c.use(n.Span(), n.Name)
				}
				continue
			}
			c.use(n.Span(), n.Name)
		case *ir.Expression:
			c.use(n.Span(), "")
		case *ir.Verbatim:
			c.use(ir.Span{Start: n.Start, End: n.Inner.Start}, "")
		}
	}
}

func (c *census) tag(name string) *TagInfo {
	t := c.tags[name]
	if t == nil {
		t = &TagInfo{Name: name}
		c.tags[name] = t
	}
	return t
}

// use counts the tag whose opening tag is at a place; nil if there is none, or another than is wanted.
func (c *census) use(at ir.Span, want string) *TagInfo {
	text := string(c.doc.Source.Bytes(at))
	inner, ok := strings.CutPrefix(text, "{%")
	if !ok {
		return nil
	}
	name, raw := scan.Name(strings.TrimPrefix(inner, "-"))
	if name == "" || want != "" && name != want {
		return nil
	}
	if end := strings.LastIndex(raw, "%}"); end >= 0 {
		raw = strings.TrimSuffix(raw[:end], "-")
	}
	t := c.tag(name)
	t.Uses = append(t.Uses, TagUse{c.doc.Source, at})
	shape := shapeOf(scan.Meant(raw))
	if statements[name] {
		shape = ""
	}
	i := slices.IndexFunc(t.Shapes, func(s TagShape) bool { return s.Text == shape })
	if i < 0 {
		i = len(t.Shapes)
		t.Shapes = append(t.Shapes, TagShape{Text: shape})
	}
	t.Shapes[i].Count++
	return t
}

// origin says who defines a tag.
func (c *census) origin(t *TagInfo) {
	name := strings.TrimPrefix(t.Name, "end")
	if d, ok := c.defined[name]; ok {
		t.At = fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Column)
	}
	if m := c.mapping.Tag(t.Name); m != nil {
		t.By, t.At = "the mapping file", c.mapping.Place(m)
		return
	}
	if statements[t.Name] || t.Name == "raw" || t.Name == "verbatim" {
		t.By = "template language"
		return
	}
	spec, _ := c.set.Lookup(t.Name)
	t.By, t.Assumed = c.set.Whose(t.Name), spec.Assumed
}
