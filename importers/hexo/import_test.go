package hexo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"hexodus/fixtures"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// site makes a blog of files, given as path and content in turns.
func site(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{"_config.yml": {Data: []byte("title: T\n")}}
	for i := 0; i+1 < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1]), Mode: 0o644}
	}
	return fsys
}

func readSite(t *testing.T, fsys fs.FS, opt Options) (*blog, *finding.Log) {
	t.Helper()
	var log finding.Log
	b, err := read(t.Context(), fsys, opt, &log)
	if err != nil {
		t.Fatal(err)
	}
	if left := b.clear(&log); left != "" {
		t.Error(left)
	}
	return b, &log
}

// told are the findings as "path rule: detail".
func told(log *finding.Log) []string {
	var list []string
	for _, f := range log.Findings() {
		if f.Rule != notContent {
			list = append(list, strings.TrimSuffix(f.File()+" "+f.Rule.ID+": "+f.Detail, ": "))
		}
	}
	return list
}

func wantTold(t *testing.T, log *finding.Log, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, told(log)); diff != "" {
		t.Error(diff)
	}
}

const dated = "---\ntitle: A\ndate: 2020-01-02 03:04:05\n---\n"

func TestBrokenFrontMatterBecomesADraftAndStopsNobody(t *testing.T) {
	b, log := readSite(t, site("source/_posts/a.md", "---\ntitle: a: b\n---\ntext\n", "source/_posts/b.md", dated), Options{})
	d := docAt(b, "source/_posts/a.md")
	if !d.Draft || d.Meta.Format != ir.MetaNone || d.Content != (ir.Span{End: len(d.Source.Data)}) {
		t.Errorf("got %+v", d)
	}
	if other := docAt(b, "source/_posts/b.md"); other.Draft || other.URL != "/2020/01/02/b/" {
		t.Errorf("got %+v", other)
	}
	if got := told(log); len(got) != 2 || !strings.HasPrefix(got[0], "source/_posts/a.md date/from-file-time") ||
		!strings.HasPrefix(got[1], "source/_posts/a.md front-matter/invalid") {
		t.Errorf("got %q", got)
	}
}

func TestTextsAreCleanedAndTold(t *testing.T) {
	b, log := readSite(t, site(
		"source/_posts/crlf.md", "\ufeff"+strings.ReplaceAll(dated, "\n", "\r\n")+"a\r\nb\r\n",
		"source/_posts/mixed.md", dated+"a\r\nb\n",
		"source/_posts/bytes.md", dated+"a\xe4\xb8b\xff\x00",
		"source/_posts/empty.md", "",
		"source/_posts/long.md", dated+strings.Repeat("x", 1<<20),
	), Options{})
	crlf := docAt(b, "source/_posts/crlf.md").Source
	if !crlf.CRLF || string(crlf.Data) != dated+"a\nb\n" {
		t.Errorf("got %v %q", crlf.CRLF, crlf.Data)
	}
	if mixed := docAt(b, "source/_posts/mixed.md").Source; mixed.CRLF || string(mixed.Data) != dated+"a\nb\n" {
		t.Errorf("got %v %q", mixed.CRLF, mixed.Data)
	}
	if got := string(docAt(b, "source/_posts/bytes.md").Source.Data); got != dated+"a\ufffdb\ufffd\x00" {
		t.Errorf("got %q", got)
	}
	wantTold(t, log,
		"source/_posts/bytes.md source/invalid-utf8: 2 places",
		"source/_posts/bytes.md source/control-characters: U+0000, 1 place",
		"source/_posts/empty.md date/from-file-time: 0001-01-01 00:00:00")
}

func TestPostsHaveTheirFoldersFiles(t *testing.T) {
	fsys := site(
		"source/_posts/foo.md", dated, "source/_posts/foo/a.png", "x", "source/_posts/foo/sub/b c.png", "x",
		"source/_posts/foo/doc.md", dated, "source/_posts/foo/doc/d.png", "x", "source/_posts/foo/_u.png", "x",
		"source/_posts/foo/s.styl", "x", "source/_posts/alone.png", "x", "source/_drafts/d.md", "", "source/_drafts/d/x.png", "x")
	fsys["_config.yml"].Data = []byte("post_asset_folder: true\npermalink: :title.html\n")
	fsys["package.json"] = &fstest.MapFile{Data: []byte(`{"dependencies":{"hexo-renderer-stylus":"*"}}`)}
	b, log := readSite(t, fsys, Options{})
	var got []string
	for _, d := range b.site.Docs {
		for _, a := range d.Assets {
			got = append(got, d.Slug+" "+a.Path+" "+a.URL)
		}
		for _, a := range d.Aliases {
			got = append(got, d.Slug+" alias "+a)
		}
	}
	want := []string{
		"foo source/_posts/foo/a.png /foo/a.png", "foo source/_posts/foo/s.styl /foo/s.styl",
		"foo source/_posts/foo/sub/b c.png /foo/sub/b c.png",
		"foo/doc source/_posts/foo/doc/d.png /foo/doc/d.png", "foo/doc alias /foo/doc.html",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantTold(t, log,
		"source/_drafts/d.md date/from-file-time: 0001-01-01 00:00:00",
		"source/_drafts/d/x.png asset/not-published: of a draft",
		"source/_posts/alone.png asset/not-published",
		"source/_posts/foo/doc.md asset/also-post: /foo/doc.html",
		"source/_posts/foo/s.styl page/not-html: was /foo/s.css")
}

func TestClashesAreToldOnBothSides(t *testing.T) {
	_, log := readSite(t, site(
		"source/_posts/a.md", "---\ndate: 2020-01-01\npermalink: x/\n---\n", "source/x/index.md", "",
		"source/X/index.html", ""), Options{})
	wantTold(t, log,
		"source/X/index.html url/case-clash: /X/, also source/_posts/a.md, source/x/index.md",
		"source/_posts/a.md url/case-clash: /x/, also source/X/index.html",
		"source/_posts/a.md url/clash: /x/, also source/x/index.md",
		"source/x/index.md url/case-clash: /x/, also source/X/index.html",
		"source/x/index.md url/clash: /x/, also source/_posts/a.md")
}

func TestPluginsMoveAndHidePosts(t *testing.T) {
	fsys := site(
		"source/_posts/a.md", "---\ntitle: LOJ\ndate: 2020-01-02\nalias: [old/a.html, b/]\nhidden: true\n---\n",
		"source/_posts/b.md", "---\ndate: 2020-01-02\nabbrlink: 7\npassword: x\nredirect_from: /was\nredirect: /to/\n---\n",
		"source/_posts/c.md", "---\ndate: 2020-01-02\nabbrlink: 8\npassword: ''\ntags: [s]\n---\n",
		"source/_posts/d.md", "---\ndate: 2020-01-02\nabbrlink: 9\ntags: [s]\n---\n")
	fsys["_config.yml"].Data = []byte("permalink: :abbrlink.html\nabbrlink: {alg: crc32, rep: hex}\nencrypt: {tags: [{name: s, password: p}]}\nalias: {gone/: 8.html, lost/: nowhere/}\n")
	fsys["package.json"] = &fstest.MapFile{Data: []byte(`{"dependencies":{"hexo-abbrlink":"*","hexo-generator-alias":"*","hexo-generator-redirect":"*","hexo-hide-posts":"*","hexo-blog-encrypt":"*"}}`)}
	b, log := readSite(t, fsys, Options{})
	var got []string
	for _, d := range b.site.Docs {
		got = append(got, fmt.Sprint(d.URL, " ", d.Aliases, " ", d.Redirect, " hidden:", d.Hidden, " secret:", d.Secret))
	}
	want := []string{
		"/672956f2.html [/old/a.html /b/]  hidden:true secret:false", "/7.html [/was/] /to/ hidden:false secret:true",
		"/8.html [/gone/]  hidden:false secret:false", "/9.html []  hidden:false secret:true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantTold(t, log,
		"_config.yml config/not-carried: lost/ to nowhere/",
		"source/_posts/a.md permalink/abbrlink-computed: 672956f2",
		"source/_posts/b.md post/secret",
		"source/_posts/b.md page/redirect: /to/",
		"source/_posts/d.md post/secret")
}

func TestStellarMovesPagesIntoFolders(t *testing.T) {
	fsys := site("source/about/me.md", "", "source/about/index.md", "", "source/bare.md", "---\nlayout: false\n---\n", "source/_posts/a.md", dated)
	fsys["_config.yml"].Data = []byte("theme: stellar\npermalink: :title.html\n")
	addresses := func() (got []string, log *finding.Log) {
		b, log := readSite(t, fsys, Options{})
		for _, d := range b.site.Docs {
			got = append(got, d.URL)
		}
		return got, log
	}
	got, log := addresses()
	if want := []string{"/a.html", "/about/", "/about/me/", "/bare.html"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	wantTold(t, log, "source/about/me.md permalink/theme-folder")
	fsys["themes/stellar/scripts/a.js"] = &fstest.MapFile{}
	if got, _ := addresses(); slices.Contains(got, "/about/me/") {
		t.Errorf("%q of a theme that does not move pages", got)
	}
}

func TestTheZoneOfTheMachineIsToldWhereItMovesAPost(t *testing.T) {
	fsys := site("source/_posts/a.md", dated, "source/_posts/b.md", "---\ndate: 2020-01-02 12:00:00\n---\n",
		".github/workflows/pages.yml", "run: npx hexo generate\n")
	fsys["_config.yml"].Data = []byte("timezone: Asia/Shanghai\n")
	b, log := readSite(t, fsys, Options{})
	if url := docAt(b, "source/_posts/a.md").URL; url != "/2020/01/02/a/" {
		t.Errorf("got %s", url)
	}
	wantTold(t, log, "source/_posts/a.md date/zone-changes-url: UTC: 2020/01/01/a/")
	b, log = readSite(t, fsys, Options{Timezone: "UTC"})
	if url := docAt(b, "source/_posts/a.md").URL; url != "/2020/01/01/a/" {
		t.Errorf("got %s", url)
	}
	wantTold(t, log, "source/_posts/a.md date/zone-changes-url: Asia/Shanghai: 2020/01/02/a/")
}

func TestOnlyWhatWasAskedForIsThere(t *testing.T) {
	fsys := site("source/_posts/a.md", dated+"x", "source/_posts/b.md", "---\ntags: z\n---\n", "source/i.png", "x")
	b, log := readSite(t, fsys, Options{Only: []string{"_posts/a*"}})
	if len(b.site.Docs) != 1 || len(b.site.Tags) != 1 || len(b.site.Assets) != 1 {
		t.Errorf("got %d documents, %d tags, %d assets", len(b.site.Docs), len(b.site.Tags), len(b.site.Assets))
	}
	wantTold(t, log)
	if _, err := Import(t.Context(), fsys, Options{Only: []string{"[a"}}, log); err == nil {
		t.Error("a bad glob is no error")
	}
}

func TestImportIsTheSameWithAnyNumberOfJobs(t *testing.T) {
	fsys := site()
	for i := range 200 {
		fsys[fmt.Sprintf("source/_posts/%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: %d\ndate: 2020-01-02\ntags: [a, t%d]\ncategories: [[c%d, d], [e]]\n---\ntext", i%150, i%7, i%5)}
	}
	fsys["_config.yml"].Data = []byte("permalink: :category/:post_title/\n")
	summary := func(jobs int) []string {
		b, log := readSite(t, fsys, Options{Jobs: jobs})
		list := told(log)
		for _, d := range b.site.Docs {
			list = append(list, d.Source.Path+" "+d.URL)
		}
		for _, x := range slices.Concat(b.site.Tags, b.site.Categories) {
			list = append(list, fmt.Sprint(x))
		}
		return list
	}
	if diff := cmp.Diff(summary(1), summary(8)); diff != "" {
		t.Error(diff)
	}
}

func TestImportStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Import(ctx, site("source/_posts/a.md", dated), Options{}, &finding.Log{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzImport(f *testing.F) {
	f.Add("_posts/a.md", dated+"x", "permalink: :year/:category/:hash/:name/")
	f.Add("a/_data/b.yml", "a: 1", "include: ['**']\npost_asset_folder: true")
	f.Add("_posts/100%.md", "---\npermalink: /%E4/\ncategories: [[[a]], b]\n---\n", "new_post_name: :year-:title.md")
	f.Fuzz(func(t *testing.T, name, content, cfg string) {
		if !fs.ValidPath("source/" + name) {
			return
		}
		fsys := site("source/"+name, content)
		fsys["_config.yml"].Data = []byte(cfg)
		var log finding.Log
		b, err := read(t.Context(), fsys, Options{}, &log)
		if err != nil {
			return
		}
		if left := b.clear(&log); left != "" {
			t.Fatal(left)
		}
		for _, d := range b.site.Docs {
			if !strings.HasPrefix(d.URL, "/") {
				t.Fatalf("URL %q", d.URL)
			}
		}
	})
}

func BenchmarkImport(b *testing.B) {
	blog := fixtures.Blog(300)
	size, err := fixtures.Size(blog)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Import(b.Context(), blog, Options{}, &finding.Log{}); err != nil {
			b.Fatal(err)
		}
	}
}

// clear is what is left in the books once an exporter has done its part.
func (b *blog) clear(log *finding.Log) string {
	l := &log.Ledger
	assets := slices.Clone(b.site.Assets)
	for _, d := range b.site.Docs {
		l.Settle(finding.File, d.Source.Path, 1, finding.Carried, nil)
		l.Settle(finding.Field, d.Source.Path, len(d.Meta.Fields), finding.Carried, nil)
		assets = append(assets, d.Assets...)
	}
	for _, a := range assets {
		l.Settle(finding.AssetFile, a.Path, 1, finding.Carried, nil)
	}
	for _, f := range b.site.Data {
		l.Settle(finding.File, f.Path, 1, finding.Carried, nil)
	}
	for _, line := range l.Lines() {
		switch line.Item {
		case finding.File, finding.Field, finding.ConfigKey, finding.AssetFile:
			if line.In != line.Carried+line.Changed+line.Dropped+line.Skipped {
				return string(line.Item) + "s do not balance: " + l.Balance().Error()
			}
		}
	}
	return ""
}
