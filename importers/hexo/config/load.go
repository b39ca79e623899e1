package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"hexodus/importers/hexo/frontmatter"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/importers/hexo/frontmatter/yaml"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	missingFile = finding.Define(finding.Rule{
		ID:       "config/file-missing",
		Severity: finding.Warning,
		Title:    "configuration file is not there",
		Doc:      "A configuration file that was asked for does not exist or is neither .yml nor .json. Hexo goes on without it, and so does hexodus.",
		Hint:     "check the names given to --config",
	})
	badTheme = finding.Define(finding.Rule{
		ID:       "config/theme-unreadable",
		Severity: finding.Warning,
		Title:    "the theme's own configuration cannot be read",
		Doc:      "The _config.yml in the theme's folder is not valid, so what it says, the menu for example, is not known.",
		Hint:     "repair the file and run again",
	})
)

// Files are the configuration files that Hexo's --config flag names. Only the first space is forgiven.
// Hexo: lib/hexo/multi_config_path.ts
func Files(flag string) []string {
	if !strings.Contains(flag, ",") {
		if flag == "" {
			return nil
		}
		return []string{flag}
	}
	return strings.Split(strings.Replace(flag, " ", "", 1), ",")
}

// Load reads the blog's configuration: _config.yml or what else is called _config, or the files when given,
// merged in order; then _config.<theme>.yml and package.json. An error is one line, and nothing can be done.
// Hexo: lib/hexo/load_config.ts
func Load(fsys fs.FS, files []string, log *finding.Log) (*Config, error) {
	c := &Config{Path: "_config.yml"}
	hexo := c.readPackages(fsys, log)
	if err := c.readFiles(fsys, files, log); err != nil {
		return nil, err
	}
	if len(c.Sources) == 0 && !hexo {
		if info, err := fs.Stat(fsys, "source/_posts"); err != nil || !info.IsDir() {
			return nil, errors.New("not a Hexo blog: no _config.yml, no source/_posts, no package.json with hexo")
		}
	}
	c.full = merge(defaults, c.Raw)
	if err := c.address(); err != nil {
		return nil, err
	}
	if theme := c.Get("theme"); js.Truthy(theme) {
		c.Theme = text(theme)
	}
	if err := c.readTheme(fsys, log); err != nil {
		return nil, err
	}
	if c.Engine == "marked" {
		own, _ := entry(c.Raw, "marked").(ir.Map)
		all := append(ir.Map{}, marked...)
		for _, e := range own {
			all = set(all, e.Key, e.Value)
		}
		c.full = set(c.full, "marked", all)
	}
	c.settle()
	for i := range c.keys {
		k := &c.keys[i]
		if k.Use = Theme; !k.ofTheme {
			k.Use = c.useOf(k.Name)
		}
	}
	return c, nil
}

// readFiles reads the configuration itself.
func (c *Config) readFiles(fsys fs.FS, files []string, log *finding.Log) error {
	missing := func(name string) {
		log.Add(finding.Finding{Rule: missingFile, Path: name, Effect: finding.Dropped, Detail: name})
	}
	if len(files) > 1 {
		for _, name := range files {
			name = path.Clean(strings.TrimPrefix(name, "./"))
			ext := strings.ToLower(path.Ext(name))
			src, err := read(fsys, name)
			if errors.Is(err, errText) {
				return err
			}
			if err != nil || ext != ".yml" && ext != ".json" {
				missing(name)
				continue
			}
			m, err := c.parse(src, yaml.Options{JSON: ext == ".json"}, false)
			if err != nil {
				return err
			}
			c.Raw = merge(c.Raw, m)
		}
		if len(c.Sources) > 0 {
			c.Path = "_multiconfig.yml"
			return nil
		}
	}
	name := c.Path
	if len(files) == 1 {
		name = path.Clean(strings.TrimPrefix(files[0], "./"))
	}
	if !exists(fsys, name) && len(files) == 1 {
		missing(name)
		name = c.Path
	}
	src, err := find(fsys, name)
	if src == nil {
		return err
	}
	c.Path = src.Path
	c.Raw, err = c.parse(src, yaml.Options{Tabs: true, JSTypes: true}, false)
	return err
}

// readTheme reads what is set for the theme.
// Hexo: lib/hexo/load_theme_config.ts
func (c *Config) readTheme(fsys fs.FS, log *finding.Log) error {
	c.ThemeConfig, _ = c.Get("theme_config").(ir.Map)
	if c.Theme != "" && fs.ValidPath("_config."+c.Theme+".yml") {
		src, err := find(fsys, "_config."+c.Theme+".yml")
		if err != nil {
			return err
		}
		if src != nil {
			m, err := c.parse(src, yaml.Options{Tabs: true, JSTypes: true}, true)
			if err != nil {
				return err
			}
			c.ThemeConfig = merge(m, c.ThemeConfig)
		}
	}
	c.themeFull = c.ThemeConfig
	if c.ThemeDir = themeDir(fsys, c.Theme); c.ThemeDir == "" {
		return nil
	}
	dir := c.ThemeDir
	src, err := find(fsys, dir+"/_config.yml")
	if src == nil && err == nil {
		return nil
	}
	var own ir.Map
	if err == nil {
		own, _, err = parse(src, yaml.Options{Tabs: true, JSTypes: true})
	}
	if err != nil {
		log.Add(finding.Finding{Rule: badTheme, Path: dir + "/_config.yml", Effect: finding.Degraded, Detail: err.Error()})
		return nil
	}
	c.themeFull = merge(own, c.ThemeConfig)
	return nil
}

// themeDir is the folder of a theme, "" if it is not at hand.
// Hexo: lib/hexo/index.ts, init
func themeDir(fsys fs.FS, theme string) string {
	for _, folder := range []string{"themes/" + theme, "node_modules/hexo-theme-" + theme} {
		if theme == "" || !fs.ValidPath(folder) {
			continue
		}
		if info, err := fs.Stat(fsys, folder); err == nil && info.IsDir() {
			return folder
		}
	}
	return ""
}

// address checks url and root, and completes one from the other.
// Hexo: lib/hexo/load_config.ts, validate_config.ts
func (c *Config) address() error {
	v := c.Get("url")
	s, ok := v.(string)
	u, err := url.Parse(strings.TrimSpace(s))
	if !ok || err != nil || !strings.HasPrefix(strings.ToLower(u.Scheme), "http") || u.Host == "" {
		return c.ErrorAt("url", "url %q is no http address", text(v))
	}
	root := c.Get("root")
	if len(c.Sources) > 0 && !js.Truthy(entry(c.Raw, "root")) {
		p := u.EscapedPath()
		if !strings.HasSuffix(p, "/") {
			p += "/"
		}
		root = p
	}
	r, ok := root.(string)
	if !ok || strings.TrimSpace(r) == "" {
		return c.ErrorAt("root", "root %q is no path", text(root))
	}
	c.Root = strings.TrimRight(r, "/") + "/"
	c.URL = strings.TrimRight(s, "/")
	c.full = set(set(c.full, "url", c.URL), "root", c.Root)
	return nil
}

// ErrorAt names the place of a key's value, or the configuration file if that does not have the key.
func (c *Config) ErrorAt(key, format string, args ...any) error {
	msg := fmt.Sprintf(format, args...)
	for i := len(c.keys) - 1; i >= 0; i-- {
		if k := c.keys[i]; k.Name == key {
			return place(k.Source, k.ValueAt, msg)
		}
	}
	return errors.New(c.Path + ": " + msg)
}

func place(src *ir.Source, at ir.Span, msg string) error {
	line, column := src.Position(at.Start)
	return fmt.Errorf("%s:%d:%d: %s", src.Path, line, column, msg)
}

// parse reads a file and books its keys. A file that holds no mapping says nothing.
func (c *Config) parse(src *ir.Source, o yaml.Options, ofTheme bool) (ir.Map, error) {
	m, keys, err := parse(src, o)
	if err != nil {
		return nil, err
	}
	c.Sources = append(c.Sources, src)
	for _, k := range keys {
		k.ofTheme = ofTheme
		c.keys = append(c.keys, k)
	}
	return m, nil
}

func parse(src *ir.Source, o yaml.Options) (ir.Map, []Key, error) {
	var keys []Key
	if path.Ext(src.Path) == ".json" && !o.JSON {
		v, fields, ok := frontmatter.JSON(src.Data)
		if !ok {
			return nil, nil, fmt.Errorf("%s: no valid JSON", src.Path)
		}
		for _, f := range fields {
			keys = append(keys, Key{Name: f.Key, At: f.KeyAt, ValueAt: f.ValueAt, Source: src})
		}
		m, _ := v.(ir.Map)
		return m, keys, nil
	}
	doc, err := yaml.Parse(src.Data, o)
	if e, ok := err.(*yaml.Error); ok {
		return nil, nil, place(src, e.At, e.Msg)
	}
	if doc.Root == nil {
		return nil, nil, nil
	}
	if doc.Root.Kind != yaml.Mapping {
		return nil, nil, place(src, doc.Root.At, "no settings: want lines like title: My blog")
	}
	for _, pair := range doc.Root.Pairs {
		k := Key{Name: pair.Name, Source: src}
		if pair.Key != nil {
			k.At = pair.Key.At
		}
		if k.ValueAt = k.At; pair.Value != nil && !pair.Merged && pair.Value.At.Len() > 0 {
			k.ValueAt = pair.Value.At
		}
		keys = append(keys, k)
	}
	m, _ := doc.Root.Value.(ir.Map)
	return m, keys, nil
}
