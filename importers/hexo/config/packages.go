package config

import (
	"io/fs"
	"slices"
	"strings"

	"hexodus/importers/hexo/frontmatter"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var badPackage = finding.Define(finding.Rule{
	ID:       "config/package-json",
	Severity: finding.Warning,
	Title:    "package.json cannot be read",
	Doc:      "The file that names the blog's plugins is no JSON object, so none of them is known. The blog is read as with Hexo's usual plugins.",
	Hint:     "repair package.json and run again",
})

// engines are the packages that render Markdown.
var engines = map[string]string{
	"hexo-renderer-marked":                 "marked",
	"hexo-renderer-markdown-it":            "markdown-it",
	"hexo-renderer-markdown-it-plus":       "markdown-it-plus",
	"hexo-renderer-kramed":                 "kramed",
	"hexo-renderer-pandoc":                 "pandoc",
	"hexo-renderer-multi-markdown-it":      "multi-markdown-it",
	"hexo-renderer-multi-next-markdown-it": "multi-next-markdown-it",
	"hexo-renderer-markdown":               "markdown",
	"hexo-renderer-commonmark":             "commonmark",
	"hexo-renderer-unified":                "unified",
	"hexo-renderer-remark":                 "remark",
	"hexo-renderer-showdown":               "showdown",
	"hexo-renderer-marked-highlight":       "marked",
}

// RendersMarkdown reports whether a package is a Markdown engine.
func RendersMarkdown(name string) bool { return engines[name] != "" }

// readPackages reads package.json; it reports whether that speaks of Hexo.
func (c *Config) readPackages(fsys fs.FS, log *finding.Log) (hexo bool) {
	c.Engine, c.versions = "marked", map[string]string{}
	src, err := read(fsys, "package.json")
	if err != nil {
		return false
	}
	v, _, ok := frontmatter.JSON(src.Data)
	root, isMap := v.(ir.Map)
	if !ok || !isMap {
		log.Add(finding.Finding{Rule: badPackage, Path: "package.json", Effect: finding.Degraded})
		return false
	}
	engine := ""
	for _, list := range []string{"dependencies", "devDependencies"} {
		deps, _ := entry(root, list).(ir.Map)
		for _, d := range deps {
			if _, twice := c.versions[d.Key]; !twice {
				c.Packages = append(c.Packages, d.Key)
				c.versions[d.Key] = text(d.Value)
			}
			if e := engines[d.Key]; e != "" { // the one that is loaded last has the last word
				engine = e
			}
		}
	}
	if engine != "" {
		c.Engine = engine
	}
	slices.Sort(c.Packages)
	c.HexoVersion = strings.TrimLeft(c.versions["hexo"], "^~>=v ")
	own := entry(root, "hexo")
	if m, ok := own.(ir.Map); ok {
		if v := entry(m, "version"); js.Truthy(v) {
			c.HexoVersion = strings.TrimLeft(text(v), "^~>=v ")
		}
	}
	return own != nil || c.HasPackage("hexo")
}
