package hexo

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hexodus/fixtures"
	"hexodus/importers/hexo/config"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/reading"
)

// shownBy is the HTML that the importer says Hexo showed.
func shownBy(d *ir.Document) string {
	var b strings.Builder
	for _, block := range d.Render() {
		b.Write(block.HTML)
	}
	return b.String()
}

// sameToAReader compares two renderings of one page.
func sameToAReader(t *testing.T, id, what, got, want string) bool {
	t.Helper()
	a, b := reading.Tokens([]byte(want), reading.Base{}), reading.Tokens([]byte(got), reading.Base{})
	if slices.Equal(a, b) {
		return true
	}
	t.Errorf("%s: %s\n got %q\nwant %q", id, what, got, want)
	return false
}

// bodyAreas are the areas whose vectors hold what Hexo made of a whole post, and the files that each area's vectors share.
var bodyAreas = map[string]string{
	"excerpt": "", "post-assets": "post-assets", "builtin-tags-nohl": "builtin-tags", "code-fence": "", "code-fence-extra": "",
	"code-fence-nohl": "", "markdown": "", "markdown-options": "",
}

func TestBodiesReadAsHexoShowedThem(t *testing.T) {
	for area, shared := range bodyAreas {
		t.Run(area, func(t *testing.T) {
			passed := 0
			for _, v := range vectors(t, area) {
				if shared != "" {
					for name, content := range fixtures.Shared(t, shared) {
						if v.Files == nil {
							v.Files = map[string]string{}
						}
						if _, own := v.Files[name]; !own && name != v.Input.File {
							v.Files[name] = content
						}
					}
				}
				var want struct {
					Content, Excerpt, Error *string
				}
				v.decode(t, &want)
				b, log := v.read(t)
				d := docAt(b, v.Input.File)
				if want.Content == nil { // Hexo gave up
					if len(log.Findings()) == 0 {
						t.Errorf("%s: no finding, although Hexo stopped", v.ID)
					}
					continue
				}
				if d == nil {
					t.Errorf("%s: no document", v.ID)
					continue
				}
				got := shownBy(d)
				if sameToAReader(t, v.ID, v.Input.Content, got, *want.Content) {
					passed++
				}
			}
			t.Logf("%d as Hexo", passed)
		})
	}
}

func TestConfigurationChangesBodies(t *testing.T) {
	for _, v := range vectors(t, "config") {
		var want struct{ Post struct{ Content *string } }
		v.decode(t, &want)
		if want.Post.Content == nil {
			continue
		}
		fsys := v.blogFS(t)
		delete(fsys, "_config.yml")
		name := v.Input.ConfigName
		if name == "" {
			name = "_config.yml"
		}
		if !strings.Contains(string(v.Output), `"theme":"landscape"`) {
			fsys[name] = &fstest.MapFile{Data: []byte(v.Input.ConfigFile)}
		}
		const post = "source/_posts/a.md"
		fsys[post] = &fstest.MapFile{Data: []byte(v.Input.Post)}
		opt := v.options()
		opt.Config = config.Files(v.Input.Args.Config)
		b, err := read(t.Context(), fsys, opt, &finding.Log{})
		if err != nil {
			t.Errorf("%s: %v", v.ID, err)
			continue
		}
		sameToAReader(t, v.ID, v.Input.ConfigFile, shownBy(docAt(b, post)), *want.Post.Content)
	}
}

// marked: src/Lexer.ts, lex; the others do the same.
func TestALoneCarriageReturnEndsALine(t *testing.T) {
	for _, engine := range []string{"hexo-renderer-marked", "hexo-renderer-markdown-it", "hexo-renderer-kramed"} {
		v := recorded{ID: engine, Plugins: []string{engine}}
		v.Input.File, v.Input.Content = "source/_posts/a.md", "---\ntitle: A\n---\n1. a\r2. b\n"
		b, _ := v.read(t)
		sameToAReader(t, engine, v.Input.Content, shownBy(docAt(b, v.Input.File)), "<ol><li>a</li><li>b</li></ol>")
	}
}
