package jekyll

import (
	"errors"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	templates "github.com/osteele/liquid"
	"golang.org/x/net/html"

	"hexodus/ir"
	"hexodus/ir/component"
)

// printed are components that have an include.
var printed = []ir.Meaning{
	component.Button{}, component.Callout{}, component.Card{}, component.Cell{}, component.Centered{}, component.Checkbox{},
	component.Document{}, component.Fiddle{}, component.Figure{}, component.Fold{}, component.Frame{}, component.Gist{}, component.Grid{},
	component.Group{}, component.Icon{}, component.Image{}, component.Label{}, component.Link{}, component.LinkCard{}, component.Media{},
	component.Moment{}, component.Progress{}, component.PullQuote{}, component.Spoiler{}, component.Styled{}, component.Tab{}, component.Tabs{},
	component.Timeline{}, component.Video{},
}

var values = []string{
	"", "", "", "x", "two words", "/a%20b/?c=1&d=2#e", "it's", `say "hi"`, "a &amp; b", "&#39;", "a < b > c", "<b>strong</b> *text* | _more_", "50%", "中文", "`code`", "a/b=c",
	"&#x2F;", "&frac12;", "title", "a\\b", "{{ x }}", "a}}b",
}

// set is a component of the same kind with parameters at random.
func set(m ir.Meaning, r *rand.Rand) ir.Meaning {
	v := reflect.New(reflect.TypeOf(m)).Elem()
	tabs := 1 + r.Intn(3)
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.String:
			f.SetString(values[r.Intn(len(values))])
		case reflect.Bool:
			f.SetBool(r.Intn(2) == 0)
		case reflect.Int:
			f.SetInt(int64(r.Intn(4)))
		case reflect.Uint8:
			f.SetUint(uint64(r.Intn(3)))
		case reflect.Slice:
			for range tabs {
				f.Set(reflect.Append(f, reflect.ValueOf(values[r.Intn(12)])))
			}
		}
	}
	switch m := v.Interface().(type) {
	case component.Link: // what else it may be is no template's
		return component.Link{Href: m.Href, Text: m.Text + "x", Title: m.Title + "x", Form: component.LinkTitle}
	case component.Styled:
		m.As = "kbd"
		return m
	case component.Tabs: // a pane has a title or an icon
		for i := range m.Titles {
			m.Titles[i] += "."
		}
		return m
	case component.Video:
		m.Provider = "youtube"
		return m
	default:
		return m.(ir.Meaning)
	}
}

// call is a use of an include.
type call struct {
	name, args string
	given      map[string]any
	shown, end string // what kramdown has to get, and what ends it
	bare       string // what CommonMark has to get
}

// calls are uses of all includes, with whatever parameters they take.
func calls(t *testing.T) (list []call) {
	t.Helper()
	used := map[string]int{}
	for _, m := range printed {
		r := rand.New(rand.NewSource(1))
		for range 100 {
			m := set(m, r)
			tag, end := m.HTML()
			c := call{name: m.Kind(), bare: tag + end, shown: tag + end, given: map[string]any{}}
			if _, err := includeFiles.ReadFile("includes/" + c.name + ".html"); err != nil || c.name == "callout" && end != "" && r.Intn(2) == 0 {
				c.name, c.bare, c.shown, c.end = c.name+"-open", tag, opening(tag), end
			}
			args, ok := arguments(m)
			if !ok || !prints(c.name, m.Params()) {
				continue
			}
			if c.args = args; args == "" {
				c.args = ` kind="` + m.Kind() + `"`
			}
			for _, p := range m.Params() {
				c.given[p.Name] = p.Value
			}
			used[c.name]++
			list = append(list, c)
		}
	}
	files, err := fs.Glob(includeFiles, "includes/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(strings.TrimPrefix(file, "includes/"), ".html"); !strings.HasSuffix(name, "-close") && used[name] < 5 {
			t.Errorf("%s was tried %d times", name, used[name])
		}
	}
	return list
}

// Each include prints what its component's HTML says.
func TestIncludesPrintWhatComponentsSay(t *testing.T) {
	engine := templates.NewEngine()
	for _, c := range calls(t) {
		template := include(t, c.name)
		for template, want := range map[string]string{template: c.shown, kramdownOnly.Replace(template): c.bare} {
			got, err := engine.ParseAndRenderString(template, map[string]any{"include": c.given})
			if err != nil {
				t.Fatal(c.name, err)
			}
			c.check(t, want, got)
		}
		if name, found := strings.CutSuffix(c.name, "-open"); found {
			if got := include(t, name+"-close"); got != c.end {
				t.Errorf("%s ends with %s, want %s", name, got, c.end)
			}
		}
	}
}

// So they do in Jekyll itself, as strict as it can be.
func TestIncludesPrintInJekyll(t *testing.T) {
	program := os.Getenv("JEKYLL")
	if program == "" {
		t.Skip("set JEKYLL to the program, as .ci/run does")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	const between = "\n<!-- next -->\n"
	list := calls(t)
	page := "---\n---\n"
	for _, c := range list {
		write("_includes/hexo/"+c.name+".html", include(t, c.name))
		page += "{% include hexo/" + c.name + ".html" + c.args + " %}" + between
	}
	write("index.html", page)
	write("_config.yml", "liquid: {error_mode: strict, strict_filters: true, strict_variables: true}\n")
	cmd := exec.Command(program, "build", "--strict_front_matter", "--disable-disk-cache", "--source", dir, "--destination", filepath.Join(dir, "_site"))
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	shown, err := os.ReadFile(filepath.Join(dir, "_site", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(shown), between)
	if len(parts) != len(list)+1 {
		t.Fatalf("%d includes printed %d things", len(list), len(parts)-1)
	}
	for i, c := range list {
		c.check(t, c.shown, parts[i])
	}
}

func (c call) check(t *testing.T, want, got string) {
	t.Helper()
	if d := cmp.Diff(tags(want), tags(got)); d != "" {
		t.Fatalf("%s%s: %s\n got %s\nwant %s", c.name, c.args, d, got, want)
	}
}

func include(t *testing.T, name string) string {
	t.Helper()
	data, err := includeFiles.ReadFile("includes/" + name + ".html")
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimRight(string(data), "\n")
}

var blanks = regexp.MustCompile(`\s+`)

// tags are the tags and texts of HTML as a browser reads them.
func tags(text string) (list []string) {
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		for i, a := range token.Attr {
			if a.Key == "class" {
				token.Attr[i].Val = strings.TrimSpace(blanks.ReplaceAllString(a.Val, " "))
			}
		}
		list = append(list, token.String())
	}
	return list
}
