package scripts

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"io/fs"
	"math/rand"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/dop251/goja"

	"hexodus/importers/hexo/frontmatter/yaml"
	"hexodus/importers/hexo/slug"
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
)

// chance is the same in each run.
func chance() goja.RandSource { return rand.New(rand.NewSource(1)).Float64 }

func (e *Engine) now() time.Time { return e.blog.Now }

// natives are what our own modules ask the program for.
func (s *Session) natives() *goja.Object {
	rt, blog := s.rt, &s.engine.blog
	o := rt.NewObject()
	for name, v := range map[string]any{
		"base": base, "source": blog.SourceDir, "theme": path.Join(".", blog.ThemeDir), "version": blog.Version, "mostText": s.engine.limits.text, "mostItems": s.engine.limits.items,
		"config":          func() goja.Value { return s.value(blog.Config) },
		"themeConfig":     func() goja.Value { return s.value(blog.ThemeConfig) },
		"markdown":        s.markdown,
		"escapeHTML":      urls.EscapeHTML,
		"stripHTML":       urls.StripHTML,
		"encodeURL":       urls.Encode,
		"escapeDiacritic": slug.Plain,
		"slugize":         slug.Separated,
		"urlFor":          blog.URLs.For,
		"fullURLFor":      blog.URLs.Full,
		"resolve":         s.resolveURL,
		"relativeURL":     urls.Relative,
		"depth":           depth,
		"documents":       s.documents,
		"tag":             s.register,
		"forget":          func(name string) { delete(s.tags, name) },
		"note":            s.note,
		"refuse":          s.refuse,
		"miss":            func(what string) { s.missed = what },
		"readFile":        s.readFile,
		"readFolder":      s.readFolder,
		"stat":            s.stat,
		"yaml":            s.yaml,
		"hash":            s.hash,
		"encode":          s.encode,
		"decode":          s.decode,
	} {
		_ = o.Set(name, v)
	}
	// strict is an object that says what is asked of it in vain
	strict, err := rt.RunProgram(strictProgram)
	if err != nil {
		panic(err)
	}
	make, _ := goja.AssertFunction(strict)
	fn, err := make(goja.Undefined(), o)
	if err != nil {
		panic(err)
	}
	_ = o.Set("strict", fn)
	return o
}

var strictProgram = goja.MustCompile(ours+"strict", `(native) => (name, object) => new Proxy(object, {
  get(o, key) {
    if (typeof key === 'string' && !(key in o) && key !== 'then' && key !== 'toJSON') native.miss(name + '.' + key);
    return o[key];
  },
})`, true)

// throw ends the code that is running with an error.
func (s *Session) throw(err error) { panic(s.rt.NewGoError(err)) }

func (s *Session) rethrow(err error) {
	if err == nil {
		return
	}
	if thrown, ok := err.(*goja.Exception); ok {
		panic(thrown.Value())
	}
	if stop, ok := err.(*goja.InterruptedError); ok {
		panic(stop)
	}
	s.throw(err)
}

// refuse ends the code that is running because it asks for something that it cannot have here.
func (s *Session) refuse(what string) {
	s.missed = what
	v := s.rt.NewTypeError(needs + what)
	_ = v.Set("code", "MODULE_NOT_FOUND")
	panic(v)
}

// caller is where in the blog's code we were called from.
func (s *Session) caller() (file string, line int) {
	for _, frame := range s.rt.CaptureCallStack(0, nil) {
		if isOwn(frame.SrcName()) {
			return frame.SrcName(), frame.Position().Line
		}
	}
	return "", 0
}

func (s *Session) register(name string, fn goja.Value, ends, async bool) {
	call, ok := goja.AssertFunction(fn)
	if !ok {
		return
	}
	t := registered{Tag: Tag{Name: name, Ends: ends, Async: async}, fn: call}
	t.File, t.Line = s.caller()
	if n := fn.ToObject(s.rt).Get("length"); n != nil {
		t.takes = n.ToInteger()
	}
	s.tags[name] = t
}

func (s *Session) note(kind, what string) {
	file, line := s.caller()
	if len(s.notes) < 1000 {
		s.notes = append(s.notes, Note{File: file, Line: line, Kind: kind, What: what})
	}
}

// inBlog is a path within the blog's folder.
func (s *Session) inBlog(name string) (string, bool) {
	if !strings.HasPrefix(name, "/") {
		name = base + "/" + name
	}
	name = path.Clean(name)
	if name == base {
		return ".", true
	}
	rest, ok := strings.CutPrefix(name, base+"/")
	return rest, ok && fs.ValidPath(rest)
}

func (s *Session) readFile(name string) string {
	if at, ok := s.inBlog(name); ok {
		if info, err := fs.Stat(s.engine.blog.FS, at); err == nil && info.Mode().IsRegular() && info.Size() <= int64(s.engine.limits.text) {
			if text, err := fs.ReadFile(s.engine.blog.FS, at); err == nil {
				return strings.ToValidUTF8(string(text), "\ufffd")
			}
		}
	}
	s.noFile(name)
	return ""
}

func (s *Session) readFolder(name string) goja.Value {
	if at, ok := s.inBlog(name); ok {
		if entries, err := fs.ReadDir(s.engine.blog.FS, at); err == nil {
			names := make([]any, len(entries))
			for i, e := range entries {
				names[i] = e.Name()
			}
			return s.rt.NewArray(names...)
		}
	}
	s.noFile(name)
	return nil
}

// noFile is Node's error for a file that is not there.
func (s *Session) noFile(name string) {
	v := s.rt.NewGoError(fail{text: "ENOENT: no such file in the blog's folder: " + name})
	_ = v.Set("code", "ENOENT")
	panic(v)
}

func (s *Session) stat(name string) goja.Value {
	at, ok := s.inBlog(name)
	if !ok {
		return goja.Undefined()
	}
	switch info, err := fs.Stat(s.engine.blog.FS, at); {
	case err != nil:
		return goja.Undefined()
	case info.IsDir():
		return s.rt.ToValue("folder")
	default:
		return s.rt.ToValue("file")
	}
}

var hashes = map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha256": sha256.New, "sha512": sha512.New}

func (s *Session) hash(name, text, encoding string) string {
	make := hashes[name]
	if make == nil {
		s.refuse("the hash " + name)
	}
	h := make()
	h.Write([]byte(text))
	return s.encode(string(h.Sum(nil)), encoding)
}

func (s *Session) encode(text, encoding string) string {
	switch strings.ToLower(encoding) {
	case "utf8", "utf-8":
		return text
	case "hex":
		return hex.EncodeToString([]byte(text))
	case "base64":
		return base64.StdEncoding.EncodeToString([]byte(text))
	case "base64url":
		return base64.RawURLEncoding.EncodeToString([]byte(text))
	}
	s.refuse("the encoding " + encoding)
	return ""
}

func (s *Session) decode(text, encoding string) string {
	var out []byte
	var err error
	switch strings.ToLower(encoding) {
	case "utf8", "utf-8":
		return text
	case "hex":
		out, err = hex.DecodeString(text)
	case "base64", "base64url":
		plain := strings.NewReplacer("-", "+", "_", "/", "=", "", "\n", "").Replace(text)
		out, err = base64.RawStdEncoding.DecodeString(plain)
	default:
		s.refuse("the encoding " + encoding)
	}
	if err != nil {
		s.throw(err)
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// yaml is what a text in YAML says.
func (s *Session) yaml(text string) goja.Value {
	doc, err := yaml.Parse([]byte(text), yaml.Options{JSTypes: true})
	if err != nil {
		s.throw(err)
	}
	if doc.Root == nil {
		return goja.Undefined()
	}
	return s.value(doc.Root.Value)
}

// resolveURL is where a link leads from an address, or from a path.
func (s *Session) resolveURL(from, to string) string {
	base, err := url.Parse(from)
	if err == nil {
		base, err = base.Parse(to)
	}
	if err != nil {
		panic(s.rt.NewTypeError("Invalid URL"))
	}
	return base.String()
}

// documents are the blog's posts or pages.
func (s *Session) documents(kind string) goja.Value {
	list := []any{}
	if s.engine.blog.Documents != nil {
		for _, d := range s.engine.blog.Documents() {
			if d.Kind == kind {
				list = append(list, s.document(d))
			}
		}
	}
	return s.rt.NewArray(list...)
}

func (s *Session) document(d Document) goja.Value {
	if d.Fields == nil {
		return s.rt.NewObject()
	}
	return s.value(d.Fields)
}

// value is a value of the front matter or the configuration, as JavaScript has it.
func (s *Session) value(v any) goja.Value {
	switch v := v.(type) {
	case nil:
		return goja.Null()
	case ir.Map:
		o := s.rt.NewObject()
		for _, e := range v {
			_ = o.DefineDataProperty(e.Key, s.value(e.Value), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		}
		return o
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = s.value(v[i])
		}
		return s.rt.NewArray(list...)
	case time.Time:
		return s.date(v)
	case string:
		return s.rt.ToValue(strings.ToValidUTF8(v, "\ufffd"))
	case bool, int, int64, float64:
		return s.rt.ToValue(v)
	}
	return goja.Undefined()
}

// date is a date that can be formatted.
func (s *Session) date(t time.Time) goja.Value {
	if t.IsZero() {
		return goja.Undefined()
	}
	d, err := s.rt.New(s.rt.Get("Date"), s.rt.ToValue(t.UnixMilli()))
	if err != nil {
		return goja.Undefined()
	}
	_ = d.Set("format", func(layout string) string {
		text, ok := s.engine.blog.Date(t, layout)
		if !ok {
			s.refuse("the date format " + layout)
		}
		return text
	})
	_ = d.Set("unix", t.Unix)
	_ = d.Set("toDate", func(c goja.FunctionCall) goja.Value { return c.This })
	return d
}
