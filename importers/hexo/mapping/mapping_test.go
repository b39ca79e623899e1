package mapping

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/importers/hexo/tags"
	"hexodus/ir"
)

// formats are two that take templates; the second wants them to be balanced.
var formats = map[string]func(string) error{
	"one": nil,
	"two": func(text string) error {
		if strings.Count(text, "<<") != strings.Count(text, ">>") {
			return errors.New("a bracket has no end")
		}
		return nil
	},
}

// What cannot work is one error with its place, what is wrong, and what would be right.
func TestAMappingThatCannotWorkIsOneErrorWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"[tags.a":                                                      `m:1:7: is no TOML: `,
		"x = 1\n":                                                      `m:1:1: x is not known here; a tag's section is [tags.NAME]`,
		"tags = 1\n":                                                   `m:1:1: tags is to be a table: [tags.NAME]`,
		"[tags]\na = 'b'\n":                                            `m:2:1: tags.a is to be a table: [tags.a]`,
		"[tags.if]\ndrop = true\n":                                     `m:1:7: tags.if: this is a word of the template language and cannot be given a meaning`,
		"[tags.'a b']\ndrop = true\n":                                  `m:1:8: tags.a b: no tag can have this name; give the word after {%, as in [tags.youtube]`,
		"[tags.a]\n":                                                   `m:1:7: tags.a: what is it? give component, html, or drop = true`,
		"[tags.a]\ndrop = false\n":                                     `m:2:1: tags.a: drop is to be true, or left out`,
		"[tags.a]\nhtml='x'\ndrop = true\n":                            `m:1:7: tags.a: one of component, html and drop`,
		"[tags.a]\none='x'\ndrop = true\n":                             `m:1:7: tags.a: drop leaves the tag out; nothing else can be said of it`,
		"[tags.a]\n\n  htlm = 'x'\n":                                   `m:3:3: tags.a: htlm is not known here; there are component, params, html, body, split, drop, one, two`,
		"[tags.a]\nhtml = 1\n":                                         `m:2:1: tags.a: html is to be a text between quotes`,
		"[tags.a]\none = '${1}'\n":                                     `m:1:7: tags.a: html or component is missing: what it showed in the blog, for formats without a template and for the self-check`,
		"[tags.a]\nhtml = 'é ${0}'\n":                                  `m:2:1: tags.a: html: "${0}" is no place for an argument; there are ${1}, ${2...}, ${args}, ${@name} and ${body}, and $${ for the characters themselves`,
		"[tags.a]\nhtml = '${1'\n":                                     `m:2:1: tags.a: html: "${1" has no closing brace; write $${ for the characters themselves`,
		"[tags.a]\nhtml = '${1|big}'\n":                                `m:2:1: tags.a: html: "${1|big}": there is no way "big" to put a value in; there are raw, url, markdown`,
		"[tags.a]\nhtml = 'x'\ntwo = '<<x'\n":                          `m:3:1: tags.a: two: a bracket has no end`,
		"[tags.a]\nhtml = '''\nx\n${}\n'''\n":                          `m:2:1: tags.a: html: "${}" is no place`,
		"[tags.a]\ncomponent = 'calout'\n":                             `m:2:1: tags.a: there is no component "calout"; there are button, callout, `,
		"[tags.a]\ncomponent = 'video'\n":                              `m:2:1: tags.a: video is nothing without id: params = { id = "${1}" }`,
		"[tags.a]\nparams = {}\nhtml=''\n":                             `m:2:1: tags.a: params are for a component; say which: component = "callout"`,
		"[tags.a]\ncomponent='callout'\nparams={clas='x'}\n":           `m:3:9: tags.a: callout has no parameter clas; it has class, icon, loud, text, title`,
		"[tags.a]\ncomponent='centered'\n[tags.a.params]\nclass='x'\n": `m:4:1: tags.a: centered takes no parameters`,
		"[tags.a]\ncomponent='callout'\nparams={class=[]}\n":           `m:3:9: tags.a: class is to be a text between quotes, a whole number, true or false`,
		"[tags.a]\ncomponent='callout'\nparams='x'\n":                  `m:3:1: tags.a: params is to be a table: params = { class = "${1}" }`,
		"[tags.a]\ncomponent='callout'\nbody='markdown'\nparams={text='${body}'}\n": `m:4:1: tags.a: a parameter cannot hold Markdown; say body = "text", or leave ${body} out`,
		"[tags.a]\nhtml='x'\nbody='html'\n":                                         `m:3:1: tags.a: body "html": want markdown, text, raw or none`,
		"[tags.a]\nhtml='x'\nbody='text'\n":                                         `m:3:1: tags.a: nothing has a place for ${body}; say body = "none" if it is to be left out`,
		"[tags.a]\nhtml='x'\nbody='markdown'\n":                                     `m:2:1: tags.a: html has no place for ${body}; say body = "none" if it is to be left out`,
		"[tags.a]\nhtml='x${body}'\nbody='none'\n":                                  `m:3:1: tags.a: body = "none", but a template has a place for ${body}`,
		"[tags.a]\nhtml='${body}${body}'\n":                                         `m:2:1: tags.a: html: Markdown can be in one place only; ${body} is in 2`,
		"[tags.a]\nhtml='${body}'\none='x'\n":                                       `m:3:1: tags.a: one: ${body} is to be in one place; it is in 0`,
		"[tags.a]\nhtml='x'\nsplit=''\n":                                            `m:3:1: tags.a: split is to be the sign between arguments, such as ","; blanks need none`,
		"[tags.b]\ndrop=true\n[tags.a]\nhtml='x'\n[tags.c]\nhtml=1\n":               `m:6:1: tags.c: html is to be a text between quotes`,
	} {
		_, err := Read("m", text, formats)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func TestAFileOfCommentsSaysNothing(t *testing.T) {
	f, err := Read("m", "# silence a/b: c\n", formats)
	if err != nil || len(f.Tags) != 0 || f.Tag("a") != nil {
		t.Error(f, err)
	}
}

// blog is a blog with nothing in it.
type blog struct{ tags.Blog }

func (blog) URLFor(path string) string   { return "/root/" + path }
func (blog) Markdown(text string) string { return "<p>[" + text + "]</p>" }

func TestPlacesHoldArguments(t *testing.T) {
	for in, want := range map[string]string{
		"${1}|${2}|${9}|${9:none}": "a&lt;b|c||none",
		"${2...}":                  "c d&#34;e",
		"${args}":                  "a&lt;b c d&#34;e",
		"${@color}, ${@size:big}":  "red, big",
		"${1|raw} ${1|url}":        "a<b /root/a&lt;b",
		"${1|markdown}":            "[a<b]",
		"$${1} $ {1} ${1}$":        "${1} $ {1} a&lt;b$",
		"${body}":                  "the &lt;body&gt;",
		"${body|raw}":              "the <body>",
		"${@no:x:y}":               "x:y",
	} {
		body := ""
		if strings.Contains(in, "body") {
			body = "body = 'text'\n"
		}
		f, err := Read("m", "[tags.t]\n"+body+"html = '"+in+"'\none = '${@color}'\n", formats)
		if err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		m, err := f.Meanings()["t"].Make(tags.Call{Name: "t", Args: []string{"a<b", "color:red", "c", `d"e`}, Body: "the <body>", Closed: true, Blog: blog{}})
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := m.HTML(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestArgumentsAreSplitAtTheSignThatIsGiven(t *testing.T) {
	f, err := Read("m", "[tags.t]\nsplit = ','\nhtml = '${1}'\none = '[${2}](${1|raw})'\n", formats)
	if err != nil {
		t.Fatal(err)
	}
	got := f.Tag("t").Templates(tags.Call{Args: []string{"/x,", "two", "words"}, Blog: blog{}})
	want := map[string]ir.Template{"one": {{Text: "["}, {Text: "two words", Value: true}, {Text: "]("}, {Text: "/x"}, {Text: ")"}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// Each component can be given each of its parameters, and calls them so itself.
func TestParametersAreThoseOfTheComponent(t *testing.T) {
	for _, c := range Components() {
		shape, v := shapes[c.Name], values{}
		for name, k := range shape.params {
			v[name] = map[paramKind]string{text: "x", markup: "x", flag: "true", number: "3"}[k]
		}
		m := shape.make(v)
		if m.Kind() != c.Name {
			t.Errorf("%s makes %s", c.Name, m.Kind())
		}
		for _, p := range m.Params() {
			if !slices.Contains(c.Params, p.Name) {
				t.Errorf("%s: no word of %s", c.Name, p.Name)
			}
		}
		if _, end := m.HTML(); end != "" && !c.Body && c.Name != "callout" {
			t.Errorf("%s encloses something", c.Name)
		}
		if c.Required != "" && !slices.Contains(c.Params, c.Required) {
			t.Errorf("%s needs %s, which it has not", c.Name, c.Required)
		}
	}
}

// No file stops the program. One that is read means something, with any arguments.
func FuzzRead(f *testing.F) {
	f.Add("[tags.a]\nhtml = '<b>${1:x|raw}</b>${body}'\none = '${args}'\n", "a b", "c")
	f.Add("[tags.a]\ncomponent = 'fold'\nparams = { title = \"${2...}\", open = true }\n", "a 'b", "")
	f.Add("[tags]\na.b.c = 1\n", "", "")
	f.Add("[tags.\"é,\\\"\"]\ndrop = 1", "", "")
	f.Fuzz(func(t *testing.T, text, args, body string) {
		file, err := Read("m", text, formats)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "m:") {
				t.Fatal(err)
			}
			return
		}
		for name, tag := range file.Meanings() {
			c := tags.Call{Name: name, Args: strings.Fields(args), Body: body, Closed: true, Blog: blog{}}
			m, err := tag.Make(c)
			if m == nil && err == nil {
				t.Fatalf("%s is nothing, and nobody says why", name)
			}
			if m != nil {
				m.HTML()
				m.Params()
			}
			file.Tag(name).Templates(c)
			file.Place(file.Tag(name))
		}
	})
}
