package mapping

import (
	"slices"
	"strings"

	"hexodus/importers/hexo/tags"
	"hexodus/ir"
	"hexodus/ir/component"
)

// meaning is what one use of the tag means.
func (t *Tag) meaning(c tags.Call) (ir.Meaning, error) {
	switch u := t.use(c); {
	case t.drop:
		return component.Nothing{}, nil
	case t.component != "":
		shape, v := shapes[t.component], values{}
		for name, p := range t.params {
			if shape.params[name] == markup {
				v[name], _ = p.html(u)
			} else {
				v[name] = p.plain(u)
			}
		}
		if shape.needs != "" && strings.TrimSpace(v[shape.needs]) == "" {
			return nil, &tags.Problem{Rule: tags.MissingArgument, Detail: t.Name + ": " + shape.needs + " of " + t.component}
		}
		return shape.make(v), nil
	default:
		before, after := t.html.html(u)
		return component.Own{Open: before, End: after}, nil
	}
}

// Templates are what one use of the tag is to be in each format that has a template for it; nil if none has.
func (t *Tag) Templates(c tags.Call) map[string]ir.Template {
	if t.templates == nil {
		return nil
	}
	u, list := t.use(c), map[string]ir.Template{}
	for format, template := range t.templates {
		list[format] = template.pieces(u)
	}
	return list
}

// use takes the arguments apart.
func (t *Tag) use(c tags.Call) *use {
	u := &use{Call: c, named: map[string]string{}, body: t.body}
	args := c.Args
	if t.split != "" {
		args = strings.Split(strings.Join(args, " "), t.split)
	}
	for _, a := range args {
		a = strings.TrimSpace(a)
		if i := strings.IndexAny(a, ":="); i > 0 && slices.Contains(t.named, a[:i]) {
			u.named[a[:i]] = strings.TrimSpace(a[i+1:])
		} else {
			u.args = append(u.args, a)
		}
	}
	return u
}

// sample is the template with something in each of its places.
func (t template) sample() string {
	var b strings.Builder
	for _, p := range t {
		if p.place {
			b.WriteString("x")
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}
