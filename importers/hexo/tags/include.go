package tags

import (
	"bytes"
	"path"
	"regexp"
	"strconv"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/include_code.ts. Hexo looks for the file among its pages, and so finds only what
// it renders; here every file below the code folder is read.
var _ = tag(Tag{Make: include}, "include_code")

var (
	includeLang = javaScript(`(?i)\s*lang:(\w+)`)
	includeFrom = javaScript(`(?i)\s*from:(\d+)`)
	includeTo   = javaScript(`(?i)\s*to:(\d+)`)
	includeFile = javaScript(`(.*)?(?:\s+|^)(/*\S+)`)
)

// rendered are the kinds of files that Hexo renders without a plugin for templates.
var rendered = map[string]bool{
	".htm": true, ".html": true, ".css": true, ".js": true, ".json": true, ".yml": true, ".yaml": true, ".njk": true, ".j2": true, ".swig": true,
	".md": true, ".markdown": true, ".mkd": true, ".mkdn": true, ".mdwn": true, ".mdtxt": true, ".mdtext": true, ".ejs": true, ".styl": true,
}

func include(c Call) (ir.Meaning, error) {
	arg := strings.Join(c.Args, " ")
	lang, arg := take(includeLang, arg)
	from, arg := take(includeFrom, arg)
	to, arg := take(includeTo, arg)
	m := includeFile.FindStringSubmatch(arg)
	if m == nil {
		return component.Nothing{}, c.missing("a file")
	}
	title, name := m[1], m[2]
	clean := strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
	if clean == ".." || strings.HasPrefix(clean, "../") {
		return component.Nothing{}, c.asBefore(missingCode, name)
	}
	data, ok := c.Blog.Code(clean)
	var problem error
	if whole := c.arg(len(c.Args) - 1); !ok && strings.Contains(whole, " ") { // a name with blanks, which Hexo cannot see
		if data, ok = c.Blog.Code(whole); ok {
			title, clean = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(arg), whole)), whole
			problem = c.solved(hiddenCode, whole)
		}
	}
	if !ok {
		return component.Nothing{}, c.asBefore(missingCode, name)
	}
	if !rendered[strings.ToLower(path.Ext(clean))] {
		problem = c.solved(hiddenCode, clean)
	}
	if lang == "" {
		lang = strings.TrimPrefix(path.Ext(clean), ".")
	}
	if title == "" {
		title = path.Base(clean)
	}
	dir := c.Config.CodeDir
	if dir == "" {
		dir = "downloads/code"
	}
	return component.Listing{
		Code: lines(withoutMeta(data), from, to), Lang: lang, Title: title, Plain: c.Config.NoHighlight,
		URL: c.Blog.URLFor(path.Join(dir, clean)), LinkText: "view raw",
	}, problem
}

// take cuts an option out of the arguments.
func take(option *regexp.Regexp, arg string) (value, rest string) {
	m := option.FindStringSubmatchIndex(arg)
	if m == nil {
		return "", arg
	}
	return arg[m[2]:m[3]], arg[:m[0]] + arg[m[1]:]
}

// lines are those of a file from one number to another, both included, without blanks around them.
func lines(text, from, to string) string {
	list := strings.Split(text, "\n")
	first, last := 0, len(list)
	if n, err := strconv.Atoi(from); err == nil {
		if first = n - 1; first < 0 { // line 0 is the last one
			first = len(list) - 1
		}
	}
	if n, err := strconv.Atoi(to); err == nil {
		last = min(n, last)
	}
	if first >= last {
		return ""
	}
	return strings.TrimSpace(strings.Join(list[first:last], "\n"))
}

// withoutMeta is the text of a file without its front matter.
func withoutMeta(data []byte) string {
	text := string(bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n")))
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		if _, body, ok := strings.Cut("\n"+rest, "\n---\n"); ok {
			return body
		}
	}
	return text
}
