package redirects

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// moving is a blog, and a site that keeps some of its addresses.
func moving(t *testing.T) (*ir.Site, *tree.Tree) {
	t.Helper()
	src := func(path string) *ir.Source { return &ir.Source{Path: path, Data: []byte("text")} }
	site := &ir.Site{
		Config: ir.Config{Root: "/b/", ArchiveDir: "archives", TagDir: "tags", Future: true, Feed: "/atom.xml", Lists: ir.Lists{IndexPerPage: 1, CategoryOff: true}},
		Docs: []*ir.Document{
			{Source: src("a.md"), URL: "/a/", Aliases: []string{"/old-a/", "/round/", "/c d.html", "/about/"}},
			{Source: src("about.md"), Kind: ir.Page, URL: "/about"},
			{Source: src("c.md"), URL: "/c d.html"},
			{Source: src("lost.md"), Kind: ir.Page, URL: "/lost/"},
			{Source: src("percent.md"), URL: "/50%/"},
		},
		Assets: []ir.Asset{{Path: "source/x.png", URL: "/x.png"}, {Path: "source/q?.png", URL: "/q?.png"}},
		Tags:   []ir.Term{{Path: []string{"Go"}, URL: "/tags/Go/", Count: 1}, {Path: []string{"go"}, URL: "/tags/go/", Count: 1}},
	}
	out := tree.New()
	for _, f := range []tree.File{
		{Path: "a.md", Source: "a.md", URL: "/a/"}, {Path: "about.md", Source: "about.md", URL: "/about/"}, {Path: "c.md", Source: "c.md", URL: "/c d.html"},
		{Path: "p.md", Source: "percent.md", URL: "/50-/"}, {Path: "x.png", Asset: "source/x.png", FS: nil, URL: "/y.png"},
		{Path: "q?.png", Asset: "source/q?.png", URL: "/q?.png"},
	} {
		if err := out.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range []tree.Answer{
		{URL: "/"}, {URL: "/page/2/"}, {URL: "/archives/"}, {URL: "/tags/go/"},
		{URL: "/old-a/", To: "/a/"}, {URL: "/round/", To: "/round/2/"}, {URL: "/round/2/", To: "/round/"}, {URL: "/c d.html", To: "/a/"},
		{URL: "/tags/Go/", To: "/tags/go/", Wanted: true},
	} {
		out.Answer(a)
	}
	return site, out
}

func TestEveryAddressHasAFate(t *testing.T) {
	site, out := moving(t)
	var got []string
	for _, r := range Table(site, out) {
		got = append(got, fmt.Sprintf("%s %s %s", r.Status, r.Old, r.New))
	}
	want := []string{
		"host /50%/ /50-/", "kept /a/ /a/", "kept /about /about/", "kept /about/ /about/", "kept /archives/ /archives/", "gone /atom.xml ", "kept /c d.html /c d.html",
		"kept / /", "gone /lost/ ", "moved /old-a/ /a/", "kept /page/2/ /page/2/", "host /page/3/ /", "host /q /q?.png", "gone /round/ ",
		"host /tags/Go/ /tags/go/", "kept /tags/go/ /tags/go/", "host /x.png /y.png",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatHasMovedIsTold(t *testing.T) {
	site, out := moving(t)
	told := func(hosted bool) (got []string) {
		var log finding.Log
		Check(site, out, hosted, &log)
		for _, f := range log.Findings() {
			got = append(got, fmt.Sprintf("%s %s %s", f.File(), f.Rule.ID, f.Detail))
		}
		return got
	}
	want := []string{
		" redirect/case-only /tags/go/ and /tags/Go/",
		" redirect/loop /round/2/ leads to /round/",
		" url/gone /atom.xml",
		" url/host-redirect /page/3/ to /",
		" url/host-redirect /tags/Go/ to /tags/go/",
		"a.md redirect/clash /about/ is a page, and was to lead to /a/",
		"a.md redirect/clash /c d.html is a page, and was to lead to /a/",
		"a.md redirect/loop /round/ leads to /round/2/",
		"lost.md url/gone /lost/",
		"percent.md url/host-redirect /50%/ is to lead to /50-/",
		"source/q?.png url/host-redirect /q is to lead to /q?.png",
		"source/x.png url/host-redirect /x.png is to lead to /y.png",
	}
	if diff := cmp.Diff(want, told(false)); diff != "" {
		t.Error(diff)
	}
	for _, line := range told(true) {
		if strings.Contains(line, "url/host-redirect") {
			t.Errorf("with redirects of the host: %s", line)
		}
	}
}

func TestHostsReadTheirFiles(t *testing.T) {
	for host, want := range map[string]string{
		"netlify": `# The addresses of the old blog, and where they lead now.
/b/50%25/ /b/50-/ 301!
/b/old-a/ /b/a/ 301!
/b/page/3/ /b/ 301!
/b/q /b/q%3F.png 301!
/b/x.png /b/y.png 301!
`,
		"cloudflare": `# The addresses of the old blog, and where they lead now.
/b/50%25/ /b/50-/ 301
/b/old-a/ /b/a/ 301
/b/page/3/ /b/ 301
/b/q /b/q%3F.png 301
/b/tags/Go/ /b/tags/go/ 301
/b/x.png /b/y.png 301
`,
		"nginx": `# The addresses of the old blog, and where they lead now.
# In the server's block: include redirects.nginx.conf;
location = "/b/50%/" { return 301 "/b/50-/$is_args$args"; }
location = "/b/old-a/" { return 301 "/b/a/$is_args$args"; }
location = "/b/page/3/" { return 301 "/b/$is_args$args"; }
location = "/b/q" { return 301 "/b/q%3F.png$is_args$args"; }
location = "/b/tags/Go/" { return 301 "/b/tags/go/$is_args$args"; }
location = "/b/x.png" { return 301 "/b/y.png$is_args$args"; }
`,
		"apache": `# The addresses of the old blog, and where they lead now.
RedirectMatch 301 "^/b/50%/$" "/b/50-/"
RedirectMatch 301 "^/b/old-a/$" "/b/a/"
RedirectMatch 301 "^/b/page/3/$" "/b/"
Redirect 301 "/b/q" "/b/q%3F.png"
RedirectMatch 301 "^/b/tags/Go/$" "/b/tags/go/"
RedirectMatch 301 "^/b/x\.png$" "/b/y.png"
`,
	} {
		site, out := moving(t)
		var log finding.Log
		if err := Write(host, site, out, "static", &log); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range out.Files() {
			if strings.Contains(f.Path, "redirects") || strings.HasSuffix(f.Path, "htaccess") {
				got = string(f.Data)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", host, diff)
		}
	}
	site, out := moving(t)
	if err := Write("nowhere", site, out, "", nil); err == nil {
		t.Error("a host that is none")
	}
}

func TestMarksOfAHostAreShielded(t *testing.T) {
	odd := []move{{`/a (b)*:c+d$1"é.html`, escaped(`/x:y$1*é`)}}
	for host, want := range map[string]string{
		"netlify": `/a%20%28b%29%2A%3Ac%2Bd%241%22%C3%A9.html /x%3Ay%241%2A%C3%A9 301!`,
		"nginx":   `location = "/a (b)*:c+d$1\"é.html" { return 301 "/x%3Ay%241%2A%C3%A9$is_args$args"; }`,
		"apache":  `RedirectMatch 301 "^/a \(b\)\*:c\+d\$1\"é\.html$" "/x:y\$1*é"`,
		"vercel":  `"source": "/a%20%28b%29%2A%3Ac%2Bd%241%22%C3%A9.html"`,
	} {
		for _, h := range Hosts {
			if text := h.text(odd); h.Name == host && !strings.Contains(text, want) {
				t.Errorf("%s: %s", host, text)
			}
		}
	}
}

func TestABlogsOwnFileStays(t *testing.T) {
	site, out := moving(t)
	if err := out.Add(tree.File{Path: "static/_redirects", Data: []byte("theirs"), Source: "source/_redirects"}); err != nil {
		t.Fatal(err)
	}
	var log finding.Log
	_ = Write("netlify", site, out, "static", &log)
	if list := log.Findings(); len(list) != 1 || list[0].Rule != ownFile || list[0].Path != "source/_redirects" {
		t.Errorf("%+v", list)
	}
	files := map[string]string{}
	for _, f := range out.Files() {
		files[f.Path] = string(f.Data)
	}
	if files["static/_redirects"] != "theirs" || !strings.Contains(files["redirects.netlify"], "/b/old-a/") {
		t.Errorf("%q", files)
	}
}

func TestAHostTakesOnlySoMany(t *testing.T) {
	site, out := moving(t)
	for i := range 2001 {
		from := fmt.Sprintf("/n/%d/", i)
		site.Docs[0].Aliases = append(site.Docs[0].Aliases, from)
		out.Answer(tree.Answer{URL: from, To: "/a/"})
	}
	var log finding.Log
	_ = Write("cloudflare", site, out, "static", &log)
	if list := log.Findings(); len(list) != 1 || list[0].Rule != tooMany {
		t.Errorf("%+v", list)
	}
}

func TestTheNearestListStandsForOneThatIsGone(t *testing.T) {
	answers := func(url string) bool { return url == "/" || url == "/archives/" || url == "/tags/" }
	for url, want := range map[string]string{
		"/archives/2020/02/page/2/": "/archives/", "/archives/page/2/": "/archives/", "/tags/x/": "/tags/", "/page/3/": "/",
		"/other/": "", "/page/": "", "/": "", "/categories/x/page/2/": "",
	} {
		if got, _ := Nearest(url, "page", answers); got != want && (got != "/" || want != "") {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
		if _, ok := Nearest(url, "page", answers); ok != (want != "") {
			t.Errorf("%s: %v", url, ok)
		}
	}
}
