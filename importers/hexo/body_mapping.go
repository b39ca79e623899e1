package hexo

import (
	"regexp"

	"hexodus/importers/hexo/scan"
	"hexodus/importers/hexo/tags"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	byOwner = finding.Define(finding.Rule{
		ID:       "tag/mapped",
		Severity: finding.Info,
		Title:    "a tag means what the mapping file says",
		Doc:      "The blog's mapping file, hexodus.toml, says what this tag is, and that counts before everything hexodus knows. Nothing can tell whether the blog showed the same.",
		Hint:     "compare the page with the blog",
	})
	mappedBody = finding.Define(finding.Rule{
		ID:       "tag/mapped-body",
		Severity: finding.Warning,
		Title:    "the mapping file has no place for what a tag encloses",
		Doc:      "Here the tag encloses a text, and the blog's mapping file says nothing of it, so it is left out.",
		Hint:     `put ${body} into the tag's section of the mapping file, or say body = "none" there`,
	})
	unusedMapping = finding.Define(finding.Rule{
		ID:       "tag/mapping-unused",
		Severity: finding.Warning,
		Title:    "the mapping file has a tag that the blog never uses",
		Doc:      "No post, draft or page has this tag, so what the mapping file says of it has no effect. Its name may be misspelled; upper and lower case count.",
		Hint:     "hexodus tags lists the tags of the blog",
	})
)

// mapped finishes a component as the mapping file wants it, and tells so; without a word there, it stays as it is.
func (r *reader) mapped(c *ir.Component, spec tags.Tag, n *scan.Node) {
	t := r.mapping.Tag(n.Name)
	if t == nil {
		return
	}
	at := ir.Span{Start: n.Start, End: n.InnerStart}
	if !n.Closed {
		at.End = n.End
	}
	if c.Dropped = t.Dropped(); c.Dropped { // the exporter tells
		c.Markdown = false
		return
	}
	c.Templates = t.Templates(r.call(spec, n))
	if r.log == nil {
		return
	}
	r.log.Add(finding.Finding{Rule: byOwner, Source: r.doc.Source, At: at, Effect: finding.Equivalent, Detail: n.Name + " by " + r.mapping.Place(t)})
	if n.Closed && !t.Encloses() {
		r.log.Add(finding.Finding{Rule: mappedBody, Source: r.doc.Source, At: ir.Span{Start: n.InnerStart, End: n.InnerEnd}, Effect: finding.Dropped, Detail: n.Name})
	}
}

// notice takes note of the mapped tags that a document has.
func (b *blog) notice(src *ir.Source) {
	if b.opt.Mapping == nil {
		return
	}
	for _, t := range b.opt.Mapping.Tags {
		if _, seen := b.mappedUsed.Load(t.Name); !seen && regexp.MustCompile(`\{%-?\s*`+regexp.QuoteMeta(t.Name)+`[^\w]`).Match(src.Data) {
			b.mappedUsed.Store(t.Name, true)
		}
	}
}

// unusedMappings tells of mapped tags that no document has.
func (b *blog) unusedMappings(log *finding.Log) {
	if b.opt.Mapping == nil {
		return
	}
	for _, t := range b.opt.Mapping.Tags {
		if _, seen := b.mappedUsed.Load(t.Name); !seen {
			log.Add(finding.Finding{Rule: unusedMapping, Source: b.opt.Mapping.Source, At: t.At, Effect: finding.Exact, Detail: t.Name})
		}
	}
}
