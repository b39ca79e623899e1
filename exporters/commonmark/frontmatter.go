package commonmark

import (
	"bytes"
	"regexp"

	"hexodus/exporters/internal/matter"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var frontLeftOut = finding.Define(finding.Rule{
	ID:       "front-matter/left-out",
	Severity: finding.Info,
	Title:    "the front matter is left out",
	Doc:      "As asked for with --front-matter none, the pages are Markdown from the first line on. The title is a heading; the other fields are not there.",
	Hint:     "--front-matter keep leaves the fields as they were",
})

// usual is a front matter that every reader of one knows.
var usual = regexp.MustCompile(`(?s)^---\n.*\n---$`)

// frontMatter is the page's front matter in the format that was asked for, and books every field.
func (p *page) frontMatter() string {
	doc, meta := p.doc, &p.doc.Meta
	path, books := doc.Source.Path, &p.log.Ledger
	if p.opt.CommonMark.FrontMatter == "none" {
		if n := len(meta.Fields); n > 0 {
			books.Settle(finding.Field, path, n, finding.Lost, frontLeftOut)
			p.log.Add(finding.Finding{Rule: frontLeftOut, Source: doc.Source, At: meta.At, Effect: finding.Dropped, Count: n})
		}
		if doc.Title == "" {
			return ""
		}
		return "# " + escapeText(doc.Title) + "\n\n"
	}
	if len(meta.Fields) == 0 {
		return ""
	}
	written := doc.Source.Bytes(meta.At)
	format := p.opt.CommonMark.FrontMatter
	head := bytes.TrimRight(written, " \t\n")
	if format != "toml" && format != "json" && meta.Format == ir.MetaYAML && usual.Match(head) {
		books.Settle(finding.Field, path, len(meta.Fields), finding.Carried, nil)
		_, tail, _ := bytes.Cut(written[len(head):], []byte("\n"))
		return string(head) + "\n" + string(tail)
	}
	books.Settle(finding.Field, path, len(meta.Fields), finding.Changed, matter.Respelled)
	p.log.Add(finding.Finding{Rule: matter.Respelled, Source: doc.Source, At: meta.At, Effect: finding.Exact, Count: len(meta.Fields)})
	switch format {
	case "toml":
		return "+++\n" + matter.TOML(meta.Fields) + "+++\n"
	case "json":
		return "---\n" + p.fields(true) + "---\n" // JSON is YAML, and its reader finds the end
	}
	return p.fields(false)
}

// fields are the author's fields in YAML with its delimiters, or in JSON without.
func (p *page) fields(json bool) string {
	w := matter.NewIn(p.doc, json)
	for i := range p.doc.Meta.Fields {
		w.Keep(&p.doc.Meta.Fields[i])
	}
	return w.String()
}
