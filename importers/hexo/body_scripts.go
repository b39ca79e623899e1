package hexo

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"hexodus/importers/hexo/scan"
	"hexodus/importers/hexo/scripts"
	"hexodus/importers/hexo/tags"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
	"hexodus/ir/reading"
)

var (
	scriptFailed = finding.Define(finding.Rule{
		ID:       "script/not-run",
		Severity: finding.Warning,
		Title:    "a script of the blog could not be run",
		Doc: "With --run-scripts, the code of the blog's own tags runs in an engine that has no network, no other program and no way to change the disk. " +
			"This script needs one of these, a package that is not in the blog's folder, a part of Hexo that tags seldom use, or JavaScript that the engine does not read. " +
			"The tags that it would define stay in the posts as text.",
		Hint: "make the tag's code do without it, or replace its tags in the posts",
	})
	filterNotRun = finding.Define(finding.Rule{
		ID:       "script/filter-not-run",
		Severity: finding.Warning,
		Title:    "a script of the blog changes posts as a whole",
		Doc: "Beside tags, the blog's own scripts may change the text of a post before it is rendered, its HTML afterwards, or the Markdown engine itself. " +
			"With --run-scripts tags are run and nothing else, so what this script changed is as it was written.",
		Hint: "compare a page with the blog, and write what the script did into the posts",
	})
	tagFailed = finding.Define(finding.Rule{
		ID:       "tag/script-failed",
		Severity: finding.Warning,
		Title:    "the code of a tag failed",
		Doc: "With --run-scripts, the blog's own code was run for this tag. It ended with an error, took too long or too much memory, or asked for something that it cannot have here, " +
			"like the network. The tag stands in the page as text.",
		Hint: "if the blog could be built, write what it showed into the post",
	})
)

// ownCode is the code of a blog's own tags, and what it made.
type ownCode struct {
	engine *scripts.Engine
	runs   sync.Map // *codeRun by *ir.Document
}

// codeRun is the code at work in one document.
type codeRun struct {
	sync.Mutex
	session *scripts.Session // nil before the first tag, and once the body was read
	made    map[int]made     // by where the tag stands
}

// made is what the code of a tag made, or why it made nothing.
type made struct {
	html string
	err  error
	by   string
}

// runScripts readies the code of the blog's own tags, and tells what of it does not work.
func (b *bodies) runScripts(log *finding.Log) {
	newest := time.Unix(0, 0).UTC()
	for _, d := range b.site.Docs {
		if d.Kind == ir.Post && d.Date.After(newest) {
			newest = d.Date
		}
	}
	var listed []scripts.Document // made now: the readers of bodies write to documents
	for _, d := range b.site.Docs {
		if !d.Hidden && !d.Secret && (!d.Draft || b.site.Config.Drafts) { // what no list may show
			listed = append(listed, b.scriptDocument(d))
		}
	}
	version := b.cfg.HexoVersion
	if version == "" {
		version = "8.1.2"
	}
	b.code = &ownCode{engine: scripts.Load(scripts.Blog{
		FS: b.site.FS, ThemeDir: b.cfg.ThemeDir, SourceDir: b.site.SourceDir, Packages: b.cfg.Packages, Version: version,
		Config: b.cfg.Get(), ThemeConfig: b.cfg.ThemeGet(), URLs: b.urls, Now: newest,
		Documents: func() []scripts.Document { return listed },
		Date: func(t time.Time, layout string) (string, bool) {
			text, ok := momentFormat(t)([]any{layout})
			s, _ := text.(string)
			return s, ok
		},
	})}
	for _, n := range b.code.engine.Notes() {
		rule, detail := scriptFailed, n.What
		if n.Kind != "" {
			rule, detail = filterNotRun, strings.TrimSpace(n.Kind+" "+n.What)
			if !changesPosts(n) || !strings.HasPrefix(n.File, "scripts/") {
				continue // a theme's own filters go with the theme
			}
		} else if d := b.definesTags(n.File); !d && n.File != "" && !strings.HasPrefix(n.File, "scripts/") {
			continue // a theme's or a plugin's, and no tag is in it
		}
		f := finding.Finding{Rule: rule, Path: n.File, Effect: finding.Manual, Detail: detail}
		if src, err := readSource(b.site.FS, n.File, &finding.Log{}); err == nil && n.Line > 0 {
			f.Source, f.At = src, lineSpan(src, n.Line)
		}
		log.Add(f)
	}
}

// changesPosts reports whether what a script registered has a part in what posts show.
func changesPosts(n scripts.Note) bool {
	switch n.Kind {
	case "filter":
		return slices.Contains([]string{"before_post_render", "after_post_render"}, n.What) || strings.HasPrefix(n.What, "marked:") || strings.HasPrefix(n.What, "markdown-it:")
	case "renderer":
		return slices.Contains([]string{"md", "markdown", "mkd", "mkdn", "mdtxt", "mdtext"}, n.What)
	}
	return n.Kind == "highlight"
}

// definesTags reports whether a tag can be seen in a file.
func (b *bodies) definesTags(file string) bool {
	for _, d := range b.defined {
		if d.File == file {
			return true
		}
	}
	return false
}

// lineSpan is a line of a text.
func lineSpan(src *ir.Source, line int) ir.Span {
	at := 0
	for range line - 1 {
		i := bytes.IndexByte(src.Data[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	end := at
	for end < len(src.Data) && src.Data[end] != '\n' {
		end++
	}
	return ir.Span{Start: at, End: end}
}

// scriptDocument is a document as the code of a tag sees it.
// Hexo: lib/models/post.ts
func (b *bodies) scriptDocument(d *ir.Document) scripts.Document {
	address := strings.TrimPrefix(d.URL, "/")
	layout := d.Layout
	if layout == "" {
		layout = d.Kind.String()
	}
	fields := ir.Map{
		{Key: "title", Value: d.Title}, {Key: "path", Value: address}, {Key: "permalink", Value: b.urls.Full(address)}, {Key: "slug", Value: d.Slug},
		{Key: "source", Value: strings.TrimPrefix(d.Source.Path, b.site.SourceDir+"/")}, {Key: "full_source", Value: "/blog/" + d.Source.Path},
		{Key: "layout", Value: layout}, {Key: "date", Value: d.Date}, {Key: "updated", Value: d.Updated},
	}
	own := map[string]bool{}
	for _, f := range fields {
		own[f.Key] = true
	}
	for _, f := range d.Meta.Fields {
		if !own[f.Key] {
			fields = append(fields, ir.Entry{Key: f.Key, Value: f.Value})
		}
	}
	return scripts.Document{Kind: d.Kind.String(), Fields: fields}
}

// running is the code at work in the reader's document.
func (r *reader) running() *codeRun {
	at, _ := r.code.runs.LoadOrStore(r.doc, &codeRun{made: map[int]made{}})
	return at.(*codeRun)
}

// finish lets the engine go; what it made is kept.
func (r *reader) finish() {
	if r.code == nil {
		return
	}
	at := r.running()
	at.Lock()
	at.session = nil
	at.Unlock()
}

// own is what the blog's own code makes of a tag; ok is false if no code of the blog's defines it.
func (r *reader) own(n *scan.Node) (m made, ok bool) {
	if r.code == nil || r.mapping.Tag(n.Name) != nil { // the owner's word comes first
		return made{}, false
	}
	tag, ok := r.code.engine.Tag(n.Name)
	if !ok || tag.Ends != n.Closed {
		return made{}, false
	}
	if spec, known := r.set.Lookup(n.Name); known && !spec.Assumed && (!spec.Block || n.Closed) && !strings.HasPrefix(tag.File, "scripts/") {
		return made{}, false // a theme's or a plugin's that is known by its meaning
	}
	at := r.running()
	at.Lock()
	m, ok = at.made[n.Start]
	at.Unlock()
	if ok {
		return m, true
	}
	fences := map[int]*scan.FenceInfo{}
	body := ""
	if n.Closed {
		body = r.textOf(n, func(t *scan.Tile) string {
			if t.Kind != scan.Fence {
				return r.bodyTile(t)
			}
			fences[t.Start] = t.Fence
			return "<!--code\uFFFC" + strconv.Itoa(t.Start) + "-->"
		})
	}
	at.Lock()
	defer at.Unlock()
	if at.session == nil {
		at.session = r.code.engine.Document(r.bodies.scriptDocument(r.doc), r.Markdown)
	}
	m.by = tag.File + ":" + strconv.Itoa(tag.Line)
	if m.html, m.err = at.session.Call(n.Name, n.Args, body); m.err == nil {
		m.html = r.withListings(m.html, fences)
	}
	at.made[n.Start] = m
	return m, true
}

// withListings puts the listings of a tag's body where the tag's code put their placeholders.
// Hexo: lib/hexo/post.ts, restoreCodeBlocks
func (r *reader) withListings(html string, fences map[int]*scan.FenceInfo) string {
	if len(fences) == 0 {
		return html
	}
	var out strings.Builder
	text, from := []byte(html), 0
	for {
		start, end, number := placeholder(text, from)
		if start < 0 {
			break
		}
		out.Write(text[from:start])
		if f := fences[number]; f != nil {
			out.WriteString(r.listingHTML(f))
		} else {
			out.Write(text[start:end])
		}
		from = end
	}
	out.Write(text[from:])
	return out.String()
}

// frozen is a tag that the blog's own code made into HTML.
func (r *reader) frozen(n *scan.Node) (tags.Tag, ir.Meaning, bool) {
	m, ok := r.own(n)
	if !ok || m.err != nil {
		return tags.Tag{}, nil, false
	}
	return tags.Tag{Name: n.Name, Block: n.Closed}, component.Frozen{Markup: m.html, By: m.by}, true
}

// isOwn reports whether the blog's own code made HTML of a tag.
func (r *reader) isOwn(n *scan.Node) bool {
	m, ok := r.own(n)
	return ok && m.err == nil
}

// redefined reports whether the blog's own scripts define a tag of which hexodus has a meaning already, and make something else of it.
func (r *reader) redefined(n *scan.Node, spec tags.Tag, means ir.Meaning) bool {
	if r.code == nil || r.mapping.Tag(n.Name) != nil { // the owner's word goes before all code
		return false
	}
	if tag, ok := r.code.engine.Tag(n.Name); !ok || !strings.HasPrefix(tag.File, "scripts/") {
		return false
	}
	m, ok := r.own(n)
	if !ok || m.err != nil {
		return false
	}
	base := reading.Base{}
	return !slices.Equal(reading.Tokens([]byte(m.html), base), reading.Tokens([]byte(r.componentHTML(spec, means, n)), base))
}
