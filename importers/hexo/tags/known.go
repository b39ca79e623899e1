package tags

import (
	"slices"
	"strings"
)

// Family is the tags that come together, and where they come from: "Hexo", "theme next", "package hexo-math".
type Family struct {
	Name string  `json:"name"`
	Tags []Known `json:"tags"`
}

// Known is a tag that is known. What a use of it means depends on its arguments, so its kinds are those that some usual
// arguments come to.
type Known struct {
	Name     string   `json:"name"`
	Encloses bool     `json:"encloses"`
	Kinds    []string `json:"means"`
}

// Families are all tags that are known: Hexo's own first, then those of themes and packages, by name.
func Families() []Family {
	list := []Family{known("Hexo", table)}
	for _, t := range themes {
		all := family{}
		for _, f := range slices.Backward(t.families) {
			for name, tag := range f {
				all[name] = tag
			}
		}
		if len(all) > 0 {
			list = append(list, known("theme "+t.name, all))
		}
	}
	for name, f := range packages {
		list = append(list, known("package "+name, f))
	}
	rank := func(name string) int {
		switch {
		case strings.HasPrefix(name, "theme"):
			return 1
		case strings.HasPrefix(name, "package"):
			return 2
		}
		return 0
	}
	slices.SortFunc(list, func(a, b Family) int {
		if d := rank(a.Name) - rank(b.Name); d != 0 {
			return d
		}
		return strings.Compare(a.Name, b.Name)
	})
	return list
}

func known(name string, f family) Family {
	list := Family{Name: name}
	names := make([]string, 0, len(f))
	for tag := range f {
		names = append(names, tag)
	}
	slices.Sort(names)
	for _, tag := range names {
		t := f[tag]
		k := Known{Name: tag, Encloses: t.Block || t.Markdown || t.Holds}
		for _, s := range samples {
			if m, _ := t.Make(Call{Name: tag, Args: s.args, Raw: strings.Join(s.args, " "), Body: s.body, Source: s.body, Closed: s.body != "", Blog: nowhere{}}); m != nil && !slices.Contains(k.Kinds, m.Kind()) {
				k.Kinds = append(k.Kinds, m.Kind())
			}
		}
		slices.Sort(k.Kinds)
		if len(k.Kinds) > 1 { // what it comes to without sense
			k.Kinds = slices.DeleteFunc(k.Kinds, func(kind string) bool { return kind == "nothing" })
		}
		list.Tags = append(list.Tags, k)
	}
	return list
}

// samples are usual arguments and bodies.
var samples = []struct {
	args []string
	body string
}{
	{},
	{body: "text\n"},
	{args: []string{"word"}},
	{args: []string{"word"}, body: "text\n"},
	{args: []string{"https://a.example/b.png", "word"}},
	{args: []string{"word", "https://a.example/"}},
	{args: []string{"/a.png,", "word"}},
	{args: []string{"red,", "a", "title"}, body: "text\n"},
	{args: []string{"word"}, body: "<!-- tab a -->\ntext\n<!-- endtab -->\n"},
	{args: []string{"word", "@", "word"}},
}

// nowhere is a blog with nothing in it but one post.
type nowhere struct{}

func (nowhere) Post(string) (path, title string, ok bool) { return "post/", "Post", true }
func (nowhere) Asset(name string) (string, bool)          { return "post/" + name, true }
func (nowhere) Code(string) ([]byte, bool)                { return []byte("code\n"), true }
func (nowhere) URLFor(path string) string                 { return path }
func (nowhere) FullURLFor(path string) string             { return path }
func (nowhere) Markdown(text string) string               { return text }
