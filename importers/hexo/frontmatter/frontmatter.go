// Package frontmatter splits a post into front matter and content as Hexo does, and reads the fields.
package frontmatter

import (
	"time"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/importers/hexo/frontmatter/yaml"
	"hexodus/ir"
)

// Error is why Hexo drops a post: its front matter cannot be read.
type Error struct {
	At  ir.Span // the bytes at fault
	Msg string
}

func (e *Error) Error() string { return e.Msg }

// Parse splits a post into front matter and content as hexo-front-matter does, and reads the fields.
// No front matter is not an error: the format is ir.MetaNone then and the content the whole file.
// On an *Error, the only kind, Hexo drops the post; the content is then what follows the closing separator.
// Hexo: hexo-front-matter/lib/front_matter.ts
func Parse(src *ir.Source) (meta ir.Meta, content ir.Span, err error) {
	all := ir.Span{End: len(src.Data)}
	parts, ok := split(src.Data)
	if !ok {
		return ir.Meta{}, all, nil
	}
	content = ir.Span{Start: parts.content, End: len(src.Data)}
	if parts.json {
		fields, ok := readJSON(src.Data, parts.text)
		if !ok {
			return ir.Meta{}, all, nil
		}
		end := ir.Span{Start: parts.text.End, End: parts.text.End}
		return ir.Meta{Format: ir.MetaJSON, At: ir.Span{End: content.Start}, Fields: fields, Tail: end}, content, nil
	}
	doc, err := yaml.Parse(src.Bytes(parts.text), yaml.Options{Tabs: true})
	if e, ok := err.(*yaml.Error); ok {
		return ir.Meta{}, content, &Error{At: shift(e.At, parts.text.Start), Msg: e.Msg}
	}
	switch root := doc.Root; {
	case root == nil || root.Value == nil:
		return ir.Meta{}, all, nil
	case root.Kind == yaml.Mapping:
		return readYAML(src.Data, parts, doc), content, nil
	case root.Kind == yaml.List:
		return ir.Meta{}, content, &Error{At: shift(root.At, parts.text.Start), Msg: "a list instead of fields"}
	default:
		if _, ok := root.Value.(time.Time); ok {
			return ir.Meta{}, content, &Error{At: shift(root.At, parts.text.Start), Msg: "a date instead of fields"}
		}
		return ir.Meta{}, all, nil
	}
}

func shift(at ir.Span, by int) ir.Span { return ir.Span{Start: at.Start + by, End: at.End + by} }

// JSString is how Hexo prints a field's value where it wants text: "3.1" for 3.10, "a,b" for a list.
// A timestamp shows its digits as they were written, in the long form of a JavaScript date; one within a list
// is an instant and is shown as loc sees it, the zone of the machine that builds the blog.
func JSString(v any, loc *time.Location) string {
	if t, ok := v.(time.Time); ok {
		return js.String(Shifted(t, loc), loc)
	}
	return js.String(v, loc)
}

// Shifted is the instant that Hexo makes of a field's timestamp: its digits are meant in loc, the zone of the machine.
// Hexo: hexo-front-matter/lib/front_matter.ts, parse. The offset is that of the digits read as UTC, so near a
// change of the clocks it is off by an hour.
func Shifted(t time.Time, loc *time.Location) time.Time {
	_, offset := t.In(loc).Zone()
	return t.Add(-time.Duration(offset/60) * time.Minute).In(loc)
}
