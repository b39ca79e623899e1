package exporters_test

import (
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"hexodus/exporters"
	"hexodus/exporters/export"
	"hexodus/exporters/redirects"
	"hexodus/exporters/tree"
	"hexodus/importers/hexo"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	claimSeed  = flag.Uint64("claims.seed", 1, "what the sites and claims of TestFindingsClaimOnlyWhatChanged are drawn by")
	claimCount = flag.Int("claims", -1, "how many claims TestFindingsClaimOnlyWhatChanged looks at; 0 is all, without it the test is skipped")
	claimSites = flag.Int("claims.sites", 6, "from how many real blogs for each target; 0 is all")
	claimRule  = flag.String("claims.rule", "", "look only at claims of this rule")
	claimSite  = flag.String("claims.site", "", "look only at this blog")
)

// shared is the folder of real blogs, and of what Hexo showed of them.
const shared = "../../shared"

// A finding whose effect is neither exact nor equivalent claims that something is not as it was. Findings on real blogs are
// drawn at random, evenly over targets and rules, and each is held against both sides: what Hexo showed, and what the
// target will show. None may claim a change where there is none. Claims of which the reference does not hold the blog's side
// are not among those drawn: they are counted, by rule and reason.
//
//	go test ./exporters -run Claim -v -args -claims 1000 -claims.seed 7 -claims.sites 0
func TestFindingsClaimOnlyWhatChanged(t *testing.T) {
	if *claimCount < 0 {
		t.Skip("migrating real blogs takes a while: .ci/run precision, or go test ./exporters -run Claim -v -args -claims 100")
	}
	entries, err := os.ReadDir(filepath.Join(shared, "reference"))
	if err != nil {
		t.Fatalf("this needs real blogs and what Hexo showed of them, in a folder beside the clone: %v", err)
	}
	random := rand.New(rand.NewPCG(*claimSeed, 0))
	var claims []claim
	notJudged := map[string]int{}
	for _, format := range exporters.All {
		random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		for i, e := range entries {
			name, _, _ := strings.Cut(e.Name(), ".jsonl")
			if *claimSite != "" && *claimSite != name || *claimSite == "" && *claimSites > 0 && i >= *claimSites {
				continue
			}
			for _, c := range migrateBlog(t, name, format).claims() {
				if why := c.unjudged(); why != "" {
					notJudged[c.Rule.ID+": "+why]++
					continue
				}
				claims = append(claims, c)
			}
		}
	}
	drawn := draw(claims, *claimCount, random)
	if len(drawn) == 0 {
		t.Fatal("nothing was drawn")
	}
	wrong := 0
	for _, c := range drawn {
		if why := c.refute(); why != "" {
			line, _ := c.Start()
			t.Errorf("%s %s: %s:%d: %s %s %q: %s", c.on.format.Name, c.on.name, c.File(), line, c.Rule.ID, c.Effect, c.Detail, why)
			wrong++
		}
	}
	t.Logf("%d of %d claims looked at, %d wrong", len(drawn), len(claims), wrong)
	for _, kind := range slices.Sorted(maps.Keys(notJudged)) {
		t.Logf("not judged: %5d %s", notJudged[kind], kind)
	}
}

// draw takes n claims at random, as many of one target and rule as of another where there are so many; all with n == 0.
func draw(claims []claim, n int, random *rand.Rand) []claim {
	if n == 0 {
		return claims
	}
	kinds := map[string][]claim{}
	var names []string
	for _, c := range claims {
		name := c.on.format.Name + " " + c.Rule.ID
		if kinds[name] == nil {
			names = append(names, name)
		}
		kinds[name] = append(kinds[name], c)
	}
	slices.Sort(names)
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	var drawn []claim
	for len(drawn) < min(n, len(claims)) {
		for _, name := range names {
			left := kinds[name]
			if len(left) == 0 || len(drawn) == n {
				continue
			}
			i := random.IntN(len(left))
			drawn = append(drawn, left[i])
			kinds[name] = slices.Delete(left, i, i+1)
		}
	}
	return drawn
}

// blog is a real blog and what became of it.
type blog struct {
	name   string
	format exporters.Format
	site   *ir.Site
	out    *tree.Tree
	log    finding.Log
	docs   map[string]*ir.Document // by source path
	hexo   map[string]hexoPage     // by source path
	files  map[string]tree.File    // by source path
	shown  map[string][]byte       // Markdown pages as the target shows them, by source path
	items  map[string]feedItem     // of a feed, by URL without the site's
}

// hexoPage is a page as real Hexo showed it.
type hexoPage struct {
	Source, Path, Content, Excerpt, Error string
	Tags, Categories                      []hexoTerm
}

type hexoTerm struct{ Name, Path string }

type feedItem struct {
	URL  string   `json:"url"`
	HTML string   `json:"content_html"`
	Tags []string `json:"tags"`
}

// claim is a finding that says that something changed.
type claim struct {
	finding.Finding
	on *blog
}

func (b *blog) claims() (list []claim) {
	for _, f := range b.log.Findings() {
		if f.Effect != finding.Exact && f.Effect != finding.Equivalent && (*claimRule == "" || *claimRule == f.Rule.ID) {
			list = append(list, claim{f, b})
		}
	}
	return list
}

func migrateBlog(t *testing.T, name string, format exporters.Format) *blog {
	t.Helper()
	b := &blog{name: name, format: format, docs: map[string]*ir.Document{}, files: map[string]tree.File{}, shown: map[string][]byte{}}
	var err error
	if b.site, err = hexo.Import(t.Context(), os.DirFS(filepath.Join(shared, "corpus", name)), hexo.Options{}, &b.log); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	opt := export.Options{SelfCheck: true, Shown: func(doc *ir.Document, html []byte) {
		mu.Lock()
		b.shown[doc.Source.Path] = html
		mu.Unlock()
	}}
	if b.out, err = format.Export(t.Context(), b.site, opt, &b.log); err != nil {
		t.Fatal(err)
	}
	if format.Static != "" {
		redirects.Check(b.site, b.out, false, &b.log)
	}
	for _, d := range b.site.Docs {
		b.docs[d.Source.Path] = d
	}
	for _, f := range b.out.Files() {
		for _, source := range []string{f.Source, f.Asset} {
			if source != "" {
				b.files[source] = f
			}
		}
		if format.Name == "jsonfeed" && f.Path == "feed.json" {
			b.readFeed(t, f)
		}
	}
	b.readHexo(t)
	return b
}

func (b *blog) readFeed(t *testing.T, f tree.File) {
	t.Helper()
	r, w := io.Pipe()
	go func() { w.CloseWithError(f.Write(w)) }()
	var feed struct{ Items []feedItem }
	if err := json.NewDecoder(r).Decode(&feed); err != nil {
		t.Fatal(err)
	}
	b.items = map[string]feedItem{}
	for _, it := range feed.Items {
		b.items[b.local(it.URL)] = it
	}
}

func (b *blog) readHexo(t *testing.T) {
	t.Helper()
	file, err := os.Open(filepath.Join(shared, "reference", b.name+".jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(unzipped)
	if err != nil {
		t.Fatal(err)
	}
	b.hexo = map[string]hexoPage{}
	for line := range strings.Lines(string(text)) {
		var p hexoPage
		if line[0] == '{' && json.Unmarshal([]byte(line), &p) == nil && p.Source != "" { // plugins print, too
			b.hexo[path.Join(b.site.SourceDir, p.Source)] = p
		}
	}
}

// local is a URL of the site without the site's own, decoded and without "index.html".
func (b *blog) local(url string) string {
	url = decoded(strings.TrimPrefix(url, b.site.Config.URL))
	return "/" + strings.TrimLeft(strings.TrimSuffix(url, "index.html"), "/")
}
