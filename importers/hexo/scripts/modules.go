package scripts

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"encoding/json"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja_nodejs/url"
)

//go:embed modules/*.js
var modules embed.FS

// base is where the blog's folder is, as its code sees it.
const base = "/blog"

// ours is what the names of our own code begin with.
const ours = "hexodus:"

// isOwn reports whether a file is the blog's.
func isOwn(file string) bool {
	return file != "" && !strings.HasPrefix(file, ours) && !strings.HasPrefix(file, "<") && !strings.HasPrefix(file, "native")
}

// programs are compiled files, by name.
type programs struct {
	sync.Mutex
	list map[string]*goja.Program
}

// shared are the programs of our own modules.
var shared programs

// compile makes a function of a file; async lets it await at its top.
func (p *programs) compile(name, text, params string, async bool) (*goja.Program, error) {
	p.Lock()
	defer p.Unlock()
	key := name + "(" + params
	if c, ok := p.list[key]; ok {
		return c, nil
	}
	head := "(function(" + params + "){"
	if async {
		head = "(async function(" + params + "){"
	}
	if strings.HasPrefix(text, "#!") {
		text = "//" + text
	}
	c, err := compile(name, head+strings.TrimPrefix(text, "\ufeff")+"\n})")
	if err != nil {
		return nil, syntaxError(name, text, err)
	}
	if p.list == nil {
		p.list = map[string]*goja.Program{}
	}
	p.list[key] = c
	return c, nil
}

// deepest is how many brackets may be open at a time in a file.
const deepest = 400

func compile(name, text string) (*goja.Program, error) {
	if depth(text) > deepest {
		return nil, fail{text: "its brackets are nested too deeply", file: name}
	}
	tree, err := parser.ParseFile(nil, name, text, 0, parser.WithDisableSourceMaps)
	if err != nil {
		return nil, err
	}
	return goja.CompileAST(tree, false)
}

// depth is how many brackets are open at a time at most; what is in a string counts, too.
func depth(text string) (most int) {
	open := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			open++
			most = max(most, open)
		case ')', ']', '}':
			open = max(open-1, 0)
		}
	}
	return most
}

// esModule finds a statement that only an ES module has.
var esModule = regexp.MustCompile(`(?m)^\s*(?:import\s*(?:[\w{*]|["'])|export\s+(?:default|const|function|class|async|let|var)\b|export\s*\{)`)

// syntaxError says what the engine stumbled over.
func syntaxError(name, text string, err error) error {
	var list parser.ErrorList
	f := fail{text: err.Error(), file: name}
	if errors.As(err, &list) && len(list) > 0 {
		f.line, f.text = list[0].Position.Line, "JavaScript that the engine does not read: "+list[0].Message
	}
	if esModule.MatchString(text) {
		f.text = "it is an ES module, which Hexo does not run as a script either"
	}
	return f
}

// open readies the engine.
func (s *Session) open() {
	rt := s.rt
	rt.SetMaxCallStackSize(s.engine.limits.depth)
	rt.SetParserOptions(parser.WithDisableSourceMaps)
	rt.SetTimeSource(s.engine.now)
	rt.SetRandSource(chance())
	s.native = s.natives()
	s.module("guards")
	s.global()
	s.hexo = s.module("hexo")
	s.page = s.document(s.doc)
}

// script runs a script as Hexo does.
// Hexo: lib/hexo/index.ts, loadPlugin
func (s *Session) script(file string) error {
	text, err := fs.ReadFile(s.engine.blog.FS, file)
	if err != nil {
		return err
	}
	fn, err := s.function(file, string(text), "exports, require, module, __filename, __dirname, hexo", true)
	if err != nil {
		return err
	}
	module, exports := s.newModule(file)
	v, err := fn(goja.Undefined(), exports, s.requireFrom(file), module, s.rt.ToValue(base+"/"+file), s.rt.ToValue(base+"/"+path.Dir(file)), s.hexo)
	if err != nil {
		return err
	}
	_, err = s.awaitValue(v)
	return err
}

func (s *Session) function(name, text, params string, async bool) (goja.Callable, error) {
	cache := &s.engine.cache
	if !isOwn(name) {
		cache = &shared
	}
	c, err := cache.compile(name, text, params, async)
	if err != nil {
		return nil, err
	}
	v, err := s.rt.RunProgram(c)
	if err != nil {
		return nil, err
	}
	fn, _ := goja.AssertFunction(v)
	return fn, nil
}

func (s *Session) newModule(name string) (module, exports *goja.Object) {
	module, exports = s.rt.NewObject(), s.rt.NewObject()
	_ = module.Set("exports", exports)
	_ = module.Set("id", name)
	_ = module.Set("filename", base+"/"+name)
	s.loaded[name] = module
	return module, exports
}

// module is one of our own.
func (s *Session) module(name string) goja.Value {
	if m := s.loaded[ours+name]; m != nil {
		return m.Get("exports")
	}
	text, err := modules.ReadFile("modules/" + name + ".js")
	if err != nil {
		return nil
	}
	fn, err := s.function(ours+name, string(text), "exports, require, module, native, strict", false)
	if err != nil {
		panic(err)
	}
	module, exports := s.newModule(ours + name)
	if _, err := fn(goja.Undefined(), exports, s.requireFrom(""), module, s.native, s.native.Get("strict")); err != nil {
		panic(err)
	}
	return module.Get("exports")
}

// own are the modules that the blog's code can have from us.
var own = map[string]bool{
	"path": true, "url": true, "util": true, "querystring": true, "fs": true, "crypto": true, "buffer": true, "hexo-util": true, "hexo-fs": true, "js-yaml": true,
}

// requireFrom is the function that finds modules for a file: ours, files of the blog, packages in its node_modules.
func (s *Session) requireFrom(file string) goja.Value {
	return s.rt.ToValue(func(c goja.FunctionCall) goja.Value {
		name := c.Argument(0).String()
		plain := strings.TrimPrefix(name, "node:")
		switch {
		case own[plain]:
			return s.module(plain)
		case plain == "fs/promises":
			return s.module("fs").ToObject(s.rt).Get("promises")
		case plain == "path/posix":
			return s.module("path")
		}
		found := s.find(name, path.Dir(file))
		if found == "" {
			s.refuse("require('" + name + "')")
		}
		return s.require(found)
	})
}

// require runs a file of the blog, once.
func (s *Session) require(file string) goja.Value {
	if m := s.loaded["require "+file]; m != nil {
		return m.Get("exports")
	}
	text, err := fs.ReadFile(s.engine.blog.FS, file)
	if err != nil {
		s.refuse(file)
	}
	module, exports := s.newModule("require " + file)
	if strings.HasSuffix(file, ".json") {
		if !json.Valid(text) || depth(string(text)) > deepest {
			delete(s.loaded, "require "+file)
			s.throw(fail{text: file + " is no JSON"})
		}
		fn, _ := goja.AssertFunction(s.rt.Get("JSON").ToObject(s.rt).Get("parse"))
		v, err := fn(goja.Undefined(), s.rt.ToValue(string(text)))
		s.rethrow(err)
		_ = module.Set("exports", v)
		return v
	}
	fn, err := s.function(file, string(text), "exports, require, module, __filename, __dirname", false)
	if err == nil {
		_, err = fn(exports, exports, s.requireFrom(file), module, s.rt.ToValue(base+"/"+file), s.rt.ToValue(base+"/"+path.Dir(file)))
	}
	if err != nil {
		delete(s.loaded, "require "+file)
	}
	s.rethrow(err)
	return module.Get("exports")
}

// find is the file that a name stands for, "" if there is none in the blog's folder.
// Node: lib/internal/modules/cjs/loader.js
func (s *Session) find(name, dir string) string {
	switch {
	case strings.HasPrefix(name, base+"/"):
		return s.engine.blog.resolve(path.Clean(name[len(base)+1:]))
	case name == "." || name == ".." || strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../"):
		return s.engine.blog.resolve(path.Join(dir, name))
	case strings.HasPrefix(name, "/"):
		return ""
	}
	for {
		if path.Base(dir) != "node_modules" {
			if found := s.engine.blog.resolve(path.Join(dir, "node_modules", name)); found != "" {
				return found
			}
		}
		if dir == "." || dir == "/" {
			return ""
		}
		dir = path.Dir(dir)
	}
}

// resolve is the file that a path stands for, "" if there is none.
func (b *Blog) resolve(name string) string {
	if !fs.ValidPath(name) {
		return ""
	}
	for _, end := range []string{"", ".js", ".json", ".cjs"} {
		if b.isFile(name + end) {
			return name + end
		}
	}
	var about struct{ Main string }
	if text, err := fs.ReadFile(b.FS, path.Join(name, "package.json")); err == nil && json.Unmarshal(text, &about) == nil && about.Main != "" {
		for _, end := range []string{"", ".js", ".json", "/index.js"} {
			if main := path.Join(name, about.Main+end); b.isFile(main) {
				return main
			}
		}
	}
	if main := path.Join(name, "index.js"); b.isFile(main) {
		return main
	}
	return ""
}

func (b *Blog) isFile(name string) bool {
	info, err := fs.Stat(b.FS, name)
	return err == nil && info.Mode().IsRegular()
}

// global sets the names that code finds everywhere.
func (s *Session) global() {
	rt := s.rt
	module := rt.NewObject()
	_ = module.Set("exports", rt.NewObject())
	url.Require(rt, module)
	web := module.Get("exports").ToObject(rt)
	global := rt.GlobalObject()
	_ = s.native.Set("URL", web.Get("URL"))
	_ = global.Set("URLSearchParams", web.Get("URLSearchParams"))
	_ = global.Set("global", global)
	console := rt.NewObject()
	for _, name := range []string{"log", "info", "warn", "error", "debug", "trace", "dir", "time", "timeEnd"} {
		_ = console.Set(name, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	}
	_ = global.Set("console", console)
	process := rt.NewObject()
	_ = process.Set("env", rt.NewObject())
	_ = process.Set("argv", rt.NewArray("node", "hexo", "generate"))
	_ = process.Set("platform", "linux")
	_ = process.Set("version", "v22.0.0")
	_ = process.Set("cwd", func() string { return base })
	_ = process.Set("exit", func() { s.refuse("process.exit") })
	_ = process.Set("on", func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	_ = global.Set("process", process)
	after := func(delay bool) func(goja.FunctionCall) goja.Value {
		return func(c goja.FunctionCall) goja.Value {
			fn, ok := goja.AssertFunction(c.Argument(0))
			if !ok {
				panic(rt.NewTypeError("the callback is no function"))
			}
			wait, args := int64(0), c.Arguments[1:]
			if delay {
				wait = max(0, c.Argument(1).ToInteger())
				args = slices.Clone(c.Arguments[min(2, len(c.Arguments)):])
			}
			return rt.ToValue(s.timers.add(wait, fn, args))
		}
	}
	_ = global.Set("setTimeout", after(true))
	_ = global.Set("setImmediate", after(false))
	_ = global.Set("queueMicrotask", after(false))
	_ = process.Set("nextTick", after(false))
	drop := func(c goja.FunctionCall) goja.Value {
		s.timers.drop(c.Argument(0).ToInteger())
		return goja.Undefined()
	}
	for _, name := range []string{"clearTimeout", "clearImmediate", "clearInterval"} {
		_ = global.Set(name, drop)
	}
	_ = global.Set("URL", s.module("url").ToObject(rt).Get("URL"))
	_ = global.Set("Buffer", s.module("buffer").ToObject(rt).Get("Buffer"))
}
