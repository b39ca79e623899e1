package jekyll

import (
	"bytes"
	"embed"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"hexodus/exporters/internal/look"
	"hexodus/exporters/tree"
	"hexodus/ir"
)

// The templates are Liquid; those of includes are named like the component they print.
//
//go:embed includes/*.html
var includeFiles embed.FS

//go:embed templates
var templateFiles embed.FS

//go:embed all:starter
var starterFiles embed.FS

//go:embed all:bare
var bareFiles embed.FS

// prints reports whether there is an include of that name that can do with some parameters. It cannot do without those that
// it prints and does not first look for.
func prints(name string, params []ir.Param) bool {
	text, err := includeFiles.ReadFile("includes/" + name + ".html")
	for _, m := range parameter.FindAllSubmatch(text, -1) {
		key := string(m[1])
		given := slices.ContainsFunc(params, func(p ir.Param) bool { return p.Name == key })
		if !given && !bytes.Contains(text, []byte(`contains "`+key+`"`)) {
			return false
		}
	}
	return err == nil
}

var parameter = regexp.MustCompile(`\binclude\.([a-z]+)`)

// templates plans the templates that the pages use, and the starter.
func (s *site) templates() {
	for _, name := range s.includes.Names() {
		data, err := includeFiles.ReadFile("includes/" + name + ".html")
		if err != nil {
			panic(err) // an include was written that has no template
		}
		text := strings.TrimRight(string(data), "\n") // an output that ends in a line feed would break the line it stands in
		if s.commonMark() {
			text = strings.ReplaceAll(text, markdownInside, "")
		}
		s.add(tree.File{Path: "_includes/hexo/" + name + ".html", Data: []byte(text)})
	}
	if s.opt.Starter {
		s.folder(starterFiles, "starter")
		s.add(tree.File{Path: "assets/css/starter.css", Data: look.Sheet})
	} else {
		s.folder(bareFiles, "bare")
	}
}

// folder plans the files of an embedded folder.
func (s *site) folder(files embed.FS, from string) {
	err := fs.WalkDir(files, from, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		if err == nil {
			s.add(tree.File{Path: strings.TrimPrefix(name, from+"/"), Data: data})
		}
		return err
	})
	if err != nil {
		panic(err) // the files are part of the program
	}
}
