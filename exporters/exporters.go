// Package exporters lists the formats that hexodus writes.
package exporters

import (
	"context"

	"hexodus/exporters/commonmark"
	"hexodus/exporters/export"
	"hexodus/exporters/hugo"
	"hexodus/exporters/jekyll"
	"hexodus/exporters/jsonfeed"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Format is one way to write a site.
type Format struct {
	Name   string
	Doc    string
	Next   string // command that shows the result, to be run in the output folder; "" for none
	Static string // folder of files that are published as they are, "." for the output folder; "" for a format that is no site
	Lean   bool   // documents are opened one by one, so their texts need not be in memory
	// Template checks a template that a blog's owner has for a tag in this format; nil for a format that takes none.
	Template func(text string) error
	Export   func(context.Context, *ir.Site, export.Options, *finding.Log) (*tree.Tree, error)
}

// All is every format, by name.
var All = []Format{
	{Name: "commonmark", Doc: "plain CommonMark files", Template: commonmark.CheckTemplate, Export: commonmark.Export},
	{Name: "hugo", Doc: "a Hugo site", Next: "hugo server", Static: "static", Template: hugo.CheckTemplate, Export: hugo.Export},
	{Name: "jekyll", Doc: "a Jekyll site", Next: "jekyll serve", Static: ".", Template: jekyll.CheckTemplate, Export: jekyll.Export},
	{Name: "jsonfeed", Doc: "a JSON Feed 1.1 document", Lean: true, Export: jsonfeed.Export},
}

// Names are the formats' names.
func Names() []string {
	names := make([]string, len(All))
	for i, f := range All {
		names[i] = f.Name
	}
	return names
}

// Named is the format of that name.
func Named(name string) (Format, bool) {
	for _, f := range All {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
