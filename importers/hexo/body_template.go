package hexo

import (
	"bytes"
	"strings"

	"hexodus/importers/hexo/frontmatter"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/importers/hexo/nunjucks"
	"hexodus/importers/hexo/scan"
	"hexodus/ir"
)

// frame are the variables of a stretch of a template.
// Nunjucks: src/runtime.js, Frame
type frame struct {
	vars  map[string]any
	outer *frame
}

// hidden is a variable of which nobody knows the value.
type hidden struct{}

func (f *frame) find(name string) (any, bool) {
	for ; f != nil; f = f.outer {
		if v, ok := f.vars[name]; ok {
			return v, true
		}
	}
	return nil, false
}

// set gives a variable a value, where it is or else here.
func (f *frame) set(name string, v any) {
	for at := f; at != nil; at = at.outer {
		if _, ok := at.vars[name]; ok {
			at.vars[name] = v
			return
		}
	}
	f.vars[name] = v
}

// run evaluates the template language of a body, from top to bottom as the blog did.
func (r *reader) run(tiles []scan.Tile) {
	r.results = map[int]string{}
	r.frame = &frame{vars: map[string]any{}}
	r.runIn(tiles)
}

func (r *reader) runIn(tiles []scan.Tile) {
	for i := range tiles {
		t := &tiles[i]
		switch {
		case t.Kind == scan.Variable, (t.Kind == scan.Tag || t.Kind == scan.Block) && statements[t.Node.Name]:
			if html, ok := r.evaluate(t); ok {
				r.results[t.Node.Start] = html
			}
		case t.Kind == scan.Block:
			r.runIn(t.Node.Body)
			r.own(t.Node)
		case t.Kind == scan.Tag:
			r.own(t.Node)
		}
	}
}

// evaluate is what a variable or a statement shows, and whether that is known.
func (r *reader) evaluate(t *scan.Tile) (string, bool) {
	n := t.Node
	if t.Kind == scan.Variable {
		v, ok := nunjucks.Eval(strings.Trim(strings.TrimSpace(n.ArgsRaw), "-"), r.variable)
		return r.print(v), ok && strings.Trim(n.ArgsRaw, " -") != ""
	}
	source := r.body[n.Start:n.End]
	trims := bytes.Contains(source, []byte("{%-")) || bytes.Contains(source, []byte("-%}"))
	switch {
	case n.Name == "set":
		return "", r.setVariable(n) && !trims
	case trims || !n.Closed:
		return "", false
	}
	switch n.Name {
	case "if":
		return r.ifElse(n)
	case "for":
		return r.loop(n)
	case "filter":
		body, ok := r.render(n.Body)
		if !ok {
			return "", false
		}
		v, ok := nunjucks.Eval("body|"+n.ArgsRaw, func(name string) (any, bool) {
			if name == "body" {
				return body, true
			}
			return r.variable(name)
		})
		return r.print(v), ok
	case "macro":
		return "", r.macro(n)
	}
	return "", false
}

// print is a value as Hexo shows it.
func (r *reader) print(v any) string {
	switch v.(type) {
	case nil, nunjucks.Func, nunjucks.Object:
		return nunjucks.Text(v)
	}
	return frontmatter.JSString(v, r.site.Config.Location)
}

// render is what a stretch of a template shows.
func (r *reader) render(tiles []scan.Tile) (string, bool) {
	var b strings.Builder
	if r.steps++; r.steps > mostSteps {
		return "", false
	}
	for i := range tiles {
		t := &tiles[i]
		switch t.Kind {
		case scan.Fence:
			b.WriteString(r.listingHTML(t.Fence))
		case scan.Variable:
			html, ok := r.evaluate(t)
			if !ok {
				return "", false
			}
			b.WriteString(html)
		case scan.Tag, scan.Block:
			html, ok := "", false
			if statements[t.Node.Name] {
				html, ok = r.evaluate(t)
			} else if ok = (r.known(t.Node.Name) || r.isOwn(t.Node)) && len(t.Node.Body) < 2; ok { // a text alone holds no variables
				html = r.bodyTile(t)
			}
			if !ok {
				return "", false
			}
			b.WriteString(html)
		default:
			b.WriteString(r.bodyTile(t))
		}
	}
	return b.String(), true
}

// inside renders tiles with variables of their own.
func (r *reader) inside(vars map[string]any, tiles []scan.Tile) (string, bool) {
	r.frame = &frame{vars, r.frame}
	defer func() { r.frame = r.frame.outer }()
	return r.render(tiles)
}

// branches splits the body of a statement at tags of some names.
func branches(tiles []scan.Tile, names ...string) (parts [][]scan.Tile, at []*scan.Node) {
	from := 0
	for i := range tiles {
		t := &tiles[i]
		if t.Kind != scan.Tag {
			continue
		}
		for _, name := range names {
			if t.Node.Name == name {
				parts, at = append(parts, tiles[from:i]), append(at, t.Node)
				from = i + 1
			}
		}
	}
	return append(parts, tiles[from:]), at
}

func (r *reader) ifElse(n *scan.Node) (string, bool) {
	parts, at := branches(n.Body, "elif", "elseif", "else")
	condition := n.ArgsRaw
	for i, part := range parts {
		if i > 0 {
			condition = at[i-1].ArgsRaw
		}
		if i > 0 && at[i-1].Name == "else" {
			return r.render(part)
		}
		v, ok := nunjucks.Eval(condition, r.variable)
		if !ok {
			return "", false
		}
		if js.Truthy(v) {
			return r.render(part)
		}
	}
	return "", true
}

// What a template may do before it is given up: stretches rendered, and bytes shown by a loop.
const (
	mostSteps = 20_000
	longest   = 1 << 20
)

func (r *reader) loop(n *scan.Node) (string, bool) {
	names, list, ok := strings.Cut(n.ArgsRaw, " in ")
	v, known := nunjucks.Eval(list, r.variable)
	if !ok || !known {
		return "", false
	}
	var vars []string
	for name := range strings.SplitSeq(names, ",") {
		if name = strings.TrimSpace(name); !isName(name) {
			return "", false
		}
		vars = append(vars, name)
	}
	if len(vars) > 2 {
		return "", false
	}
	parts, _ := branches(n.Body, "else")
	keys, values := nunjucks.Items(v)
	if len(values) == 0 && len(parts) == 2 {
		return r.render(parts[1])
	}
	_, isMap := v.(ir.Map)
	if isMap != (len(vars) == 2) && len(values) > 0 {
		return "", false // pairs of a list of lists, or the keys alone
	}
	var b strings.Builder
	for i := range values {
		scope := map[string]any{vars[0]: values[i], "loop": ir.Map{
			{Key: "index", Value: int64(i + 1)}, {Key: "index0", Value: int64(i)}, {Key: "first", Value: i == 0}, {Key: "last", Value: i == len(values)-1},
			{Key: "length", Value: int64(len(values))}, {Key: "revindex", Value: int64(len(values) - i)}, {Key: "revindex0", Value: int64(len(values) - i - 1)},
		}}
		if isMap {
			scope[vars[0]], scope[vars[1]] = keys[i], values[i]
		}
		text, ok := r.inside(scope, parts[0])
		if b.WriteString(text); !ok || b.Len() > longest {
			return "", false
		}
	}
	return b.String(), true
}

// setVariable runs a set; a value that is not known hides the variable.
func (r *reader) setVariable(n *scan.Node) bool {
	name, expr, ok := strings.Cut(n.ArgsRaw, "=")
	name = strings.TrimSpace(name)
	if !isName(name) {
		return false
	}
	var v any
	if ok {
		v, ok = nunjucks.Eval(expr, r.variable)
	} else if n.Closed {
		v, ok = r.render(n.Body)
	}
	if !ok {
		v = hidden{}
	}
	r.frame.set(name, v)
	return ok
}

// macro defines a function of the template.
func (r *reader) macro(n *scan.Node) bool {
	name, list, ok := strings.Cut(n.ArgsRaw, "(")
	list, _, closed := strings.Cut(list, ")")
	name = strings.TrimSpace(name)
	if !ok || !closed || !isName(name) {
		return false
	}
	var params []string
	for p := range strings.SplitSeq(list, ",") {
		if p = strings.TrimSpace(p); p != "" {
			params = append(params, p)
		}
	}
	calls := 0
	r.frame.set(name, nunjucks.Func(func(args []any) (any, bool) {
		if calls++; len(args) > len(params) || calls > 1000 {
			return nil, false
		}
		vars := map[string]any{}
		for i, p := range params {
			if !isName(p) {
				return nil, false
			}
			if vars[p] = nil; i < len(args) {
				vars[p] = args[i]
			}
		}
		text, ok := r.inside(vars, n.Body)
		return text, ok
	}))
	return true
}

// variable is what a name stands for in the post; what is not there is nothing.
// Hexo: lib/hexo/post.ts, the context is the post
func (r *reader) variable(name string) (any, bool) {
	if v, ok := r.frame.find(name); ok {
		_, unknown := v.(hidden)
		return v, !unknown
	}
	doc := r.doc
	switch name {
	case "title":
		return doc.Title, true
	case "path":
		return strings.TrimPrefix(doc.URL, "/"), true
	case "permalink":
		return r.urls.Full(strings.TrimPrefix(doc.URL, "/")), true
	case "slug":
		return doc.Slug, true
	case "layout":
		if doc.Layout == "" {
			return doc.Kind.String(), true
		}
		return doc.Layout, true
	case "source":
		return strings.TrimPrefix(doc.Source.Path, r.site.SourceDir+"/"), true
	case "date":
		return moment(doc.Date), true
	case "updated":
		return moment(doc.Updated), true
	case "tags":
		return terms(len(doc.Tags)), true
	case "categories":
		return terms(len(doc.Categories)), true
	case "range":
		return nunjucks.Func(numbers), true
	case "cycler", "joiner", "content", "_content", "raw", "prev", "next":
		return nil, false
	}
	return doc.Meta.Get(name), true
}

// isName reports whether a text can be the name of a variable.
func isName(s string) bool {
	for i, c := range s {
		if !(c == '_' || c == '$' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9') {
			return false
		}
	}
	return s != ""
}
