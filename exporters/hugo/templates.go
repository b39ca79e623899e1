package hugo

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"hexodus/exporters/internal/look"
	"hexodus/exporters/tree"
)

// The templates are Hugo's own language; those of shortcodes are named like the component they print.
//
//go:embed shortcodes/*.html
var shortcodeFiles embed.FS

//go:embed all:layouts
var layoutFiles embed.FS

//go:embed math
var mathFiles embed.FS

//go:embed headings
var headingFiles embed.FS

//go:embed all:starter
var starterFiles embed.FS

//go:embed bare
var bareFiles embed.FS

// starter is the name of the small theme that comes with a site.
const starter = "starter"

// hasTemplate reports whether there is a shortcode of that name.
func hasTemplate(name string) bool {
	_, err := fs.Stat(shortcodeFiles, "shortcodes/"+name+".html")
	return err == nil
}

// templates plans the templates that the pages use, and the starter.
func (s *site) templates() {
	for _, name := range s.shortcodes.Names() {
		data, err := shortcodeFiles.ReadFile("shortcodes/" + name + ".html")
		if err != nil {
			panic(err) // a shortcode was written that has no template
		}
		// an output that ends in a line feed would break the line it stands in
		s.add(tree.File{Path: "layouts/_shortcodes/" + name + ".html", Data: []byte(strings.TrimRight(string(data), "\n"))})
	}
	s.folder(layoutFiles, "layouts", "layouts")
	s.hookHeadings()
	if s.marks != noMarks {
		s.folder(mathFiles, "math", "layouts/_markup")
	}
	if s.opt.Starter {
		s.folder(starterFiles, "starter", path.Join("themes", starter))
		s.add(tree.File{Path: path.Join("themes", starter, "static/css/starter.css"), Data: look.Sheet})
	} else {
		s.folder(bareFiles, "bare", "layouts")
	}
}

// folder plans the files of an embedded folder.
func (s *site) folder(files embed.FS, from, to string) {
	err := fs.WalkDir(files, from, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		if err == nil {
			s.add(tree.File{Path: to + strings.TrimPrefix(name, from), Data: data})
		}
		return err
	})
	if err != nil {
		panic(err) // the files are part of the program
	}
}
