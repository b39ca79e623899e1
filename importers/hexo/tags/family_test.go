package tags

import (
	"testing"

	"hexodus/ir"
	"hexodus/ir/component"
)

// means is the kind of component that a use of a tag is in a blog, "" if nobody knows it.
func means(s Set, name string, args ...string) string {
	t, ok := s.Lookup(name)
	if !ok {
		return ""
	}
	m, _ := t.Make(Call{Name: name, Args: args, Blog: blog{}, Closed: t.Block})
	if m == nil {
		return ""
	}
	return m.Kind()
}

func TestATagMeansWhatTheThemeMeans(t *testing.T) {
	has := func(names ...string) func(string) bool {
		return func(p string) bool {
			for _, n := range names {
				if n == p {
					return true
				}
			}
			return false
		}
	}
	four := map[string]string{"note": "themes/x/a.js", "cq": "themes/x/a.js", "gp": "themes/x/a.js", "centerquote": "themes/x/a.js", "label": "themes/x/a.js"}
	for _, c := range []struct {
		from Origin
		tag  string
		args []string
		want string
	}{
		{Origin{Theme: "next"}, "note", []string{"info", "A", "title"}, "fold"},
		{Origin{Theme: "hexo-theme-next"}, "note", []string{"info", "A", "title"}, "fold"},
		{Origin{Theme: "butterfly"}, "note", []string{"info", "A", "title"}, "callout"},
		{Origin{Theme: "stellar"}, "link", []string{"https://x.example", "T"}, "card"},
		{Origin{Theme: "landscape"}, "link", []string{"T", "https://x.example"}, "link"},
		{Origin{Theme: "butterfly", HasPackage: has("hexo-butterfly-tag-plugins-plus")}, "folding", []string{"red,", "T"}, "fold"},
		{Origin{Theme: "mine", Defined: four}, "note", []string{"info", "A", "title"}, "fold"},
		{Origin{Theme: "mine", Defined: map[string]string{"note": "themes/mine/a.js"}}, "note", nil, ""},
		{Origin{Theme: "next", Defined: map[string]string{"note": "scripts/a.js"}}, "note", nil, ""},
		{Origin{}, "label", []string{"primary@a", "b"}, "label"},
		{Origin{}, "btn", []string{"/a,", "Text"}, "button"},
		{Origin{}, "nothing_like_it", nil, ""},
		{Origin{}, "youtube", []string{"id"}, "video"},
	} {
		if got := means(Of(c.from), c.tag, c.args...); got != c.want {
			t.Errorf("%+v: %s %q is %q, want %q", c.from, c.tag, c.args, got, c.want)
		}
	}
}

// Hexo gives a tag any arguments and any body; none may stop the program, and each must be a component or told.
func FuzzFamilies(f *testing.F) {
	f.Add("a, b, c", "<!-- tab A@x -->\nb\n<!-- endtab -->", 0)
	f.Add("color:red open:true T", "![a](b)\n\n- class_name: x\n  link_list: [1]", 1)
	f.Add("::", "<!-- node x --><!-- node y -->", 2)
	sets := []Set{Of(Origin{Theme: "next"}), Of(Origin{Theme: "butterfly"}), Of(Origin{Theme: "anzhiyu"}), Of(Origin{Theme: "fluid"}), Of(Origin{Theme: "volantis"}),
		Of(Origin{Theme: "stellar"}), Of(Origin{Theme: "keep"}), Of(Origin{Theme: "redefine"}), Of(Origin{})}
	f.Fuzz(func(t *testing.T, args, body string, n int) {
		set := sets[(n%len(sets)+len(sets))%len(sets)]
		for name := range assumed {
			tag, ok := set.Lookup(name)
			if !ok {
				continue
			}
			for _, closed := range []bool{true, false} {
				if tag.Block && !closed {
					continue
				}
				c := Call{Name: name, Args: splitArgs(args), Raw: args, Body: body, Source: body, Closed: closed, Blog: blog{}}
				m, err := tag.Make(c)
				if m == nil && err == nil {
					t.Fatalf("%s %q is nothing, and nobody says why", name, args)
				}
				if m != nil {
					m.HTML()
					m.Params()
				}
				if tag.Parts != nil {
					checkParts(t, name, tag.Parts(c), len(body))
				}
			}
		}
	})
}

func checkParts(t *testing.T, name string, parts []Part, size int) {
	t.Helper()
	at := 0
	for _, p := range parts {
		if p.Start < at || p.InnerStart < p.Start || p.InnerEnd < p.InnerStart || p.End < p.InnerEnd || p.End > size {
			t.Fatalf("%s: %+v after %d in %d", name, p, at, size)
		}
		at = p.End
		var _ ir.Meaning = p.Means
	}
}

func splitArgs(s string) []string {
	var list []string
	for _, f := range fields(Call{Args: []string{s}}.split(" ")) {
		if f != "" {
			list = append(list, f)
		}
	}
	return list
}

func TestPanesAreFoundByTheirComments(t *testing.T) {
	tag := next["tabs"]
	c := Call{Name: "tabs", Args: []string{"My", "Tabs,", "2"}, Blog: blog{}, Closed: true, Source: "\n<!-- tab A@code -->\na\n<!-- endtab -->\nlost\n<!--tab-->\nb\n<!-- endtab -->\n<!-- tab C --> no line\n<!-- endtab -->\n"}
	m, err := tag.Make(c)
	tabs, ok := m.(component.Tabs)
	if err != nil || !ok || len(tabs.Titles) != 2 || tabs.Titles[0] != "A" || tabs.Icons[0] != "fa fa-code" || tabs.Titles[1] != "My Tabs 2" || tabs.Active != 2 || tabs.Panes[1] != "my-tabs-2" {
		t.Errorf("%+v %v", m, err)
	}
	parts := tag.Parts(c)
	if len(parts) != 2 || c.Source[parts[1].InnerStart:parts[1].InnerEnd] != "\nb\n" {
		t.Errorf("%+v", parts)
	}
}
