// Package importers is the list of formats that a blog can be read from.
package importers

import (
	"context"
	"io/fs"

	"hexodus/importers/hexo"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Options are what a blog itself cannot tell.
type Options = hexo.Options

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
