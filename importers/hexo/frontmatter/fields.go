package frontmatter

import (
	"bytes"

	"hexodus/importers/hexo/frontmatter/yaml"
	"hexodus/ir"
)

// readYAML makes fields of a mapping's pairs.
func readYAML(data []byte, p parts, doc yaml.Document) ir.Meta {
	base := p.text.Start
	meta := ir.Meta{Format: ir.MetaYAML, At: ir.Span{End: p.content}, Lines: !doc.Root.Flow}
	meta.Fields = make([]ir.Field, 0, len(doc.Root.Pairs))
	for _, pair := range doc.Root.Pairs {
		f := ir.Field{Key: pair.Name}
		if pair.Key != nil {
			f.KeyAt = shift(pair.Key.At, base)
		} else {
			meta.Lines = false
		}
		f.At = f.KeyAt
		if v := pair.Value; v != nil {
			f.Value = v.Value
		}
		if v := pair.Value; v != nil && !pair.Merged {
			f.ValueAt, f.Plain = shift(v.At, base), v.Plain
		}
		meta.Lines = meta.Lines && !pair.Merged
		meta.Fields = append(meta.Fields, f)
	}
	end := p.text.End
	meta.Tail = ir.Span{Start: end, End: end}
	if meta.Lines {
		meta.Lines = tile(data, ir.Span{Start: base + doc.Start, End: p.close}, &meta)
	}
	return meta
}

// tile gives each field its lines, with the comments above them, and Tail what is left; false if two fields share a line.
func tile(data []byte, text ir.Span, meta *ir.Meta) bool {
	at := text.Start
	tiles := make([]int, len(meta.Fields)) // where each field's lines end
	for i, f := range meta.Fields {
		first := bytes.LastIndexByte(data[:f.KeyAt.Start], '\n') + 1
		last := max(f.KeyAt.End, f.ValueAt.End)
		if first < at || last > text.End {
			return false
		}
		at = text.End
		if n := bytes.IndexByte(data[last:text.End], '\n'); n >= 0 {
			at = last + n + 1
		}
		tiles[i] = at
	}
	from := text.Start
	for i, end := range tiles {
		meta.Fields[i].At = ir.Span{Start: from, End: end}
		from = end
	}
	meta.Tail = ir.Span{Start: from, End: text.End}
	return true
}
