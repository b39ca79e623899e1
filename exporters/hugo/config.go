package hugo

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"hexodus/exporters/internal/matter"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var feedFormat = finding.Define(finding.Rule{
	ID:       "feed/format",
	Severity: finding.Info,
	Title:    "the feed is RSS",
	Doc:      "Hugo writes its feed as RSS 2.0, at the root of the site and by the name of the blog's own feed. Readers take either format.",
	Hint:     "nothing to do",
})

// toml writes a configuration file, a line a setting, with the reason where it is not plain.
type toml struct{ strings.Builder }

func (t *toml) set(key string, value any, why ...string) {
	fmt.Fprintf(t, "%s = %s", key, literal(value))
	if len(why) > 0 {
		t.WriteString("  # " + why[0])
	}
	t.WriteByte('\n')
}

func (t *toml) table(name string) { t.WriteString("\n[" + name + "]\n") }

// literal is a TOML value.
func literal(v any) string {
	switch v := v.(type) {
	case string:
		return strings.ReplaceAll(matter.Flow(v), "\x7f", "")
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case []string:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = literal(s)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	panic(fmt.Sprintf("hugo: a setting of type %T", v)) // the settings are all written in this package
}

// config plans hugo.toml: every setting that makes Hugo render what the blog rendered.
func (s *site) config() {
	c, m := &s.Config, &s.Markdown
	var t toml
	t.set("baseURL", s.baseURL())
	t.set("title", c.Title)
	if len(c.Language) > 0 {
		t.set("locale", c.Language[0])
	}
	t.set("timeZone", zone(c))
	t.set("buildFuture", c.Future)
	t.set("buildDrafts", c.Drafts)
	t.set("disablePathToLower", true, "addresses keep their case")
	t.set("capitalizeListTitles", false)
	t.set("pluralizeListTitles", false)
	if m.Emoji {
		t.set("enableEmoji", true)
	}
	var without []string
	if c.Feed == "" {
		without = append(without, "rss")
	}
	if !c.Sitemap {
		without = append(without, "sitemap")
	}
	why := "the blog had none"
	if s.ownNotFound() {
		without, why = append(without, "404"), "the blog had none, or has a page of its own"
	}
	if len(without) > 0 {
		t.set("disableKinds", without, why)
	}
	if s.opt.Starter {
		t.set("theme", starter, "in themes/; put another theme there and change this line")
	}

	t.table("taxonomies")
	t.set("tag", tagFolder)
	t.set("category", categoryFolder)

	if c.PerPage > 0 {
		t.table("pagination")
		t.set("pagerSize", c.PerPage)
		t.set("path", c.PaginationDir)
	}
	if c.Feed != "" {
		t.table("outputs")
		t.set("home", []string{"html", "rss"})
		for _, kind := range []string{"section", "taxonomy", "term"} {
			t.set(kind, []string{"html"})
		}
		base := strings.TrimSuffix(path.Base(c.Feed), path.Ext(c.Feed))
		t.table("outputFormats.rss")
		t.set("baseName", base, "the feed stays at "+c.Feed)
		s.log.Add(finding.Finding{Rule: feedFormat, Effect: finding.Equivalent, Detail: c.Feed})
	}

	t.table("params")
	for _, p := range [][2]string{{"subtitle", c.Subtitle}, {"description", c.Description}, {"author", c.Author}} {
		if p[1] != "" {
			t.set(p[0], p[1])
		}
	}
	if len(c.Keywords) > 0 {
		t.set("keywords", c.Keywords)
	}
	t.set("mainSections", []string{"posts"})

	named := map[string]bool{}
	for i, item := range c.Menu {
		t.WriteString("\n[[menus.main]]\n")
		if named[item.Name] { // Hugo wants to tell them apart
			t.set("identifier", fmt.Sprintf("%s-%d", item.Name, i))
		}
		named[item.Name] = true
		t.set("name", item.Name)
		t.set("url", item.URL)
	}

	t.table("markup.goldmark.parser")
	t.set("wrapStandAloneImageWithinParagraph", true)
	t.table("markup.goldmark.parser.attribute")
	t.set("title", true, "## Heading {#anchor}")
	t.set("block", false, "a line of text such as {foo} is text")
	t.table("markup.goldmark.renderer")
	t.set("unsafe", true, "HTML in the text is shown as HTML")
	t.set("hardWraps", m.HardBreaks, "a line break in the text is one on the page")
	t.table("markup.goldmark.extensions")
	t.set("definitionList", false)
	t.set("linkify", false, "links are written <https://…>")
	t.set("strikethrough", m.Strikethrough)
	t.set("table", m.Tables)
	t.set("taskList", m.TaskLists)
	t.table("markup.goldmark.extensions.footnote")
	t.set("enable", m.Footnotes)
	t.table("markup.goldmark.extensions.typographer")
	t.set("disable", !s.typographer())
	if s.typographer() {
		t.set("leftAngleQuote", "&lt;&lt;", "the blog left << and >> alone")
		t.set("rightAngleQuote", "&gt;&gt;")
		s.quotes(&t)
	}
	if s.marks != noMarks {
		t.table("markup.goldmark.extensions.passthrough")
		t.set("enable", true, "formulas are left to MathJax or KaTeX")
		t.table("markup.goldmark.extensions.passthrough.delimiters")
		if s.marks == parens {
			t.WriteString("block = [['\\[', '\\]']]\ninline = [['\\(', '\\)']]\n")
		} else {
			t.WriteString("block = [[\"$$\", \"$$\"]]\ninline = [[\"$\", \"$\"]]\n")
		}
	}
	for _, hook := range []string{"image", "link"} {
		t.table("markup.goldmark.renderHooks." + hook)
		t.set("useEmbedded", "never", "targets are printed as they are written")
	}
	t.table("markup.highlight")
	t.set("codeFences", true)
	t.set("guessSyntax", false)
	t.set("noClasses", false)
	t.set("lineNos", c.LineNumbers)
	t.set("lineNumbersInTable", true)
	if s.needs.html {
		t.table("security")
		t.set("allowContent", []string{".*"}, "pages written in HTML")
	}
	s.add(tree.File{Path: "hugo.toml", Data: []byte(t.String())})
}

// ownNotFound reports whether the blog has its own page for what is not there.
func (s *site) ownNotFound() bool {
	const notFound = "/404.html"
	for _, doc := range s.Docs {
		if doc.URL == notFound {
			return true
		}
	}
	return slices.ContainsFunc(s.Assets, func(a ir.Asset) bool { return a.URL == notFound })
}

// typographer reports whether Hugo's typographer is to run: where the blog's did, unless its characters are written out.
func (s *site) typographer() bool { return s.Markdown.Typographer && s.opt.Typography != "exact" }

// quotes sets quotation marks other than the English ones.
func (s *site) quotes(t *toml) {
	q := []rune(s.Markdown.Quotes)
	if len(q) != 4 || string(q) == "“”‘’" {
		return
	}
	for i, key := range []string{"leftDoubleQuote", "rightDoubleQuote", "leftSingleQuote", "rightSingleQuote"} {
		t.set(key, string(q[i]))
	}
}

// baseURL is the blog's origin and root. A URL whose path is not the root is corrected: links hold the root.
func (s *site) baseURL() string {
	u, err := url.Parse(s.Config.URL)
	if err != nil || u.Host == "" {
		return strings.TrimSuffix(s.Config.URL, "/") + "/"
	}
	root := s.Config.Root
	if !strings.HasPrefix(root, "/") {
		root = "/" + root
	}
	if !strings.HasSuffix(root, "/") {
		root += "/"
	}
	u.Path, u.RawPath = root, ""
	return u.String()
}

// zone is the name of the zone that dates are meant in.
func zone(c *ir.Config) string {
	if c.Location == nil || c.Location.String() == "Local" || c.Location.String() == "" {
		return "UTC"
	}
	return c.Location.String()
}
