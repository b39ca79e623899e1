package hexo

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

// unsure stands in a recorded path for the day of the file's birth, which we take from its last change.
const unsure = "<FILE_BIRTH_YYYY/MM/DD>"

func TestPostsAreWhereHexoPutThem(t *testing.T) {
	for _, area := range []string{"permalink", "dates", "filenames", "taxonomy"} {
		passed := 0
		for _, v := range vectors(t, area) {
			var want struct {
				Path, Permalink, Slug, Error, Title, Lang, Layout *string
				Fields                                            map[string]any
				Dropped                                           bool `json:"not_processed_as_post_or_page"`
			}
			v.decode(t, &want)
			b, log := v.read(t)
			d := docAt(b, v.Input.File)
			if want.Dropped || d == nil {
				if (d == nil || d.Draft) != want.Dropped {
					t.Errorf("%s: read: %v, want dropped: %v", v.ID, d != nil, want.Dropped)
				}
				continue
			}
			if want.Error != nil && len(log.Findings()) == 0 {
				t.Errorf("%s: no finding, want one for: %s", v.ID, *want.Error)
			}
			same := func(what string, got string, want *string) {
				t.Helper()
				if want != nil && got != *want {
					t.Errorf("%s: %s %q, want %q", v.ID, what, got, *want)
				}
			}
			if want.Path != nil {
				path := strings.ReplaceAll(*want.Path, unsure, "2017/07/14")
				same("route", routes.Of(d.URL), new(routes.Of(collapse(path))))
			}
			if want.Permalink != nil && !strings.Contains(*want.Permalink, unsure) && !strings.Contains(d.URL, "%") {
				site := urls.Site{URL: b.cfg.URL, Root: b.cfg.Root, TrailingIndex: b.cfg.TrailingIndex, TrailingHTML: b.cfg.TrailingHTML}
				if d.Kind == ir.Post {
					same("permalink", site.Full(d.URL), want.Permalink)
				}
			}
			same("slug", d.Slug, want.Slug)
			same("title", d.Title, want.Title)
			same("language", d.Language, want.Lang)
			passed++
		}
		t.Logf("%s: %d", area, passed)
	}
}

func TestTagsAndCategoriesAsHexo(t *testing.T) {
	for _, v := range vectors(t, "taxonomy") {
		var want struct {
			Tags       []struct{ Name, Slug, Path string }
			Categories []struct {
				Name, Slug, Path string
				Parent           *string
			}
		}
		v.decode(t, &want)
		b, _ := v.read(t)
		var got, wanted []string
		for _, x := range want.Tags {
			wanted = append(wanted, "tag "+x.Name+" "+x.Slug+" "+routes.Of(x.Path))
		}
		for _, x := range want.Categories {
			parent := ""
			if x.Parent != nil {
				parent = *x.Parent
			}
			wanted = append(wanted, "category "+x.Name+" in "+parent+" "+x.Slug+" "+routes.Of(x.Path))
		}
		for _, x := range b.site.Tags {
			got = append(got, "tag "+x.Name()+" "+x.Slug+" "+routes.Of(x.URL))
		}
		for _, x := range b.site.Categories {
			parent := ""
			if n := len(x.Path); n > 1 {
				parent = x.Path[n-2]
			}
			got = append(got, "category "+x.Name()+" in "+parent+" "+x.Slug+" "+routes.Of(x.URL))
		}
		slices.Sort(got)
		slices.Sort(wanted)
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Errorf("%s: %s", v.ID, diff)
		}
	}
}

func TestFilesAreWhatHexoMakesOfThem(t *testing.T) {
	for _, v := range vectors(t, "file-classification") {
		var want struct {
			Kind, Path, Layout, ID, Slug string
			Published                    *bool
			Error                        string
			Dropped                      bool `json:"not_processed_as_post_or_page"`
		}
		v.decode(t, &want)
		b, _ := v.read(t)
		d := docAt(b, v.Input.File)
		kind, path := "ignored", ""
		switch {
		case d != nil && d.Kind == ir.Post:
			kind, path = "post", d.URL
			if want.Published != nil && *want.Published == d.Draft {
				t.Errorf("%s: draft %v, published %v", v.ID, d.Draft, *want.Published)
			}
		case d != nil:
			kind, path = "page", d.URL
			if layout := map[string]string{"": "page"}[d.Layout] + d.Layout; want.Layout != "" && layout != want.Layout {
				t.Errorf("%s: layout %q, want %q", v.ID, layout, want.Layout)
			}
		case len(b.site.Assets) > 0:
			kind, path = "asset", b.site.Assets[0].URL
		case len(b.site.Data) > 0:
			kind, path = "data", ""
			if id := b.site.Data[0].ID; id != want.ID {
				t.Errorf("%s: id %q, want %q", v.ID, id, want.ID)
			}
		}
		if kind == "asset" && want.Kind == "page" && want.Layout == "false" {
			kind = "page" // a style sheet, script or data: nothing to render
			if ext := extension(want.Path); ext != extension(path) {
				path = trimExtension(path) + "." + ext
			}
		}
		if want.Dropped {
			want.Kind = "ignored"
		}
		if kind != want.Kind {
			t.Errorf("%s: is a %s, want %s", v.ID, kind, want.Kind)
			continue
		}
		if want.Path != "" && routes.Of(path) != routes.Of(want.Path) {
			t.Errorf("%s: at %q, want %q", v.ID, path, want.Path)
		}
	}
}

func TestRoutesAsHexo(t *testing.T) {
	for _, v := range vectors(t, "routes") {
		var want struct{ Routes []string }
		v.decode(t, &want)
		b, _ := v.read(t)
		var got []string
		for _, r := range routes.Routes(b.site, b.now) {
			got = append(got, r.Path)
		}
		if diff := cmp.Diff(want.Routes, got); diff != "" {
			t.Errorf("%s: %s", v.ID, diff)
		}
	}
}

func TestConfigurationMovesPosts(t *testing.T) {
	for _, v := range vectors(t, "config") {
		var want struct {
			Fatal string
			Post  struct{ Path, Permalink string }
		}
		v.decode(t, &want)
		fsys := v.blogFS(t)
		delete(fsys, "_config.yml")
		name := v.Input.ConfigName
		if name == "" {
			name = "_config.yml"
		}
		if !bytes.Contains(v.Output, []byte(`"theme":"landscape"`)) {
			fsys[name] = &fstest.MapFile{Data: []byte(v.Input.ConfigFile)}
		}
		const post = "source/_posts/a.md"
		fsys[post] = &fstest.MapFile{Data: []byte(v.Input.Post)}
		opt := v.options()
		opt.Config = config.Files(v.Input.Args.Config)
		b, err := read(t.Context(), fsys, opt, &finding.Log{})
		if want.Fatal != "" {
			if err == nil {
				t.Errorf("%s: no error, want %s", v.ID, want.Fatal)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", v.ID, err)
			continue
		}
		d := docAt(b, post)
		site := urls.Site{URL: b.cfg.URL, Root: b.cfg.Root, TrailingIndex: true, TrailingHTML: true}
		if got := site.Full(d.URL); got != want.Post.Permalink {
			t.Errorf("%s: %s, want %s", v.ID, got, want.Post.Permalink)
		}
	}
}
