// Package importers is the list of formats that a blog can be read from.
package importers

import (
	"context"
	"io/fs"

	"hexodus/importers/hexo"
	"hexodus/importers/hexo/mapping"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Options are what a blog itself cannot tell.
type Options = hexo.Options

// Mapping is what the owner of a blog says its tags mean, and MappingName what its file is called in the blog's folder.
type Mapping = mapping.File

const MappingName = mapping.Name

// ReadMapping reads a mapping file; see mapping.Read.
func ReadMapping(path, text string, formats map[string]func(string) error) (*Mapping, error) {
	return mapping.Read(path, text, formats)
}

// Format is one way in which a blog is kept.
type Format struct {
	Name   string
	Doc    string
	Import func(context.Context, fs.FS, Options, *finding.Log) (*ir.Site, error)
}

// All is every format, by name.
var All = []Format{
	{"hexo", "a Hexo blog", hexo.Import},
}
