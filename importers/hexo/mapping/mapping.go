// Package mapping reads what the owner of a blog says its tags mean: the file hexodus.toml.
//
// It is strict. Whatever in it cannot work is one error, with its line and column, what is wrong and what would be right.
package mapping

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"hexodus/importers/hexo/tags"
	"hexodus/ir"
)

// Name is what the file is called in the blog's folder.
const Name = "hexodus.toml"

// File is what a mapping file says. A nil File says nothing.
type File struct {
	Source *ir.Source
	Tags   []*Tag // in the order of the file
}

// Tag is what is said of one tag.
type Tag struct {
	Name string
	At   ir.Span // its name in Source

	drop      bool
	component string
	params    map[string]template
	html      template
	has       bool // html is given
	templates map[string]template
	named     []string // the arguments with a name
	split     string   // the sign between arguments, "" are blanks
	body      string   // "markdown", "text", "raw", "none", or "" where there is none to speak of
}

// reserved are the words of the template language, which nobody can give another meaning.
var reserved = []string{"if", "elif", "elseif", "else", "endif", "for", "endfor", "set", "endset", "block", "endblock", "macro", "call", "filter", "switch", "case",
	"default", "raw", "endraw", "verbatim", "endverbatim", "include", "import", "from", "extends", "asyncEach", "asyncAll"}

// Read reads a mapping file; path is how messages name it. Formats are those that can be given a template of their own, with
// what checks one. A key that means nothing, a value of another kind, a component or a parameter that there is none of, and a
// template that does not parse are an error "path:line:column: what".
func Read(path, text string, formats map[string]func(string) error) (*File, error) {
	f := &File{Source: &ir.Source{Path: path, Data: []byte(text)}}
	r := &reader{File: f, formats: formats}
	var all map[string]any
	if _, err := toml.Decode(text, &all); err != nil {
		var told toml.ParseError
		if errors.As(err, &told) {
			return nil, fmt.Errorf("%s:%d:%d: is no TOML: %s", path, told.Position.Line, max(told.Position.Col, 1), strings.TrimSuffix(told.Message, "."))
		}
		return nil, fmt.Errorf("%s: is no TOML: %w", path, err)
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if key != "tags" {
			return nil, r.wrong(fmt.Sprintf("%s is not known here; a tag's section is [tags.NAME]", key), key)
		}
	}
	list, ok := all["tags"].(map[string]any)
	if all["tags"] != nil && !ok {
		return nil, r.wrong("tags is to be a table: [tags.NAME]", "tags")
	}
	for name, value := range list {
		f.Tags = append(f.Tags, &Tag{Name: name, At: position(f.Source, "tags", name)})
		if _, ok := value.(map[string]any); !ok {
			return nil, r.wrong(fmt.Sprintf("tags.%s is to be a table: [tags.%[1]s]", name), "tags", name)
		}
	}
	slices.SortFunc(f.Tags, func(a, b *Tag) int {
		if a.At.Start != b.At.Start {
			return a.At.Start - b.At.Start
		}
		return strings.Compare(a.Name, b.Name)
	})
	for _, t := range f.Tags {
		if err := r.tag(t, list[t.Name].(map[string]any)); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Place is where a tag's meaning stands: "hexodus.toml:3:7".
func (f *File) Place(t *Tag) string {
	line, column := f.Source.Position(t.At.Start)
	return fmt.Sprintf("%s:%d:%d", f.Source.Path, line, column)
}

// Tag is what is said of a tag, nil if nothing is.
func (f *File) Tag(name string) *Tag {
	if f == nil {
		return nil
	}
	for _, t := range f.Tags {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Dropped reports whether the tag is to be left out.
func (t *Tag) Dropped() bool { return t.drop }

// Encloses reports whether the body of the tag has a place in what it becomes.
func (t *Tag) Encloses() bool { return t.body != "" }

// reader reads the sections of a file.
type reader struct {
	*File
	formats map[string]func(string) error
}

// wrong is an error at a key.
func (r *reader) wrong(what string, path ...string) error {
	line, column := r.Source.Position(position(r.Source, path...).Start)
	return fmt.Errorf("%s:%d:%d: %s", r.Source.Path, line, column, what)
}

// section is one tag's, while it is read.
type section struct {
	*reader
	*Tag
}

func (s *section) wrong(key, format string, args ...any) error {
	path := []string{"tags", s.Name}
	if key != "" {
		path = append(path, strings.Split(key, ".")...)
	}
	return s.reader.wrong("tags."+s.Name+": "+fmt.Sprintf(format, args...), path...)
}

// tag reads a section.
func (r *reader) tag(t *Tag, values map[string]any) error {
	s := &section{r, t}
	if slices.Contains(reserved, t.Name) {
		return s.wrong("", "this is a word of the template language and cannot be given a meaning")
	}
	if name, _ := splitName(t.Name); name != t.Name || t.Name == "" {
		return s.wrong("", "no tag can have this name; give the word after {%%, as in [tags.youtube]")
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if err := s.key(key, values[key]); err != nil {
			return err
		}
	}
	return s.check(values)
}

func (s *section) key(key string, value any) error {
	text, isText := value.(string)
	check, format := s.formats[key]
	switch {
	case key == "drop":
		on, ok := value.(bool)
		if !ok || !on {
			return s.wrong(key, "drop is to be true, or left out")
		}
		s.drop = true
		return nil
	case key == "params":
		m, ok := value.(map[string]any)
		if !ok {
			return s.wrong(key, "params is to be a table: params = { class = \"${1}\" }")
		}
		return s.readParams(m)
	case key == "component" || key == "html" || key == "body" || key == "split" || format:
		if !isText {
			return s.wrong(key, "%s is to be a text between quotes", key)
		}
	default:
		return s.wrong(key, "%s is not known here; there are component, params, html, body, split, drop, %s", key, strings.Join(slices.Sorted(maps.Keys(s.formats)), ", "))
	}
	var err error
	switch key {
	case "component":
		s.component = text
	case "html":
		s.has = true
		s.html, err = s.template(key, text)
	case "body":
		if !slices.Contains([]string{"markdown", "text", "raw", "none"}, text) {
			return s.wrong(key, "body %q: want markdown, text, raw or none", text)
		}
		s.body = text
	case "split":
		if text == "" {
			return s.wrong(key, "split is to be the sign between arguments, such as \",\"; blanks need none")
		}
		s.split = text
	default:
		if s.templates == nil {
			s.templates = map[string]template{}
		}
		if s.templates[key], err = s.template(key, text); err == nil && check != nil {
			if e := check(s.templates[key].sample()); e != nil {
				return s.wrong(key, "%s: %v", key, e)
			}
		}
	}
	return err
}

// template reads a template.
func (s *section) template(key, text string) (template, error) {
	t, err := parse(text)
	if err != nil {
		return nil, s.wrong(key, "%s: %v", key, err)
	}
	for _, p := range t {
		if p.name != "" && !slices.Contains(s.named, p.name) {
			s.named = append(s.named, p.name)
		}
	}
	return t, nil
}

// splitName is tags' name for what stands after {%: the word up to the first character that the template language has a use for.
func splitName(s string) (name, rest string) {
	if i := strings.IndexAny(s, " \n\t\r\u00a0()[]{}%*-+~/#,:|.<>=!\"'"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// Meanings are the tags that the file knows, as a family.
func (f *File) Meanings() map[string]tags.Tag {
	list := map[string]tags.Tag{}
	if f == nil {
		return list
	}
	for _, t := range f.Tags {
		list[t.Name] = tags.Tag{Name: t.Name, Markdown: t.body == "markdown", Make: t.meaning}
	}
	return list
}
