package tags

import (
	"slices"
	"strings"
)

// family is the tags that come together, with a theme or a package.
type family map[string]Tag

// tag makes a tag known under some names.
func (f family) tag(t Tag, names ...string) bool {
	for _, t.Name = range names {
		f[t.Name] = t
	}
	return true
}

// themes are the families that a theme brings, the one that has the last word first. A theme is known by its name
// without "hexo-theme-"; one that is named after another has its tags too.
var themes = []struct {
	name     string
	families []family
	differ   bool // its versions disagree about its tags
}{
	{"next", []family{next}, false},
	{"butterfly", []family{butterfly}, false},
	{"anzhiyu", []family{anzhiyu, butterfly, plus}, false},
	{"solitude", []family{butterfly}, false},
	{"fluid", []family{fluid}, false},
	{"volantis", []family{volantis, plus}, true},
	{"stellar", []family{stellar}, false},
	{"keep", []family{keep}, false},
	{"redefine", []family{redefine}, false},
	{"yun", []family{yun, next}, false},
	{"icarus", []family{icarus}, false},
	{"landscape", nil, false},
}

// packages are the families that packages bring.
var packages = map[string]family{
	"hexo-butterfly-tag-plugins-plus": plus,
	"hexo-tag-common":                 common,
	"hexo-tag-aplayer":                aplayer,
	"hexo-tag-dplayer":                dplayer,
	"hexo-tag-bootstrap":              bootstrap,
	"hexo-tag-details":                details,
	"hexo-math":                       math,
	"hexo-tag-mermaid":                mermaid,
	"hexo-spoiler":                    spoiler,
	"hexo-sliding-spoiler":            spoiler,
	"hexo-tag-fontawesome":            fontawesome,
	"hexo-fontawesome":                fontawesome,
	"hexo-filter-github-emojis":       emoji,
	"hexo-tag-bilibili":               bilibili,
	"hexo-pdf":                        pdf,
	"hexo-tag-owl":                    owl,
	"hexo-oembed":                     oembed,
	"hexo-tag-oembed":                 oembed,
	"hexo-tag-googlemaps":             maps,
	"hexo-tag-github-code":            github,
	"hexo-tag-instagram":              social,
	"hexo-tag-twitter":                social,
}

// Knows reports whether the tags of a package are known.
func Knows(name string) bool {
	_, ok := packages[name]
	return ok
}

// Origin is where a blog's tags come from.
type Origin struct {
	Theme      string                 // its name, "" if it has none
	AtHand     bool                   // the theme's own files are there, or its version is known
	HasPackage func(name string) bool // reports whether the blog has a package
	Defined    map[string]string      // files of the blog that define a tag, by the tag's name
}

// Set is the tags of one blog. Its zero value is Hexo's own.
type Set struct {
	families []family
	names    []string        // whose each of them is: "theme next", "package hexo-math"
	own      map[string]bool // tags that the blog's scripts define
	guessed  bool            // which version of the theme it was is not known
	mapped   family          // what the blog's owner says, before all others
}

// With is the set with what the blog's owner says of some tags.
func (s Set) With(mapped map[string]Tag) Set {
	s.mapped = mapped
	return s
}

func (s *Set) add(name string, families ...family) {
	for _, f := range families {
		s.families, s.names = append(s.families, f), append(s.names, name)
	}
}

// Of is the set of a blog: the theme's tags go before those of packages, and those before Hexo's own. A tag that the blog's own
// scripts define is theirs, whatever its name. What nobody at hand defines is taken for what the best known
// themes mean by it.
func Of(from Origin) Set {
	s := Set{own: map[string]bool{}}
	theirs := map[string]bool{}
	for name, file := range from.Defined {
		if strings.HasPrefix(file, "scripts/") {
			s.own[name] = true
		} else {
			theirs[name] = true
		}
	}
	known := false
	for _, t := range themes {
		if isTheme(from.Theme, t.name) {
			s.add("theme "+t.name, t.families...)
			known, s.guessed = true, t.differ && !from.AtHand
			break
		}
	}
	if f := alike(theirs); !known && f != nil {
		s.add("theme "+from.Theme, f)
		known = true
	}
	if !known {
		for name := range theirs { // a theme that nobody knows says for itself
			s.own[name] = true
		}
	} else if shares(plus, theirs) > 3 { // built into the theme by the blog's owner
		s.add("package hexo-butterfly-tag-plugins-plus", plus)
	}
	names := make([]string, 0, len(packages))
	for name := range packages {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if from.HasPackage != nil && from.HasPackage(name) {
			s.add("package "+name, packages[name])
		}
	}
	return s
}

// isTheme reports whether a theme is one that is known, or is named after it: "hexo-theme-next", "next-8", "my-next".
func isTheme(theme, known string) bool {
	parts := strings.FieldsFunc(strings.ToLower(theme), func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == ' ' })
	return slices.Contains(parts, known)
}

// alike is the family of which a theme of another name defines the most tags, nil if it defines fewer than four of any.
func alike(defined map[string]bool) family {
	var best family
	most := 3
	for _, t := range themes {
		for _, f := range t.families {
			if n := shares(f, defined); n > most {
				best, most = f, n
			}
		}
	}
	return best
}

func shares(f family, names map[string]bool) (n int) {
	for name := range f {
		if names[name] {
			n++
		}
	}
	return n
}

// Lookup is the tag of a name.
func (s Set) Lookup(name string) (Tag, bool) {
	t, _, ok := s.find(name)
	return t, ok
}

// Whose says where the meaning of a name comes from: "Hexo", "theme next", "package hexo-math", or "" where nobody knows it,
// where it is only assumed, and where the blog's owner says it.
func (s Set) Whose(name string) string {
	_, whose, _ := s.find(name)
	return whose
}

func (s Set) find(name string) (t Tag, whose string, ok bool) {
	if t, ok := s.mapped[name]; ok {
		return t, "", true
	}
	for i, f := range s.families {
		if t, ok := f[name]; ok && !s.own[name] {
			t.Assumed = s.guessed
			return t, s.names[i], true
		}
	}
	if t, ok := table[name]; ok {
		return t, "Hexo", true
	}
	if t, ok := assumed[name]; ok && !s.own[name] {
		t.Assumed = true
		return t, "", true
	}
	return Tag{}, "", false
}
