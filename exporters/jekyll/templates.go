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

// prints reports whether there is an include of that name that says all of some parameters. It cannot do without those that it
// prints and does not first look for.
func prints(name string, params []ir.Param) bool {
	file, err := includeFiles.ReadFile("includes/" + name + ".html")
	if err != nil {
		return false
	}
	text := string(file)
	for _, m := range parameter.FindAllStringSubmatch(text, -1) {
		given := slices.ContainsFunc(params, func(p ir.Param) bool { return p.Name == m[1] })
		if !given && !strings.Contains(text, `contains "`+m[1]+`"`) {
			return false
		}
	}
	return !slices.ContainsFunc(params, func(p ir.Param) bool { return !says(text, p) })
}

var parameter = regexp.MustCompile(`\binclude\.([a-z]+)`)

// looks reports whether an include looks at its parameters.
func looks(name string) bool {
	file, err := includeFiles.ReadFile("includes/" + name + ".html")
	return err == nil && bytes.Contains(file, []byte(" include"))
}

// says reports whether an include shows a parameter as HTML of the component does. A numbered one it looks up by a name that it
// puts together.
func says(text string, p ir.Param) bool {
	name := "include." + p.Name
	if !strings.Contains(text, name) {
		name = "include[" + strings.TrimRight(p.Name, "0123456789") + "]"
	}
	printed := func(before, after string) bool { return strings.Contains(text, before+name+after) }
	switch {
	case !printed("", "") && !strings.Contains(text, `contains "`+p.Name+`"`):
		return false
	case printed(" "+p.Value+`="{{ `, ""): // the attribute would have no value
		return false
	case printed("", " | escape_once") && oddReference.MatchString(p.Value):
		return false
	case printed("", " | replace") && strings.ContainsAny(p.Value, "<>"):
		return false
	case printed("'{{ ", "") && strings.Contains(p.Value, "'"): // a string of a script's
		return false
	}
	return true
}

// oddReference is a character reference whose ampersand Liquid escapes even so.
// Liquid: lib/liquid/standardfilters.rb
var oddReference = regexp.MustCompile(`&(?:#[xX][0-9a-fA-F]|[a-zA-Z]+[0-9_])`)

// templates plans the templates that the pages use, and the starter.
func (s *site) templates() {
	for _, name := range s.includes.Names() {
		data, err := includeFiles.ReadFile("includes/" + name + ".html")
		if err != nil {
			panic(err) // an include was written that has no template
		}
		text := strings.TrimRight(string(data), "\n") // an output that ends in a line feed would break the line it stands in
		if s.commonMark() {
			text = kramdownOnly.Replace(text)
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
