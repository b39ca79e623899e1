// Package importers is the list of formats that a blog can be read from.
package importers

import (
	"context"
	"io/fs"

	"hexodus/importers/hexo"
	"hexodus/importers/hexo/mapping"
	"hexodus/importers/hexo/tags"
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

// MappingComponents are the components that a mapping file can name.
func MappingComponents() []mapping.Component { return mapping.Components() }

// Tag is a template tag of a blog, and all that can be said of it.
type Tag = hexo.TagInfo

// KnownTags are the tags whose meaning is known, by where they come from.
func KnownTags() []tags.Family { return tags.Families() }

// Format is one way in which a blog is kept.
type Format struct {
	Name   string
	Doc    string
	Import func(context.Context, fs.FS, Options, *finding.Log) (*ir.Site, error)
	// Tags reads a blog, too, and says which template tags are in it.
	Tags func(context.Context, fs.FS, Options, *finding.Log) (*ir.Site, []Tag, error)
}

// All is every format, by name.
var All = []Format{
	{"hexo", "a Hexo blog", hexo.Import, hexo.Tags},
}
