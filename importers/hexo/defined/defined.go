// Package defined finds the tags that a blog defines itself, in its own scripts and in its theme's.
//
// It reads JavaScript without running it: a call of tag.register with the name written out is found, one
// with a computed name is not.
package defined

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Definition is where a tag is defined.
type Definition struct {
	Name         string
	File         string // path from the blog's folder
	Line, Column int    // of the name, both from 1; columns count characters
	Ends         bool   // has an end tag
	Async        bool
}

// Find are the tags defined below scripts/ and in the theme's folder, "" for none, by name; where a name is defined
// twice, the definition that Hexo loads last. A file that cannot be read is as if it were not there.
func Find(fsys fs.FS, themeDir string) (map[string]Definition, error) {
	found := map[string]Definition{}
	var roots []string
	if fs.ValidPath(themeDir) {
		roots = append(roots, themeDir)
	}
	for _, root := range append(roots, "scripts") {
		var files []string
		err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir() && skipped(root, name):
				return fs.SkipDir
			case !d.IsDir() && strings.HasSuffix(name, ".js"):
				files = append(files, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		// A theme's scripts are loaded; what else it registers, it requires from there.
		slices.SortStableFunc(files, func(a, b string) int {
			return cmp.Compare(strings.Count(a, "/scripts/"), strings.Count(b, "/scripts/"))
		})
		for _, name := range files {
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				continue
			}
			for _, d := range scan(text) {
				d.File = name
				found[d.Name] = d
			}
		}
	}
	return found, nil
}

// skipped are the folders of a theme that hold what browsers run.
func skipped(root, name string) bool {
	base := path.Base(name)
	return base == "node_modules" || base == ".git" || name == root+"/source" && root != "scripts"
}
