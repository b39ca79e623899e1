package jekyll

import (
	"bytes"
	"io/fs"
	"math/rand"
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

// Each include prints what its component's HTML says, with whatever parameters it takes.
func TestIncludesPrintWhatComponentsSay(t *testing.T) {
	engine := templates.NewEngine()
	used := map[string]bool{}
	for _, m := range printed {
		r := rand.New(rand.NewSource(1))
		count := 0
		for range 100 {
			m := set(m, r)
			tag, end := m.HTML()
			name, whole := m.Kind(), tag+end
			if _, err := includeFiles.ReadFile("includes/" + name + ".html"); err != nil || name == "callout" && end != "" && r.Intn(2) == 0 {
				name, whole = name+"-open", tag
			}
			if _, ok := arguments(m); !ok || !prints(name, m.Params()) {
				continue
			}
			count++
			used[name] = true
			given := map[string]any{}
			for _, p := range m.Params() {
				given[p.Name] = p.Value
			}
			template := include(t, name)
			for _, c := range []struct{ template, want string }{{template, whole}, {kramdownOnly.Replace(template), whole}} {
				if c.template == template && strings.HasSuffix(name, "-open") {
					c.want = opening(whole)
				}
				got, err := engine.ParseAndRenderString(c.template, map[string]any{"include": given})
				if err != nil {
					t.Fatal(name, err)
				}
				if d := cmp.Diff(tags(c.want), tags(got)); d != "" {
					t.Fatalf("%s %v: %s\n got %s\nwant %s", name, given, d, got, c.want)
				}
			}
			if name, found := strings.CutSuffix(name, "-open"); found {
				if got := include(t, name+"-close"); got != end {
					t.Fatalf("%s ends with %s, want %s", name, got, end)
				}
			}
		}
		if count < 5 {
			t.Errorf("%s was printed %d times only", m.Kind(), count)
		}
	}
	files, err := fs.Glob(includeFiles, "includes/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "includes/"), ".html")
		if !strings.HasSuffix(name, "-close") && !used[name] {
			t.Errorf("%s was not tried", name)
		}
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
	z := html.NewTokenizer(bytes.NewReader([]byte(text)))
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
