package hexo

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/defined"
)

// themeName is what a theme calls itself in its package.json, or what the blog calls it.
func themeName(cfg *config.Config, fsys fs.FS) string {
	name := cfg.Theme
	for _, folder := range []string{"themes/" + name, "node_modules/hexo-theme-" + name} {
		if name == "" || !fs.ValidPath(folder) {
			continue
		}
		text, err := fs.ReadFile(fsys, path.Join(folder, "package.json"))
		if err != nil {
			continue
		}
		var about struct{ Name string }
		if json.Unmarshal(text, &about) == nil && strings.HasPrefix(about.Name, "hexo-theme-") {
			return about.Name
		}
	}
	return name
}

// hasTheme reports whether the theme's scripts are in the blog's folder, or its version in package.json.
func hasTheme(cfg *config.Config, fsys fs.FS) bool {
	if cfg.HasPackage("hexo-theme-" + cfg.Theme) {
		return true
	}
	folder := path.Join("themes", cfg.Theme, "scripts")
	_, err := fs.Stat(fsys, folder)
	return cfg.Theme != "" && fs.ValidPath(folder) && err == nil
}

// files are the files that define tags, by the tag's name.
func files(list map[string]defined.Definition) map[string]string {
	out := make(map[string]string, len(list))
	for name, d := range list {
		out[name] = d.File
	}
	return out
}
