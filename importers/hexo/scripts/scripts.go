// Package scripts runs the code of a blog's own tags, and its theme's, in a JavaScript engine inside this program.
//
// The code sees what tags use of Hexo, and the blog's folder, which it can read and not change. There is no network, no
// other program, no clock but the blog's and no chance: the same blog gives the same HTML. Each document has the
// engine to itself, so that it does not matter in which order documents are read, or how many at a time.
package scripts

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/dop251/goja"

	"hexodus/importers/hexo/urls"
	"hexodus/ir"
)

// Blog is what its code can ask for.
type Blog struct {
	FS          fs.FS
	ThemeDir    string // path of the theme's folder, "" if it is not at hand
	SourceDir   string
	Packages    []string // that package.json asks for, in order
	Version     string   // of Hexo
	Config      any      // an ir.Map
	ThemeConfig any      // an ir.Map
	URLs        urls.Site
	Now         time.Time
	Documents   func() []Document
	Date        func(t time.Time, layout string) (string, bool) // a date in moment's words, false if that is not known
}

// Document is a document as the code of a tag sees it.
type Document struct {
	Kind   string // "post" or "page"
	Fields ir.Map // values as in ir.Field
}

// Tag is a tag that the code defines.
type Tag struct {
	Name        string
	File        string // path from the blog's folder
	Line        int    // of the call that registers it
	Ends, Async bool
}

// Note is something the code did that does not work here.
type Note struct {
	File string
	Line int    // 0 if it is not known
	Kind string // what was registered: "filter", "generator", …; "" if the script could not be run
	What string // its name, or why the script could not be run
}

// ErrTime is that the code of a blog took too long altogether.
var ErrTime = errors.New("the blog's code has used up its time")

// limits are what the code may take.
type limits struct {
	call, all time.Duration // for one use of a tag, or for all scripts to register; for everything
	grace     time.Duration // for a call that is told to stop
	memory    uint64        // growth of the heap during a call, in bytes
	depth     int           // of calls within calls
	text      int           // length of a text that is made in one step, or of a file
	items     int           // length of a list that a built-in function works on
}

var usual = limits{call: 5 * time.Second, all: 2 * time.Minute, grace: 3 * time.Second, memory: 512 << 20, depth: 1500, text: 16 << 20, items: 1 << 20}

// Engine is the code of a blog. It can be used by any number of goroutines.
type Engine struct {
	blog   Blog
	limits limits
	files  []string // the scripts, in the order in which they run
	cache  programs
	tags   map[string]Tag
	notes  []Note
	spent  atomic.Int64 // nanoseconds
	stuck  atomic.Bool  // something did not stop when told to
}

// Load runs the scripts of a blog once, to see what they define. What cannot be run is a note.
func Load(blog Blog) *Engine { return load(blog, usual) }

func load(blog Blog, limits limits) *Engine {
	e := &Engine{blog: blog, limits: limits, tags: map[string]Tag{}}
	e.files = blog.scripts()
	if len(e.files) == 0 {
		return e
	}
	s := e.Document(Document{}, func(text string) string { return text })
	e.notes = s.notes
	// a script that failed once is not tried again for each document
	e.files = slices.DeleteFunc(e.files, func(file string) bool { return s.failed[file] })
	for name, t := range s.tags {
		e.tags[name] = t.Tag
	}
	return e
}

// Tag is a tag that the code defines.
func (e *Engine) Tag(name string) (Tag, bool) {
	t, ok := e.tags[name]
	return t, ok
}

// Notes are what does not work here, in the order in which it came up.
func (e *Engine) Notes() []Note { return e.notes }

// scripts are the files that Hexo runs: the theme's, then the blog's own, each folder by name.
// Hexo: lib/hexo/load_plugins.ts
func (b *Blog) scripts() (list []string) {
	list = b.plugins()
	folders := []string{"scripts"}
	if b.ThemeDir != "" {
		folders = []string{path.Join(b.ThemeDir, "scripts"), "scripts"}
	}
	for _, folder := range folders {
		_ = fs.WalkDir(b.FS, folder, func(name string, d fs.DirEntry, err error) error { // what cannot be read is not there
			switch {
			case err != nil || name != folder && strings.HasPrefix(d.Name(), ".") || d.IsDir() && d.Name() == "node_modules":
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
			case !d.IsDir() && slices.Contains([]string{".js", ".cjs", ".mjs"}, path.Ext(name)):
				list = append(list, name)
			}
			return nil
		})
	}
	return list
}

// plugins are the packages of the blog that Hexo loads and that define tags.
func (b *Blog) plugins() (list []string) {
	for _, name := range b.Packages {
		if !strings.HasPrefix(name, "hexo-") && !strings.Contains(name, "/hexo-") || strings.Contains(name, "hexo-theme-") {
			continue
		}
		main := b.resolve(path.Join("node_modules", name))
		if text, err := fs.ReadFile(b.FS, main); main != "" && err == nil && bytes.Contains(text, []byte("extend.tag")) {
			list = append(list, main)
		}
	}
	return list
}

// Session is the code at work for one document. It is for one goroutine at a time.
type Session struct {
	engine   *Engine
	rt       *goja.Runtime
	doc      Document
	markdown func(text string) string
	page     goja.Value // this of a tag
	native   *goja.Object
	hexo     goja.Value
	loaded   map[string]*goja.Object // modules by file, or by name
	tags     map[string]registered
	notes    []Note
	failed   map[string]bool // scripts that could not be run
	timers   timers
	missed   string // what was last asked for and is not there
	gone     error  // why nothing can be run any more
}

type registered struct {
	Tag
	fn goja.Callable
	// takes is the number of parameters: with three, an asynchronous tag answers to a callback.
	takes int64
}

// Document is the code at work for one document, as it is before anything was called. Markdown is what the blog's engine
// makes of a text in that document.
func (e *Engine) Document(doc Document, markdown func(text string) string) *Session {
	s := &Session{engine: e, doc: doc, markdown: markdown, loaded: map[string]*goja.Object{}, tags: map[string]registered{}, failed: map[string]bool{}}
	if err := s.guarded(func() error { s.open(); return nil }); err != nil {
		s.gone = err
		for _, file := range e.files {
			s.fail(file, err)
		}
		return s
	}
	for _, file := range e.files {
		if err := s.guarded(func() error { return s.script(file) }); err != nil {
			s.fail(file, err)
		}
	}
	return s
}

// fail notes a script that could not be run.
func (s *Session) fail(file string, err error) {
	s.failed[file] = true
	at, line := place(err, file)
	if at != file {
		err = fail{text: err.Error() + ", in " + at}
	}
	s.notes = append(s.notes, Note{File: file, Line: line, What: err.Error()})
}

// Call runs a tag and gives back what it shows. An error begins with the file and line of the blog's code where it came up.
func (s *Session) Call(name string, args []string, body string) (html string, err error) {
	tag, ok := s.tags[name]
	if !ok {
		return "", fail{text: "its script could not be run again"}
	}
	err = s.guarded(func() error {
		list := make([]any, len(args))
		for i, a := range args {
			list[i] = a
		}
		v, err := s.answer(tag, s.rt.NewArray(list...), s.rt.ToValue(body))
		if err == nil && v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) {
			html = v.String()
		}
		return err
	})
	if err != nil {
		file, line := place(err, tag.File)
		if line == 0 {
			file, line = tag.File, tag.Line
		}
		return "", fmt.Errorf("%s:%d: %w", file, line, err)
	}
	return html, nil
}
